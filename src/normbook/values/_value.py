"""A value: what stands in an answer when it is not absent."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from normbook.values._absence import Absence
from normbook.values._decimals import to_text

Value = bool | int | Decimal | date | datetime | str | frozenset[str]
"""yes/no · whole number · decimal · date · moment · text or choice code · set of codes."""


def same(left: Value, right: Value) -> bool:
    """Equality as MEANING has it: 2.50 equals 2.5, yes is not 1."""
    if isinstance(left, bool) != isinstance(right, bool):
        return False
    return left == right


def value_text(value: Value) -> str:
    """The canonical writing of a value, as it stands in long tables and texts.

    A set is written in alphabetical order of its codes, joined by spaces; where the
    order of the declared list is known, the caller orders the codes itself.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return to_text(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return " ".join(sorted(value))
    return value


def as_json(value: Value | Absence | None) -> object:
    """A value for JSON: numbers as numbers, dates as ISO text, sets as sorted lists, absences named."""
    if value is None:
        return None
    if isinstance(value, Absence):
        return value.as_json()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return value
