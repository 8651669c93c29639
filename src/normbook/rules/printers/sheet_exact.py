"""Exact decimals in a spreadsheet, whose cells are binary and whose comparisons forgive.

LibreOffice takes two numbers as equal, and their difference as 0, where they
differ by less than 2^-48 of their size, unless both are whole; Excel compares
fifteen digits. So decimals are computed here as whole numbers below 2^53, which
both carry exactly: a number x as `x * scale` (at most fifteen digits), a sum as
hundred thousands and 1E-9ths, a product as two halves of fifteen digits. The
result is rounded once, half away from zero, as docs/meaning.md demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from normbook.rules._core import Const, Core, never_absent
from normbook.rules._types import Kind
from normbook.rules.printers.sheet import WIDEST, Sheet, literal
from normbook.values import DIGITS, PLACES

_SCALES = (
    "{0,1E6,1E7,1E8,1E9,1E10,1E11,1E12,1E13,1E14},"
    "{1000000000,100000000,10000000,1000000,100000,10000,1000,100,10,1}"
)
_LIMBS = ("1", "1E5", "1E10", "1E99")


@dataclass(frozen=True, slots=True)
class Number:
    """An operand: `text` is a cell or constant that gives a number, 0 where it is absent.

    `scale` is the power of ten that makes it whole, `scaled` the whole number.
    """

    text: str
    scale: str
    scaled: str


def number(sheet: Sheet, node: Core) -> Number:
    """A node as an operand of exact arithmetic."""
    if isinstance(node, Const) and isinstance(node.value, int | Decimal):
        exact = Decimal(node.value)
        scale = 1 if node.type.kind is Kind.INTEGER else _scale_of(exact)
        return Number(literal(node.value), str(scale), literal(int(exact * scale)))
    held = sheet.once(node)
    return operand(sheet, held if never_absent(node) else f"N({held})", node.type.kind)


def operand(sheet: Sheet, text: str, kind: Kind) -> Number:
    """The operand that a cell holds, by the type of its number."""
    if kind is not Kind.DECIMAL:
        return Number(text, "1", text)
    scale = sheet.keep(scale_at(text))
    return Number(text, scale, sheet.keep(f"ROUND({text}*{scale},0)"))


def scale_at(text: str) -> str:
    """The formula of the scale that a number of this size has: 1E9 below a million, 1 from 1E14.

    A number within 4E-15 of a power of ten counts as below it, whatever the
    spreadsheet thinks of the two; rounded to that scale it is the power itself.
    """
    return f"LOOKUP(ABS({text})*0.999999999999996,{_SCALES})"


def whole_scale(text: str) -> str:
    """The same for a number known to be whole."""
    return f"LOOKUP(ABS({text}),{_SCALES})"


def floor(sheet: Sheet, dividend: str, divisor: str) -> str:
    """The quotient of whole numbers, down; INT alone takes 999999.999999999 for a million in LibreOffice."""
    near = sheet.keep(f"INT({dividend}/{divisor})")
    return sheet.keep(f"{near}-IF({near}*{divisor}>{dividend},1,0)")


def total(sheet: Sheet, plus: Sequence[Number], minus: Sequence[Number] = ()) -> tuple[str, str]:
    """The exact sum as cells of hundred thousands and of 1E-9ths (0 to below 1E14)."""
    high = [f"+INT({each.text}/1E5)" for each in plus] + [f"-INT({each.text}/1E5)" for each in minus]
    low = [f"+{_low(sheet, each)}" for each in plus] + [f"-{_low(sheet, each)}" for each in minus]
    return carried(sheet, added(sheet, high), added(sheet, low))


def carried(sheet: Sheet, high: str, low: str) -> tuple[str, str]:
    """Hundred thousands and 1E-9ths with whole hundred thousands carried over."""
    low = sheet.keep(low)
    over = sheet.keep(f"INT({low}/1E14)-IF({low}<INT({low}/1E14)*1E14,1,0)")
    return sheet.keep(f"{high}+{over}"), sheet.keep(f"{low}-{over}*1E14")


def added(sheet: Sheet, signed: Sequence[str]) -> str:
    """A sum of parts that carry their signs, in cells of so many."""
    parts = list(signed)
    while len(parts) > WIDEST:
        groups = [parts[index : index + WIDEST] for index in range(0, len(parts), WIDEST)]
        parts = [f"+{sheet.keep(''.join(group).removeprefix('+'))}" for group in groups]
    return "".join(parts).removeprefix("+") or "0"


def settled(sheet: Sheet, high: str, low: str) -> str:
    """The number of hundred thousands and 1E-9ths, rounded once; "" where it is too large."""
    below = f"{high}<0"
    sign = f"IF({below},-1,1)"
    size = sheet.keep(f"IF({below},-{high}-1,{high})")
    part = sheet.keep(f"IF({below},1E14-{low},{low})")
    scale = sheet.keep(scale_at(f"({size}*1E5+{part}/1E9)"))
    whole = f"{size}*1E5*{scale}+{half_up(part, f'(1E9/{scale})')}"
    return bounded(sheet.keep(f"{sign}*{within_digits(whole)}/{scale}"))


def half_up(whole: str, unit: str) -> str:
    """A whole number by a unit, rounded half up; right even where INT goes one too far."""
    return f"INT({whole}/{unit})+IF(({whole}-INT({whole}/{unit})*{unit})*2>={unit},1,0)"


def within_digits(whole: str) -> str:
    """A scaled number that was rounded up to a power of ten is that power."""
    return f"MIN({whole},1E{DIGITS})"


def bounded(cell: str) -> str:
    """A number, or "" where it has more than fifteen digits before the point."""
    return f'IF(ABS({cell})<1E{DIGITS},{cell},"")'


def product(sheet: Sheet, left: str, right: str) -> tuple[str, str]:
    """The product of two whole numbers up to 1E15 as two halves: (times 1E15, remainder)."""
    middle = sheet.keep(f"SUMPRODUCT({_limbs(left, 0, 1, 2)},{_limbs(right, 2, 1, 0)})")
    first = f"SUMPRODUCT({_limbs(left, 0, 0, 1)},{_limbs(right, 0, 1, 0)},{{1,1E5,1E5}})"
    last = f"SUMPRODUCT({_limbs(left, 1, 2, 2)},{_limbs(right, 2, 1, 2)},{{1,1,1E5}})"
    lower = sheet.keep(f"{first}+({middle}-INT({middle}/1E5)*1E5)*1E10")
    over = sheet.keep(f"INT({lower}/1E15)-IF({lower}<INT({lower}/1E15)*1E15,1,0)")
    return sheet.keep(f"{last}+INT({middle}/1E5)+{over}"), sheet.keep(f"{lower}-{over}*1E15")


def halved(sheet: Sheet, upper: str, lower: str, unit: str) -> str:
    """(upper, lower) by a power of ten from 1 to 1E15, rounded half up to a whole number."""
    return sheet.keep(within_digits(f"{upper}*(1E15/{unit})+{half_up(lower, unit)}"))


def residue(sheet: Sheet, dividend: str, factor: str, quotient: str, divisor: str) -> str:
    """`dividend * factor - quotient * divisor`, exact where it is small; the factor is a power of ten."""
    upper, lower = product(sheet, quotient, divisor)
    high = sheet.keep(f"INT({dividend}/(1E15/{factor}))")
    return sheet.keep(f"({high}-{upper})*1E15+(({dividend}-{high}*(1E15/{factor}))*{factor}-{lower})")


def _scale_of(exact: Decimal) -> int:
    whole = max(exact.adjusted() + 1, 0) if exact else 0
    return int(10 ** min(PLACES, DIGITS - whole))


def _low(sheet: Sheet, each: Number) -> str:
    """What is above whole hundred thousands, in 1E-9ths."""
    return sheet.keep(f"({each.scaled}-INT({each.text}/1E5)*1E5*{each.scale})*(1E9/{each.scale})")


def _limbs(text: str, *places: int) -> str:
    """Digits of a whole number by fives, as an array."""
    own = ",".join(_LIMBS[place] for place in places)
    above = ",".join(_LIMBS[place + 1] for place in places)
    return f"INT({text}/{{{own}}})-INT({text}/{{{above}}})*1E5"
