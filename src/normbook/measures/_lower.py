"""Scores and measures as core trees, so that every engine computes the same.

A score is a tree over the answers: points are nested choices, a mean is the
rule language's mean. Names of scores in expressions stand for their trees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from normbook.instruments import Instrument, scope_of
from normbook.measures._model import Base, Measure, Measures, Missing, Score
from normbook.remarks import Refusal
from normbook.rules import DECIMAL, INTEGER, TEXT, Core, Scope, Symbol, check, check_test
from normbook.rules import Kind as Domain
from normbook.rules._core import (
    Absent,
    Aggregate,
    And,
    Apply,
    Coalesce,
    Compare,
    Const,
    If,
    Not,
    Selected,
    Truth,
    Var,
)
from normbook.rules._program import needed_values
from normbook.rules._types import ANY
from normbook.values import fit

_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")


@dataclass(frozen=True, slots=True)
class Lowered:
    """A measure ready for an engine.

    `trees` are the values (or the one test); `named` what must be present for a
    reply to stand in the base "answered"; `where` and `weight`
    as the measure has them.
    """

    measure: Measure
    trees: tuple[Core, ...]
    named: tuple[Core, ...]
    where: Core | None
    weight: Core | None


class Lowering:
    """The names that a measures file may use, with the trees of its scores."""

    def __init__(self, instrument: Instrument, measures: Measures) -> None:
        self.measures = measures
        plain = scope_of(instrument)
        symbols = dict(plain.symbols)
        self.scores: dict[str, Core] = {}
        for score in measures.scores:
            scope = Scope(symbols, plain.grids)
            tree = self.score(score, scope)
            self.scores[score.name] = tree
            symbols[score.name] = Symbol(score.name, tree.type)
        self.scope = Scope(symbols, plain.grids)

    def score(self, score: Score, scope: Scope) -> Core:
        """The tree of one score."""
        if score.how == "expression":
            tree = inlined(check(score.expression, scope), self.scores)
        else:
            tree = self._index(score, [self._item(score, name, scope) for name in score.items])
        if score.scale != 1:
            tree = Apply("multiply", (tree, _number(score.scale)), DECIMAL)
        return (
            tree if score.places is None else Apply("round", (tree, _number(Decimal(score.places))), DECIMAL)
        )

    def _index(self, score: Score, items: list[Core]) -> Core:
        if score.missing is Missing.ZERO:
            items = [Coalesce((item, Const(0, INTEGER)), DECIMAL) for item in items]
        weights = [score.weights.get(name, Decimal(1)) for name in score.items]
        if score.how == "sum":
            weighed = [_times(item, weight) for item, weight in zip(items, weights, strict=True)]
            tree: Core = Aggregate("sum", tuple(weighed), DECIMAL)
        elif score.weights:
            above = Aggregate(
                "sum", tuple(_times(i, w) for i, w in zip(items, weights, strict=True)), DECIMAL
            )
            counted = [
                If(Absent(i), Const(None, ANY), _number(w), DECIMAL)
                for i, w in zip(items, weights, strict=True)
            ]
            tree = Apply("divide", (above, Aggregate("sum", tuple(counted), DECIMAL)), DECIMAL)
        else:
            tree = Aggregate("mean", tuple(items), DECIMAL)
        if score.missing is Missing.ALL:
            every = And(tuple(Not(Absent(item)) for item in items))
            tree = If(every, tree, Const(None, ANY), DECIMAL)
        return tree

    def _item(self, score: Score, name: str, scope: Scope) -> Core:
        if name in self.scores:
            return self.scores[name]
        core = check(f"${{{name}}}", scope)
        points = score.points_of.get(name, score.points)
        if core.type.numeric:
            return core
        if not points:
            message = f"The score {score.name} takes {name}, which is {core.type}, without points."
            raise Refusal("F010", message, "Say under “points” what each answer counts.")
        if not any(_known(core, code) for code in points):
            message = f"The score {score.name} gives points for none of the answers to {name}."
            raise Refusal("F010", message, f"Use the codes of {name} under “points”.")
        return _pointed(core, points)

    def lower(self, measure: Measure) -> Lowered:
        """The trees of one measure (not of a change, which stands on two others)."""
        _weighable(measure)
        tests = measure.kind in ("count", "share")
        trees: list[Core] = []
        for text in measure.expressions:
            tree = check_test(text, self.scope) if tests else check(text, self.scope)
            trees.append(inlined(tree, self.scores))
            if not tests and not tree.type.numeric and measure.kind != "coverage":
                message = f"The measure {measure.name} wants a number; {text} is {tree.type}."
                raise Refusal("F011", message, "Use a number, a score, or the kind count or share.")
        where = inlined(check_test(measure.where, self.scope), self.scores) if measure.where else None
        weight = inlined(check(measure.weight, self.scope), self.scores) if measure.weight else None
        named = dict.fromkeys(node for tree in trees for node in needed_values(tree)) if tests else {}
        return Lowered(measure, tuple(trees), tuple(named), where, weight)


def _weighable(measure: Measure) -> None:
    """A weight that would be left out in silence, or set against a count of replies, is refused."""
    if measure.weight is None:
        return
    if measure.kind not in ("count", "share", "sum", "mean"):
        message = f"The measure {measure.name} has a weight, which {measure.kind} does not use."
        raise Refusal("F014", message, "Leave the weight out, or use count, share, sum or mean.")
    if measure.kind in ("count", "share") and measure.base is not Base.ANSWERED:
        message = f"The measure {measure.name} sets weights against the replies “{measure.base.value}”."
        raise Refusal("F014", message, "A weighted count or share stands on the base “answered”.")


def inlined(tree: Core, scores: Mapping[str, Core]) -> Core:
    """The tree with every name of a score replaced by the score's tree."""
    if isinstance(tree, Var):
        return scores.get(tree.key, tree)
    changed: dict[str, object] = {}
    for each in fields(tree):
        value = getattr(tree, each.name)
        if isinstance(value, Core):
            changed[each.name] = inlined(value, scores)
        elif isinstance(value, tuple) and value and isinstance(value[0], Core):
            changed[each.name] = tuple(inlined(item, scores) for item in value)
    return replace(tree, **changed) if changed else tree  # type: ignore[arg-type]


