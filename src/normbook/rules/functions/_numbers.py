"""Numbers: round, floor, ceiling, int, number, abs, pow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules._core import Apply, Const, Core, If, Truth, is_test
from normbook.rules._tree import Call
from normbook.rules._types import DECIMAL, INTEGER, Kind
from normbook.rules.functions._function import Function

if TYPE_CHECKING:
    from collections.abc import Callable

    from normbook.rules._checker import Checker


def as_number(check: Checker, call: Call) -> Core:
    """number(): a text read, a yes/no as 1 or 0, a date as days since 1970-01-01."""
    core = check.scalar(call.arguments[0])
    if is_test(core):
        return If(core, Const(1, INTEGER), Const(0, INTEGER), INTEGER)
    match core.type.kind:
        case Kind.TEXT | Kind.CHOICE:
            return Apply("number-of", (core,), DECIMAL)
        case Kind.BOOLEAN:
            return If(Truth(core), Const(1, INTEGER), _zero(core), INTEGER)
        case Kind.DATE:
            return Apply("days-of", (core,), INTEGER)
        case Kind.MOMENT:
            return Apply("days-of", (core,), DECIMAL)
        case Kind.SET:
            return check.fault("R011", call.at, "A set of choices is not a number.", "Use count-selected().")
        case _:
            return core


def _zero(core: Core) -> Core:
    """0 where the yes/no is no, not computable where it is absent."""
    from normbook.rules._core import Absent
    from normbook.rules._types import ANY

    return If(Absent(core), Const(None, ANY), Const(0, INTEGER), INTEGER)


def _whole(name: str) -> Callable[[Checker, Call], Core]:
    def build(check: Checker, call: Call) -> Core:
        return Apply(name, (as_number(check, call),), INTEGER)

    return build


def _round(check: Checker, call: Call) -> Core:
    number = check.number(call.arguments[0])
    if len(call.arguments) == 1:
        return Apply("round", (number, Const(0, INTEGER)), INTEGER)
    places = check.number(call.arguments[1])
    whole = number.type.kind is Kind.INTEGER
    return Apply("round", (number, places), INTEGER if whole else DECIMAL)


def _absolute(check: Checker, call: Call) -> Core:
    return check.strict("absolute", call.at, [check.number(call.arguments[0])])


def _power(check: Checker, call: Call) -> Core:
    return check.strict("power", call.at, [check.number(part) for part in call.arguments])


NUMBERS = (
    Function("number", "number(x)", "The number that a text, yes/no or date stands for.", 1, 1, as_number),
    Function(
        "round",
        "round(x, places)",
        "Rounded half away from zero; to a whole number without places.",
        1,
        2,
        _round,
    ),
    Function("floor", "floor(x)", "The next whole number down.", 1, 1, _whole("floor")),
    Function("ceiling", "ceiling(x)", "The next whole number up.", 1, 1, _whole("ceiling")),
    Function("int", "int(x)", "The whole part, towards zero.", 1, 1, _whole("truncate")),
    Function("abs", "abs(x)", "The size without the sign.", 1, 1, _absolute),
    Function("pow", "pow(x, y)", "x to the power y, rounded to what a number holds.", 2, 2, _power),
)
