"""The headings of a document with the anchors by which contents and links reach them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normbook.documents._blocks import Heading
from normbook.documents._document import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    heading: Heading
    anchor: str


def anchor_of(heading: Heading, position: int) -> str:
    """The heading's id, or an anchor made from its place among the blocks."""
    return heading.id or f"heading-{position}"


def entries(document: Document, depth: int) -> Iterator[Entry]:
    """The headings down to `depth`, in order."""
    for position, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level <= depth:
            yield Entry(block, anchor_of(block, position))
