"""Lines joined to paragraphs again, as wide as the page was: of a wrapped text file or a PDF page."""

from __future__ import annotations

import re
from typing import Final

from normbook.standards._marks import mark_of
from normbook.standards._model import Block

_STOP: Final = re.compile(r"[.:;!?。；：؛؟”\"’)\]]\s*\d{0,2}\s*$")
_OPEN: Final = re.compile(r"[,،，-]\s*$|\b(?:the|of|and|or|de|la|les|des|et|и|в)\s*$", re.IGNORECASE)
_REFERS: Final = re.compile(
    r"\b(?:paragraphs?|paras?\.?|articles?|rules?|principles?|resolutions?|nos?\.?|and|or|to|in|of)\s*$",
    re.IGNORECASE,
)
_WIDE: Final = 130
_SHORT: Final = 0.72
_BULLET: Final = re.compile(r"[•·▪–—-]\s+\S")


def paragraphs(lines: list[tuple[int, str]]) -> list[Block]:
    """The paragraphs of some lines (row and text) that no empty line divides."""
    if any(len(line) > _WIDE for _, line in lines):
        return [Block(_tidy(line), row) for row, line in lines]
    width = max(len(line.strip()) for _, line in lines)
    blocks: list[Block] = []
    open_lines: list[str] = []
    first = lines[0][0]
    last: int | None = None
    for row, line in lines:
        counted = _number(open_lines[0]) if open_lines else None
        last = counted if counted is not None else last
        if open_lines and (
            _begins(open_lines, line.strip(), width) or _counts_on(open_lines, line.strip(), last)
        ):
            blocks.append(Block(_joined(open_lines), first))
            open_lines, first = [], row
        open_lines.append(line.strip())
    blocks.append(Block(_joined(open_lines), first))
    return blocks


def _begins(before: list[str], line: str, width: int) -> bool:
    """Does a new paragraph begin with this line?"""
    last = before[-1]
    mark, alone = mark_of(line), len(before) == 1
    head = mark_of(last) if alone else None
    short = len(last) < width * _SHORT
    if mark is not None and mark.sort in ("unit", "division"):
        return bool(not mark.rest or _STOP.search(last) or short or head)
    if mark is not None:
        ended = bool(_STOP.search(last)) or (head is not None and not head.rest)
        return ended or (short and not _OPEN.search(last) and not _REFERS.search(last))
    if head is not None and not head.rest.strip() and head.sort != "item":
        return head.sort != "decimal"
    if _BULLET.match(line):
        return True
    if _STOP.search(last):
        return short and not line[:1].islower()
    heading = short and alone and not _OPEN.search(last)
    return heading and line[:1].isupper() and len(line) > len(last)


def _number(line: str) -> int | None:
    mark = mark_of(line)
    return mark.places[0] if mark is not None and mark.sort == "decimal" and len(mark.places) == 1 else None


def _counts_on(before: list[str], line: str, last: int | None) -> bool:
    """The next number of the text begins a paragraph, unless it ends a reference such as “in paragraph”."""
    mark = mark_of(line)
    if mark is None or mark.sort != "decimal" or last is None or _REFERS.search(before[-1]):
        return False
    follows = mark.places[0] == last + (1 if len(mark.places) == 1 else 0)
    return follows and mark.rest[:1].isupper()


def _joined(lines: list[str]) -> str:
    """Joined by spaces; a hyphen at the end of a line stays, since official texts print compounds so."""
    text = lines[0]
    for line in lines[1:]:
        glued = text.endswith(("-", "\u00ad")) or _ideographs(text[-1:], line[:1])
        text = f"{text}{line}" if glued else f"{text} {line}"
    return _tidy(text)


def _ideographs(before: str, after: str) -> bool:
    return all(
        "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in (before, after) if sign
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()
