"""Lettered and Roman items: which of the two a mark such as (i), (v) or (c) is."""

from __future__ import annotations

from normbook.standards._marks import Mark
from normbook.standards._node import ITEM, Node

_DEEPEST = ITEM + 6
"""No official text nests lists deeper; what seems to is read side by side."""


def reading_of(mark: Mark, above: Node | None, *, begins: bool) -> tuple[str, int | None, int]:
    """Is (i) the letter after (h) or the first numeral? What goes on wins over what begins."""
    items = [node for node in reversed(above.chain if above else ()) if node.rank >= ITEM]
    readings = (("letter", mark.place_letter), ("roman", mark.place_roman))
    if begins and mark.place_roman == 1:
        return "roman", 1, (min(items[0].rank + 1, _DEEPEST) if items else ITEM)
    for node in items:
        for style, place in readings:
            if node.style == style and place is not None and place == (node.place or 0) + 1:
                return style, place, node.rank
    base = min(items[0].rank + 1, _DEEPEST) if items else ITEM
    if mark.place_roman == 1 and (items or mark.place_letter != 1):
        return "roman", 1, base
    if mark.place_letter == 1:
        return "letter", 1, base
    for node in items:
        for style, place in readings:
            if node.style == style and place is not None:
                return style, place, node.rank
    style = "letter" if mark.place_letter is not None else "roman"
    return style, mark.place_letter or mark.place_roman, base
