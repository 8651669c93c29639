"""Readers of tables: what is refused, with code, place and cure, and within bounds of memory.

TR01  A file that cannot be read whole and without doubt is refused; nothing is guessed.
TR02  The refusal says where, in lines and columns of the file, and what to do.
TR03  A small file cannot make the reader take much memory: it is refused before.
"""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zipfile
import zlib

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import xlwt

from normbook.remarks import Refusal
from normbook.replies.tables import Code, Dialect, Limits, Tables, read_tables, table_of

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{{}}</sheetData></worksheet>'


def xlsx(**parts: str | bytes) -> bytes:
    """A workbook of one cell with parts replaced, by the name of the part without its folder and suffix."""
    book = openpyxl.Workbook()
    book.active["A1"] = "code"
    whole = io.BytesIO()
    book.save(whole)
    changed = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.get(stem, old.read(name)))
    return changed.getvalue()


def ods(content: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
            f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return buffer.getvalue()


def parquet(**columns: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def old_workbook(text: str = "code", times: int = 1) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("T")
    for row in range(times):
        sheet.write(row, 0, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def refusal(data: bytes, name: str = "r.csv", dialect: Dialect | None = None, **limits: int) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_tables(data, name, dialect, Limits(**limits))
    fault = caught.value
    assert fault.message.endswith((".", ".'"))
    assert fault.cure
    assert fault.place is not None
    assert fault.place.file == name
    return fault


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", b"\0\0\0\0", b"\n,,\n;;"[:2]])
def test_an_empty_file(data):
    assert refusal(data).code == Code.EMPTY


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<html><table><tr><td>1", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "web page or an XML"),
        (b"PK\x05\x06" + bytes(18), "zip"),
    ],
)
def test_other_kinds_of_file_are_named(data, what):
    fault = refusal(data, "r.xls")
    assert (fault.code, what in fault.message) == (Code.NOT_A_TABLE, True)


def test_documents_and_other_archives_are_named():
    for name, what in [
        ("word/document.xml", "text document"),
        ("xl/workbook.bin", ".xlsb"),
        ("a.csv", "zip archive"),
    ]:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, "x")
        assert what in refusal(buffer.getvalue(), "r.xlsx").message


def test_wrong_encoding_says_where_and_how_it_would_read():
    """TR02: line 3, the offset, and the word in the likely encodings."""
    data = "code,name\nKEN,Kenya\nCIV,Côte d’Ivoire\n".encode("windows-1252")
    fault = refusal(data)
    assert (fault.code, fault.place.row) == (Code.ENCODING, 3)
    assert "offset 25" in fault.message
    assert "“Côte” in windows-1252" in fault.message
    assert "windows-1252" in fault.cure


def test_wrong_encoding_after_the_first_megabyte():
    data = b"code,n\n" * 200_000 + b"KEN,\xe9\n"
    assert refusal(data).place.row == 200_001


def test_cut_in_the_middle_of_a_character():
    assert refusal("code,é".encode()[:-1]).code == Code.ENCODING


def test_utf16_without_its_mark():
    fault = refusal("code;name\nKEN;Kenya\n".encode("utf-16-le"))
    assert (fault.code, "utf-16-le" in fault.cure) == (Code.NUL, True)
    fault = refusal("code;name\n".encode("utf-16-be"))
    assert "utf-16-be" in fault.cure
    fault = refusal("code;name\n".encode("utf-16-le"), dialect=Dialect(encoding="utf-16"))
    assert (fault.code, "utf-16-le" in fault.cure) == (Code.ENCODING, True)


def test_zero_bytes():
    fault = refusal(b"code,name\nKEN,a\0b\n")
    assert (fault.code, fault.place.row) == (Code.NUL, 2)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "zip", "", "utf-8\0", "undefined"])
def test_encodings_that_are_none(encoding):
    assert refusal(b"a,b\n1,2\n", dialect=Dialect(encoding=encoding)).code == Code.ENCODING


def test_declared_encoding_against_the_mark():
    fault = refusal(b"\xef\xbb\xbfa,b\n1,2\n", dialect=Dialect(encoding="windows-1252"))
    assert (fault.code, "utf-8" in fault.message) == (Code.ENCODING, True)


