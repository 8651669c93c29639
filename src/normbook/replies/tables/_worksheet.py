"""What the values of an Excel worksheet do not say: errors, formulas never calculated, the used area.

The value reader allots the whole rectangle between the first and the last filled cell, gives an
error as an empty cell, and writes a shared text out wherever it is used. The XML is looked at
first, so that a small file cannot ask for much memory and no error is taken for a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.parsers import expat

from normbook.replies.tables._codes import Code
from normbook.replies.tables._notes import SheetNotes
from normbook.replies.tables._sheet import column_number
from normbook.replies.tables._source import Source

# A cell that the strict form does not show is found by the loose one, and then the sheet is parsed.
_CELL_REFERENCE = re.compile(rb'<c r="([^"]*)"')
_ROW_REFERENCE = re.compile(rb'<row r="([^"]*)"')
_CELL = (re.compile(rb"<c[\s>/]"), re.compile(rb":c[\s>/]"))
_ROW = (re.compile(rb"<row[\s>/]"), re.compile(rb":row[\s>/]"))
_FORMULA = (re.compile(rb"<f[\s>/]"), re.compile(rb":f[\s>/]"))
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


def scan_worksheet(source: Source, sheet: str, content: bytes, texts: Sequence[int]) -> SheetNotes:
    """Errors and uncalculated formulas by cell; refuses a used area or a text beyond bounds (W013).

    `texts` are the sizes of the shared texts. Most sheets pass by a few searches; only one that holds
    formulas, errors or much text, or seems too large, is parsed.
    """
    return SheetNotes() if _is_plain(source, content, texts) else _Scan(source, sheet, texts).scan(content)


def _is_plain(source: Source, content: bytes, texts: Sequence[int]) -> bool:
    cells = _CELL_REFERENCE.findall(content)
    rows = _ROW_REFERENCE.findall(content)
    if _count(_CELL, content) != len(cells) or _count(_ROW, content) != len(rows):
        return False
    columns = {cell.rstrip(_DIGITS) for cell in cells}
    if not all(letters.isalpha() and letters.isupper() and len(letters) <= 3 for letters in columns):
        return False
    try:
        height = max((int(cell.lstrip(_LETTERS)) for cell in (*cells, *rows)), default=0)
    except ValueError:
        return False
    width = max((column_number(letters.decode()) for letters in columns), default=0)
    return (
        width * height <= source.limits.cells
        and width <= _LAST_COLUMN
        and len(cells) * max(texts, default=0) <= source.limits.text_characters
        and b'"e"' not in content
        and b"'e'" not in content
        and not any(pattern.search(content) for pattern in _FORMULA)
    )


def _count(patterns: Iterable[re.Pattern[bytes]], content: bytes) -> int:
    return sum(len(pattern.findall(content)) for pattern in patterns)


class _Scan:
    """One worksheet parsed: which cells are filled, which hold an error or no result."""

    def __init__(self, source: Source, sheet: str, texts: Sequence[int]) -> None:
        self._source = source
        self._sheet = sheet
        self._texts = texts
        self._row = self._column = 0
        self._kind: str | None = None
        self._formula = self._filled = self._in_value = False
        self._value = ""
        self._text_size = 0
        self._rows: tuple[int, int] | None = None
        self._columns = (0, 0)
        self._errors: dict[tuple[int, int], str] = {}
        self._uncalculated: set[tuple[int, int]] = set()

    def scan(self, content: bytes) -> SheetNotes:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError):
            self._source.refuse(
                Code.DAMAGED,
                "The sheet's XML is not well formed.",
                "Open the workbook in a spreadsheet program, save it as a new workbook, and give that file.",
                self._source.place(self._sheet, self._row or None),
            )
        return SheetNotes(self._errors, frozenset(self._uncalculated))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            number = attributes.get("r", "")
            self._row = (
                int(number) if number.isascii() and number.isdigit() and len(number) < 10 else self._row + 1
            )
            self._column = 0
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._in_value = True
            self._filled = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        self._column += 1
        if letters.isascii() and letters.isalpha() and len(letters) < 8:
            self._column = column_number(letters)
            self._row = int(digits[:9]) if digits else self._row
        self._kind = attributes.get("t")
        self._formula = self._filled = False
        self._value = ""

    def _text(self, text: str) -> None:
        if self._in_value and len(self._value) < 64:
            self._value += text[:64]

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c" and (self._filled or self._formula):
            self._end_cell()

    def _end_cell(self) -> None:
        place = (self._row, self._column)
        if self._kind == "e":
            self._errors[place] = self._value.strip() or "#ERROR"
        elif self._formula and self._kind != "str" and not self._value.strip():
            self._uncalculated.add(place)
        elif self._kind == "s" and self._value.strip().isdigit():
            index = int(self._value)
            self._text_size += self._texts[index] if index < len(self._texts) else 0
        self._bound()

    def _bound(self) -> None:
        row, column, limits = self._row, self._column, self._source.limits
        first, last = self._rows or (row, row)
        left, right = self._columns if self._rows else (column, column)
        self._rows = (min(first, row), max(last, row))
        self._columns = (min(left, column), max(right, column))
        area = (self._rows[1] - self._rows[0] + 1) * (self._columns[1] - self._columns[0] + 1)
        if (
            area > limits.cells
            or row > _LAST_ROW
            or column > _LAST_COLUMN
            or self._text_size > limits.text_characters
        ):
            self._source.refuse(
                Code.USED_AREA,
                f"The sheet's used area is larger than a table of {limits.cells:,} cells, or its texts "
                f"larger than {limits.text_characters:,} characters.",
                "Delete the rows and columns beyond the table, or divide the table into several files.",
                self._source.place(self._sheet, row),
            )
