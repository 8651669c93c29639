"""Arithmetic and comparison of numbers in a spreadsheet, each result rounded once."""

from __future__ import annotations

from decimal import Decimal

from normbook.rules._core import Apply, Compare, Const, Core, never_absent, walk
from normbook.rules._types import Kind
from normbook.rules.printers.sheet import Sheet
from normbook.rules.printers.sheet_exact import (
    Number,
    bounded,
    floor,
    half_up,
    halved,
    number,
    operand,
    product,
    residue,
    scale_at,
    settled,
    total,
    within_digits,
)

SAFE = 100_000
"""A constant up to this size is told from every other number by a plain comparison."""


def compare_numbers(sheet: Sheet, node: Compare) -> str:
    """Numbers, dates or moments: `=`, `<` or `<=`; false where one is absent."""
    left, right = node.left, node.right
    shown = [sheet.once(left), sheet.once(right)]
    if Kind.MOMENT in (left.type.kind, right.type.kind):
        pair = [f"ROUND(N({each})*86400,0)" for each in shown]
    elif Kind.DECIMAL in (left.type.kind, right.type.kind) and not (_plain(left) or _plain(right)):
        one, other = number(sheet, left), number(sheet, right)
        scale = sheet.keep(scale_at(f"MIN(ABS({one.text}),ABS({other.text}))"))
        pair = [f"ROUND({each.text}*{scale},0)" for each in (one, other)]
    else:
        pair = shown
    test = f"{pair[0]}{node.operator}{pair[1]}"
    guards = [
        f"ISNUMBER({text})" for text, side in zip(shown, (left, right), strict=True) if not never_absent(side)
    ]
    return f"AND({','.join([*guards, test])})" if guards else test


def arithmetic(sheet: Sheet, node: Apply) -> str:
    """+ - * div mod pow and the roundings; "" where an operand is absent or there is no result."""
    left = node.items[0]
    match node.name:
        case "negate":
            body = f"-{sheet.once(left)}"
        case "absolute":
            body = f"ABS({sheet.once(left)})"
        case "floor":
            body = down(sheet, left)
        case "ceiling":
            exact = number(sheet, left)
            body = f"-{floor(sheet, f'(-{exact.scaled})', exact.scale)}"
        case "truncate":
            exact = number(sheet, left)
            body = f"SIGN({exact.text})*{floor(sheet, f'ABS({exact.scaled})', exact.scale)}"
        case _:
            body = _BINARY[node.name](sheet, left, node.items[1])
    return sheet.guarded(node.items, body)


def down(sheet: Sheet, node: Core) -> str:
    """The next whole number down; of an absence any number."""
    exact = number(sheet, node)
    return floor(sheet, exact.scaled, exact.scale)


def _sum(sheet: Sheet, left: Core, right: Core) -> str:
    one, other = number(sheet, left), number(sheet, right)
    if _whole(left, right):
        return bounded(sheet.keep(f"{one.text}+{other.text}"))
    return settled(sheet, *total(sheet, [one, other]))


def _difference(sheet: Sheet, left: Core, right: Core) -> str:
    one, other = number(sheet, left), number(sheet, right)
    if _whole(left, right):
        return bounded(sheet.keep(f"{one.text}-{other.text}"))
    return settled(sheet, *total(sheet, [one], [other]))


def _product(sheet: Sheet, left: Core, right: Core) -> str:
    one, other = number(sheet, left), number(sheet, right)
    if _whole(left, right):
        return bounded(sheet.keep(f"{one.text}*{other.text}"))
    return multiplied(sheet, one, other)


def multiplied(sheet: Sheet, one: Number, other: Number) -> str:
    """The product of two decimals, rounded once."""
    rough = sheet.keep(f"{one.text}*{other.text}")
    scale = sheet.keep(scale_at(rough))
    whole = f"({one.scale}*{other.scale})"
    unit = sheet.keep(f"MAX({whole}/{scale},1)")
    upper, lower = product(sheet, f"ABS({one.scaled})", f"ABS({other.scaled})")
    size = sheet.keep(f"{halved(sheet, upper, lower, unit)}/({whole}/{unit})")
    return f'IF(ABS({rough})<1E16,IF({size}<1E15,SIGN({rough})*{size},""),"")'


