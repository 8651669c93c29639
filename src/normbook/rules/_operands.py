"""Operands put into shape: comparisons by the three operators of the core, texts, moments, spans."""

from __future__ import annotations

from normbook.rules._core import And, Apply, Compare, Const, Core, Not, Or
from normbook.rules._types import DECIMAL, INTEGER, TEXT, Kind, Type, join
from normbook.values import value_text


def compare(operator: str, left: Core, right: Core) -> Core:
    """A comparison by the three operators of the core; `!=` is `not(=)`."""
    match operator:
        case "=":
            return Compare("=", left, right)
        case "!=":
            return Not(Compare("=", left, right))
        case ">" | ">=":
            return Compare("<" if operator == ">" else "<=", right, left)
        case _:
            return Compare(operator, left, right)


def flat(parts: tuple[Core, ...], kind: type[And] | type[Or]) -> tuple[Core, ...]:
    """The parts with nested ones of the same kind taken up."""
    return tuple(item for part in parts for item in (part.items if isinstance(part, kind) else (part,)))


def as_text(core: Core) -> Core:
    """A scalar in its canonical writing; absent stays absent."""
    if isinstance(core, Const) and core.value is not None:
        return Const(value_text(core.value), TEXT)
    return Apply("text", (core,), TEXT)


def span(later: Core, earlier: Core) -> Core:
    """Whole days between dates; a fraction of days where a moment takes part."""
    joined = join(later.type, earlier.type) or later.type
    parts = (widened(later, joined), widened(earlier, joined))
    return Apply("days-between", parts, DECIMAL if joined.kind is Kind.MOMENT else INTEGER)


def widened(core: Core, wanted: Type) -> Core:
    """A date as a moment where moments are wanted."""
    if wanted.kind is not Kind.MOMENT or core.type.kind is not Kind.DATE:
        return core
    return Apply("moment-of", (core,), wanted)


def cure_of(left: Type, right: Type) -> str:
    if Kind.TEXT in (left.kind, right.kind) and (left.numeric or right.numeric):
        return "Put number() around the text."
    if Kind.SET in (left.kind, right.kind):
        return "Use selected()."
    if Kind.TEXT in (left.kind, right.kind) and (left.temporal or right.temporal):
        return "Put date() around the text."
    return "Compare values of one kind."
