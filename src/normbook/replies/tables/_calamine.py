"""Values of Excel workbooks by python-calamine, the one place that calls it.

The reader is written in Rust: a defect of it shows as a panic, which is not an Exception. It is
caught here and becomes a refusal like any other damage.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NoReturn

from normbook.remarks import Refusal, Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._notes import SheetNotes, with_notes
from normbook.replies.tables._sheet import Cell, ErrorCell, Format, Row, Sheet, Tables
from normbook.replies.tables._source import Source

_WHOLE = 2.0**53
"""Above this a float does not hold every whole number."""


def read_values(source: Source, data: bytes, format: Format, notes: Mapping[str, SheetNotes]) -> Tables:
    """All worksheets of the workbook; `data` is what was proved safe to open."""
    try:
        sheets = _sheets(source, data, notes)
    except (Refusal, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fault:  # a panic of the Rust reader derives from BaseException
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        _refuse(source, fault)
    if not any(sheet.rows for sheet in sheets):
        source.refuse(
            Code.EMPTY, "The workbook holds no filled cell.", "Give the workbook that holds the table."
        )
    return Tables(source.name, format, tuple(sheets), source.tally.remarks())


def number_of(value: float) -> int | Decimal | ErrorCell:
    """A float as the shortest number that it stands for; what is not a number is an error cell.

    >>> number_of(3.0), number_of(0.1), number_of(float("nan"))
    (3, Decimal('0.1'), ErrorCell(text='nan'))
    """
    if value.is_integer() and -_WHOLE < value < _WHOLE:
        return int(value)
    if value - value != 0:
        return ErrorCell(repr(value))
    return Decimal(repr(value))


def _sheets(source: Source, data: bytes, notes: Mapping[str, SheetNotes]) -> list[Sheet]:
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = []
    for about in book.sheets_metadata:
        if about.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        hidden = about.visible is not calamine.SheetVisibleEnum.Visible
        sheet = book.get_sheet_by_name(about.name)
        sheets.append(_sheet(source, sheet, notes.get(about.name, SheetNotes()), hidden=hidden))
    return sheets


def _sheet(source: Source, sheet: Any, notes: SheetNotes, *, hidden: bool) -> Sheet:
    start = sheet.start
    if start is None:
        return with_notes(source, Sheet(source.name, sheet.name, (), hidden=hidden), notes)
    first_row, first_column = start[0] + 1, start[1] + 1
    cells = _Cells(source, sheet.name, first_row, first_column)
    rows = tuple(
        cells.row(index, values) for index, values in enumerate(sheet.to_python(skip_empty_area=True))
    )
    found = Sheet(source.name, sheet.name, rows, None, first_row, first_column, None, hidden)
    if hidden:
        source.tally.add(
            Code.HIDDEN_SHEET,
            Weight.NOTE,
            "The sheet is hidden; it is read like the others.",
            "Name the sheets to be read in the mapping.",
            source.place(sheet.name),
        )
    return with_notes(source, found, notes)


class _Cells:
    """Values of one sheet on their way to cells; equal texts and numbers are held once."""

    def __init__(self, source: Source, sheet: str, first_row: int, first_column: int) -> None:
        self._source = source
        self._place = (sheet, first_row, first_column)
        self._texts: dict[str, Cell] = {"": None}
        self._numbers: dict[float, Cell] = {}

    def row(self, index: int, values: list[Any]) -> Row:
        keep = self._texts.setdefault
        return tuple(
            [
                keep(value, value) if type(value) is str else self._cell(value, index, at)
                for at, value in enumerate(values)
            ]
        )

    def _cell(self, value: Any, index: int, at: int) -> Cell:
        kind = type(value)
        if kind is float:
            number = self._numbers.get(value)
            if number is None:
                number = self._numbers[value] = number_of(value)
            return number
        if kind in (bool, int, date, datetime):
            return value  # type: ignore[no-any-return]
        return self._time(value, index, at)

    def _time(self, value: time | timedelta, index: int, at: int) -> str:
        sheet, first_row, first_column = self._place
        text = value.isoformat() if isinstance(value, time) else str(value)
        self._source.tally.add(
            Code.TIME_CELL,
            Weight.NOTE,
            f"The cell holds a time of day or a duration; it is read as the text {text}.",
            "Write a number with its unit in the heading if a quantity was meant.",
            Sheet(self._source.name, sheet, (), None, first_row, first_column).place(index, at),
        )
        return text


def _refuse(source: Source, fault: BaseException) -> NoReturn:
    if type(fault).__name__ == "PasswordError":
        source.refuse(
            Code.ENCRYPTED, "The workbook is protected by a password.", "Save it without a password."
        )
    source.refuse(
        Code.DAMAGED,
        "The workbook cannot be read: a part of it is missing or damaged.",
        "Open it in a spreadsheet program, save it as a new workbook (.xlsx), and give that file.",
    )
