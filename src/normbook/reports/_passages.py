"""Passages: the pieces a report is written in, each a function of the desk.

A passage is written alone, so that after a change only those are written anew
whose figures stand on changed answers. Numbers of chapters, paragraphs, tables
and figures are put on at the end; ids do not move when numbers do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from normbook.documents import Block, Chart, Heading, Inline, NumberedParagraph, Run, Table, TileMap, inline
from normbook.reports._desk import Desk

Write = Callable[[Desk], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A named piece: headings, paragraphs, tables, pictures."""

    id: str
    write: Write


@dataclass(frozen=True, slots=True)
class Written:
    """A passage as written: its blocks, without numbers, and the ids of its figures."""

    id: str
    blocks: tuple[Block, ...]
    figures: tuple[str, ...]


def written(passage: Passage, desk: Desk) -> Written:
    """The passage written at the desk."""
    desk.used = {}
    blocks = tuple(passage.write(desk))
    return Written(passage.id, blocks, tuple(desk.used))


def paragraph(id_: str, *parts: str | Run | Iterable[str | Run]) -> NumberedParagraph:
    """A numbered paragraph; its number comes at the end, its id is permanent."""
    flat: list[str | Run] = []
    for part in parts:
        flat.extend([part] if isinstance(part, str | Run) else part)
    content: Inline = inline(*[part for part in flat if part != ""])
    return NumberedParagraph("", content, id_)


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with numbers: I, A, 1 for headings, 1 for paragraphs, tables and figures.

    A heading under which nothing stands is left out, as is one that stands alone at its level's end.
    """
    counts = {"paragraph": 0, "table": 0, "figure": 0}
    levels = [0, 0, 0, 0]
    found: list[Block] = []
    for block in _filled(list(blocks)):
        if isinstance(block, Heading) and block.number != "-":
            levels[block.level - 1] += 1
            levels[block.level :] = [0] * (len(levels) - block.level)
            found.append(replace(block, number=heading_number(block.level, levels[block.level - 1])))
        elif isinstance(block, Heading):
            found.append(replace(block, number=""))
        elif isinstance(block, NumberedParagraph):
            found.append(replace(block, number=f"{_next(counts, 'paragraph')}."))
        elif isinstance(block, Table):
            found.append(replace(block, number=str(_next(counts, "table"))))
        elif isinstance(block, Chart | TileMap):
            found.append(replace(block, number=str(_next(counts, "figure"))))
        else:
            found.append(block)
    return tuple(found)


def heading_number(level: int, count: int) -> str:
    """I., A., 1., (a) as the editorial manual has them."""
    if level == 1:
        return f"{_roman(count)}."
    if level == 2:
        return f"{chr(64 + count) if count <= 26 else count}."
    return f"{count}." if level == 3 else f"({chr(96 + count)})"


def _filled(blocks: list[Block]) -> list[Block]:
    """Without headings that have nothing below them."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            deeper = isinstance(following, Heading) and following.level > block.level
            if following is None or (isinstance(following, Heading) and not deeper):
                continue
            if deeper and not _anything(blocks[place + 1 :], block.level):
                continue
        kept.append(block)
    return _without_lone(kept)


def _without_lone(blocks: list[Block]) -> list[Block]:
    """Without sub-headings that stand alone at their level: "no lone sub-heading" (editorial manual)."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level > 1 and _alone(blocks, place, block.level):
            continue
        kept.append(block)
    return kept


def _alone(blocks: list[Block], place: int, level: int) -> bool:
    def stops(around: list[Block]) -> bool:
        """Does a heading of a higher level, or the end, come before one of the same level?"""
        for block in around:
            if isinstance(block, Heading) and block.level <= level:
                return block.level < level
        return True

    return stops(blocks[place + 1 :]) and stops(blocks[:place][::-1])


def _anything(blocks: list[Block], level: int) -> bool:
    for block in blocks:
        if isinstance(block, Heading):
            if block.level <= level:
                return False
        else:
            return True
    return False


def _next(counts: dict[str, int], name: str) -> int:
    counts[name] += 1
    return counts[name]


def _roman(number: int) -> str:
    parts = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for size, sign in parts:
        while number >= size:
            text += sign
            number -= size
    return text
