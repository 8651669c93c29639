"""Running text as HTML: styles, links, languages, figures with their traces, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from normbook.documents._document import Document, direction_of
from normbook.documents._inline import Inline, Run, Style
from normbook.documents._legible import legible, safe_link

TraceLink: TypeAlias = Callable[[str], str]

_TAGS = {
    Style.ITALIC: ("<em>", "</em>"),
    Style.BOLD: ("<strong>", "</strong>"),
    Style.CODE: ("<code>", "</code>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
}


@dataclass(slots=True)
class Writing:
    """What is gathered while one page is written: footnotes, ids in use, pictures counted."""

    document: Document
    trace_link: TraceLink | None
    footnotes: list[str] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    def free_id(self, wanted: str) -> str:
        """`wanted` without spaces, with a number behind it where it was given out before."""
        name = re.sub(r"\s+", "-", legible(wanted))
        self.ids[name] = self.ids.get(name, 0) + 1
        return name if self.ids[name] == 1 else f"{name}~{self.ids[name]}"


def escaped(text: str) -> str:
    """Text as it may stand in HTML, on one line or several."""
    return escape(legible(text)).replace("\n", "<br>")


def attributes(**named: str | None) -> str:
    """Attributes with a space before each; one that is None or empty is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(legible(value))}"'
        for name, value in named.items()
        if value
    )


def inline_html(content: Inline, writing: Writing) -> str:
    """Running text as HTML."""
    return "".join(_run(run, writing) for run in content)


def joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _run(run: Run, writing: Writing) -> str:
    opening, closing = _TAGS.get(run.style, ("", ""))
    text = f"{opening}{escaped(run.text)}{closing}"
    if run.language or run.direction:
        direction = run.direction or direction_of(run.language or "")
        text = f"<bdi{attributes(lang=run.language, dir=direction)}>{text}</bdi>"
    if run.figure is not None:
        text = _figure(run.figure, text, writing)
    elif link := safe_link(run.link):
        text = f"<a{attributes(href=_target(link))}>{text}</a>"
    return text + (_mark(run.footnote, writing) if run.footnote is not None else "")


def _target(link: str) -> str:
    return "#" + re.sub(r"\s+", "-", link[1:]) if link.startswith("#") else link


def _figure(figure: str, text: str, writing: Writing) -> str:
    link = safe_link(writing.trace_link(figure)) if writing.trace_link else None
    anchor = writing.free_id(f"figure-{figure}")
    return f"<a{attributes(class_='figure', id=anchor, data_figure=figure, href=link)}>{text}</a>"


def _mark(footnote: Inline, writing: Writing) -> str:
    number = len(writing.footnotes) + 1
    writing.footnotes.append("")
    writing.footnotes[number - 1] = inline_html(footnote, writing)
    return (
        f'<sup class="mark"><a id="mark-{number}" href="#footnote-{number}" '
        f'role="doc-noteref">{number}</a></sup>'
    )
