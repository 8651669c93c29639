"""A sheet as a table: which row is the header, and the records below it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normbook.remarks import Place, Refusal, Remark, Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._limits import DEFAULT
from normbook.replies.tables._sheet import Cell, Row, Sheet
from normbook.replies.tables._tally import Tally


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns over the records of one sheet; `first` is the index of the first record."""

    sheet: Sheet
    header: tuple[str, ...]
    first: int

    def records(self) -> Iterator[tuple[int, Row]]:
        """Each record that holds anything, with its index in the sheet, as wide as the header."""
        width = len(self.header)
        for index in range(self.first, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if len(row) != width:
                row = row[:width] + (None,) * (width - len(row))
            if any(cell is not None for cell in row):
                yield index, row

    def column(self, name: str) -> int:
        """The index of the column of this name; refuses with W019 where none or several have it.

        A column can also be named by its number, as "column 3": it may have no heading, or that of another.
        """
        wanted = heading(name)
        found = [at for at, given in enumerate(self.header) if given == wanted]
        if len(found) == 1:
            return found[0]
        number = numbered(wanted)
        if not found and number is not None and 0 <= number - self.sheet.first_column < len(self.header):
            return number - self.sheet.first_column
        place = Place(self.sheet.file, self.sheet.name, self._header_number())
        if found:
            raise Refusal(
                Code.NO_HEADER.value,
                f"{len(found)} columns are headed {name!r}; it cannot be told which is meant.",
                "Give each column a heading of its own, or name it by its number, such as column 3.",
                place,
            )
        raise Refusal(
            Code.NO_HEADER.value,
            f"No column is headed {name!r}. There are: {', '.join(filter(None, self.header[:40]))}.",
            "Correct the name in the mapping or the heading in the file.",
            place,
        )

    def _header_number(self) -> int | None:
        return self.sheet.row_number(self.first - 1) if self.sheet.columns is None else None


def heading(text: Cell) -> str:
    """A heading as it is compared: one space between words, composed characters.

    >>> heading("  Unit of\\n measurement ")
    'Unit of measurement'
    """
    return "" if text is None else unicodedata.normalize("NFC", " ".join(str(text).split()))


def numbered(name: str) -> int | None:
    """The number of a column named by it.

    >>> numbered("column 3"), numbered("column three")
    (3, None)
    """
    word, _, number = name.partition(" ")
    return int(number) if word == "column" and number.isascii() and number.isdigit() else None


def table_of(
    sheet: Sheet, header: int | None = None, columns: Iterable[str] = ()
) -> tuple[Table, tuple[Remark, ...]]:
    """The sheet as a table, with remarks on its shape (W052 ragged rows, W060 equal headings).

    The header is what the format names, the row with the number `header` (0: there is none), or else the
    first row that holds all of `columns`. Refuses with W019 where no row does: a header is never guessed.
    """
    if sheet.columns is not None:
        return Table(sheet, tuple(heading(name) for name in sheet.columns), 0), ()
    if header == 0:
        return Table(sheet, ("",) * max((len(row) for row in sheet.rows), default=0), 0), ()
    index = (
        _declared(sheet, header)
        if header is not None
        else _found(sheet, [heading(name) for name in columns if numbered(heading(name)) is None])
    )
    names = tuple(heading(cell) for cell in sheet.rows[index])
    table = Table(sheet, names, index + 1)
    return table, _remarks(table)


def _declared(sheet: Sheet, header: int) -> int:
    index = sheet.index_of(header)
    if index is None or not any(cell is not None for cell in sheet.rows[index]):
        raise Refusal(
            Code.NO_HEADER.value,
            f"The mapping says that the header is in row {header}, but that row is empty.",
            "Say the right row in the mapping (header: …).",
            Place(sheet.file, sheet.name, header),
        )
    return index


def _found(sheet: Sheet, wanted: list[str]) -> int:
    if not wanted:
        raise Refusal(
            Code.NO_HEADER.value,
            "It is not said which row is the header.",
            "Say it in the mapping (header: …), counted from 1.",
            Place(sheet.file, sheet.name),
        )
    best, best_missing = -1, wanted
    for index, row in enumerate(sheet.rows):
        given = {heading(cell) for cell in row if cell is not None}
        missing = [name for name in wanted if name not in given]
        if not missing:
            return index
        if len(missing) < len(best_missing):
            best, best_missing = index, missing
    lacking = ", ".join(repr(name) for name in best_missing[:10])
    message = f"No row holds the columns that the mapping names: {lacking}."
    if best >= 0:
        message = f"No row has all the columns that the mapping names. The nearest lacks {lacking}."
    raise Refusal(
        Code.NO_HEADER.value,
        message,
        "Correct the names in the mapping or the headings in the file.",
        sheet.place(best) if best >= 0 else Place(sheet.file, sheet.name),
    )


def _remarks(table: Table) -> tuple[Remark, ...]:
    sheet, width = table.sheet, len(table.header)
    tally = Tally(sheet.file, DEFAULT.shown)
    for name, count in Counter(table.header).items():
        if count > 1 and name:
            tally.add(
                Code.SAME_HEADING,
                Weight.NOTE,
                f"{count} columns are headed {name!r}.",
                "Give each column a heading of its own; the mapping can name these by number only.",
                sheet.place(table.first - 1),
            )
    for index in range(table.first, len(sheet.rows)):
        row = sheet.rows[index]
        if sheet.lines is not None and row and len(row) < width and any(cell is not None for cell in row):
            tally.add(
                Code.RAGGED,
                Weight.WARNING,
                f"The row has {len(row)} fields where the header has {width}; the others are read as empty.",
                "Check that no delimiter or line break is missing or stray in this row.",
                sheet.place(index),
            )
        elif len(row) > width and any(cell is not None for cell in row[width:]):
            tally.add(
                Code.RAGGED,
                Weight.WARNING,
                f"The row has {len(row)} fields where the header has {width}; the last are not read.",
                "Check that no delimiter is stray in this row and that every column has a heading.",
                sheet.place(index, width),
            )
    return tally.remarks()
