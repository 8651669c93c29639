"""XLSX: one sheet a table, numbers as numbers, and nothing computed from text."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from normbook.documents import (
    LANGUAGES,
    Cell,
    Document,
    Metadata,
    Table,
    TableNote,
    inline,
    write_xlsx,
)


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(*texts: str, caption="Caption", **more) -> Table:
    return Table(
        inline(caption), ((Cell(inline("Head")),),), tuple((Cell(inline(text)),) for text in texts), **more
    )


def test_the_table_reads_back_as_it_was(layout):
    rows = sheets(write_xlsx(layout("en")))["Table 1"]
    assert rows == [
        ["EXERCISE – invented replies", "", "", ""],
        ["Table 1", "", "", ""],
        ["States by what they reported", "", "", ""],
        ["n = 44 responding States", "", "", ""],
        ["", "", "", ""],
        ["Measure", "Responding States", "", "Share (per cent)"],
        ["", "Yes", "No", ""],
        ["Law on alternatives to imprisonment", 31.0, 0.0, 90.5],
        ["Guidance for prosecutors (2015) (a)", 30.0, 1.0, 89.5],
        ["Legal aid at the police station and at the first hearing before a judge", 29.0, 2.0, 88.5],
        ["Data kept", 28.0, 3.0, "=1+1"],
        ["All rows together", "", "", ""],
        ["", "", "", ""],
        ["Source: Replies to the example instrument, edition 0.1.", "", "", ""],
        ["(a) Provisional.", "", "", ""],
        ["(b) The designations employed do not imply the expression of any opinion.", "", "", ""],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_picture_has_its_sheet(layout, language):
    content = write_xlsx(layout(language))
    assert len(sheets(content)) == 8
    for sheet in openpyxl.load_workbook(BytesIO(content)).worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "{=1}", "\t=1", "http://x"]
)
def test_text_is_never_a_formula_or_a_link(text):
    content = write_xlsx([table(text)])
    with ZipFile(BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert sheets(content)["Caption"][3] == [text.replace("\t", " ")]


def test_the_letter_of_a_note_leaves_the_number_a_number():
    cell = Cell(inline("1,234.50"), value=Decimal("1234.50"), notes=("a",))
    content = write_xlsx(
        [Table(inline("c"), ((Cell(inline("h")),),), ((cell,),), notes=(TableNote("a", inline("x")),))]
    )
    found = openpyxl.load_workbook(BytesIO(content)).worksheets[0]["A4"]
    assert found.value == 1234.5
    assert found.number_format == '#,##0.00" (a)"'


def test_a_number_with_too_many_digits_is_kept_as_text():
    cell = Cell(inline("12345678901234567"), value=12345678901234567)
    rows = sheets(write_xlsx([Table(inline("c"), ((Cell(inline("h")),),), ((cell,),))]))["c"]
    assert rows[3] == ["12345678901234567"]


def test_names_of_sheets_are_allowed_and_differ():
    names = list(
        sheets(
            write_xlsx(
                [table("x", sheet=name) for name in ("a/b", "A:B", "x" * 40, "x" * 40, "History", "'")]
            )
        )
    )
    assert names == ["a b", "A B 2", "x" * 31, "x" * 29 + " 2", "History 2", "1"]


def test_an_empty_table_says_so():
    assert ["There is nothing to show in this table."] in sheets(write_xlsx([table()]))["Caption"]
    assert ["Nobody answered."] in sheets(write_xlsx([table(empty="Nobody answered.")]))["Caption"]


def test_a_document_without_tables_says_so():
    rows = sheets(write_xlsx(Document("t", "fr", Metadata("d"))))
    assert list(rows.values()) == [[["Il n’y a rien à indiquer dans ce tableau."]]]


def test_a_text_longer_than_a_cell_is_cut_where_it_can_be_seen():
    found = sheets(write_xlsx([table("x" * 40_000)]))["Caption"][3][0]
    assert isinstance(found, str)
    assert len(found) == 32_767
    assert found.endswith("x…")


def test_control_characters_are_replaced():
    assert sheets(write_xlsx([table("a\x00b\ud800")]))["Caption"][3] == ["a\ufffdb\ufffd"]


def test_the_same_tables_give_the_same_bytes(layout):
    content = write_xlsx(layout("zh"))
    assert content == write_xlsx(layout("zh"))
    with ZipFile(BytesIO(content)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"2026-03-02" in archive.read("docProps/core.xml")
