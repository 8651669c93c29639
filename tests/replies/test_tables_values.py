"""Readers of tables: what comes out of a good file.

TV01  The same small table reads the same from every format, up to what the format can say.
TV02  The format is told from the content; a suffix that says otherwise is noted.
TV03  An empty cell is None; a number of a workbook is whole or the shortest decimal; text stays text.
TV04  Each cell's place is what a person would look up: letters in a workbook, lines in a text.
TV05  A formula error is an error cell with a remark, not a blank; so is a formula never calculated.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from normbook.replies.tables import (
    KEY,
    Dialect,
    ErrorCell,
    Format,
    Tables,
    column_letters,
    column_number,
    read_tables,
)

DAY = datetime.date(2019, 12, 31)
MOMENT = datetime.datetime(2019, 12, 31, 23, 59)
ROWS = [
    ["code", "held", "share", "day", "law"],
    ["KEN", 53765, 2.5, DAY, True],
    ["كينيا", None, "..", None, False],
]


def xlsx_of(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xls_of(rows: list[list[object]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value, style if isinstance(value, datetime.date) else xlwt.XFStyle())
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods_of(rows: list[list[object]]) -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet")
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    book.write(buffer)
    return buffer.getvalue()


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    if isinstance(value, datetime.date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def only(tables: Tables) -> tuple[tuple[object, ...], ...]:
    (sheet,) = tables.sheets
    return sheet.rows


READ = (
    ("code", "held", "share", "day", "law"),
    ("KEN", 53765, Decimal("2.5"), DAY, True),
    ("كينيا", None, "..", None, False),
)


@pytest.mark.parametrize(
    ("make", "format"), [(xlsx_of, Format.XLSX), (xls_of, Format.XLS), (ods_of, Format.ODS)]
)
def test_workbooks_read_alike(make, format):
    """TV01, TV03"""
    tables = read_tables(make(ROWS), f"reply.{format.name.lower()}")
    assert tables.format is format
    assert tables.sheets[0].name == "Sheet"
    assert only(tables) == READ
    assert tables.remarks == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separated_text_with_any_delimiter_and_line_ending(delimiter, ending):
    """TV01: every value is text as written, an empty field is None."""
    lines = [["code", "held", "note"], ["KEN", "53765", ""], ["كينيا", "..", f'"a{delimiter}b"']]
    data = ending.join(delimiter.join(line) for line in lines).encode()
    tables = read_tables(data, "reply.csv")
    assert only(tables) == (
        ("code", "held", "note"),
        ("KEN", "53765", None),
        ("كينيا", "..", f"a{delimiter}b"),
    )
    assert [tables.sheets[0].row_number(at) for at in range(3)] == [1, 2, 3]


def test_mixed_line_endings_and_breaks_inside_quotes():
    """TV04: the number of a row is the line at which it begins."""
    data = b'a,b\r1,"two\r\nlines"\n2,x\r\n\r\n3,y'
    (sheet,) = read_tables(data, "reply.csv").sheets
    assert sheet.rows == (("a", "b"), ("1", "two\r\nlines"), ("2", "x"), (), ("3", "y"))
    assert list(sheet.lines or ()) == [1, 2, 4, 5, 6]
    assert sheet.index_of(4) == 2
    assert sheet.index_of(3) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding):
    data = "code;nom\nCIV;Côte d’Ivoire\n".encode(encoding)
    assert only(read_tables(data, "reply.csv")) == (("code", "nom"), ("CIV", "Côte d’Ivoire"))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("windows-1252", "Côte d’Ivoire"),
        ("windows-1256", "السودان"),
        ("windows-1251", "Россия"),
        ("gb18030", "中国"),
        ("utf-16-le", "中国"),
    ],
)
def test_declared_encodings(encoding, name):
    data = f"code,name\nX,{name}\n".encode(encoding)
    assert only(read_tables(data, "reply.csv", Dialect(encoding=encoding)))[1] == ("X", name)


def test_decimal_commas_leave_the_semicolon_as_the_only_delimiter():
    data = b"code;share;total\nKEN;2,5;10,0\nTUN;3,1;7,25\n"
    assert only(read_tables(data, "reply.csv"))[1] == ("KEN", "2,5", "10,0")


def test_free_text_with_other_delimiters_does_not_mislead():
    data = b'code,text\nKEN,"one; two; three"\nTUN,"four; five"\nARG,six; seven\n'
    assert only(read_tables(data, "reply.csv"))[3] == ("ARG", "six; seven")


def test_preamble_lines_do_not_mislead():
    data = b"Portal of figures\n11/05/2023\ncode,sex,value\nKEN,Total,1\nTUN,Total,2\n"
    (sheet,) = read_tables(data, "reply.csv").sheets
    assert sheet.rows[2] == ("code", "sex", "value")


def test_a_line_that_names_the_separator_is_followed():
    assert only(read_tables(b"sep=|\na,b|c\n1,2|3\n", "reply.csv")) == (("a,b", "c"), ("1,2", "3"))


def test_one_column_needs_no_delimiter():
    assert only(read_tables(b"code\nKEN\nTUN\n", "reply.csv")) == (("code",), ("KEN",), ("TUN",))


def test_a_column_may_be_called_like_the_mark_of_a_format():
    assert only(read_tables(b"PAR1,PAR2\n1,2\n", "reply.csv")) == (("PAR1", "PAR2"), ("1", "2"))
    assert only(read_tables(b"PK,name\n1,2\n", "reply.csv"))[0] == ("PK", "name")


def test_a_formula_in_text_is_kept_as_text_and_noted():
    tables = read_tables(b"code,held\nKEN,=1+1\n", "reply.csv")
    assert only(tables)[1] == ("KEN", "=1+1")
    (remark,) = tables.remarks
    assert (remark.code, remark.weight.value) == ("W053", "note")
    assert (remark.place.row, remark.place.column) == (2, 2)


def test_json_list_of_objects():
    """TV03: decimals as written; a key that a record lacks is empty."""
    data = b'[{"code": "KEN", "q1": 2.50, "q2": [1, "b"]}, {"code": "TUN", "q3": {"untried": true}}]'
    (sheet,) = read_tables(data, "reply.json").sheets
    assert sheet.columns == ("code", "q1", "q2", "q3.untried")
    assert sheet.rows[0][:3] == ("KEN", Decimal("2.50"), (1, "b"))
    assert str(sheet.rows[0][1]) == "2.50"
    assert sheet.rows[1] == ("TUN", None, None, True)
    assert sheet.place(1, 3).as_json() == {
        "file": "reply.json",
        "sheet": None,
        "row": 2,
        "column": "q3.untried",
    }


def test_json_object_of_objects_gives_the_key_a_column():
    (sheet,) = read_tables(b'{"KEN": {"q1": 1}, "TUN": {"q1": null}}', "reply.json").sheets
    assert sheet.columns == (KEY, "q1")
    assert sheet.rows == (("KEN", 1), ("TUN", None))


def test_json_flat_object_is_one_record():
    (sheet,) = read_tables(b'{"1.1": "Yes", "1.2": "NA", "1.3": ""}', "KE.json").sheets
    assert (sheet.columns, sheet.rows) == (("1.1", "1.2", "1.3"), (("Yes", "NA", None),))


def test_json_list_of_lists_and_json_lines():
    assert only(read_tables(b'[["code", "q1"], ["KEN", 1]]', "r.json")) == (("code", "q1"), ("KEN", 1))
    tables = read_tables(b'{"code": "KEN", "q1": 1}\n\n{"code": "TUN"}\n', "r.jsonl")
    assert tables.format is Format.JSON_LINES
    assert only(tables) == (("KEN", 1), ("TUN", None))
    assert tables.sheets[0].row_number(1) == 3


def test_json_list_beside_other_values_is_named_by_the_mapping():
    data = json.dumps({"count": 1, "results": [{"code": "KEN"}]}).encode()
    (sheet,) = read_tables(data, "r.json", Dialect(records="results")).sheets
    assert (sheet.name, sheet.columns, sheet.rows) == ("results", ("code",), (("KEN",),))
    (whole,) = read_tables(data, "r.json", Dialect(records=".")).sheets
    assert whole.columns == ("count", "results[1].code")


def test_json_key_twice_is_remarked_on():
    tables = read_tables(b'[{"code": "KEN", "q1": 1, "q1": 2}]', "r.json")
    assert only(tables) == (("KEN", 2),)
    assert [(remark.code, remark.weight.value) for remark in tables.remarks] == [("W055", "error")]


def test_parquet_types():
    table = pa.table(
        {
            "code": ["KEN", ""],
            "held": pa.array([53765, None], pa.int32()),
            "share": pa.array([0.1, 2.0], pa.float32()),
            "money": pa.array([Decimal("2.50"), None], pa.decimal128(10, 2)),
            "day": pa.array([DAY, None], pa.date32()),
            "moment": pa.array([MOMENT, None], pa.timestamp("ms")),
            "law": [True, None],
            "group": pa.array(["a", None]).dictionary_encode(),
            "set": pa.array([["x", "y"], None], pa.list_(pa.string())),
            "none": pa.nulls(2),
        }
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    tables = read_tables(buffer.getvalue(), "r.parquet")
    assert tables.format is Format.PARQUET
    assert tables.sheets[0].columns == tuple(table.column_names)
    first = ("KEN", 53765, Decimal("0.1"), Decimal("2.50"), DAY, MOMENT, True, "a", ("x", "y"), None)
    assert only(tables) == (first, (None, None, 2, None, None, None, None, None, None, None))


def test_parquet_structures_become_columns():
    table = pa.table(
        {"code": ["KEN"], "q3": [{"untried": 1, "by": {"men": 2}}], "rows": [[{"a": 1}, {"a": 2}]]}
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    (sheet,) = read_tables(buffer.getvalue(), "r.parquet").sheets
    assert dict(zip(sheet.columns or (), sheet.rows[0], strict=True)) == {
        "code": "KEN",
        "q3.untried": 1,
        "q3.by.men": 2,
        "rows[1].a": 1,
        "rows[2].a": 2,
    }


def test_a_suffix_that_contradicts_is_noted():
    """TV02"""
    tables = read_tables(xlsx_of(ROWS), "reply.xls")
    assert tables.format is Format.XLSX
    assert [(remark.code, remark.weight.value) for remark in tables.remarks] == [("W051", "note")]
    assert read_tables(b"a,b\n1,2\n", "reply.xlsx").remarks[0].code == "W051"
    assert read_tables(b"a,b\n1,2\n", "reply.txt").remarks == ()


def test_places_in_a_workbook_that_does_not_begin_at_a1():
    """TV04"""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C3"], sheet["D3"], sheet["AB5"] = "code", "held", 7
    buffer = io.BytesIO()
    book.save(buffer)
    (read,) = read_tables(buffer.getvalue(), "r.xlsx").sheets
    assert read.rows[0][:2] == ("code", "held")
    assert str(read.place(2, 25)) == "r.xlsx, sheet Sheet, line 5, column AB"
    assert read.index_of(3) == 0


def test_errors_and_formulas_without_a_result_are_not_blanks():
    """TV05: a workbook as a program other than Excel writes it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Table 1")
    sheet.write_row("A1", ["code", "share"])
    sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("B3", "=1+1", None, 2)
    sheet.write_formula("B4", '="x"', None, "x")
    book.close()
    tables = read_tables(buffer.getvalue(), "r.xlsx")
    assert [row[1] for row in only(tables)[:3]] == ["share", ErrorCell("#DIV/0!"), 2]
    (remark,) = tables.remarks
    assert (remark.code, remark.place.sheet, remark.place.row, remark.place.column) == (
        "W054",
        "Table 1",
        2,
        "B",
    )

    never = openpyxl.Workbook()
    never.active["B2"] = "=1/0"
    never.active["A1"] = "code"
    saved = io.BytesIO()
    never.save(saved)
    tables = read_tables(saved.getvalue(), "r.xlsx")
    assert only(tables)[1] == (None, ErrorCell("not calculated"))
    assert tables.remarks[0].code == "W058"


