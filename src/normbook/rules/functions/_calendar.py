"""Dates: today, now, date, format-date, decimal-date-time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from normbook.rules._core import Apply, Const, Core, Var
from normbook.rules._tree import Call, Literal
from normbook.rules._types import DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind
from normbook.rules.functions._function import Function

if TYPE_CHECKING:
    from normbook.rules._checker import Checker

FORMATS = "Y y m n d e b a H h M S 3"
"""What may follow a per cent sign in a format, as in the XForms of ODK."""


def _today(check: Checker, call: Call) -> Core:
    return Var("today()", DATE)


def _now(check: Checker, call: Call) -> Core:
    return Var("now()", MOMENT)


def _date(check: Checker, call: Call) -> Core:
    core = check.scalar(call.arguments[0])
    if isinstance(core, Const) and isinstance(core.value, str):
        core = check.date(call.arguments[0])
    if core.type.kind is Kind.DATE:
        return core
    if core.type.kind in (Kind.TEXT, Kind.CHOICE, Kind.MOMENT, Kind.INTEGER, Kind.DECIMAL, Kind.ANY):
        return Apply("date-of", (core,), DATE)
    return check.fault("R011", call.at, f"{core.type} is not a date.", "Give a text such as 2024-01-31.")


def _format(check: Checker, call: Call) -> Core:
    date, written = check.date(call.arguments[0]), call.arguments[1]
    if not isinstance(written, Literal) or not isinstance(written.value, str):
        return check.fault("R014", call.at, "The format is not a quoted text.", "Write it as '%Y-%m-%d'.")
    if any(sign not in (*FORMATS.split(), "%") for sign in re.findall(r"%(.?)", written.value, re.DOTALL)):
        return check.fault(
            "R014", written.at, "The format has an unknown sign.", f"After % stands one of: {FORMATS}."
        )
    return Apply("format-date", (date, Const(written.value, TEXT)), TEXT)


def _days(check: Checker, call: Call) -> Core:
    core = check.scalar(call.arguments[0])
    if core.type.kind in (Kind.TEXT, Kind.CHOICE) and not isinstance(core, Const):
        core = Apply("date-of", (core,), DATE)
    else:
        core = check.date(call.arguments[0])
    return Apply("days-of", (core,), DECIMAL if core.type.kind is Kind.MOMENT else INTEGER)


CALENDAR = (
    Function("today", "today()", "The date of the evaluation: an input, never the clock.", 0, 0, _today),
    Function("now", "now()", "The moment of the evaluation: an input, never the clock.", 0, 0, _now),
    Function(
        "date",
        "date(x)",
        "The date that a text or a number of days since 1970-01-01 stands for.",
        1,
        1,
        _date,
    ),
    Function("date-time", "date-time(x)", "As date(), for texts with a time.", 1, 1, _date),
    Function(
        "format-date",
        "format-date(date, '%Y-%m-%d')",
        "The date in the given form; names of months and days in English.",
        2,
        2,
        _format,
    ),
    Function("format-date-time", "format-date-time(moment, '%H:%M')", "As format-date().", 2, 2, _format),
    Function(
        "decimal-date-time",
        "decimal-date-time(x)",
        "Days since 1970-01-01, with the time as a fraction.",
        1,
        1,
        _days,
    ),
)
