"""Values as the second reading holds them: numbers as exact fractions."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

Held = bool | Fraction | date | datetime | str | frozenset[str] | None
Column = tuple[Held, ...]
_LIMIT = 10**15
_DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1)
_NUMBER = re.compile(r"[ \t\r\n]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*\Z")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def held(value: object) -> Held:
    """A value of the library, its numbers as fractions."""
    plain = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Fraction(value) if plain else value  # type: ignore[arg-type, return-value]


def half_away(exact: Fraction, places: int) -> Fraction:
    """Rounded half away from zero."""
    unit = Fraction(10) ** -places
    size = (abs(exact) / unit + Fraction(1, 2)).__floor__() * unit
    return size if exact >= 0 else -size


def fitted(exact: Fraction) -> Fraction | None:
    """What the domain of numbers holds of an exact result."""
    if abs(exact) >= _LIMIT:
        return None
    whole = len(str(int(abs(exact)))) if abs(exact) >= 1 else 0
    rounded = half_away(exact, min(9, 15 - whole))
    return None if abs(rounded) >= _LIMIT else rounded


def written(value: Held, codes: tuple[str, ...] | None = None) -> str:
    """The canonical writing."""
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction():
            digits = f"{abs(int(value * 10**9)):010d}"
            text = f"{digits[:-9]}.{digits[-9:]}".rstrip("0").rstrip(".")
            return f"-{text}" if value < 0 else text
        case datetime() | date():
            return value.isoformat()
        case frozenset():
            return " ".join(in_order(value, codes))
        case _:
            return str(value or "")


def in_order(value: frozenset[str], codes: tuple[str, ...] | None) -> list[str]:
    return sorted(value) if codes is None else [code for code in codes if code in value]


def raised(base: Fraction, exponent: Fraction) -> Fraction | None:
    """A positive number to a power: small whole powers exactly, others by sixty digits; None from 10^16."""
    if exponent.denominator == 1 and abs(exponent) < 50:
        return base ** int(exponent)
    with localcontext() as context:
        context.prec = 60
        natural = (
            (Decimal(base.numerator) / base.denominator).ln() * exponent.numerator / exponent.denominator
        )
        if natural > 37:
            return None
        return Fraction(natural.exp()) if natural > -50 else Fraction(0)


def number_of(text: str) -> Fraction | None:
    """The number that a text is, None where it is none that the domain holds."""
    found = _NUMBER.match(text)
    number = Fraction(Decimal(found[1])) if found else None
    return number if number is not None and fitted(number) == number else None


def moment_of(value: Held) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    raise TypeError(value)


def shifted(day: datetime, amount: Held) -> date | None:
    try:
        return (day + int(amount) * _DAY).date()  # type: ignore[arg-type]
    except OverflowError:
        return None


def date_of(value: Held) -> date | None:
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case Fraction():
            return shifted(EPOCH, Fraction(value.__floor__()))
    found = re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T|\Z)", str(value))
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def formed(moment: datetime, form: str) -> str:
    year, month = f"{moment.year:04}", moment.month
    pieces = {
        "%Y": year, "%y": year[2:], "%m": f"{month:02}", "%n": f"{month}", "%b": _MONTHS[month - 1],
        "%d": f"{moment.day:02}", "%e": f"{moment.day}", "%a": _WEEK[moment.weekday()],
        "%H": f"{moment.hour:02}", "%h": f"{moment.hour}", "%M": f"{moment.minute:02}",
        "%S": f"{moment.second:02}", "%3": "000", "%%": "%",
    }  # fmt: skip
    out, at = "", 0
    while at < len(form):
        step = 2 if form[at] == "%" else 1
        out += pieces[form[at : at + 2]] if step == 2 else form[at]
        at += step
    return out
