"""Numbers as Normbook means them: exact decimals of at most fifteen significant digits.

The domain is every decimal below 10^15 in size with at most nine places and
at most fifteen significant digits. Sums, differences and products are exact
where the result stands in the domain; every result that does not (and every
quotient, mean and power) is rounded once, half away from zero, to what the
domain holds. A result of 10^15 or more is not computable: None.

Why fifteen and nine: it is what a spreadsheet cell carries, so that a State
sees the same figure in its workbook as the Secretariat in the database.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

DIGITS = 15
"""Significant digits of a number."""
PLACES = 9
"""Places after the point of a number."""
LIMIT = 10**DIGITS
"""The first whole number outside the domain."""

Number = int | Decimal

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_WRITTEN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")


def from_text(text: str) -> Number | None:
    """The number written in `text` (digits, one point, a sign), or None.

    A number of more than fifteen significant digits or more than nine places is
    refused (None), never rounded in silence.
    """
    stripped = text.strip(" \t\r\n")
    if not _WRITTEN.match(stripped):
        return None
    exact = Decimal(stripped)
    held = fit(exact)
    if held is None or held != exact:
        return None
    return int(held) if "." not in stripped else held


def fit(exact: Number) -> Number | None:
    """`exact` as the domain holds it: rounded once, half away from zero; None where too large."""
    if isinstance(exact, int):
        return exact if -LIMIT < exact < LIMIT else None
    if not exact:
        return Decimal(0)
    whole = max(exact.adjusted() + 1, 0)
    if whole > DIGITS:
        return None
    places = min(PLACES, DIGITS - whole)
    held = exact
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > places:
        held = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
        if abs(held) >= LIMIT:
            return None
        if held.adjusted() + 1 + places > DIGITS:  # 999999.9999999996 became one digit longer
            held = held.quantize(Decimal(1).scaleb(1 - places), ROUND_HALF_UP, _EXACT)
    return held


def multiply(left: Number, right: Number) -> Number | None:
    """The product, exact where the domain holds it."""
    if isinstance(left, int) and isinstance(right, int):
        return fit(left * right)
    return fit(_EXACT.multiply(Decimal(left), Decimal(right)))


def divide(left: Number, right: Number) -> Decimal | None:
    """The quotient, rounded once; None for a zero divisor.

    Rounded from the exact fraction: eighty digits of the quotient never end in
    a false tie, because a tie has at most ten places more than its operands.
    """
    if right == 0:
        return None
    held = fit(_EXACT.divide(Decimal(left), Decimal(right)))
    return None if held is None else Decimal(held)


def remainder(left: Number, right: Number) -> Number | None:
    """The remainder with the sign of the dividend; None for a zero divisor."""
    if right == 0:
        return None
    if isinstance(left, int) and isinstance(right, int):
        size = abs(left) % abs(right)
        return size if left >= 0 else -size
    return fit(_EXACT.remainder(Decimal(left), Decimal(right)))


def power(base: Number, exponent: Number) -> Decimal | None:
    """`base` to the `exponent`, rounded once; None where there is no real result or it is too large."""
    if base == 0:
        return Decimal(1) if exponent == 0 else (Decimal(0) if exponent > 0 else None)
    whole = exponent == int(exponent)
    if base < 0 and not whole:
        return None
    size = Decimal(base).copy_abs().log10(_EXACT) * Decimal(exponent)
    if size >= DIGITS:
        return None
    if size < -PLACES - 1:
        return Decimal(0)
    raised = _EXACT.power(Decimal(base), Decimal(exponent))
    held = fit(raised)
    return None if held is None else Decimal(held)


def round_to(number: Number, places: int) -> Number | None:
    """Rounded half away from zero to `places` (negative: tens, hundreds); None where too large."""
    if isinstance(number, int) and places >= 0:
        return number
    if places > PLACES:
        return fit(number)
    unit = Decimal(1).scaleb(-places)
    rounded = Decimal(number).quantize(unit, ROUND_HALF_UP, _EXACT)
    return fit(int(rounded) if isinstance(number, int) or places <= 0 else rounded)


def truncate(number: Number) -> int:
    """Towards zero, to a whole number."""
    return int(Decimal(number).to_integral_value(ROUND_DOWN))


def to_text(number: Number) -> str:
    """The shortest writing: no exponent, no zeros at the end, "0" and never "-0"."""
    if isinstance(number, int):
        return str(number)
    if not number:
        return "0"
    written = format(number, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written