def test_two_possible_delimiters():
    fault = refusal(b"a,b;c\n1,2;3\n4,5;6\n")
    assert fault.code == Code.DELIMITER
    assert "a comma and a semicolon" in fault.message
    assert "delimiter: ';'" in fault.cure
    tables = read_tables(b"a,b;c\n1,2;3\n", "r.csv", Dialect(delimiter=";"))
    assert tables.sheets[0].rows[0] == ("a,b", "c")


def test_delimiters_that_cannot_be():
    assert refusal(b"a,b\n", dialect=Dialect(delimiter="::")).code == Code.DELIMITER
    assert refusal(b"a,b\n", dialect=Dialect(delimiter='"')).code == Code.DELIMITER
    assert read_tables(b"a\tb\n", "r.csv", Dialect(delimiter="tab")).sheets[0].rows == (("a", "b"),)


def test_a_quote_never_closed_is_placed_where_it_begins():
    fault = refusal(b'a,b\n1,2\n3,"open\n4,5\n6,7\n')
    assert (fault.code, fault.place.row) == (Code.QUOTE, 3)


def test_text_after_a_closing_quote():
    fault = refusal(b'a,b\n1,2\n3,"x"y\n')
    assert (fault.code, fault.place.row) == (Code.QUOTE, 3)


def test_a_very_long_line_takes_no_more_memory_than_its_bound():
    """TR03: 100 MB on one line."""
    data = b"a,b\n1,2\n" + b"x" * 100_000_000
    tracemalloc.start()
    fault = refusal(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fault.code, fault.place.row) == (Code.LONG_LINE, 3)
    assert peak < 64 * 2**20


def test_a_very_long_field():
    fault = refusal(b"a,b\n1," + b"x" * 200_000 + b"\n")
    assert (fault.code, fault.place.row) == (Code.LONG_LINE, 2)


def test_bounds_of_separated_text():
    assert refusal(b"a,b\n" * 10, cells=10).place.row == 6
    assert refusal(b"," * 100, columns=50).code == Code.USED_AREA
    assert refusal(b"a,b\n" * 10, file_bytes=10).code == Code.TOO_LARGE


def test_truncated_files():
    table = xlsx()
    assert refusal(table[: len(table) // 2], "r.xlsx").code == Code.DAMAGED
    assert refusal(old_workbook()[:2000], "r.xls").code == Code.DAMAGED
    assert refusal(parquet(a=[1, 2])[:-10], "r.parquet").code == Code.DAMAGED
    fault = refusal(b'[{"code": "KEN"},\n {"code": ', "r.json")
    assert (fault.code, fault.place.row) == (Code.JSON_SYNTAX, 2)


def test_a_zip_bomb():
    """TR03: 400 MB of zeros in a part."""
    tracemalloc.start()
    fault = refusal(xlsx(sheet1=SHEET.format(" " * 40_000_000)), "r.xlsx")
    assert fault.code == Code.UNSAFE_ARCHIVE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 160 * 2**20
    assert refusal(xlsx(sheet1=SHEET.format(" " * 400_000)), "r.xlsx", unpacked_bytes=300_000).code == "W011"


def test_a_part_that_lies_about_its_size():
    """Both tables of contents say one byte; the part unpacks to a megabyte."""
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = content.compress(b" " * 2**20) + content.flush()
    data = xlsx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    local = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(b" "), len(packed), 1, 8, 0)
        + b"xl/a.xml"
    )
    entry = struct.pack(
        "<4s6H3I5H2I",
        b"PK\1\2",
        20,
        20,
        0,
        8,
        0,
        0,
        zlib.crc32(b" "),
        len(packed),
        1,
        8,
        0,
        0,
        0,
        0,
        0,
        len(data),
    )
    assert info.file_size > 0
    end = data.rindex(b"PK\5\6")
    start = struct.unpack_from("<I", data, end + 16)[0]
    directory = data[start:end] + entry + b"xl/a.xml"
    count = struct.unpack_from("<H", data, end + 10)[0] + 1
    tail = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), len(data) + len(local) + len(packed), 0
    )
    assert refusal(data + local + packed + directory + tail, "r.xlsx", unpacked_bytes=100_000).code == "W011"
    assert refusal(data + local + packed + directory + tail, "r.xlsx").code == Code.DAMAGED


