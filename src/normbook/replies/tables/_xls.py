"""Excel 97-2003 workbooks (.xls): the records of [MS-XLS] are walked first, then values are read.

The walk finds what the value reader would not say or not survive: a password, error cells, a used
area or repeated texts that would fill the memory.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from normbook.replies.tables._calamine import read_values
from normbook.replies.tables._codes import Code
from normbook.replies.tables._compound import BrokenCompound, Compound
from normbook.replies.tables._notes import SheetNotes
from normbook.replies.tables._shared_strings import string_sizes
from normbook.replies.tables._sheet import Format, Tables
from normbook.replies.tables._source import Source

_FORMULA, _FILEPASS, _BOUNDSHEET, _BOF, _BOOLERR, _SST, _CONTINUE = (
    0x0006,
    0x002F,
    0x0085,
    0x0809,
    0x0205,
    0x00FC,
    0x003C,
)
_LABELSST, _MULRK, _MULBLANK = 0x00FD, 0x00BD, 0x00BE
_CELLS = {
    _FORMULA,
    _BOOLERR,
    _LABELSST,
    _MULRK,
    0x0203,
    0x0204,
    0x027E,
    0x00D6,
    0x0003,
    0x0004,
    0x0005,
    0x0002,
}
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#N/A",
}


def read_xls(source: Source) -> Tables:
    """Every worksheet with its values; refuses W009 damage, W010 a password, W013 a size beyond bounds."""
    try:
        compound = Compound(source.data)
        names = {name.lower() for name in compound.names()}
        if "encryptedpackage" in names:
            source.refuse(
                Code.ENCRYPTED, "The workbook is protected by a password.", "Save it without a password."
            )
        book = next((name for name in ("workbook", "book") if name in names), None)
        if book is None:
            source.refuse(
                Code.NOT_A_TABLE,
                "The file is an old Office document, but no workbook.",
                "Save the table as a workbook (.xlsx) or as CSV UTF-8, and give that file.",
            )
        notes = _scan(source, compound.stream(book))
    except (BrokenCompound, struct.error, IndexError):
        source.refuse(
            Code.DAMAGED,
            "The workbook is damaged or cut off.",
            "Copy or send it again; or open it in a spreadsheet program and save it as .xlsx.",
        )
    return read_values(source, source.data, Format.XLS, notes)


@dataclass(slots=True)
class _Area:
    """The used area of one sheet as it grows."""

    top: int = 0
    left: int = 0
    bottom: int = -1
    right: int = -1
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def take(self, row: int, column: int, last: int) -> int:
        if self.bottom < 0:
            self.top, self.left = row, column
        self.top, self.left = min(self.top, row), min(self.left, column)
        self.bottom, self.right = max(self.bottom, row), max(self.right, last)
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Every record: where it begins, its kind, its body."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _scan(source: Source, stream: bytes) -> dict[str, SheetNotes]:
    names: dict[int, str] = {}
    areas: dict[int, _Area] = {}
    texts: Counter[int] = Counter()
    table: list[bytes] = []
    begun = 0
    before = 0
    for at, kind, body in _records(stream):
        if kind == _BOF:
            begun = at
        elif kind == _FILEPASS:
            source.refuse(
                Code.ENCRYPTED, "The workbook is protected by a password.", "Save it without a password."
            )
        elif kind == _BOUNDSHEET and len(body) >= 8:
            names[struct.unpack_from("<I", body)[0]] = _sheet_name(body)
        elif kind == _SST or (kind == _CONTINUE and before == _SST):
            table.append(body)
            kind = _SST
        elif kind in _CELLS and len(body) >= 6:
            _take(source, areas.setdefault(begun, _Area()), kind, body, names.get(begun))
            if kind == _LABELSST and len(body) >= 10:
                texts[struct.unpack_from("<I", body, 6)[0]] += 1
        before = kind
    _bound_texts(source, texts, table)
    return {names.get(start, ""): SheetNotes(area.errors) for start, area in areas.items()}


def _take(source: Source, area: _Area, kind: int, body: bytes, sheet: str | None) -> None:
    row, column = struct.unpack_from("<HH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
    if area.take(row, column, max(last, column)) > source.limits.cells:
        source.refuse(
            Code.USED_AREA,
            f"The sheet's used area is larger than {source.limits.cells:,} cells.",
            "Delete the rows and columns beyond the table, or divide the table into several files.",
            source.place(sheet, row + 1),
        )
    if kind == _BOOLERR and len(body) >= 8 and body[7] == 1:
        area.errors[row + 1, column + 1] = _ERRORS.get(body[6], "#ERROR")
    elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        area.errors[row + 1, column + 1] = _ERRORS.get(body[8], "#ERROR")


def _bound_texts(source: Source, texts: Counter[int], table: list[bytes]) -> None:
    """Refuses where the shared texts, written out wherever they are used, go beyond the bound."""
    room = source.limits.text_characters
    if texts.total() * sum(map(len, table)) <= room:
        return
    sizes = string_sizes(table)
    size = sum(times * sizes[index] for index, times in texts.items() if index < len(sizes))
    if size > room or len(sizes) <= max(texts):
        source.refuse(
            Code.USED_AREA,
            f"The texts of the workbook, written out, are longer than {room:,} characters.",
            "Divide the table into several files.",
        )


def _sheet_name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return (
        body[8 : 8 + length * 2].decode("utf-16-le", "replace")
        if wide
        else body[8 : 8 + length].decode("latin-1")
    )
