"""Running text as typst: every text is a string literal, so that none is read as markup."""

from __future__ import annotations

from dataclasses import dataclass

from normbook.documents._document import direction_of
from normbook.documents._glyphs import drawable
from normbook.documents._inline import Inline, Run, Style
from normbook.documents._legible import legible, safe_link


@dataclass(frozen=True, slots=True)
class Labels:
    """The ids that may be linked to, with the short labels that stand for them."""

    names: dict[str, str]


def string(text: str) -> str:
    """A typst string literal that prints `text`."""
    clean = drawable(legible(text)).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{clean}"'


def content(text: str) -> str:
    """`text` as content, a line feed as a line break."""
    lines = [f"#{string(line)}" for line in legible(text).split("\n")]
    return "[" + "#linebreak()".join(lines) + "]"


def bare(run: Run) -> str | None:
    """A run without style, link, note and language as a string literal; None for any other."""
    if run.style is not Style.PLAIN or run.link or run.footnote is not None or "\n" in legible(run.text):
        return None
    return None if run.language or run.direction else string(run.text)


def inline_typst(runs: Inline, labels: Labels) -> str:
    """Running text as one content block."""
    return "[" + "".join(_run(run, labels) for run in runs) + "]"


def _run(run: Run, labels: Labels) -> str:
    body = _styled(run)
    if run.language or run.direction:
        direction = run.direction or direction_of(run.language or "")
        language = f"lang: {string(run.language.split('-')[0][:3])}, " if run.language else ""
        body = f"[#text({language}dir: {direction}){body}]"
    if target := _target(run, labels):
        body = f"[#link({target}){body}]"
    note = f"#footnote{inline_typst(run.footnote, labels)}" if run.footnote is not None else ""
    return body[1:-1] + note


def _styled(run: Run) -> str:
    match run.style:
        case Style.PLAIN:
            return content(run.text)
        case Style.ITALIC:
            return f"[#emph{content(run.text)}]"
        case Style.BOLD:
            return f"[#strong{content(run.text)}]"
        case Style.SUPERSCRIPT:
            return f"[#super{content(run.text)}]"
        case Style.CODE:
            return f"[#raw({string(run.text)})]"


def _target(run: Run, labels: Labels) -> str | None:
    link = safe_link(run.link)
    if link is None:
        return None
    if link.startswith("#"):
        name = labels.names.get(link[1:])
        return f"label({string(name)})" if name else None
    return string(link) if ":" in link.split("/")[0] else None
