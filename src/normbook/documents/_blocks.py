"""The blocks of a document other than tables and pictures.

Every block may carry an `id`, unique in the document and a target of links, and `traces`: opaque
strings that tie the block to what it was made from. Conventions: chapters I, II; then A, B; then
1; then (a); paragraphs numbered consecutively (United Nations editorial manual).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from normbook.documents._inline import Inline
from normbook.documents._pictures import Chart, TileMap
from normbook.documents._tables import Table

Level: TypeAlias = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number as given ("I.", "A.", "1.", "(a)"); level 1 is a chapter."""

    level: Level
    content: Inline
    number: str = ""
    id: str = ""
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number."""

    content: Inline
    id: str = ""
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph under its printed number ("12."); the number is shown, the id does not move."""

    number: str
    content: Inline
    id: str = ""
    traces: tuple[str, ...] = ()


class ListKind(Enum):
    """How items are marked: by a bullet, by (a) or by (i), as the document's language writes it."""

    BULLET = "bullet"
    LETTER = "letter"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Item:
    """One item, with a list below it where there is one."""

    content: Inline
    below: ItemList | None = None
    id: str = ""
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items in order."""

    items: tuple[Item, ...]
    kind: ListKind = ListKind.BULLET
    id: str = ""
    traces: tuple[str, ...] = ()


class NoteKind(Enum):
    """NOTE informs; CONFIRM asks the reader to confirm. The title says it in words."""

    NOTE = "note"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Note:
    """Paragraphs set apart from the text under a short title: a caveat, a designation note."""

    paragraphs: tuple[Inline, ...]
    title: str = ""
    kind: NoteKind = NoteKind.NOTE
    id: str = ""
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the headings down to `depth`; without a title the language's own word stands."""

    depth: Level = 2
    title: str = ""
    id: str = ""
    traces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page; without effect on a screen."""

    id: str = ""
    traces: tuple[str, ...] = ()


Block: TypeAlias = (
    Heading | Paragraph | NumberedParagraph | ItemList | Table | Chart | TileMap | Note | Contents | PageBreak
)
