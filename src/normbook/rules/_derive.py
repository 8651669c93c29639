"""Two trees that every tree brings along: why it is absent, and whether it is partial."""

from __future__ import annotations

from normbook.rules._core import (
    FALSE,
    Absent,
    Aggregate,
    And,
    Apply,
    Coalesce,
    Compare,
    Const,
    Core,
    If,
    Not,
    Or,
    is_test,
)
from normbook.rules._types import INTEGER
from normbook.rules.functions._logic import reason_of

__all__ = ["partial_of", "reason_of"]


def partial_of(node: Core) -> Core:
    """The test whether a value rests on a sum over some of its parts and not all."""
    match node:
        case Aggregate(name="sum", items=items):
            count, rows = Aggregate("count", items, INTEGER), Aggregate("rows", items, INTEGER)
            some = And((Compare("<", Const(0, INTEGER), count), Compare("<", count, rows)))
            return _any([some, *(partial_of(item) for item in items)])
        case If(test=test, then=then, other=other):
            return _any([_both(test, partial_of(then)), _both(Not(test), partial_of(other))])
        case Coalesce(items=items):
            first, rest = items[0], items[1:]
            parts = [_both(Not(Absent(first)), partial_of(first))]
            if rest:
                parts.append(_both(Absent(first), partial_of(Coalesce(rest, node.type))))
            return _any(parts)
        case Apply(items=items) | Aggregate(items=items):
            return FALSE if is_test(node) else _any([partial_of(item) for item in items])
        case _:
            return FALSE


def _any(parts: list[Core]) -> Core:
    kept = tuple(part for part in parts if part != FALSE)
    if not kept:
        return FALSE
    return kept[0] if len(kept) == 1 else Or(kept)


def _both(test: Core, part: Core) -> Core:
    return FALSE if part == FALSE else And((test, part))
