"""The workbook writer: one sheet a table, numbers as numbers, text never as a formula.

Sheets run from right to left in Arabic. Every string is written as a string, so that one which
begins with = + - or @ is shown and not computed; the file has no time of making of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from normbook.documents._blocks import Block
from normbook.documents._document import Document, Language, direction_of
from normbook.documents._inline import plain_text
from normbook.documents._legible import legible, one_line
from normbook.documents._pictures import Chart, TileMap
from normbook.documents._tables import Align, Number, Placed, Table, placed
from normbook.documents._widths import column_weights
from normbook.documents._words import WORDS, Words
from normbook.documents.charts import data_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767  # characters in a cell, the limit of workbooks
LONGEST_NAME = 31  # characters in the name of a sheet
MOST_DIGITS = 15  # significant digits that a workbook keeps
_FIRST_DAY = date(1980, 1, 1)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

Look: TypeAlias = tuple[tuple[str, object], ...]


@dataclass(slots=True)
class _Writing:
    book: Workbook
    language: Language
    formats: dict[Look, Format]
    banner: str

    @property
    def rtl(self) -> bool:
        return direction_of(self.language) == "rtl"

    @property
    def words(self) -> Words:
        return WORDS[self.language]

    def look(self, **properties: object) -> Format:
        """One format a look, made once."""
        font = {"ar": "Noto Naskh Arabic", "zh": "Noto Sans SC"}.get(self.language, "Noto Sans")
        named: dict[str, object] = {"font_name": font, "font_size": 10, "valign": "top"}
        named |= {"reading_order": 2 if self.rtl else 1} | properties
        key = tuple(sorted(named.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(named)
        return self.formats[key]


def write_xlsx(source: Document | Iterable[Table], language: Language = "en") -> bytes:
    """The tables of a document, with the data of its pictures, or the tables given, one sheet each.

    `language` stands for tables given alone; a document brings its own. Notes and source stand
    below the table; a base stands under the caption, the banner at the head of every sheet.
    """
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    document = source if isinstance(source, Document) else None
    writing = _Writing(
        book, document.language if document else language, {}, document.banner if document else ""
    )
    book.set_properties(_properties(document))
    names: set[str] = set()
    for table in _tables(source, writing.language):
        _write_sheet(book.add_worksheet(_name(table, writing.words, names)), table, writing)
    if not names:
        book.add_worksheet(_free(_clean(writing.words.contents), names)).write_string(
            0, 0, writing.words.empty, writing.look()
        )
    book.close()
    return buffer.getvalue()


def _tables(source: Document | Iterable[Table], language: Language) -> list[Table]:
    blocks: Iterable[Block] = source.blocks if isinstance(source, Document) else source
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Chart | TileMap):
            data = data_table(block, language)
            number = WORDS[language].figure.format(number=block.number) if block.number else ""
            found.append(_renamed(data, number))
    return found


def _renamed(table: Table, sheet: str) -> Table:
    from dataclasses import replace

    return replace(table, sheet=sheet)


def _properties(document: Document | None) -> dict[str, object]:
    if document is None:
        return {"created": _moment(_FIRST_DAY)}
    metadata = document.metadata
    return {
        "title": one_line(document.title),
        "subject": one_line(metadata.subject),
        "author": one_line(metadata.author),
        "keywords": one_line(", ".join(metadata.keywords)),
        "comments": one_line(f"{metadata.identifier} {metadata.version}"),
        "created": _moment(metadata.created or _FIRST_DAY),
    }


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _name(table: Table, words: Words, names: set[str]) -> str:
    number = words.table.format(number=table.number) if table.number else ""
    wanted = table.sheet or number or plain_text(table.caption)
    return _free(_clean(wanted), names)


def _clean(wanted: str) -> str:
    return _FORBIDDEN.sub(" ", one_line(wanted))[:LONGEST_NAME].strip().strip("'") or "1"


def _free(name: str, names: set[str]) -> str:
    """The name, with a number behind it where another sheet has it; names differ by more than case."""
    free, count = name, 1
    while free.casefold() in names or free.casefold() == "history":
        count += 1
        free = f"{name[: LONGEST_NAME - len(str(count)) - 1]} {count}"
    names.add(free.casefold())
    return free


def _write_sheet(sheet: Worksheet, table: Table, writing: _Writing) -> None:
    if writing.rtl:
        sheet.right_to_left()
    weights = column_weights(table)
    for column, weight in enumerate(weights):
        sheet.set_column(column, column, max(9.0, min(weight * 1.15, 60.0)))
    top = _write_head(sheet, table, writing)
    body = top + len(table.heads)
    _write_cells(sheet, tuple(placed(table.heads, table.width, "")), top, table, writing, head=True)
    if table.rows:
        _write_cells(sheet, tuple(placed(table.rows, table.width, "")), body, table, writing, head=False)
    else:
        sheet.write_string(body, 0, legible(table.empty or writing.words.empty), writing.look())
    _write_below(sheet, body + max(len(table.rows), 1) + 1, table, writing)
    sheet.freeze_panes(body, table.row_heads)
    sheet.repeat_rows(top, body - 1)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_head(sheet: Worksheet, table: Table, writing: _Writing) -> int:
    """Banner, number, caption and base, one a row; returns the row where the heads begin."""
    number = writing.words.table.format(number=table.number) if table.number else ""
    lines = (
        (writing.banner, writing.look(bold=True, font_color="#8A4B00")),
        (number, writing.look(font_color="#4D5965")),
        (plain_text(table.caption), writing.look(bold=True, font_size=12)),
        (plain_text(table.base), writing.look(font_color="#4D5965")),
    )
    row = 0
    for text, look in lines:
        if text:
            sheet.write_string(row, 0, _fitting(text), look)
            row += 1
    return row + 1


def _write_cells(
    sheet: Worksheet, cells: Sequence[Placed], top: int, table: Table, writing: _Writing, *, head: bool
) -> None:
    last = max(place.row + place.cell.rows for place in cells)
    for place in cells:
        cell = place.cell
        align = table.head_alignment(place) if head else cell.alignment
        edges: dict[str, object] = {"text_wrap": True, "align": _side(align, rtl=writing.rtl)}
        edges |= {
            "bottom": 1 if place.row + cell.rows == last else 4,
            "top": 2 if head and not place.row else 0,
        }
        row = top + place.row
        if cell.columns > 1 or cell.rows > 1:
            look = writing.look(**edges)
            sheet.merge_range(
                row, place.column, row + cell.rows - 1, place.column + cell.columns - 1, "", look
            )
        _write_value(sheet, row, place, edges, writing)


def _write_value(
    sheet: Worksheet, row: int, place: Placed, edges: dict[str, object], writing: _Writing
) -> None:
    cell = place.cell
    text = plain_text(cell.content)
    letters = f" ({', '.join(cell.notes)})" if cell.notes else ""
    if cell.value is not None and _kept(cell.value):
        # The letter of a note is part of the format, so that the cell stays a number.
        pattern = _number_format(cell.value, text) + (f'"{letters}"' if letters else "")
        sheet.write_number(row, place.column, float(cell.value), writing.look(num_format=pattern, **edges))
    elif text or letters:
        sheet.write_string(row, place.column, _fitting(text + letters), writing.look(**edges))
    else:
        sheet.write_blank(row, place.column, None, writing.look(**edges))


def _write_below(sheet: Worksheet, row: int, table: Table, writing: _Writing) -> None:
    lines = [writing.words.source + plain_text(table.source)] if table.source else []
    lines += [f"({note.letter}) {plain_text(note.content)}" for note in table.notes]
    look = writing.look(font_color="#4D5965", font_size=9)
    for place, line in enumerate(lines):
        sheet.write_string(row + place, 0, _fitting(line), look)


def _fitting(text: str) -> str:
    clean = legible(text)
    return clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - 1] + "…"


def _kept(value: Number) -> bool:
    """Whether a workbook keeps every digit of the number."""
    return len(Decimal(value).normalize().as_tuple().digits) <= MOST_DIGITS


def _number_format(value: Number, text: str) -> str:
    """As many decimals as are printed; digits in groups where the printed number groups them."""
    exponent = Decimal(value).as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    grouped = bool(re.search(r"\d[,.\s\u00a0\u202f]\d{3}(?!\d)", text)) and abs(Decimal(value)) >= 1000
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")


def _side(align: Align, *, rtl: bool) -> str:
    """Workbooks know only the two sides of the screen."""
    if align is Align.CENTRE:
        return "center"
    return "right" if (align is Align.END) != rtl else "left"
