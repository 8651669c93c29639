"""One document in each of the six languages with every kind of block."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from normbook.documents import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Contents,
    Document,
    Heading,
    Inline,
    Item,
    ItemList,
    Language,
    ListKind,
    Masthead,
    Metadata,
    Note,
    NoteKind,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Point,
    Run,
    Series,
    Style,
    Table,
    TableNote,
    Tile,
    TileClass,
    TileMap,
    inline,
)

TEXTS: dict[str, dict[str, str]] = json.loads(
    Path(__file__).with_name("layout_texts.json").read_text("utf-8")
)
LABELS = ("label_1", "label_2", "label_3", "label_4")


@pytest.fixture
def layout() -> Callable[[Language], Document]:
    return layout_document


def layout_document(language: Language) -> Document:
    text = TEXTS[language]
    return Document(
        title=text["title"],
        subtitle=(text["subtitle"],),
        language=language,
        metadata=Metadata(
            "layout-fixture-1",
            author=text["issuer"],
            subject=text["subtitle"],
            keywords=(text["label_1"],),
            version="0.1",
            created=date(2026, 3, 2),
        ),
        masthead=Masthead(
            issuer=text["issuer"],
            symbol="X/2026/1",
            date=text["date"],
            distribution=text["distribution"],
            original=text["original"],
            lines=(text["session"], text["item"]),
        ),
        banner=text["banner"],
        blocks=(*_text_blocks(text), *_pictures(text), *_tables(text)),
    )


def _text_blocks(text: dict[str, str]) -> tuple[Block, ...]:
    return (
        Contents(depth=3),
        PageBreak(),
        Heading(1, inline(text["chapter"]), "I.", id="chapter-1"),
        NumberedParagraph("1.", _traced(text), id="p1", traces=("figure:layout/f0001",)),
        NumberedParagraph(
            "2.", inline(text["long"], " ", Run(text["term"], Style.ITALIC), " ", Run("q12", Style.CODE), ".")
        ),
        Heading(2, inline(text["section"]), "A.", id="section-a"),
        Heading(3, inline(text["subsection"]), "1."),
        Heading(4, inline(text["subsubsection"]), "(a)"),
        Paragraph(
            inline(
                text["mixed"],
                " ",
                Run("États, 国家, دول, Государства", language="en"),
                " ",
                Run(text["link"], link="#p1"),
                " ",
                Run("example.org", link="https://example.org/"),
                ".",
            )
        ),
        ItemList((Item(inline(text["label_1"])), Item(inline(text["label_2"])))),
        ItemList(
            (
                Item(
                    inline(text["label_3"]),
                    ItemList((Item(inline(text["label_1"])), Item(inline(text["label_2"]))), ListKind.ROMAN),
                ),
                Item(inline(text["label_4"])),
            ),
            ListKind.LETTER,
            id="list",
        ),
        Note((inline(text["note"]),), text["note_title"], id="note"),
        Note((inline(text["confirm"]),), text["confirm_title"], NoteKind.CONFIRM),
    )


def _traced(text: dict[str, str]) -> Inline:
    before, after = text["sentence"].split("{}")
    return inline(
        before,
        Run("44", figure="figure:layout/f0001"),
        after,
        Run("", footnote=inline(text["footnote"], " ", Run("12", figure="figure:layout/f0002"))),
    )


def _pictures(text: dict[str, str]) -> tuple[Block, ...]:
    chapter = Heading(1, inline(text["pictures"]), "II.", id="chapter-2")
    kinds: list[Block] = [
        Chart(
            kind,
            inline(text["caption"]),
            inline(text["base"]),
            text["alternative"],
            _series(text, 1 if kind is ChartKind.BAR else 3),
            number=str(number),
            label_head=text["measure"],
            unit=text["unit"],
            source=inline(text["source"]),
            id=f"chart-{kind.name.lower()}",
        )
        for number, kind in enumerate(ChartKind, start=1)
    ]
    classes = (TileClass("no", text["no"]), TileClass("part", text["part"]), TileClass("yes", text["yes"]))
    tiles = tuple(
        Tile(place % 12, place // 12, f"X{chr(65 + place % 26)}{chr(65 + place // 26)}", f"X{place}", key)
        for place, key in enumerate(("no", "part", "yes", "none") * 15)
    )
    tile_map = TileMap(
        inline(text["caption"]),
        inline(text["base"]),
        text["alternative"],
        tiles,
        (*classes, TileClass("none", text["none"], absent=True)),
        number="6",
        id="tiles",
    )
    return (chapter, *kinds, tile_map)


def _series(text: dict[str, str], count: int) -> tuple[Series, ...]:
    names = (text["yes"], text["part"], text["no"])
    return tuple(
        Series(names[number], tuple(_point(text, number, place) for place in range(len(LABELS))))
        for number in range(count)
    )


def _point(text: dict[str, str], number: int, place: int) -> Point:
    if (number, place) == (1, 1):
        return Point(text[LABELS[place]], None, "..")
    value = 31 - 7 * place - 5 * number + 3 * place * number
    return Point(text[LABELS[place]], value, str(value), figure=f"figure:layout/f1{number}{place}")


def _tables(text: dict[str, str]) -> tuple[Block, ...]:
    heads = (
        (
            Cell(inline(text["measure"]), rows=2),
            Cell(inline(text["unit"]), columns=2),
            Cell(inline(text["share"]), rows=2),
        ),
        (Cell(inline(text["yes"])), Cell(inline(text["no"]))),
    )
    rows = [
        (
            Cell(inline(text[label]), notes=("a",) if place == 1 else ()),
            Cell((Run(str(31 - place), figure=f"figure:layout/f2{place}"),), value=31 - place),
            Cell(inline(str(place)), value=place, notes=("b",) if place == 2 else ()),
            Cell(
                inline("=1+1" if place == 3 else f"{90 - place}.5"),
                value=None if place == 3 else Decimal(f"{90 - place}.5"),
            ),
        )
        for place, label in enumerate(LABELS)
    ]
    notes = (TableNote("a", inline(text["table_note"])), TableNote("b", inline(text["note"])))
    full = Table(
        inline(text["caption"]),
        heads,
        (*rows, (Cell(inline(text["total"]), columns=4),)),
        number="1",
        base=inline(text["base"]),
        notes=notes,
        source=inline(text["source"]),
        widths=(3, 1, 1, 1.5),
        id="table-1",
    )
    empty = Table(
        inline(text["caption"]), ((Cell(inline(text["measure"])), Cell(inline(text["unit"]))),), number="2"
    )
    return (Heading(1, inline(text["tables"]), "III."), full, empty)
