"""Several values at once: sum, complete-sum, count, rows, min, max, mean, join, indexed-repeat, position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules._core import Absent, Aggregate, And, Compare, Const, Core, If, Item, Not, Or, Var
from normbook.rules._operands import as_text, widened
from normbook.rules._tree import Call
from normbook.rules._types import ANY, DECIMAL, INTEGER, TEXT, Kind, Type
from normbook.rules.functions._function import Function
from normbook.rules.functions._logic import common, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from normbook.rules._checker import Checker

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.ANY)
_ORDERED = (*_NUMBERS, Kind.DATE, Kind.MOMENT)


def _items(check: Checker, call: Call, kinds: tuple[Kind, ...] | None) -> tuple[tuple[Core, ...], Type]:
    """Every scalar and list that the arguments cover, and the type that holds them."""
    from normbook.rules import _literals as literals

    items: list[Core] = []
    for argument in call.arguments:
        for core in check.items(argument):
            adapted = literals.adapt(core, DECIMAL) if isinstance(core, Const) and kinds else None
            core = adapted if adapted is not None else core
            if kinds and core.type.kind not in kinds:
                check.fault(
                    "R011", argument.at, f"This is {core.type}, not a number.", "Put number() around it."
                )
            items.append(core)
    found = common([item.type.one for item in items])
    mixed = found is not None and any(
        item.type.many and item.type.one.kind is not found.kind for item in items
    )
    if kinds and (found is None or (mixed and not found.numeric)):
        check.fault("R011", call.at, f"{call.name}() mixes numbers and dates.", "Use values of one kind.")
    whole = found or ANY
    return tuple(item if item.type.many else widened(item, whole) for item in items), whole


def _plain(name: str, kinds: tuple[Kind, ...]) -> Callable[[Checker, Call], Core]:
    def build(check: Checker, call: Call) -> Core:
        items, type_ = _items(check, call, kinds)
        if type_.kind is Kind.ANY:
            type_ = INTEGER
        return Aggregate(name, items, DECIMAL if name == "mean" else type_)

    return build


def _counting(name: str) -> Callable[[Checker, Call], Core]:
    def build(check: Checker, call: Call) -> Core:
        items, _ = _items(check, call, None)
        return Aggregate(name, items, INTEGER)

    return build


def _complete(check: Checker, call: Call) -> Core:
    """A sum where every part has a value or is not applicable, else not computable."""
    items, type_ = _items(check, call, _NUMBERS)
    total = Aggregate("complete", items, type_ if type_.numeric else INTEGER)
    return If(And(tuple(_accounted(item) for item in items)), total, Const(None, ANY), total.type)


def _accounted(item: Core) -> Core:
    if item.type.many:
        return Compare("=", Aggregate("count", (item,), INTEGER), Aggregate("rows", (item,), INTEGER))
    return Or((Not(Absent(item)), Compare("=", reason_of(item), Const("not-applicable", TEXT))))


def _join(check: Checker, call: Call) -> Core:
    separator = check.text(call.arguments[0])
    items: list[Core] = [separator]
    for argument in call.arguments[1:]:
        for core in check.items(argument):
            plain = core.type.many or core.type.kind in (Kind.TEXT, Kind.CHOICE, Kind.ANY)
            items.append(core if plain else as_text(core))
    return Aggregate("join", tuple(items), TEXT)


def _indexed(check: Checker, call: Call) -> Core:
    column = check.lower(call.arguments[0])
    if not isinstance(column, Var) or not column.type.many:
        return check.fault("R011", call.at, "The first argument is not a question of a roster.", "Name one.")
    return Item(column, check.number(call.arguments[2]), column.type.one)


def _position(check: Checker, call: Call) -> Core:
    return Var("position()", INTEGER)


AGGREGATES = (
    Function(
        "sum",
        "sum(a, b, …)",
        "The sum of those that have a value; partial where one has none.",
        1,
        None,
        _plain("sum", _NUMBERS),
    ),
    Function(
        "complete-sum",
        "complete-sum(a, b, …)",
        "The sum where every part has a value or is not applicable; else not computable.",
        1,
        None,
        _complete,
    ),
    Function("count", "count(a, b, …)", "How many have a value.", 1, None, _counting("count")),
    Function(
        "count-non-empty", "count-non-empty(a, b, …)", "How many have a value.", 1, None, _counting("count")
    ),
    Function(
        "rows", "rows(a, b, …)", "How many there are, with a value or without.", 1, None, _counting("rows")
    ),
    Function(
        "min", "min(a, b, …)", "The smallest of those that have a value.", 1, None, _plain("min", _ORDERED)
    ),
    Function(
        "max", "max(a, b, …)", "The largest of those that have a value.", 1, None, _plain("max", _ORDERED)
    ),
    Function(
        "mean", "mean(a, b, …)", "The mean of those that have a value.", 1, None, _plain("mean", _NUMBERS)
    ),
    Function(
        "join",
        "join(separator, a, b, …)",
        "The texts of those that have a value, with the separator between.",
        1,
        None,
        _join,
    ),
    Function(
        "indexed-repeat",
        "indexed-repeat(${q}, ${roster}, n)",
        "The answer to ${q} in the n-th row of the roster, from 1.",
        3,
        3,
        _indexed,
    ),
    Function("position", "position(..)", "The number of the roster row, from 1.", 0, 1, _position),
)