def test_entities_in_workbooks():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SHEET.format("")
    assert refusal(xlsx(sheet1=bomb), "r.xlsx").code == Code.ENTITY
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    assert refusal(buffer.getvalue(), "r.ods").code == Code.ENTITY


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        "<row r='1048576'><c s='1' r = 'XFD1048576'><v>1</v></c></row>",
        '<row><c><v>1</v></c></row><row r="1048575"/><row><c r="XFD9"/><c><v>1</v></c></row>',
    ],
)
def test_two_cells_far_apart(cells):
    """TR03: the value reader would allot 17,179,869,184 cells."""
    fault = refusal(xlsx(sheet1=SHEET.format(cells)), "r.xlsx")
    assert (fault.code, fault.place.sheet) == (Code.USED_AREA, "Sheet")


def test_empty_formatted_cells_far_away_do_no_harm():
    far = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    assert read_tables(xlsx(sheet1=SHEET.format(far)), "r.xlsx").sheets[0].rows[0][0] == 1


def test_a_long_shared_text_used_many_times():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for row in range(199):
        sheet.write(row, 0, "x" * 9000)
    book.close()
    data = buffer.getvalue()
    assert refusal(data, "r.xlsx", text_characters=1_000_000).code == Code.USED_AREA
    assert len(read_tables(data, "r.xlsx").sheets[0].rows) == 199


def test_a_long_shared_text_used_many_times_in_an_old_workbook():
    data = old_workbook("x" * 9000, 199)
    assert refusal(data, "r.xls", text_characters=1_000_000).code == Code.USED_AREA
    assert len(read_tables(data, "r.xls", limits=Limits(text_characters=1_800_000)).sheets[0].rows) == 199


def test_two_cells_far_apart_in_an_old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("T")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    assert refusal(buffer.getvalue(), "r.xls", cells=1_000_000).code == Code.USED_AREA


@pytest.mark.parametrize(
    "table",
    [
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell office:value-type="float"'
        ' office:value="1"/></table:table-row>',
        '<table:table-row><table:table-cell table:number-columns-repeated="99999999"'
        ' office:value-type="float" office:value="1"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="999999999"/><table:table-row><table:table-cell'
        ' office:value-type="float" office:value="1"/></table:table-row>',
    ],
)
def test_cells_repeated_beyond_measure(table):
    """TR03"""
    data = ods(f'<table:table table:name="T">{table}</table:table>')
    assert refusal(data, "r.ods").code == Code.USED_AREA


def test_passwords():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", "\x01\x02")
    assert refusal(buffer.getvalue(), "r.ods").code == Code.ENCRYPTED
    data = bytearray(old_workbook())
    at = data.index(struct.pack("<HH", 0x0042, 2))  # the record of the code page becomes FILEPASS
    data[at : at + 2] = b"\x2f\0"
    assert refusal(bytes(data), "r.xls").code == Code.ENCRYPTED
    sealed = bytearray(old_workbook())
    at = sealed.index("Workbook".encode("utf-16-le"))  # its entry of the directory
    sealed[at : at + 32] = "EncryptedPackage".encode("utf-16-le")
    sealed[at + 64] = 34
    assert refusal(bytes(sealed), "r.xlsx").code == Code.ENCRYPTED
    named = old_workbook().replace("Workbook".encode("utf-16-le"), "EncryptedPackage"[:8].encode("utf-16-le"))
    assert refusal(named, "r.xls").code == Code.NOT_A_TABLE


def test_nothing_in_it():
    book = openpyxl.Workbook()
    buffer = io.BytesIO()
    book.save(buffer)
    assert refusal(buffer.getvalue(), "r.xlsx").code == Code.EMPTY
    assert refusal(ods('<table:table table:name="T"/>'), "r.ods").code == Code.EMPTY
    assert refusal(parquet(a=pa.array([], pa.int64())), "r.parquet").code == Code.EMPTY


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        (b'[{"a": 1,\n"b": NaN}]', 2, 6),
        (b'[{"a": "NaN", "b": -Infinity}]', 1, 20),
        (b'[{"a": ' + b"9" * 5000 + b"}]", 1, 8),
        (b'[{"a": 1.' + b"9" * 5000 + b"}]", 1, 8),
    ],
)
def test_numbers_that_json_does_not_hold(written, line, column):
    fault = refusal(written, "r.json")
    assert (fault.code, fault.place.row, fault.place.column) == (Code.NOT_A_NUMBER, line, column)


