"""Logic and absence: if, coalesce, not, true, false, once, absent, reason, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules import _literals as literals
from normbook.rules._core import (
    FALSE,
    TRUE,
    Absent,
    Apply,
    Coalesce,
    Const,
    Core,
    If,
    Marked,
    Not,
    Reasoned,
    Var,
)
from normbook.rules._operands import widened
from normbook.rules._tree import Call, Literal, Surface
from normbook.rules._types import ANY, TEXT, Kind, Type, join
from normbook.rules.functions._function import Function
from normbook.values import Mark

if TYPE_CHECKING:
    from normbook.rules._checker import Checker


def alike(check: Checker, call: Call, parts: list[Core]) -> tuple[tuple[Core, ...], Type]:
    """The parts in one type, literals adapted to what they meet; a fault where there is no common type."""
    fixed = [
        part.type for part in parts if not (isinstance(part, Const) and part.type.kind is not Kind.BOOLEAN)
    ]
    whole = common(fixed)
    if whole is not None and whole.kind is not Kind.ANY:
        parts = [_adapted(part, whole) for part in parts]
    found = common([part.type for part in parts])
    if found is None or found.many:
        message = (
            f"{call.name}() gives values of different types: {', '.join(str(part.type) for part in parts)}."
        )
        check.fault("R011", call.at, message, "Make them one type, with number(), string() or date().")
        return tuple(parts), ANY
    if found == TEXT:
        parts = [Apply("text", (part,), TEXT) if part.type.kind is Kind.CHOICE else part for part in parts]
    return tuple(widened(part, found) for part in parts), found


def common(types: list[Type]) -> Type | None:
    """The type that holds them all, or None where there is none."""
    found: Type | None = ANY
    for each in types:
        found = join(found, each) if found is not None else None
    return found


def _adapted(part: Core, wanted: Type) -> Core:
    if not isinstance(part, Const):
        return part
    adapted = literals.adapt(part, wanted)
    return adapted if adapted is not None else part


def _if(check: Checker, call: Call) -> Core:
    test = check.test(call.arguments[0])
    (then, other), type_ = alike(check, call, [check.scalar(part) for part in call.arguments[1:]])
    return If(test, then, other, type_)


def _coalesce(check: Checker, call: Call) -> Core:
    parts, type_ = alike(check, call, [check.scalar(part) for part in call.arguments])
    return Coalesce(parts, type_)


def _not(check: Checker, call: Call) -> Core:
    return Not(check.test(call.arguments[0]))


def _once(check: Checker, call: Call) -> Core:
    own = check.scope.symbol(".")
    if own is None:
        return check.fault(
            "R010", call.at, "once() stands outside a question.", "Use it in a question's calculation."
        )
    parts, type_ = alike(check, call, [Var(own.key, own.type), check.scalar(call.arguments[0])])
    return Coalesce(parts, type_)


def _absent(check: Checker, call: Call) -> Core:
    return Absent(check.scalar(call.arguments[0]))


def reason_of(core: Core) -> Core:
    """The reason why a scalar is absent, as a text; looked at only where it is absent."""
    match core:
        case Var(key=key):
            return Reasoned(key)
        case If(test=test, then=then, other=other):
            return If(test, reason_of(then), reason_of(other), TEXT)
        case Coalesce(items=items):
            return reason_of(items[-1])
        case _:
            return Const("not-computable", TEXT)


def _reason(check: Checker, call: Call) -> Core:
    core = check.scalar(call.arguments[0])
    if isinstance(core, Var):
        return Reasoned(core.key)
    return If(Absent(core), reason_of(core), Const(None, ANY), TEXT)


def _marked(check: Checker, call: Call) -> Core:
    core = check.scalar(call.arguments[0])
    mark = _mark(call.arguments[1])
    known = ", ".join(mark.value for mark in Mark)
    if mark is None:
        return check.fault("R014", call.at, "There is no such mark.", f"Use one of: {known}.")
    if not isinstance(core, Var):
        return check.fault("R014", call.at, "Only an answer carries marks.", "Name a question, as ${name}.")
    return Marked(core.key, mark)


def _mark(node: Surface) -> Mark | None:
    named = {mark.value: mark for mark in Mark}
    return named.get(node.value) if isinstance(node, Literal) and isinstance(node.value, str) else None


LOGIC = (
    Function(
        "if", "if(test, then, else)", "The second where the test holds, the third where not.", 3, 3, _if
    ),
    Function("coalesce", "coalesce(a, b, …)", "The first of them that has a value.", 1, None, _coalesce),
    Function(
        "not", "not(test)", "True where the test is false; an absent yes/no counts as false.", 1, 1, _not
    ),
    Function("true", "true()", "The value true.", 0, 0, lambda check, call: TRUE),
    Function("false", "false()", "The value false.", 0, 0, lambda check, call: FALSE),
    Function("once", "once(x)", "The stored value of this question if there is one, else x.", 1, 1, _once),
    Function("absent", "absent(${q})", "True where there is no value, whatever the reason.", 1, 1, _absent),
    Function(
        "reason",
        "reason(${q})",
        "The code of the reason for absence; absent where there is a value.",
        1,
        1,
        _reason,
    ),
    Function("marked", "marked(${q}, 'estimated')", "True where the value carries the mark.", 2, 2, _marked),
)
