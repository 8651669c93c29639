"""Whether a route always or never holds, decided by trying every kind of answer to what it names.

A claim is made only where the trial is complete: for yes/no and choices every
answer, for numbers and dates the values around each constant that they are
compared with and nothing else is done with them, and always the absence. A
question that its own route leaves out is tried as not asked. Anything else
(texts inside functions, sums, columns of rosters) gives no claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations, product
from math import prod

from normbook.instruments._compile import Compiled
from normbook.rules import Core, Kind, Step, Type, inputs, walk
from normbook.rules._core import Absent, Compare, Const, Marked, Reasoned, Selected, Var, children
from normbook.rules.printers.python import compiled as printed
from normbook.values import Reason, Value

MOST = 20_000
"""Combinations of answers that are tried; beyond it no claim is made."""
_SMALL = 8
"""Codes of a set of which every combination is tried."""
_STEP = Decimal("0.000000001")
"""The least difference between two decimals here (MEANING 1: nine places)."""

Run = Callable[[dict[str, object], dict[str, str], dict[str, frozenset[str]]], object]


@dataclass(frozen=True, slots=True)
class Answer:
    """One kind of answer: a value, or the reason why there is none."""

    value: Value | None
    reason: str = Reason.NOT_ANSWERED.value


@dataclass(frozen=True, slots=True)
class Case:
    """One combination of answers, with what a route leaves out taken as not asked."""

    values: dict[str, object]
    reasons: dict[str, str]

    def holds(self, run: Run) -> bool:
        """Does a printed test hold here?"""
        return bool(run(self.values, self.reasons, {}))


def cases(test: Core, compiled: Compiled) -> Iterator[Case] | None:
    """Every combination of answers that the test can tell apart; None where they cannot be listed."""
    steps = _steps_behind(test, compiled)
    if steps is None:
        return None
    trees = [test, *(step.relevant for step in steps if step.relevant is not None)]
    types = {node.key: node.type for tree in trees for node in walk(tree) if isinstance(node, Var)}
    keys = sorted({key for tree in trees for key in inputs(tree)})
    answers: list[Sequence[Answer]] = []
    for key in keys:
        found = _answers(key, types.get(key), trees)
        if found is None:
            return None
        answers.append(found)
    if prod(len(each) for each in answers) > MOST:
        return None
    return _combined(keys, answers, steps)


def _steps_behind(test: Core, compiled: Compiled) -> list[Step] | None:
    """The steps that the test stands on, in order; None where one of them is calculated."""
    owner = {key: step for step in compiled.program.steps for key in step.keys}
    wanted: dict[str, Step] = {}
    waiting = list(inputs(test))
    while waiting:
        step = owner.get(waiting.pop())
        if step is None or step.name in wanted:
            continue
        if step.calculation is not None:
            return None
        wanted[step.name] = step
        waiting += inputs(step.relevant) if step.relevant is not None else ()
    return [step for step in compiled.program.steps if step.name in wanted]


def _combined(keys: list[str], answers: list[Sequence[Answer]], steps: list[Step]) -> Iterator[Case]:
    routes = [(step, printed(step.relevant)) for step in steps if step.relevant is not None]
    for combination in product(*answers):
        case = Case(
            {key: each.value for key, each in zip(keys, combination, strict=True)},
            {key: each.reason for key, each in zip(keys, combination, strict=True)},
        )
        for step, run in routes:
            if not case.holds(run):
                for key in step.keys:
                    case.values[key], case.reasons[key] = None, Reason.NOT_ASKED.value
        yield case


def _answers(key: str, type_: Type | None, trees: Sequence[Core]) -> Sequence[Answer] | None:
    nodes = [node for tree in trees for node in walk(tree)]
    if any(isinstance(node, Marked) and node.key == key for node in nodes):
        return None
    values = _values(key, type_, nodes) if type_ is not None else ()
    if values is None:
        return None
    reasons: Sequence[Reason] = (Reason.NOT_ANSWERED,)
    if any(isinstance(node, Reasoned) and node.key == key for node in nodes):
        reasons = [reason for reason in Reason if reason is not Reason.NOT_ASKED]
    return [*(Answer(value) for value in values), *(Answer(None, reason.value) for reason in reasons)]


def _values(key: str, type_: Type, nodes: Sequence[Core]) -> Sequence[Value] | None:
    if type_.many:
        return None
    match type_.kind:
        case Kind.BOOLEAN:
            return (True, False)
        case Kind.CHOICE:
            return type_.codes
        case Kind.SET:
            return _sets(key, type_.codes, nodes)
        case Kind.INTEGER | Kind.DECIMAL:
            met = _met(key, nodes, type_)
            return None if met is None else _around_numbers(met, whole=type_.kind is Kind.INTEGER)
        case Kind.DATE:
            met = _met(key, nodes, type_)
            return None if met is None else _around_dates(met)
        case Kind.TEXT:
            met = _met(key, nodes, type_)
            return None if met is None else [*met, "another " + " ".join(str(each) for each in met)]
        case _:
            return None


def _sets(key: str, codes: tuple[str, ...] | None, nodes: Sequence[Core]) -> Sequence[Value] | None:
    """Every combination of few codes; of many, those of the codes named and one other."""
    if codes is None:
        return None
    if len(codes) > _SMALL:
        plain = _only_under(key, nodes, lambda node: isinstance(node, Absent) or _chosen(node))
        if not plain:
            return None
        named = _named_codes(key, nodes)
        others = [code for code in codes if code not in named][:1]
        codes = (*(code for code in codes if code in named), *others)
    sizes = (combinations(codes, size) for size in range(1, len(codes) + 1))
    return [frozenset(each) for each in chain.from_iterable(sizes)]


def _named_codes(key: str, nodes: Sequence[Core]) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Selected) and isinstance(node.code, Const) and _is(node.item, key):
            found.add(str(node.code.value))
    return found


def _met(key: str, nodes: Sequence[Core], type_: Type) -> list[Value] | None:
    """The constants that the input is compared with; None where anything else is done with it."""
    if not _only_under(key, nodes, lambda node: isinstance(node, Absent) or _against_constant(node)):
        return None
    found: dict[Value, None] = {}
    for node in nodes:
        if isinstance(node, Compare):
            for side, other in ((node.left, node.right), (node.right, node.left)):
                if _is(side, key) and isinstance(other, Const) and other.value is not None:
                    if type_.kind is Kind.DATE and type(other.value) is not date:
                        return None
                    found[other.value] = None
    return list(found)


def _around_numbers(met: Sequence[Value], *, whole: bool) -> Sequence[Value]:
    numbers = [Decimal(str(each)) for each in met if isinstance(each, int | Decimal)]
    if not whole:
        return sorted(
            {each + step for each in numbers or [Decimal(0)] for step in (-_STEP, Decimal(0), _STEP)}
        )
    floors = [int(each.to_integral_value(rounding="ROUND_FLOOR")) for each in numbers or [Decimal(0)]]
    return sorted({each + step for each in floors for step in (-1, 0, 1, 2)})


def _around_dates(met: Sequence[Value]) -> Sequence[Value] | None:
    days = [each for each in met if isinstance(each, date)] or [date(2000, 1, 1)]
    if any(each in (date.min, date.max) for each in days):
        return None
    return sorted({each + timedelta(days=step) for each in days for step in (-1, 0, 1)})


def _only_under(key: str, nodes: Sequence[Core], allowed: Callable[[Core], bool]) -> bool:
    return all(allowed(node) for node in nodes for child in children(node) if _is(child, key)) and not any(
        _is(node, key) for node in nodes[:1]
    )


def _against_constant(node: Core) -> bool:
    return isinstance(node, Compare) and (isinstance(node.left, Const) or isinstance(node.right, Const))


def _chosen(node: Core) -> bool:
    return isinstance(node, Selected) and isinstance(node.code, Const)


def _is(node: Core, key: str) -> bool:
    return isinstance(node, Var) and node.key == key


def never(test: Core, compiled: Compiled) -> bool:
    """Can it be shown that the test holds for no reply at all?"""
    every = cases(test, compiled)
    if every is None:
        return False
    run = printed(test)
    return not any(case.holds(run) for case in every)


def always(test: Core, given: Core | None, compiled: Compiled) -> bool:
    """Can it be shown that the test holds wherever `given` does (everywhere, where that is None)?"""
    from normbook.rules import And

    every = cases(And((given, test)) if given is not None else test, compiled)
    if every is None:
        return False
    run, before = printed(test), printed(given) if given is not None else None
    return all(case.holds(run) for case in every if before is None or case.holds(before))


def routes(compiled: Compiled) -> Mapping[str, Core]:
    """The route of each question that has one, with that of its section."""
    return {step.name: step.relevant for step in compiled.program.steps if step.relevant is not None}
