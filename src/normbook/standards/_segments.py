"""Several provisions in one paragraph of the source, taken apart at the numbers printed there.

A source may run "1. … 2. …" or "(a) …; (b) …" together. It is taken apart only where the numbers follow one
another without a gap and stand where a new provision can begin, so that "in paragraph 1 (e)" stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from normbook.standards._digits import lettered, plain, roman
from normbook.standards._marks import mark_of

_NUMBER: Final = re.compile(r"(?<=[.;:”\"’)\]])\s+(?P<number>\d{1,3})\s?\.\s+(?=[^\W\d_a-z]|[\"“«(])")
_LETTER: Final = re.compile(r"(?P<before>\S{1,40})\s+\((?P<letter>[a-zа-я]{1,4}|[\u0621-\u064a])\)\s*(?=\S)")
_REFERENCE: Final = re.compile(
    r"(?:\d\)?|sub-?paragraphs?|paragraphs?|paras?\.?|articles?|rules?|alinéas?|apartados?|incisos?|"
    r"подпункта?х?|пункта?х?|الفقرة|الفرعية)$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"(?:[;,:.]|\band|\bor|\bet|\bou|\by|\bo|\bи|\bили)$", re.IGNORECASE)


def segments(text: str) -> list[str]:
    """The provisions that one paragraph of the source holds, in order; joined by spaces they are the text."""
    return [part for piece in _numbered(text) for part in _lettered(piece)]


def _numbered(text: str) -> list[str]:
    first = mark_of(text)
    if first is None or first.sort != "decimal" or len(first.places) != 1:
        return [text]
    wanted = first.places[0] + 1
    cuts = [0]
    for found in _NUMBER.finditer(plain(text)) if len(plain(text)) == len(text) else ():
        if int(found["number"]) == wanted:
            cuts.append(found.start("number"))
            wanted += 1
    return _cut(text, cuts)


def _lettered(text: str) -> list[str]:
    """Cut before (a), (b) … where at least two follow one another, and before (i), (ii) … inside them."""
    cuts = _run(text, lettered)
    pieces = _cut(text, [0, *cuts])
    return [part for piece in pieces for part in _cut(piece, [0, *_run(piece, roman)])]


def _run(text: str, place_of: Callable[[str], int | None]) -> list[int]:
    if "(" not in text or len(plain(text)) != len(text):
        return []
    head = mark_of(text)
    wanted = 1
    if head is not None and head.sort == "item":
        place = head.place_letter if place_of is lettered else head.place_roman
        wanted = (place or 0) + 1 if place else 1
    started = wanted > 1
    cuts: list[int] = []
    for found in _LETTER.finditer(text):
        before = found["before"]
        if place_of(found["letter"]) != wanted or _REFERENCE.search(before):
            continue
        if (wanted > 1 or started) and not _JOINED.search(before):
            continue
        cuts.append(found.start("letter") - 1)
        wanted += 1
    return cuts if started or len(cuts) > 1 else []


def _cut(text: str, cuts: list[int]) -> list[str]:
    ends = [*cuts[1:], len(text)]
    return [piece for start, end in zip(cuts, ends, strict=True) if (piece := text[start:end].strip())]
