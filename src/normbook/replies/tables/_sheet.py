"""A sheet as it stands in a file: rows of cells, each with its place; nothing interpreted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from normbook.remarks import Place, Remark


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell whose formula came to no value; `text` as the program shows it, such as #DIV/0!."""

    text: str


Scalar: TypeAlias = str | int | Decimal | bool | date | datetime | ErrorCell | None
"""None is truly empty. A number of a workbook is an int where whole, else the shortest decimal."""

Cell: TypeAlias = Scalar | tuple[Scalar, ...]
"""A tuple is a list of scalars in one field of JSON or Parquet: several codes."""

Row: TypeAlias = tuple[Cell, ...]


class Format(Enum):
    """What a file is, told from its content."""

    SEPARATED = "separated text"
    XLSX = "Excel workbook"
    XLS = "Excel 97-2003 workbook"
    ODS = "OpenDocument spreadsheet"
    JSON = "JSON"
    JSON_LINES = "JSON lines"
    PARQUET = "Parquet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one sheet, list or column store, in the order of the file.

    `columns` are the names that the format itself gives (JSON, Parquet); None where a row of the
    sheet is the header. `lines` are the lines at which the rows of separated text begin.
    """

    file: str
    name: str | None
    rows: tuple[Row, ...]
    columns: tuple[str, ...] | None = None
    first_row: int = 1
    first_column: int = 1
    lines: Sequence[int] | None = None
    hidden: bool = False
    is_turned: bool = False

    def place(self, row: int, column: int | None = None) -> Place:
        """Where the cell at these 0-based indices stands, as a person would look it up."""
        if self.is_turned:
            number = None if column is None else self._row_number(column)
            return Place(self.file, self.name, number, self._column_name(row))
        return Place(self.file, self.name, self._row_number(row), self._column_name(column))

    def row_number(self, row: int) -> int:
        """The 1-based number of the row in its worksheet, its line in separated text, its record in JSON.

        Of a turned sheet it is the number of the column that has become the row.
        """
        return self.first_column + row if self.is_turned else self._row_number(row)

    def index_of(self, row_number: int) -> int | None:
        """The 0-based index of the row with this number, None where no row has it."""
        if self.is_turned:
            index = row_number - self.first_column
            return index if 0 <= index < len(self.rows) else None
        if self.lines is not None:
            index = bisect_left(self.lines, row_number)
            return index if index < len(self.lines) and self.lines[index] == row_number else None
        index = row_number - self.first_row
        return index if 0 <= index < len(self.rows) else None

    def _row_number(self, row: int) -> int:
        return self.lines[row] if self.lines is not None else self.first_row + row

    def _column_name(self, column: int | None) -> int | str | None:
        if column is None:
            return None
        if self.columns is not None:
            return self.columns[column] if column < len(self.columns) else column + 1
        number = self.first_column + column
        return number if self.name is None else column_letters(number)


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything read from one file."""

    file: str
    format: Format
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = ()


def turned(sheet: Sheet) -> Sheet:
    """The sheet with rows for columns, for tables that have one column a respondent; places stay true."""
    if sheet.columns is not None:
        return sheet  # records of JSON and Parquet have no second direction
    width = max((len(row) for row in sheet.rows), default=0)
    even = [row + (None,) * (width - len(row)) for row in sheet.rows]
    return replace(sheet, rows=tuple(zip(*even, strict=True)), is_turned=not sheet.is_turned)


def column_letters(number: int) -> str:
    """The name a spreadsheet gives a 1-based column.

    >>> column_letters(1), column_letters(26), column_letters(27), column_letters(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The 1-based number of a column named by letters.

    >>> column_number("A"), column_number("xfd")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