def _quotient(sheet: Sheet, left: Core, right: Core) -> str:
    one, other = _alike(sheet, left, right)
    top = sheet.keep(f"ABS({one.scaled})")
    bottom = sheet.keep(f"ABS({other.scaled})")
    rough = sheet.keep(f"IF({other.text}=0,0,{one.text}/{other.text})")
    scale = sheet.keep(scale_at(rough))
    near = sheet.keep(f"ROUND(ABS({rough})*{scale},0)")
    factor = sheet.keep(f"{other.scale}*{scale}/{one.scale}")
    rest = residue(sheet, top, factor, near, bottom)
    whole = within_digits(f"{near}+IF({rest}*2>={bottom},1,0)-IF({rest}*2<-{bottom},1,0)")
    size = sheet.keep(f"{whole}/{scale}")
    inside = f"AND({other.text}<>0,ABS({rough})<1E16,{size}<1E15)"
    return f'IF({inside},SIGN({rough})*{size},"")'


def _alike(sheet: Sheet, left: Core, right: Core) -> tuple[Number, Number]:
    """Both operands scaled by their size, or neither: only so do their scales compare."""
    one, other = number(sheet, left), number(sheet, right)
    if _whole(left, right):
        return one, other
    return operand(sheet, one.text, Kind.DECIMAL), operand(sheet, other.text, Kind.DECIMAL)


def _remainder(sheet: Sheet, left: Core, right: Core) -> str:
    one, other = _alike(sheet, left, right)
    top = sheet.keep(f"ABS({one.scaled})")
    bottom = sheet.keep(f"IF({other.text}=0,1,ABS({other.scaled}))")
    near = sheet.keep(f"{top}-INT({top}/{bottom})*{bottom}")
    rest = sheet.keep(f"{near}+IF({near}<0,{bottom},0)")
    if _whole(left, right):
        return f'IF({other.text}=0,"",SIGN({one.text})*{rest})'
    factor = sheet.keep(f"MAX({other.scale}/{one.scale},1)")
    guess = sheet.keep(f"INT({rest}*{factor}/{bottom})")
    left_over = residue(sheet, rest, factor, guess, bottom)
    size = f"({left_over}+IF({left_over}<0,{bottom},0)-IF({left_over}>={bottom},{bottom},0))/{other.scale}"
    smaller = f"{one.scale}>{other.scale}"
    return f'IF({other.text}=0,"",IF({smaller},{one.text},SIGN({one.text})*{size}))'


def _power(sheet: Sheet, left: Core, right: Core) -> str:
    if _whole(left, right):
        return _whole_power(sheet, sheet.once(left), sheet.once(right))
    if isinstance(right, Const) and right.value in (0, 1):
        return "1" if right.value == 0 else sheet.once(left)
    base = number(sheet, left)
    if isinstance(right, Const) and right.value == 2:
        return multiplied(sheet, base, base)
    if isinstance(right, Const) and right.value == 3:
        return _cube(sheet, base)
    return _rough_power(sheet, base.text, number(sheet, right).text)


def _whole_power(sheet: Sheet, base: str, exponent: str) -> str:
    """Exact: a power of a whole number is whole, and a quotient of 1 by it is rounded from that."""
    base, exponent = f"N({base})", f"N({exponent})"
    digits = f"IF(ABS({base})<2,0,ABS({exponent})*LOG10(ABS({base})))"
    inside = sheet.keep(f"{digits}<15.5")
    size = sheet.keep(f"IF({inside},ROUND(POWER(MAX(ABS({base}),1),ABS({exponent})),0),1E16)")
    sign = f"IF(AND({base}<0,{exponent}-2*INT({exponent}/2)<>0),-1,1)"
    raised = f'IF({size}<1E15,{sign}*{size},"")'
    lowered = f"{sign}*ROUND(1E9/{size},0)/1E9"
    zero = f'IF({exponent}=0,1,IF({exponent}>0,0,""))'
    return f"IF({base}=0,{zero},IF({exponent}<0,{lowered},{raised}))"


