"""Tables: cells, heads of several rows, row heads, notes by letter, a source line.

Tables have no vertical rules; notes stand below under superscript lower-case letters
(United Nations editorial manual, tables).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from normbook.documents._faults import DocumentFault
from normbook.documents._inline import Inline, plain_text

Number: TypeAlias = int | Decimal


class Align(Enum):
    """Along the line of writing: START is right in Arabic."""

    START = "start"
    END = "end"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `value` is the number that `content` prints, in the printed unit, for workbooks.

    `notes` are the letters of table notes. `columns` and `rows` are spans. Without `align` a
    cell with a value stands at the end of the line, any other at the start.
    """

    content: Inline = ()
    value: Number | None = None
    align: Align | None = None
    notes: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1

    @property
    def alignment(self) -> Align:
        if self.align is not None:
            return self.align
        return Align.START if self.value is None else Align.END


Cells: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableNote:
    """A note below a table under its letter: `TableNote("a", inline("Provisional."))`."""

    letter: str
    content: Inline


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place in the grid, rows and columns counted from 0."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its number and caption.

    `heads` are one or more rows of column heads. The first `row_heads` columns of `rows` name
    their row. `base` says on how many the figures stand. `widths` are relative widths of the
    columns. `sheet` names the sheet in a workbook; without it the number does. A table without
    rows says so, by `empty` or in the words of the document's language.
    """

    caption: Inline
    heads: tuple[Cells, ...]
    rows: tuple[Cells, ...] = ()
    number: str = ""
    row_heads: int = 1
    base: Inline = ()
    notes: tuple[TableNote, ...] = ()
    source: Inline = ()
    widths: tuple[float, ...] = ()
    empty: str = ""
    sheet: str = ""
    id: str = ""
    traces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.heads or not self.heads[0]:
            raise DocumentFault(f"{_named(self)} has no column heads. Give at least one row of heads.")
        tuple(placed(self.heads, self.width, _named(self)))
        tuple(placed(self.rows, self.width, _named(self)))
        if self.widths and len(self.widths) != self.width:
            raise DocumentFault(f"{_named(self)} has {self.width} columns and {len(self.widths)} widths.")
        _check_letters(self)

    def head_alignment(self, place: Placed) -> Align:
        """How a column head stands: as given, centred over several columns, else as its column."""
        cell = place.cell
        if cell.align is not None or cell.columns > 1:
            return cell.align or Align.CENTRE
        below = (found for found in placed(self.rows, self.width, "") if found.column == place.column)
        ends = any(found.cell.alignment is Align.END for found in below if found.cell.columns == 1)
        return Align.END if ends else Align.START

    @property
    def width(self) -> int:
        """The number of columns."""
        return sum(cell.columns for cell in self.heads[0])


def placed(rows: tuple[Cells, ...], width: int, name: str) -> Iterator[Placed]:
    """Every cell with its place; raises where a row does not fill the width exactly."""
    busy: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while busy.get(column, 0) > number:
                column += 1
            if cell.columns < 1 or cell.rows < 1 or column + cell.columns > width:
                raise DocumentFault(_unfilled(name, number, width))
            for taken in range(column, column + cell.columns):
                if busy.get(taken, 0) > number:
                    raise DocumentFault(_unfilled(name, number, width))
                busy[taken] = number + cell.rows
            yield Placed(number, column, cell)
            column += cell.columns
        if any(busy.get(taken, 0) <= number for taken in range(width)):
            raise DocumentFault(_unfilled(name, number, width))
    if any(end > len(rows) for end in busy.values()):
        raise DocumentFault(f"{name}: a cell spans more rows than there are. Shorten its span.")


def _unfilled(name: str, row: int, width: int) -> str:
    return f"{name}, row {row + 1}: the cells do not fill the {width} columns. Add or remove cells or spans."


def _named(table: Table) -> str:
    return f'Table {table.number or table.id} "{plain_text(table.caption)[:60]}"'.replace("  ", " ")


def _check_letters(table: Table) -> None:
    letters = [note.letter for note in table.notes]
    if len(set(letters)) != len(letters):
        raise DocumentFault(f"{_named(table)} has two notes under one letter.")
    used = {letter for row in (*table.heads, *table.rows) for cell in row for letter in cell.notes}
    if missing := sorted(used - set(letters)):
        raise DocumentFault(f"{_named(table)} uses note {missing[0]} and has no such note. Add the note.")
