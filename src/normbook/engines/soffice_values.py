"""Values into cells and out of them: how the runner of LibreOffice writes and reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from normbook.remarks import Refusal
from normbook.rules import Kind
from normbook.rules import _meaning as meaning
from normbook.rules.printers.sheet import literal, quoted, serial
from normbook.values import Value

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FAULT = "#FAULT#"
"""What a formula with an error is read as; an error would else be read as an empty cell."""
_TEXTS = (Kind.TEXT, Kind.CHOICE, Kind.SET, Kind.ANY)
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
_DAY_ZERO = datetime(1899, 12, 30)


def write_value(
    sheet: Worksheet, row: int, column: int, value: object, codes: tuple[str, ...] | None = None
) -> None:
    """Writes a value; "" where there is none.

    Decimals are written as formulas: as numbers they would be cut to sixteen
    digits of their binary fraction, which is not always read back as the same.
    """
    match value:
        case None:
            sheet.write_formula(row, column, '=""', None, "")
        case bool():
            sheet.write_boolean(row, column, value)
        case int():
            sheet.write_number(row, column, value)
        case Decimal() | datetime():
            sheet.write_formula(row, column, f"={literal(value)}", None, "")
        case date():
            sheet.write_number(row, column, serial(value))
        case str() | frozenset():
            _write_text(sheet, row, column, meaning.text(value, codes))
        case _:
            raise TypeError(f"A cell cannot hold {value!r}.")


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Writes a text; one with controls as a formula: LibreOffice spoils a tab beside a line end."""
    if any(character < " " for character in text):
        sheet.write_formula(row, column, f"={quoted(text)}", None, "")
    else:
        sheet.write_string(row, column, text)


def returned(text: str, kind: Kind) -> str:
    """The formula of a result as it is read back: texts in brackets, their controls spelled out."""
    if kind in _TEXTS:
        for character, written in _ESCAPES:
            shown = f"CHAR({ord(character)})" if character < " " else f'"{character}"'
            text = f'SUBSTITUTE({text},{shown},"{written}")'
        text = f'"["&{text}&"]"'
    return f'=IFERROR({text},"{FAULT}")'


def read_back(cell: object, kind: Kind) -> Value | None:
    """The value of a result cell, None where it holds none. Raises Refusal R042 for an error."""
    if cell == FAULT:
        raise Refusal("R042", "LibreOffice could not compute a formula.", "Report it with the expression.")
    if kind in _TEXTS:
        text = _unescaped(str(cell).removeprefix("[").removesuffix("]"))
        return (frozenset(text.split(" ")) if kind is Kind.SET else text) if text else None
    if cell is None or cell == "":
        return None
    if kind is Kind.BOOLEAN:
        return cell is True or cell == 1
    if not isinstance(cell, int | float):
        raise Refusal("R042", f"LibreOffice gave {cell!r} where a number was wanted.", "Report it.")
    match kind:
        case Kind.INTEGER:
            return int(cell)
        case Kind.DECIMAL:
            return Decimal(f"{cell:.15g}")
        case Kind.DATE:
            return date.fromordinal(int(cell) + _DAY_ZERO.toordinal())
        case _:
            return _DAY_ZERO + timedelta(seconds=round(cell * 86_400))


def _unescaped(text: str) -> str:
    parts = text.split("\\\\")
    for character, written in _ESCAPES[1:]:
        parts = [part.replace(written, character) for part in parts]
    return "\\".join(parts)
