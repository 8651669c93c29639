"""What a file is, told from its first bytes and not from its suffix."""

from __future__ import annotations

import codecs
import io
import re
import zipfile

from normbook.remarks import Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._sheet import Format
from normbook.replies.tables._source import Source

_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"{\\rtf", "a document in rich text"),
    (b"SQLite format 3", "an SQLite database"),
    (b"ARROW1", "an Arrow file"),
    (b"Obj\x01", "an Avro file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"$FL2", "an SPSS data file"),
)
_SUFFIXES = {
    "csv": {Format.SEPARATED},
    "tsv": {Format.SEPARATED},
    "tab": {Format.SEPARATED},
    "xlsx": {Format.XLSX},
    "xlsm": {Format.XLSX},
    "xls": {Format.XLS},
    "ods": {Format.ODS},
    "json": {Format.JSON},
    "jsonl": {Format.JSON_LINES, Format.JSON},
    "ndjson": {Format.JSON_LINES, Format.JSON},
    "parquet": {Format.PARQUET},
}
_CURE = "Save the table as a workbook (.xlsx) or as CSV UTF-8, and give that file."
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*(["\[\]{\-0-9]|true|false|null|NaN|-?Infinity))')
_SOMETHING = re.compile(rb"[^\x00 \t\r\n]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*<(\?xml|!doctype|html|table|workbook)", re.IGNORECASE)


def format_of(source: Source) -> Format:
    """The format; a suffix that says otherwise is noted with W051.

    Refuses with W001 where the file is empty, W002 where it is no table, W003 where it is too large.
    """
    data = source.data
    if not _SOMETHING.search(data):
        source.refuse(
            Code.EMPTY, "The file is empty.", "Export the table again; it should have a header and rows."
        )
    if len(data) > source.limits.file_bytes:
        source.refuse(
            Code.TOO_LARGE,
            f"The file has {len(data):,} bytes; at most {source.limits.file_bytes:,} are read.",
            "Divide the table into several files, and name them all in the mapping.",
        )
    told = _told(source)
    _note_suffix(source, told)
    return told


def _told(source: Source) -> Format:
    data = source.data
    if data.startswith(b"PK\x03\x04"):
        return _zipped(source)
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        source.refuse(Code.NOT_A_TABLE, "The file is an empty or divided zip archive.", _CURE)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.XLS
    if data.startswith(b"PAR1") and (data.endswith(b"PAR1") or _BINARY.search(data, 4, 64)):
        return Format.PARQUET  # a column may be called PAR1 as well
    if data.startswith(b"PARE") and data.endswith(b"PARE"):
        source.refuse(Code.ENCRYPTED, "The Parquet file is encrypted.", "Write it again without encryption.")
    other = next((what for mark, what in _OTHERS if data.startswith(mark)), None)
    if other:
        source.refuse(Code.NOT_A_TABLE, f"The file is {other}, not a table.", _CURE)
    return _written(source)


def _zipped(source: Source) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = set(archive.namelist()[: source.limits.parts])
            kind = archive.read("mimetype")[:80] if _short(archive, "mimetype") else b""
    except Exception:  # a broken archive fails in many ways; all mean the same to the person who sent it
        source.refuse(
            Code.DAMAGED,
            "The file begins like a workbook, but its table of contents is missing or broken.",
            "It was probably cut off on the way: copy or send it again.",
        )
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Format.ODS
    if "xl/workbook.xml" in {name.lstrip("/") for name in names} or any(
        n.startswith("xl/worksheets/") for n in names
    ):
        return Format.XLSX
    what = "a zip archive"
    if "xl/workbook.bin" in names:
        what = "a binary workbook (.xlsb)"
    elif any(name.startswith("word/") for name in names) or b"opendocument.text" in kind:
        what = "a text document"
    elif any(name.startswith("ppt/") for name in names):
        what = "a presentation"
    source.refuse(Code.NOT_A_TABLE, f"The file is {what}, not a table that can be read.", _CURE)


def _short(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return False
    return info.file_size <= 256 and info.compress_size <= 256


def _written(source: Source) -> Format:
    """Text: JSON by its first characters, markup refused, everything else separated text."""
    head = source.data[:4096]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            text = head[: len(head) // 2 * 2].decode(encoding, "replace")
            break
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if _MARKUP.match(text):
        source.refuse(
            Code.NOT_A_TABLE, "The file is a web page or an XML document, whatever its suffix.", _CURE
        )
    return Format.JSON if _JSON.match(text) else Format.SEPARATED


def _note_suffix(source: Source, told: Format) -> None:
    suffix = source.name.rpartition(".")[2].lower() if "." in source.name else ""
    expected = _SUFFIXES.get(suffix)
    if expected is None or told in expected or (told is Format.JSON and Format.JSON_LINES in expected):
        return
    source.tally.add(
        Code.SUFFIX,
        Weight.NOTE,
        f"The name ends in .{suffix}, but the file is {told.value}; it is read as what it is.",
        "Give the file the right suffix.",
        source.place(),
    )
