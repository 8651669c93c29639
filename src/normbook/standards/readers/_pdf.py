"""PDF: the text layer, line by line; running heads, page numbers and contents lists left out, with a remark.

Footnotes stand under a line of underscores or in a block at the foot of the page that begins with the next
note's number; they are kept as notes of the text.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Final

from normbook.remarks import Place, Remark, Weight
from normbook.standards._model import RawText
from normbook.standards.readers._bounds import PAGES, TEXT_SIGNS, refuse
from normbook.standards.readers._lines import paragraphs

_EDGE: Final = 3
_RULE: Final = re.compile(r"\s*_{5,}\s*$")
_PAGE: Final = re.compile(r"^\s*(?:[-–—]\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*$")
_SYMBOL: Final = re.compile(
    r"^\s*(?:\d+(?:/\d+)?\s+)?(?:(?:A|E|S|ST|CCPR|CAT)/[A-Z0-9./()]+[0-9)]|[A-Z]{2,3}\.\d\d-\d{4,6}|\d\d-\d{5})"
    r"(?:\s*\([A-Z]\))?(?:\s+\d+(?:/\d+)?|\s+\d{6})?\s*$|^\s*\*\d{6,8}\*\s*$"
)
_LEADER: Final = re.compile(r"\.{5,}|(?:\. ){5,}")
_CONTENTS: Final = re.compile(
    r"\s*(?:contents|table des matières|índice|содержание|المحتويات|目录|目次)\s*$", re.IGNORECASE
)
_NOTE: Final = re.compile(r"\s*(?P<number>\d{1,3}|\*+)\s+(?P<text>\S.*)$")


def read_pdf(data: bytes, name: str) -> RawText:
    """The text layer of a PDF. Refuses with S203 damage, S205 a password, S211 a PDF of pictures only."""
    pages = _pages(data, name)
    if not any(page.strip() for page in pages):
        refuse(
            "S211",
            f"The PDF has no text layer: its {len(pages):,} pages are pictures.",
            "Have the text recognised (OCR) and checked, or take the document from its publisher.",
            name,
        )
    remarks = _empty_pages(pages, name)
    lines, notes, left_out = _body(pages)
    if left_out:
        words = f"{left_out:,} lines of running heads, page numbers and contents lists were left out."
        cure = "Nothing to do, unless a provision is missing."
        remarks.append(Remark("S231", Weight.NOTE, words, cure, place=Place(name)))
    return RawText(tuple(paragraphs(lines)) if lines else (), notes=tuple(notes), remarks=tuple(remarks))


def _pages(data: bytes, name: str) -> list[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    size = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        if not locked and count <= PAGES:
            for page in reader.pages:
                pages.append(page.extract_text())
                size += len(pages[-1])
                if size > TEXT_SIGNS:
                    break
    except Exception:  # a broken PDF fails in many ways; all mean the same to the person who sent it
        refuse("S203", "The PDF is damaged.", "Copy or send it again.", name)
    if locked:
        refuse("S205", "The PDF is protected by a password.", "Save it without a password.", name)
    if count > PAGES or size > TEXT_SIGNS:
        refuse("S202", f"The PDF is too long to be one text ({count:,} pages).", "Give a part of it.", name)
    return pages


def _empty_pages(pages: list[str], name: str) -> list[Remark]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if not empty:
        return []
    words = f"Pages without a text layer: {', '.join(empty[:20])}."
    cure = "Look whether they hold text as a picture; that text is missing here."
    return [Remark("S232", Weight.WARNING, words, cure, place=Place(name, row=int(empty[0])))]


def _body(pages: list[str]) -> tuple[list[tuple[int, str]], list[str], int]:
    """Lines with their page, notes, and how many lines were left out."""
    running = _running(pages)
    lines: list[tuple[int, str]] = []
    notes: list[str] = []
    left_out = 0
    for number, page in enumerate(pages, 1):
        in_notes = False
        page, dropped = _without_contents(page)
        left_out += dropped
        shown_lines = [line.strip() for line in page.splitlines() if line.strip()]
        for at, shown in enumerate(shown_lines):
            edge = at < _EDGE or at >= len(shown_lines) - _EDGE
            if _RULE.match(shown):
                in_notes = True
            elif _is_furniture(shown) or (edge and _key(shown) in running):
                left_out += 1
            elif in_notes or _starts_notes(shown, lines, number, len(notes)):
                in_notes = True
                _note(notes, shown)
            else:
                lines.append((number, shown))
    return lines, notes, left_out


def _is_furniture(line: str) -> bool:
    """A page number, the symbol of the document, or a line of a contents list."""
    return any(sign.search(line) for sign in (_PAGE, _SYMBOL, _LEADER))


def _without_contents(page: str) -> tuple[str, int]:
    """The page without its table of contents: from that word to the last line with dots and a page number."""
    rows = page.splitlines()
    start = next((at for at, row in enumerate(rows) if _CONTENTS.match(row)), None)
    dotted = [at for at, row in enumerate(rows) if _LEADER.search(row)]
    if start is None or not dotted or dotted[-1] < start:
        return page, 0
    return "\n".join((*rows[:start], *rows[dotted[-1] + 1 :])), dotted[-1] + 1 - start


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _running(pages: list[str]) -> set[str]:
    """Lines among the first or last three of at least three pages and of a third of all."""
    seen: Counter[str] = Counter()
    for page in pages:
        shown = [line.strip() for line in page.splitlines() if line.strip()]
        seen.update({_key(line) for line in (*shown[:_EDGE], *shown[-_EDGE:]) if len(line) < 140})
    return {line for line, count in seen.items() if count >= max(3, len(pages) // 3)}


def _starts_notes(line: str, lines: list[tuple[int, str]], page: int, known: int) -> bool:
    """The block of notes at the foot begins with the next note's number and no point after it."""
    found = _NOTE.match(line)
    if found is None or not lines or lines[-1][0] != page or not found["number"].isdigit():
        return False
    ended = lines[-1][1].rstrip().endswith((".", ";", ":", ",", ")")) or known > 0
    return ended and int(found["number"]) == known + 1 and found["text"][:1].isupper()


def _note(notes: list[str], line: str) -> None:
    found = _NOTE.match(line)
    if found is not None or not notes:
        notes.append(line)
    else:
        notes[-1] = f"{notes[-1]} {line}"
