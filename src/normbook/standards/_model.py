"""What a reader makes of an official text: provisions in the order of the text, numbers as printed.

Source of the shape: an official text numbers its rules, principles or articles once, and everybody cites
them by that number; so the number is kept as printed and the address is built on it, never the other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from normbook.remarks import Remark

Style = Literal["line", "heading", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a source, as it stands there.

    `kind` and `number` are set only where the source itself names the unit apart from its text (an N3 node
    titled "Article 5", a numbered list of a Word file). `row` is the 1-based line, page or node.
    """

    text: str
    row: int | None = None
    style: Style = "line"
    kind: str = ""
    number: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawText:
    """The paragraphs of a source before numbering is looked at, with what the source says of itself."""

    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of an official text.

    `number` is the bare printed number ("13.2", "a", "" where none is printed); `kind` the word for the unit;
    `parent` the address of the unit it stands in ("" at the top); `notes` the footnotes on it.
    """

    address: str
    number: str
    kind: str
    parent: str = ""
    text: str = ""
    heading: str = ""
    commentary: str = ""
    notes: tuple[str, ...] = ()
    language: str = "en"

    def as_json(self) -> dict[str, object]:
        return {
            "address": self.address,
            "number": self.number,
            "kind": self.kind,
            "parent": self.parent,
            "text": self.text,
            "heading": self.heading,
            "commentary": self.commentary,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """What the text holds, counted: the first thing to compare with the printed original.

    `blocks` are the paragraphs of the source without its preamble where the source sets one apart; `words`
    are runs between spaces; `sequence` is how far the numbers 1, 2, 3 ... printed before paragraphs run on
    through the text; the others are headings printed as Article N, Rule N and Principle N.
    """

    blocks: int
    words: int
    sequence: int
    articles: int
    rules: int
    principles: int

    def as_json(self) -> dict[str, int]:
        return {
            "nodes": self.blocks,
            "words": self.words,
            "seq": self.sequence,
            "art": self.articles,
            "rule": self.rules,
            "princ": self.principles,
        }


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A standard in one language, as one source gives it. `unit` is the word for what it numbers."""

    id: str
    language: str
    unit: str
    provisions: tuple[Provision, ...]
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    date: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    counts: Counts = Counts(0, 0, 0, 0, 0, 0)

    def provision(self, address: str) -> Provision | None:
        """The provision at an address, or None."""
        return next((found for found in self.provisions if found.address == address), None)

    def within(self, address: str) -> Iterator[Provision]:
        """The provisions directly inside one; at the top for ""."""
        return (found for found in self.provisions if found.parent == address)

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "lang": self.language,
            "unit": self.unit,
            "title": self.title,
            "date": self.date,
            "source": self.source,
            "counts": self.counts.as_json(),
            "provisions": [provision.as_json() for provision in self.provisions],
            "notes": list(self.notes),
            "remarks": [remark.as_json() for remark in self.remarks],
        }