def _cube(sheet: Sheet, base: Number) -> str:
    """The third power, from 1E-9ths: larger bases than 1E5 have none."""
    whole = sheet.keep(f"IF(ABS({base.text})<100001,ABS(ROUND({base.text}*1E9,0)),0)")
    upper, lower = product(sheet, whole, whole)
    highest, high = product(sheet, upper, whole)
    low, _ = product(sheet, lower, whole)
    rough = sheet.keep(f"({whole}/1E9)^3")
    scale = sheet.keep(scale_at(rough))
    unit = sheet.keep(f"1E12/{scale}")
    size = sheet.keep(f"{halved(sheet, highest, sheet.keep(f'{high}+{low}'), unit)}/{scale}")
    return f'IF(AND(ABS({base.text})<100001,{size}<1E15),SIGN({base.text})*{size},"")'


def _rough_power(sheet: Sheet, base: str, exponent: str) -> str:
    """Right to about thirteen digits: the declared limit of decimals under pow() in workbooks."""
    possible = f"AND({base}<>0,OR({base}>0,{exponent}=INT({exponent})))"
    size = sheet.keep(f"IF({possible},{exponent}*LOG10(ABS({base})),16)")
    odd = f"AND({base}<0,{exponent}-2*INT({exponent}/2)<>0)"
    value = sheet.keep(f"IF({size}<15.5,IF({odd},-1,1)*POWER(ABS({base}),{exponent}),0)")
    scale = sheet.keep(scale_at(value))
    found = sheet.keep(f"ROUND({value}*{scale},0)/{scale}")
    zero = f'IF({exponent}=0,1,IF({exponent}>0,0,""))'
    return f'IF({base}=0,{zero},IF(AND({possible},{size}<15.5,ABS({found})<1E15),{found},""))'


def _round(sheet: Sheet, left: Core, right: Core) -> str:
    one = number(sheet, left)
    if isinstance(right, Const) and isinstance(right.value, int | Decimal):
        places = max(min(int(right.value), 9), -30)
        step = f"{one.scale}/1E{places}" if places >= 0 else f"{one.scale}*1E{-places}"
    else:
        wanted = sheet.keep(f"MAX(MIN(TRUNC({number(sheet, right).text}),9),-30)")
        step = f"IF({wanted}<0,{one.scale}*10^ABS({wanted}),{one.scale}/10^ABS({wanted}))"
    unit = sheet.keep(f"MAX({step},1)")
    size = half_up(sheet.keep(f"ABS({one.scaled})"), unit)
    return bounded(sheet.keep(f"SIGN({one.text})*({size})*{unit}/{one.scale}"))


_BINARY = {
    "add": _sum,
    "subtract": _difference,
    "multiply": _product,
    "divide": _quotient,
    "modulo": _remainder,
    "power": _power,
    "round": _round,
}
ARITHMETIC = frozenset({*_BINARY, "negate", "absolute", "floor", "ceiling", "truncate"})


def _whole(*nodes: Core) -> bool:
    return all(node.type.kind is Kind.INTEGER for node in nodes)


def _plain(node: Core) -> bool:
    """A constant near zero, where a spreadsheet's comparison forgives nothing that matters."""
    return isinstance(node, Const) and isinstance(node.value, int | Decimal) and -SAFE <= node.value <= SAFE


def rough_power(node: Core) -> bool:
    """Does the tree raise a decimal to a power that is had by the binary POWER() alone?

    The declared limit of workbooks: beyond about thirteen digits the last may differ.
    """
    return any(
        isinstance(each, Apply)
        and each.name == "power"
        and not _whole(*each.items)
        and not (isinstance(each.items[1], Const) and each.items[1].value in (0, 1, 2, 3))
        for each in walk(node)
    )
