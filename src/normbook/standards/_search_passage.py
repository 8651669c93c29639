"""The passage of a text that answers a query, with the places of the words that were found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from normbook.languages import LanguageCode
from normbook.standards._search_analyser import term, words

WIDTH = 240
"""Characters of a passage: about three lines of a screen."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text; `marks` are the places (start, end) of what was found, in this piece."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def marked(self, before: str = "*", after: str = "*") -> str:
        """The piece with signs around what was found."""
        pieces, place = [], 0
        for start, end in self.marks:
            pieces += [self.text[place:start], before, self.text[start:end], after]
            place = end
        return "".join((*pieces, self.text[place:]))


def passage(text: str, language: LanguageCode, terms: Collection[str], width: int = WIDTH) -> Passage:
    """The piece of at most about `width` characters where the most different terms stand together."""
    found = [
        (word.start, word.end, name) for word in words(text) if (name := term(word.text, language)) in terms
    ]
    start, end = _window(text, found, width)
    front = _CUT if start else ""
    back = _CUT if end < len(text) else ""
    shift = len(front) - start
    marks = _joined([(a + shift, b + shift) for a, b, _ in found if start <= a and b <= end])
    return Passage(f"{front}{text[start:end]}{back}", marks)


def _window(text: str, found: list[tuple[int, int, str]], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    first, best = 0, (0, 0)
    for place, (start, _, _) in enumerate(found):
        inside = [name for _, end, name in found[place : place + 60] if end <= start + width * 3 // 4]
        worth = (len(set(inside)), len(inside))
        if worth > best:
            first, best = start, worth
    start = _boundary(text, max(0, first - width // 4))
    return start, _boundary(text, min(len(text), start + width))


def _boundary(text: str, place: int) -> int:
    """The nearest place at or before this one where a word begins; Chinese may be cut anywhere."""
    if place in (0, len(text)):
        return place
    blank = text.rfind(" ", max(0, place - 40), place)
    return place if blank < 0 else blank + 1


def _joined(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
