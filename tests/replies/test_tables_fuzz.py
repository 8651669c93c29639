"""Readers of tables on broken input: a result or a refusal, never another exception.

Random bytes, random bytes behind the mark of each format, and valid files with bytes flipped, cut
out, repeated and swapped.
"""

from __future__ import annotations

import io
import json
from contextlib import suppress

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow

from normbook.remarks import Refusal
from normbook.replies.tables import Dialect, Limits, read_tables, table_of

SMALL = Limits(
    cells=200_000, unpacked_bytes=2**24, text_characters=2**22, line_characters=2**16, columns=2_000
)
FUZZ = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
ROWS = [["code", "held", "share"], ["KEN", 53765, 2.5], ["TUN", 3, 0.1], ["كينيا", 7, 1e9]]
MARKS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"PAR1",
    b'[{"',
    b"[[",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"sep=;\n",
]


def csv_file() -> bytes:
    return b'code;held;share\r\nKEN;53765;"2,5"\r\nTUN;3;"two\nlines ""q"""\r\n\xd9\x83;7;=A1\r\n'


def json_file() -> bytes:
    return json.dumps(
        [dict(zip(ROWS[0], row, strict=True)) | {"n": {"a": [1, None, "x"]}} for row in ROWS[1:]]
    ).encode()


def json_lines_file() -> bytes:
    return b'{"code": "KEN", "held": 53765}\n{"code": "TUN", "held": 1.5e3, "held": null}\n'


def xlsx_file() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["D2"] = "=1/0"
    return _saved(book)


def xls_file() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("T")
    for at, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    sheet.write(5, 0, xlwt.Formula("1/2"))
    return _saved(book)


def ods_file() -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="T")
    for row in ROWS:
        line = TableRow()
        for value in row:
            line.addElement(TableCell(valuetype="float", value=str(value), numbercolumnsrepeated="2"))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    book.write(buffer)
    return buffer.getvalue()


def parquet_file() -> bytes:
    buffer = io.BytesIO()
    columns = {"code": ["KEN", "TUN"], "held": [1, None], "share": [2.5, 0.1], "set": [["a"], None]}
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def _saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FILES = {
    make.__name__: make()
    for make in (csv_file, json_file, json_lines_file, xlsx_file, xls_file, ods_file, parquet_file)
}


def survives(data: bytes, dialect: Dialect | None = None) -> bool:
    """Whether a result came; a refusal is as good, anything else fails the test."""
    try:
        tables = read_tables(data, "fuzz", dialect, SMALL)
    except Refusal:
        return False
    for sheet in tables.sheets:
        for at, row in enumerate(sheet.rows[:3]):
            assert all(str(sheet.place(at, column)) for column in range(len(row)))
        with suppress(Refusal):
            table_of(sheet, 1)
    return True


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_valid_before_they_are_broken(name):
    assert survives(FILES[name])


@pytest.mark.parametrize("mark", MARKS)
@FUZZ
@given(data=st.binary(max_size=600))
def test_random_bytes(mark, data):
    survives(mark + data)


@FUZZ
@given(
    text=st.text(alphabet='ab1,;|\t"\r\n=\0é{}[]:.', max_size=200),
    delimiter=st.sampled_from([None, ",", ";"]),
)
def test_random_text(text, delimiter):
    survives(text.encode(), Dialect(delimiter=delimiter))


@FUZZ
@given(
    data=st.binary(max_size=200),
    encoding=st.sampled_from(["utf-16-le", "gb18030", "utf-7", "windows-1256", "cp037"]),
)
def test_random_bytes_in_declared_encodings(data, encoding):
    survives(data, Dialect(encoding=encoding))


@FUZZ
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
        max_leaves=20,
    )
)
def test_any_json(value):
    survives(json.dumps(value).encode())


@pytest.mark.parametrize("name", FILES)
@FUZZ
@given(random=st.data())
def test_broken_files(name, random):
    data = bytearray(FILES[name])
    for _ in range(random.draw(st.integers(1, 4), "changes")):
        start = random.draw(st.integers(0, max(len(data) - 1, 0)), "start")
        size = random.draw(st.integers(1, 64), "size")
        match random.draw(st.sampled_from(["flip", "cut", "repeat", "zero", "end"]), "change"):
            case "flip":
                if data:
                    data[start] ^= 1 << random.draw(st.integers(0, 7), "bit")
            case "cut":
                del data[start : start + size]
            case "repeat":
                data[start:start] = data[start : start + size] * 3
            case "zero":
                data[start : start + size] = b"\xff" * size
            case "end":
                del data[start:]
    survives(bytes(data))
