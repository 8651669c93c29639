"""OpenDocument spreadsheets (ISO/IEC 26300): the one part `content.xml`, parsed as it stands.

Cells and rows can be repeated by a count, so a short file may stand for a huge table: empty
repetitions cost nothing here and filled ones count against the bounds before they are written out.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from normbook.remarks import Weight
from normbook.replies.tables._archive import unpack
from normbook.replies.tables._codes import Code
from normbook.replies.tables._sheet import Cell, ErrorCell, Format, Row, Scalar, Sheet, Tables, column_letters
from normbook.replies.tables._source import Source

_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "Err:5")
_UNSEEN = ("annotation", "dde-links", "shapes", "tracked-changes", "database-ranges")


def read_ods(source: Source) -> Tables:
    """Every sheet with its values; numbers are the decimals that the file writes."""
    parts = unpack(source, lambda name: name in ("content.xml", "META-INF/manifest.xml"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        source.refuse(
            Code.ENCRYPTED, "The workbook is protected by a password.", "Save it without a password."
        )
    if "content.xml" not in parts:
        source.refuse(Code.DAMAGED, "The workbook has no content.", "Copy or send it again.")
    book = _Book(source)
    book.parse(parts["content.xml"])
    if not any(sheet.rows for sheet in book.sheets):
        source.refuse(
            Code.EMPTY, "The workbook holds no filled cell.", "Give the workbook that holds the table."
        )
    return Tables(source.name, Format.ODS, tuple(book.sheets), source.tally.remarks())


class _Book:
    """The content under parsing: one table, one row, one cell at a time."""

    def __init__(self, source: Source) -> None:
        self.sheets: list[Sheet] = []
        self._source = source
        self._name = ""
        self._rows: list[Row] = []
        self._row: list[Cell] = []
        self._blank_rows = self._blank_cells = 0
        self._row_times = self._cell_times = 1
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._cells = self._characters = self._unseen = self._tables = 0

    def parse(self, content: bytes) -> None:
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
                "The workbook's content is not well formed XML.",
                "Open it in a spreadsheet program, save it as a new workbook, and give that file.",
                self._source.place(self._name or None),
            )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
        elif name == "table" and tag.startswith("table:"):
            self._tables += 1
            self._begin_table(attributes)
        elif name == "table-row":
            self._row, self._blank_cells = [], 0
            self._row_times = _count(attributes.get("table:number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._texts = attributes, []
            self._cell_times = _count(attributes.get("table:number-columns-repeated"))
        elif self._cell is not None:
            self._begin_text(name, attributes)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        if self._tables == 1:
            self._name = attributes.get("table:name", f"Sheet{len(self.sheets) + 1}")
            self._rows, self._blank_rows = [], 0

    def _begin_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p" and self._texts:
            self._texts.append("\n")
        elif name == "p":
            self._texts.append("")
        elif name == "s":
            self._texts.append(" " * min(_count(attributes.get("text:c")), 1000))
        elif name == "tab":
            self._texts.append("\t")
        elif name == "line-break":
            self._texts.append("\n")

    def _text(self, text: str) -> None:
        # text outside a paragraph is white space of the markup
        if self._cell is not None and self._texts and not self._unseen:
            self._texts.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if self._unseen:
            self._unseen -= 1
        elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()
        elif name == "table" and tag.startswith("table:"):
            self._tables -= 1
            if self._tables == 0:
                self.sheets.append(Sheet(self._source.name, self._name, tuple(self._rows)))

    def _end_cell(self, attributes: dict[str, str]) -> None:
        cell = self._value(attributes, "".join(self._texts))
        if cell is None:
            self._blank_cells += self._cell_times
            return
        width = len(self._row) + self._blank_cells + self._cell_times
        length = len(cell) if isinstance(cell, str) else 1
        self._bound(width, self._blank_cells + self._cell_times, length * self._cell_times)
        self._row += [None] * self._blank_cells
        self._blank_cells = 0
        self._row += [cell] * self._cell_times
        if isinstance(cell, ErrorCell):
            self._note_error(cell)

    def _end_row(self) -> None:
        if not self._row:
            self._blank_rows += self._row_times
            return
        height = len(self._rows) + self._blank_rows + self._row_times
        # a repeated row is one tuple held many times, and its texts are not written out again
        self._bound(len(self._row), len(self._row) * (self._row_times - 1) + self._blank_rows, 0, height)
        self._rows += [()] * self._blank_rows
        self._blank_rows = 0
        self._rows += [tuple(self._row)] * self._row_times

    def _bound(self, width: int, cells: int, characters: int, height: int = 0) -> None:
        limits = self._source.limits
        self._cells += cells
        self._characters += characters
        over = self._cells > limits.cells or self._characters > limits.text_characters
        if over or width > limits.columns or height > limits.cells:
            self._source.refuse(
                Code.USED_AREA,
                f"The sheet is larger than {limits.columns:,} columns or {limits.cells:,} cells "
                "with all repetitions written out.",
                "Delete the rows and columns beyond the table, or divide the table into several files.",
                self._source.place(self._name, len(self._rows) + self._blank_rows + 1),
            )

    def _value(self, attributes: dict[str, str], text: str) -> Cell:
        kind = attributes.get("office:value-type", "")
        if text.startswith(_ERRORS) and "table:formula" in attributes:
            return ErrorCell(text)
        try:
            if kind in ("float", "percentage", "currency"):
                return _number(attributes["office:value"])
            if kind == "boolean":
                return attributes["office:boolean-value"] == "true"
            if kind == "date":
                return _date(attributes["office:date-value"])
        except (KeyError, ValueError, InvalidOperation):
            return text or None
        if kind == "string" and "office:string-value" in attributes and not text:
            return attributes["office:string-value"] or None
        return text or None

    def _note_error(self, cell: ErrorCell) -> None:
        self._source.tally.add(
            Code.ERROR_CELL,
            Weight.WARNING,
            f"The cell shows the error {cell.text}; it has no value.",
            "Correct the formula, or write the value or the reason why there is none.",
            self._source.place(
                self._name, len(self._rows) + self._blank_rows + 1, column_letters(len(self._row))
            ),
        )


def _count(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 1


def _number(written: str) -> Scalar:
    value = Decimal(written)
    if not value.is_finite():
        return ErrorCell(written)
    whole = -20 < value.adjusted() < 20 and value == value.to_integral_value()
    return int(value) if whole else value


def _date(written: str) -> date | datetime:
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
