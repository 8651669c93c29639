"""The rules of the model: what must not be printed cannot be made.

1. A picture carries a base with a number in it, a caption and an alternative text.
2. Rows of a table fill its width; letters of notes have their notes.
3. Ids are unique, levels of headings do not skip.
"""

from __future__ import annotations

import pytest

from normbook.documents import (
    Align,
    Cell,
    Chart,
    ChartKind,
    Document,
    DocumentFault,
    Heading,
    Inline,
    Item,
    ItemList,
    Metadata,
    Paragraph,
    Point,
    Run,
    Series,
    Table,
    TableNote,
    Tile,
    TileClass,
    TileMap,
    inline,
    plain_text,
)

POINTS = (Series("", (Point("Law", 3, "3"),)),)


def chart(base: Inline, caption: str = "States", alternative: str = "Three.") -> Chart:
    return Chart(ChartKind.BAR, inline(caption), base, alternative, POINTS)


@pytest.mark.parametrize("base", [(), inline(""), inline("States"), inline("  ")])
def test_a_chart_without_a_base_is_refused(base):
    with pytest.raises(DocumentFault, match="no base"):
        chart(base)


def test_a_chart_with_a_base_is_made():
    assert chart(inline("n = ", Run("44", figure="f1"))).labels == ("Law",)


def test_a_chart_without_words_is_refused():
    with pytest.raises(DocumentFault, match="alternative"):
        chart(inline("n = 44"), alternative=" ")
    with pytest.raises(DocumentFault, match="caption"):
        chart(inline("n = 44"), caption="")


def test_a_chart_without_points_or_with_a_label_twice_is_refused():
    with pytest.raises(DocumentFault, match="no points"):
        Chart(ChartKind.BAR, inline("c"), inline("n = 1"), "a", (Series("", ()),))
    twice = (Series("", (Point("a", 1, "1"), Point("a", 2, "2"))),)
    with pytest.raises(DocumentFault, match="twice"):
        Chart(ChartKind.BAR, inline("c"), inline("n = 1"), "a", twice)


def test_stacked_bars_below_nothing_are_refused():
    with pytest.raises(DocumentFault, match="below nought"):
        Chart(
            ChartKind.STACKED_BAR, inline("c"), inline("n = 1"), "a", (Series("", (Point("a", -1, "-1"),)),)
        )


def test_a_tile_map_knows_its_classes_and_places():
    classes = (TileClass("yes", "Yes"),)

    def tile_map(*tiles: Tile) -> TileMap:
        return TileMap(inline("c"), inline("n = 2"), "a", tiles, classes)

    tile_map(Tile(0, 0, "AAA", "A", "yes"), Tile(1, 0, "BBB", "B", "yes"))
    with pytest.raises(DocumentFault, match="not in the legend"):
        tile_map(Tile(0, 0, "AAA", "A", "no"))
    with pytest.raises(DocumentFault, match="share one place"):
        tile_map(Tile(0, 0, "AAA", "A", "yes"), Tile(0, 0, "BBB", "B", "yes"))
    with pytest.raises(DocumentFault, match="no tiles"):
        tile_map()


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (((Cell(), Cell()),), ((Cell(),),)),
        (((Cell(), Cell()),), ((Cell(), Cell(), Cell()),)),
        (((Cell(), Cell()),), ((Cell(columns=3),),)),
        (((Cell(), Cell()),), ((Cell(rows=2), Cell()),)),
        (((Cell(rows=2), Cell()), (Cell(), Cell())), ()),
        ((), ()),
    ],
)
def test_rows_that_do_not_fill_the_table_are_refused(heads, rows):
    with pytest.raises(DocumentFault):
        Table(inline("c"), heads, rows)


def test_spans_of_rows_and_columns_fill_the_table():
    table = Table(
        inline("c"),
        ((Cell(rows=2), Cell(columns=2)), (Cell(), Cell())),
        ((Cell(rows=2), Cell(), Cell()), (Cell(columns=2),)),
    )
    assert table.width == 3


def test_a_letter_without_its_note_is_refused():
    with pytest.raises(DocumentFault, match="note b"):
        Table(inline("c"), ((Cell(notes=("b",)),),), notes=(TableNote("a", inline("x")),))
    with pytest.raises(DocumentFault, match="one letter"):
        Table(inline("c"), ((Cell(),),), notes=(TableNote("a", ()), TableNote("a", ())))


def test_a_number_stands_at_the_end_and_text_at_the_start():
    assert Cell(inline("3"), value=3).alignment is Align.END
    assert Cell(inline("x")).alignment is Align.START
    assert Cell(inline("3"), value=3, align=Align.CENTRE).alignment is Align.CENTRE


def document(*blocks):
    return Document("Title", "en", Metadata("d1"), blocks)


def test_an_id_that_stands_twice_is_refused():
    below = ItemList((Item(inline("x"), ItemList((Item(inline("y"), id="p"),))),))
    with pytest.raises(DocumentFault, match="'p'"):
        document(Paragraph(inline("x"), id="p"), below)


def test_a_level_that_skips_is_refused():
    with pytest.raises(DocumentFault, match="use level 2"):
        document(Heading(1, inline("a")), Heading(3, inline("b")))
    document(Heading(1, inline("a")), Heading(2, inline("b")), Heading(1, inline("c")))


def test_a_document_needs_a_title_an_identifier_and_a_known_language():
    with pytest.raises(DocumentFault, match="title"):
        Document(" ", "en", Metadata("d"))
    with pytest.raises(DocumentFault, match="identifier"):
        Document("t", "en", Metadata(""))
    with pytest.raises(DocumentFault, match="not one of"):
        Document("t", "de", Metadata("d"))


def test_direction_follows_the_language():
    assert Document("t", "ar", Metadata("d")).direction == "rtl"
    assert Document("t", "zh", Metadata("d")).direction == "ltr"


def test_plain_text_has_no_footnotes():
    assert plain_text(inline("a", Run("b", footnote=inline("c")))) == "ab"


def test_the_public_names_are_listed_in_order():
    from normbook import documents

    constants = [name for name in documents.__all__ if name.isupper()]
    types = [name for name in documents.__all__ if name[0].isupper() and not name.isupper()]
    functions = [name for name in documents.__all__ if name[0].islower()]
    assert documents.__all__ == sorted(constants) + sorted(types) + sorted(functions)
    assert all(hasattr(documents, name) for name in documents.__all__)