def test_deep_json():
    assert refusal(b"[" * 100_000 + b"]" * 100_000, "r.json").code == Code.NESTED
    deep = json.dumps({"a": {"b": {"c": {"d": 1}}}}).encode()
    assert refusal(b'[{"k": ' + deep + b"}]", "r.json", depth=3).code == Code.NESTED


@pytest.mark.parametrize("text", ["[]", "[1, 2]", "[[1], {}]", '[[{"a": 1}]]', "{}", '[{"a": "\\ud800"}]'])
def test_json_of_another_shape(text):
    assert refusal(text.encode(), "r.json").code in (Code.JSON_SHAPE, Code.JSON_SYNTAX)


def test_json_list_beside_other_values_is_not_guessed():
    fault = refusal(b'{"count": 1, "results": [{"code": "KEN"}]}', "r.json")
    assert (fault.code, "records: results" in fault.cure) == (Code.JSON_SHAPE, True)
    fault = refusal(b'{"count": 1}', "r.json", Dialect(records="result"))
    assert "count" in fault.cure


def test_json_bounds():
    assert refusal(b'[{"a": 1}, {"b": 2}]', "r.json", columns=1).code == Code.USED_AREA
    assert refusal(b'[{"a": 1}, {"a": 2}]', "r.json", cells=1).place.row == 2
    assert refusal(b'[{"a": 1}, {"a": 2}]', "r.json", json_bytes=8).code == Code.TOO_LARGE
    assert refusal(b'[{"a": 1}, {"a": 2}]', "r.json", json_parts=2).code == Code.TOO_LARGE


def test_parquet_bytes_that_are_no_text():
    fault = refusal(parquet(code=["KEN"], scan=[b"\xff\xfe"]), "r.parquet")
    assert (fault.code, fault.place.column) == (Code.COLUMN_TYPE, "scan")
    assert read_tables(parquet(code=[b"KEN"]), "r.parquet").sheets[0].rows == (("KEN",),)


def test_parquet_bounds():
    assert refusal(parquet(a=list(range(1000))), "r.parquet", cells=100).code == Code.USED_AREA
    assert refusal(parquet(a=["x" * 1000] * 1000), "r.parquet", unpacked_bytes=10_000).code == Code.USED_AREA


def table(data: bytes, header: int | None = None, columns: tuple[str, ...] = ()) -> Tables:
    return table_of(read_tables(data, "r.csv", Dialect(header=header)).sheets[0], header, columns)


PORTAL = b"Portal\n\ncode,Unit of  measurement,value\nKEN,Counts,1\n,,\nTUN,Counts\nARG,Counts,2,extra\n"


def test_the_header_is_found_by_the_names_of_the_mapping_or_its_number():
    for found in (table(PORTAL, columns=("value", "Unit of measurement")), table(PORTAL, header=3)):
        made, remarks = found
        assert made.header == ("code", "Unit of measurement", "value")
        assert [row for _, row in made.records()][:2] == [("KEN", "Counts", "1"), ("TUN", "Counts", None)]
        assert [(remark.code, remark.place.row) for remark in remarks] == [("W052", 6), ("W052", 7)]


def test_the_header_is_never_guessed():
    for columns, said in [(("code", "Sex"), "lacks 'Sex'"), (("a", "b"), "No row holds"), ((), "not said")]:
        with pytest.raises(Refusal, match=said) as caught:
            table(PORTAL, columns=columns)
        assert caught.value.code == Code.NO_HEADER
    with pytest.raises(Refusal, match="that row is empty"):
        table(PORTAL, header=2)


def test_a_column_must_be_one():
    made, remarks = table(b"a,b,a\n1,2,3\n", header=1)
    assert [remark.code for remark in remarks] == ["W060"]
    with pytest.raises(Refusal, match="2 columns are headed 'a'"):
        made.column("a")
    with pytest.raises(Refusal, match="There are: a, b, a"):
        made.column("c")
    assert made.column("b") == 1


def test_many_remarks_of_one_code_are_counted():
    tables = read_tables(b"a,b\n" + b"=x,1\n" * 500, "r.csv")
    assert len(tables.remarks) == 101
    assert "400 more" in tables.remarks[-1].message
