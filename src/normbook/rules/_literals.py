"""Literals take the type of what they meet."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from decimal import Decimal

from normbook.rules._core import Const
from normbook.rules._tree import Literal
from normbook.rules._types import ANY, BOOLEAN, DECIMAL, INTEGER, TEXT, Kind, Type
from normbook.values import from_text, value_text

_TRUE = frozenset({"yes", "true", "1"})
_FALSE = frozenset({"no", "false", "0"})


def plain(literal: Literal) -> Const:
    """A literal that meets nothing yet; the empty text is the literal absence."""
    value = literal.value
    if isinstance(value, str):
        return Const(unicodedata.normalize("NFC", value), TEXT) if value else Const(None, ANY)
    return Const(value, INTEGER if isinstance(value, int) else DECIMAL)


def shown(literal: Const) -> str:
    """The literal as its author would know it again."""
    return f"'{literal.value}'" if isinstance(literal.value, str) else value_text(literal.value or 0)


def adapt(literal: Const, wanted: Type) -> Const | None:
    """The literal as a value of the type `wanted`, or None where it cannot be one."""
    if literal.value is None or wanted.kind is Kind.ANY:
        return literal
    listed_kinds = (Kind.CHOICE, Kind.SET)
    if wanted.kind.value == literal.type.kind.value and wanted.kind not in listed_kinds:
        return literal
    written = value_text(literal.value)
    match wanted.kind:
        case Kind.BOOLEAN:
            known = written in _TRUE or written in _FALSE
            return Const(written in _TRUE, BOOLEAN) if known else None
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(literal)
        case Kind.TEXT:
            return Const(written, TEXT)
        case Kind.DATE | Kind.MOMENT:
            return _date(written)
        case Kind.CHOICE:
            listed = wanted.codes is None or written in wanted.codes
            return Const(written, wanted) if listed else None
        case _:
            codes = written.split()
            listed = wanted.codes is None or all(code in wanted.codes for code in codes)
            return Const(frozenset(codes), wanted) if listed and codes else None


def _number(literal: Const) -> Const | None:
    if isinstance(literal.value, bool) or not isinstance(literal.value, str | int | Decimal):
        return None
    number = from_text(value_text(literal.value))
    if number is None:
        return None
    return Const(number, INTEGER if isinstance(number, int) else DECIMAL)


def _date(written: str) -> Const | None:
    try:
        if len(written) == 10:
            return Const(date.fromisoformat(written), Type(Kind.DATE))
        return Const(datetime.fromisoformat(written).replace(tzinfo=None, microsecond=0), Type(Kind.MOMENT))
    except ValueError:
        return None
