"""What every function of the core means, in plain Python: the oracle of all printers.

Each takes values that are present (None only where its text says so) and gives
a value, or None where there is none to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from normbook.values import Number, Value, divide, fit, from_text, round_to, value_text

_EPOCH = date(1970, 1, 1)
_MIDNIGHT = datetime(1970, 1, 1)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?\Z", re.DOTALL)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def add(left: Number, right: Number) -> Number | None:
    return fit(left + right)


def subtract(left: Number, right: Number) -> Number | None:
    return fit(left - right)


def floor(number: Number) -> int:
    return int(Decimal(number).to_integral_value(ROUND_FLOOR))


def ceiling(number: Number) -> int:
    return int(Decimal(number).to_integral_value(ROUND_CEILING))


def rounded(number: Number, places: Number) -> Number | None:
    whole = int(places)
    if whole < -15:
        return 0
    return round_to(number, whole)


def number_of(text: str) -> Number | None:
    return from_text(text)


def text(value: Value, codes: tuple[str, ...] | None = None) -> str:
    """The canonical writing; a set in the order of its list."""
    if isinstance(value, frozenset) and codes is not None:
        return " ".join(code for code in codes if code in value)
    return value_text(value)


def date_of(value: str | Number | date | datetime) -> date | None:
    """A date from an ISO text, from days since 1970-01-01, or from a moment."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str):
            match = _ISO.match(value)
            return date(int(match[1]), int(match[2]), int(match[3])) if match else None
        return _EPOCH + timedelta(days=floor(value))
    except (ValueError, OverflowError):
        return None


def moment_of(value: date | datetime) -> datetime:
    """A date as the moment at which it begins."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def plus_days(day: date, amount: Number) -> date | None:
    try:
        return day + timedelta(days=int(amount))
    except OverflowError:
        return None


def days_between(later: date | datetime, earlier: date | datetime) -> Number | None:
    if isinstance(later, datetime) or isinstance(earlier, datetime):
        return divide(int((moment_of(later) - moment_of(earlier)).total_seconds()), 86_400)
    return (later - earlier).days


def days_of(value: date | datetime) -> Number | None:
    """Days since 1970-01-01; of a moment with the time as a fraction."""
    return days_between(value, _MIDNIGHT if isinstance(value, datetime) else _EPOCH)


def format_date(value: date | datetime, form: str) -> str:
    """The date by the signs of ODK's format-date; month and day names in English."""
    moment = moment_of(value)
    signs = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "a": _DAYS[moment.weekday()],
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": "000",
        "%": "%",
    }
    return re.sub(r"%(.)", lambda match: signs[match[1]], form)


def chosen(value: frozenset[str] | str | None, codes: tuple[str, ...] | None) -> list[str]:
    """The codes of a choice, a set or a text of codes, in order; none of an absence."""
    if value is None:
        return []
    if isinstance(value, str):
        return [code for code in value.split(" ") if code]
    return [code for code in codes if code in value] if codes is not None else sorted(value)


def choice_at(value: frozenset[str] | str, index: Number, codes: tuple[str, ...] | None) -> str | None:
    order, place = chosen(value, codes), int(index)
    return order[place] if 0 <= place < len(order) else None


def slice_text(value: str, start: Number, end: Number | None = None) -> str:
    """From `start` (0 the first) to before `end`; negative numbers count from the end."""
    return value[int(start) :] if end is None else value[int(start) : int(end)]


def tidy(value: str) -> str:
    return re.sub(r"[ \t\n\r]+", " ", value).strip(" ")


def counted(items: Iterable[object]) -> int:
    """How many have a value."""
    return sum(1 for item in items if item is not None)


def total(items: Iterable[Number | None]) -> Number | None:
    values = [item for item in items if item is not None]
    return fit(sum(values[1:], values[0])) if values else None


def mean(items: Iterable[Number | None]) -> Decimal | None:
    values = [item for item in items if item is not None]
    return divide(sum(values[1:], values[0]), len(values)) if values else None


def least(items: Iterable[Number | None]) -> Number | None:
    return min((item for item in items if item is not None), default=None)


def most(items: Iterable[Number | None]) -> Number | None:
    return max((item for item in items if item is not None), default=None)


def joined(separator: str | None, items: Iterable[Value | None]) -> str | None:
    return (separator or "").join(value_text(item) for item in items if item is not None) or None


def row(column: Sequence[Value | None], index: Number) -> Value | None:
    place = int(index) - 1
    return column[place] if 0 <= place < len(column) else None
