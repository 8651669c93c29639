"""A document: masthead, title, banner and blocks, in one of the six languages.

The masthead is neutral: it carries what the issuing body gives and nothing by itself, so that no
document looks issued by a body that did not issue it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias, get_args

from normbook.documents._blocks import Block, Heading, Item, ItemList
from normbook.documents._faults import DocumentFault
from normbook.documents._inline import Direction, plain_text

Language: TypeAlias = Literal["ar", "zh", "en", "fr", "ru", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the title; every part may be empty, none is supplied by the writers.

    `issuer` is the issuing body as it names itself; `date` is the printed date; `lines` are
    the session, the agenda item and the like, one a line.
    """

    issuer: str = ""
    symbol: str = ""
    date: str = ""
    distribution: str = ""
    original: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself. `identifier` is permanent; `created` is given, never the clock's."""

    identifier: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    version: str = ""
    created: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `banner` stands on every page and at the head of every screen ("EXERCISE – invented
    replies"). Ids are unique, levels of headings do not skip.
    """

    title: str
    language: Language
    metadata: Metadata
    blocks: tuple[Block, ...] = ()
    masthead: Masthead = field(default_factory=Masthead)
    banner: str = ""
    subtitle: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise DocumentFault(f"Language {self.language!r} is not one of {', '.join(LANGUAGES)}.")
        if not self.title.strip() or not self.metadata.identifier.strip():
            raise DocumentFault("A document needs a title and an identifier.")
        _check_ids(self)
        _check_levels(self)

    @property
    def direction(self) -> Direction:
        return direction_of(self.language)


def direction_of(language: str) -> Direction:
    """The direction of writing of a language tag: right to left for Arabic script, else left to right."""
    return "rtl" if language.split("-")[0].lower() in ("ar", "fa", "ur", "he", "ps", "yi", "dv") else "ltr"


def _check_ids(document: Document) -> None:
    seen: set[str] = set()
    for found in _ids(document.blocks):
        if found in seen:
            raise DocumentFault(f"The id {found!r} stands twice in the document. Give each block its own.")
        seen.add(found)


def _ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.id:
            yield block.id
        if isinstance(block, ItemList):
            yield from _item_ids(block.items)


def _item_ids(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if item.id:
            yield item.id
        if item.below is not None:
            yield from _ids((item.below,))


def _check_levels(document: Document) -> None:
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                raise DocumentFault(
                    f'Heading "{plain_text(block.content)[:60]}" is of level {block.level} below level '
                    f"{level}. Levels must not skip: use level {level + 1}."
                )
            level = block.level
