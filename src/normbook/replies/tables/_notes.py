"""Error cells and formulas without a result, put back where the value reader left a blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from normbook.remarks import Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._sheet import Cell, ErrorCell, Sheet
from normbook.replies.tables._source import Source

NOT_CALCULATED = "not calculated"


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What the values of a sheet do not say, by 1-based row and column."""

    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: frozenset[tuple[int, int]] = frozenset()


def with_notes(source: Source, sheet: Sheet, notes: SheetNotes) -> Sheet:
    """The sheet with its error cells in their places, each with a remark (W054, W058)."""
    found = dict.fromkeys(notes.uncalculated, NOT_CALCULATED) | dict(notes.errors)
    if not found:
        return sheet
    top = min(row for row, _ in found)
    left = min(column for _, column in found)
    if sheet.rows:
        top, left = min(top, sheet.first_row), min(left, sheet.first_column)
    grid = _grid(sheet, top, left, found)
    whole = replace(sheet, rows=tuple(tuple(row) for row in grid), first_row=top, first_column=left)
    for (row, column), text in sorted(found.items()):
        _remark(source, whole, row - top, column - left, text)
    return whole


def _grid(sheet: Sheet, top: int, left: int, found: Mapping[tuple[int, int], str]) -> list[list[Cell]]:
    width = max(
        max(column for _, column in found) - left + 1,
        max((len(row) for row in sheet.rows), default=0) + sheet.first_column - left,
    )
    height = max(max(row for row, _ in found) - top + 1, len(sheet.rows) + sheet.first_row - top)
    grid: list[list[Cell]] = [[None] * width for _ in range(height)]
    for index, row in enumerate(sheet.rows, start=sheet.first_row - top):
        grid[index][sheet.first_column - left : sheet.first_column - left + len(row)] = row
    for (number, column), text in found.items():
        grid[number - top][column - left] = ErrorCell(text)
    return grid


def _remark(source: Source, sheet: Sheet, row: int, column: int, text: str) -> None:
    if text == NOT_CALCULATED:
        source.tally.add(
            Code.UNCALCULATED,
            Weight.WARNING,
            "The formula in this cell has no result: it was never calculated.",
            "Open the workbook in a spreadsheet program, save it, and give it again.",
            sheet.place(row, column),
        )
        return
    source.tally.add(
        Code.ERROR_CELL,
        Weight.WARNING,
        f"The cell shows the error {text}; it has no value.",
        "Correct the formula, or write the value or the reason why there is none.",
        sheet.place(row, column),
    )
