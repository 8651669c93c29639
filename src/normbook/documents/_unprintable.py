"""Remarks on text that does not come through whole: what was replaced, how often, and where.

D001  characters that no file may hold (control characters, halves of pairs), shown as U+FFFD
D002  characters that no shipped font has, shown as a square in PDF and in pictures
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from normbook.documents._document import Document
from normbook.documents._glyphs import undrawable
from normbook.documents._legible import REPLACEMENT, legible
from normbook.remarks import Place, Remark, Weight


def unprintable(document: Document) -> tuple[Remark, ...]:
    """A remark a block and kind of fault, in the order of the document; none where all is printed."""
    found: list[Remark] = []
    front = (document.title, document.subtitle, document.banner, document.masthead)
    for number, part in enumerate((front, *document.blocks)):
        name = f"block {number}" if number else "front matter"
        found.extend(_remarks(" ".join(_texts(part)), name, getattr(part, "id", "")))
    return tuple(found)


def _remarks(text: str, name: str, anchor: str) -> Iterator[Remark]:
    replaced = legible(text).count(REPLACEMENT) - text.count(REPLACEMENT)
    place = Place(column=anchor or None)
    if replaced:
        yield Remark(
            "D001",
            Weight.WARNING,
            f"The text of {name} has {replaced} control characters, shown as {REPLACEMENT}.",
            "Take them out of the source, for example of a pasted reply.",
            place=place,
        )
    missing = Counter(undrawable().findall(legible(text).replace(REPLACEMENT, "")))
    if missing:
        codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(missing)[:8])
        yield Remark(
            "D002",
            Weight.WARNING,
            f"The text of {name} has {sum(missing.values())} characters that no shipped font has ({codes}).",
            "They stand as squares in the PDF; write them otherwise, or use the HTML or DOCX file.",
            place=place,
        )


def _texts(part: object) -> Iterator[str]:
    """Every string within, by way of tuples and dataclasses."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
    elif is_dataclass(part) and not isinstance(part, Enum):
        for named in fields(part):
            yield from _texts(getattr(part, named.name))
