"""The pieces of a text, each with the mark it begins with: what the tree is built from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from normbook.standards._marks import Mark, mark_of
from normbook.standards._model import Block
from normbook.standards._segments import segments


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of the text with the mark it begins with."""

    text: str
    mark: Mark | None
    block: Block
    first: bool


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """The blocks taken apart at the numbers printed in them."""
    lines = []
    for block in blocks:
        for count, piece in enumerate(segments(block.text)):
            lines.append(Line(piece, mark_of(piece), block, count == 0))
    return lines