def _pointed(core: Core, points: Mapping[str, Decimal]) -> Core:
    """The points of an answer, of a set their sum: absent where there is none, or where none has points."""
    nothing = Const(None, ANY)
    own = [(code, number) for code, number in points.items() if _known(core, code)]
    if core.type.kind is Domain.SET:
        parts = [If(_chosen(core, code), _number(number), nothing, DECIMAL) for code, number in own]
        return Aggregate("sum", tuple(parts), DECIMAL) if parts else nothing
    tree: Core = nothing
    for code, number in reversed(own):
        tree = If(_chosen(core, code), _number(number), tree, DECIMAL)
    return tree


def _known(core: Core, code: str) -> bool:
    """Can the answer have the code? Points may be given for several lists of choices together."""
    if core.type.kind is Domain.BOOLEAN:
        return code in (*_YES, *_NO)
    return core.type.codes is None or code in core.type.codes


def _chosen(core: Core, code: str) -> Core:
    match core.type.kind:
        case Domain.BOOLEAN if code in _YES:
            return Truth(core)
        case Domain.BOOLEAN:
            return And((Not(Absent(core)), Not(Truth(core))))
        case Domain.SET:
            return Selected(core, Const(code, TEXT))
        case _:
            return Compare("=", core, Const(code, core.type))


def _times(item: Core, weight: Decimal) -> Core:
    return item if weight == 1 else Apply("multiply", (item, _number(weight)), DECIMAL)


def _number(number: Decimal) -> Const:
    held = fit(number)
    whole = held is not None and held == int(held)
    return Const(int(number), INTEGER) if whole else Const(number, DECIMAL)
