"""Writes docs/rules: one page a function or operator, from the functions themselves and the table of cases.

python scripts/make_rule_pages.py            writes the pages and the list of limits in docs/meaning.md
python scripts/make_rule_pages.py --check    says which are not as they would be written; exit 1
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "rules")]

from case_table import Page, Row, pages  # noqa: E402

from normbook.rules.functions import FUNCTIONS  # noqa: E402
from normbook.rules.limits import LIMITS  # noqa: E402

FOLDER = ROOT / "docs" / "rules"
MEANING = ROOT / "docs" / "meaning.md"
HEAD = "<!-- Written by scripts/make_rule_pages.py from the table of cases; change tests/rules/cases. -->\n"
LIMITS_HEAD = "| target | code | what | why |\n|---|---|---|---|\n"


def code(text: str) -> str:
    """Text as code within a cell of a table."""
    shown = text.replace("\n", "⏎").replace("\t", "⇥").replace("\r", "").replace("|", "\\|")
    fence = "``" if "`" in shown else "`"
    return f"{fence}{shown}{fence}"


def plain(text: str) -> str:
    """Prose within a cell."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def spelled(value: object) -> str:
    return code(json.dumps(value, ensure_ascii=False))


def answer(row: Row) -> str:
    if row.error is not None:
        return f"error {row.error}"
    if row.absent is not None:
        return f"absent: {row.absent}"
    written = spelled(row.value) if not isinstance(row.value, float) else code(f"{row.value:.9f}".rstrip("0"))
    return written + (", partial" if row.partial else "")


def over(row: Row) -> str:
    """The data of a case, and what is given besides."""
    given = [spelled(row.data)] if row.data else []
    given += [f"{name} is {code(value)}" for name, value in row.clock.items()]
    return ", ".join(given)


def kinds(row: Row) -> str:
    """The declared types, where a case declares them for what it uses."""
    used = {
        key: entry
        for key, entry in (row.schema or {}).items()
        if f"{{{key}" in row.expression or key in row.data
    }
    return ", ".join(f"{code(key)} {kind(entry)}" for key, entry in used.items())


def kind(entry: object) -> str:
    if not isinstance(entry, dict):
        return plain(str(entry))
    codes = [each["code"] if isinstance(each, dict) else each for each in entry.get("choices", ())]
    return f"{entry['type']}{' of ' + ' '.join(code(str(each)) for each in codes) if codes else ''}"


def table(page: Page) -> Iterator[str]:
    typed = any(kinds(row) for row in page.rows)
    yield "| expression | over |" + (" types |" if typed else "") + " gives | |"
    yield "|---|---|" + ("---|" if typed else "") + "---|---|"
    for row in page.rows:
        middle = f" {kinds(row)} |" if typed else ""
        yield f"| {code(row.expression)} | {over(row)} |{middle} {answer(row)} | {plain(row.note)} |"


def written(page: Page) -> str:
    function = FUNCTIONS.get(page.key) if page.kind == "function" else None
    lines = [HEAD, f"# {page.title}", ""]
    if function is not None:
        lines += [f"`{function.usage}`", ""]
    lines += [plain(page.meaning), "", *table(page), ""]
    return "\n".join(lines)


def index() -> str:
    lines = [HEAD, "# The rule language, function by function", ""]
    lines += [
        "Every line of these tables runs through every printer. The algebra behind them is",
        "[the meaning](../meaning.md).",
        "",
    ]
    for title, wanted in (
        ("Functions", "function"),
        ("Operators and references", "operator"),
        ("Topics", "topic"),
    ):
        lines += [f"## {title}", ""]
        for page in pages():
            if page.kind == wanted:
                usage = FUNCTIONS[page.key].usage if wanted == "function" else page.title
                first = plain(page.meaning.partition(". ")[0].rstrip("."))
                lines.append(f"- [{code(usage)}]({page.name}.md): {first}.")
        lines.append("")
    return "\n".join(lines)


def meaning() -> str:
    """docs/meaning.md with the list of limits as it is now."""
    before = MEANING.read_text(encoding="utf-8").partition(LIMITS_HEAD)[0].rstrip("\n")
    rows = [
        f"| {each.target} | {each.code} | {plain(each.about)} | {plain(each.reason)} |" for each in LIMITS
    ]
    return before + "\n\n" + LIMITS_HEAD + "\n".join(rows) + "\n"


def wanted() -> dict[Path, str]:
    """Every file that has to be there, with its text."""
    files = {FOLDER / f"{page.name}.md": written(page) for page in pages()}
    return {**files, FOLDER / "index.md": index(), MEANING: meaning()}


def stale() -> list[Path]:
    """Pages that are missing, not as they would be written, or left over."""
    files = wanted()
    changed = [
        path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    return changed + [path for path in sorted(FOLDER.glob("*.md")) if path not in files]


def main() -> int:
    if "--check" in sys.argv[1:]:
        for path in stale():
            print(f"{path.relative_to(ROOT)} is not as it would be written; run scripts/make_rule_pages.py")
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in stale():
        if path not in wanted():
            path.unlink()
    for path, text in wanted().items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(wanted())} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