def test_error_alone_in_a_sheet_keeps_its_place():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("T")
    sheet.write_formula("C7", "=1/0", None, "#DIV/0!")
    book.close()
    (read,) = read_tables(buffer.getvalue(), "r.xlsx").sheets
    assert (read.rows, read.first_row, read.first_column) == (((ErrorCell("#DIV/0!"),),), 7, 3)


def test_error_cells_of_old_workbooks():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Table 1")
    sheet.write(0, 0, "code")
    sheet.row(2).set_cell_error(1, 0x2A)
    buffer = io.BytesIO()
    book.save(buffer)
    tables = read_tables(buffer.getvalue(), "r.xls")
    assert only(tables) == (("code", None), (None, None), (None, ErrorCell("#N/A")))
    assert (tables.remarks[0].code, tables.remarks[0].place.column) == ("W054", "B")


def test_hidden_sheets_are_read_and_noted():
    book = openpyxl.Workbook()
    book.active.append(["a"])
    hidden = book.create_sheet("Codes")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    tables = read_tables(buffer.getvalue(), "r.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in tables.sheets] == [("Sheet", False), ("Codes", True)]
    assert [remark.code for remark in tables.remarks] == ["W056"]


def test_numbers_of_workbooks_are_whole_or_the_shortest_decimal():
    rows = [[1.0, 0.1, 1e-7, 123456789012345678, -0.0, 1e300]]
    (cells,) = only(read_tables(xlsx_of(rows), "r.xlsx"))
    assert cells[:3] == (1, Decimal("0.1"), Decimal("1E-7"))
    assert type(cells[0]) is int
    assert cells[4] == 0
    assert cells[5] == Decimal("1E+300")


def test_times_of_day_become_text_with_a_note():
    tables = read_tables(xlsx_of([["from"], [datetime.time(8, 30)]]), "r.xlsx")
    assert only(tables)[1] == ("08:30:00",)
    assert tables.remarks[0].code == "W057"


def test_ods_repetitions_annotations_and_errors():
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:dc="d"><office:body>'
        '<office:spreadsheet><table:table table:name="T">'
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2.50"/>'
        '<table:table-cell/><table:table-cell office:value-type="string"><office:annotation>'
        '<text:p>no</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p>'
        "<text:p>c</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    tables = read_tables(buffer.getvalue(), "r.ods")
    exact = Decimal("2.50")
    assert only(tables) == ((), (), (exact, exact, None, "a  b\nc", ErrorCell("#DIV/0!")))
    assert (tables.remarks[0].place.row, tables.remarks[0].place.column) == (3, "E")


def test_column_letters_come_back_as_numbers():
    assert all(column_number(column_letters(number)) == number for number in range(1, 20_000, 7))
