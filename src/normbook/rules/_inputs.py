"""Inputs of an evaluation read from JSON: values, absences and marks, each against its type."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from normbook.remarks import Refusal
from normbook.rules._types import Kind, Type
from normbook.values import Mark, Reason, Value, from_text


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its type; a value, or a column of values, or an absence; and its marks."""

    type: Type
    value: Value | tuple[Value | None, ...] | None
    reason: Reason = Reason.NOT_ANSWERED
    marks: frozenset[str] = frozenset()


def read_input(key: str, value: object, type_: Type) -> Input:
    """The input that a JSON value stands for.

    null is "not answered"; {"absent": reason} is an absence; {"value": v,
    "marks": [...]} is a value with marks; a list is a column where the type is
    many, else a set. Raises Refusal R020 where the value is not of the type.
    """
    if isinstance(value, dict):
        if "absent" in value:
            return Input(type_, None, _reason(key, value["absent"]))
        marks = value.get("marks", [])
        known = [mark.value for mark in Mark]
        if "value" not in value or not isinstance(marks, list) or any(mark not in known for mark in marks):
            raise _refused(key, value, type_)
        inner = read_input(key, value["value"], type_)
        return Input(type_, inner.value, inner.reason, frozenset(marks))
    if type_.many:
        rows = value if isinstance(value, list) else ([] if value is None else [value])
        return Input(
            type_, tuple(None if row is None or row == "" else _scalar(key, row, type_.one) for row in rows)
        )
    if value is None or value == "" or value == []:
        return Input(type_, None)
    return Input(type_, _scalar(key, value, type_))


def _reason(key: str, code: object) -> Reason:
    named = {reason.value: reason for reason in Reason}
    if not isinstance(code, str) or code not in named:
        known = ", ".join(named)
        raise Refusal("R021", f"{key}: {code!r} is not a reason for absence.", f"Use one of: {known}.")
    return named[code]


def _scalar(key: str, value: object, type_: Type) -> Value:
    found = _read(value, type_)
    if found is None:
        raise _refused(key, value, type_)
    return found


def _refused(key: str, value: object, type_: Type) -> Refusal:
    message = f"{key}: {value!r} is not {type_}."
    if isinstance(value, int | float | Decimal) and type_.numeric:
        message = f"{key}: {value} has more digits than a number may have."
    return Refusal("R020", message, 'Give a value of that type, null, or {"absent": reason}.')


def _read(value: object, type_: Type) -> Value | None:
    match type_.kind:
        case Kind.BOOLEAN:
            return _boolean(value)
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(value, type_.kind)
        case Kind.DATE | Kind.MOMENT:
            return _date(value, type_.kind)
        case Kind.CHOICE:
            code = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
            return code if code and (type_.codes is None or code in type_.codes) else None
        case Kind.SET:
            return _set(value, type_)
        case _:
            return unicodedata.normalize("NFC", value) if isinstance(value, str) and _encodes(value) else None


def _encodes(text: str) -> bool:
    """Is it text that can be written at all (no lone surrogate)?"""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _boolean(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
        str(value).lower()
    )


def _number(value: object, kind: Kind) -> int | Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    if isinstance(value, str):
        written = value
    else:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not exact.is_finite() or not -40 < exact.adjusted() < 40:
            return None
        written = format(exact, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".") or "0"
    number = from_text(written)
    if number is None or (kind is Kind.INTEGER and not isinstance(number, int)):
        return None
    return number


def _date(value: object, kind: Kind) -> date | datetime | None:
    if not isinstance(value, str):
        return None
    try:
        if kind is Kind.DATE:
            return date.fromisoformat(value) if len(value) == 10 else None
        return datetime.fromisoformat(value).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None


def _set(value: object, type_: Type) -> frozenset[str] | None:
    codes = value.split() if isinstance(value, str) else value
    if not isinstance(codes, list) or not all(isinstance(code, str | int) for code in codes):
        return None
    found = frozenset(str(code) for code in codes)
    return found if found and (type_.codes is None or found <= set(type_.codes)) else None
