"""A program: all routes, calculations and checks of one instrument, in the order of evaluation.

Routes and calculations form one graph. A question that is not relevant is
"not asked" for everything else in the same evaluation; its stored value is
kept and not used. Checks run last, over what is then effective, and only
where every single value they name is present (docs/meaning.md, 4 and 5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from normbook.rules._core import (
    Absent,
    Aggregate,
    And,
    Coalesce,
    Compare,
    Const,
    Core,
    If,
    Marked,
    Not,
    Reasoned,
    Var,
    children,
    inputs,
    never_absent,
    walk,
)
from normbook.rules._types import TEXT, Type


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its id, and the test that holds where it is violated."""

    id: str
    violated: Core


@dataclass(frozen=True, slots=True)
class Step:
    """One question: the inputs it governs (its cells, or itself), when it is asked, how it is had.

    `required` names the keys that must have a value or a stated reason.
    """

    name: str
    keys: Mapping[str, Type]
    relevant: Core | None = None
    calculation: Core | None = None
    rules: tuple[Rule, ...] = ()
    required: tuple[str, ...] = ()


class Cycle(ValueError):
    """Routes or calculations that wait for one another; the path ends where it began."""

    def __init__(self, path: Sequence[str]) -> None:
        super().__init__(" → ".join(path))
        self.path = tuple(path)


@dataclass(frozen=True, slots=True)
class Program:
    """The steps in an order in which each stands after all that its route and calculation name."""

    steps: tuple[Step, ...]

    @property
    def inputs(self) -> dict[str, Type]:
        """Every input that the program reads or governs, with its type."""
        found = {key: type_ for step in self.steps for key, type_ in step.keys.items()}
        for step in self.steps:
            for tree in (step.relevant, step.calculation, *(rule.violated for rule in step.rules)):
                for node in walk(tree) if tree is not None else ():
                    if isinstance(node, Var):
                        found.setdefault(node.key, node.type)
        return found

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for step in self.steps for rule in step.rules)


def program(steps: Sequence[Step]) -> Program:
    """The program of `steps`, ordered; the given order is kept where the graph allows.

    Raises Cycle where routes or calculations wait for one another.
    """
    owner = {key: step.name for step in steps for key in step.keys}
    place = {step.name: index for index, step in enumerate(steps)}
    waits = {step.name: sorted(set(_waits(step, owner)), key=place.__getitem__) for step in steps}
    sorter = TopologicalSorter(waits)
    try:
        sorter.prepare()
    except CycleError as error:
        raise Cycle(list(reversed(error.args[1]))) from error
    ordered: list[str] = []
    ready = sorted(sorter.get_ready(), key=place.__getitem__)
    while ready:
        name = ready.pop(0)
        ordered.append(name)
        sorter.done(name)
        ready = sorted([*ready, *sorter.get_ready()], key=place.__getitem__)
    named = {step.name: step for step in steps}
    return Program(tuple(named[name] for name in ordered))


def _waits(step: Step, owner: Mapping[str, str]) -> Iterator[str]:
    for key in inputs(step.relevant) if step.relevant is not None else ():
        if key in owner:
            yield owner[key]
    if step.calculation is not None:
        stored = _stored(step.calculation)
        yield from (owner[key] for key in inputs(step.calculation) if key in owner and key not in stored)


def _stored(calculation: Core) -> frozenset[str]:
    """The key that `once` reads: the first item of a coalesce at the top."""
    if isinstance(calculation, Coalesce) and isinstance(calculation.items[0], Var):
        return frozenset((calculation.items[0].key,))
    return frozenset()


def violation(check: Core) -> Core:
    """The test that holds where the check runs and fails."""
    guards = tuple(Not(Absent(node)) for node in needed_values(check))
    return And((*guards, Not(check)))


def needed_values(check: Core) -> list[Core]:
    """What must be present for a test to say anything: the single values it names, and whatever it compares.

    Values whose absence it asks for (absent, reason, coalesce) are not needed, nor are the
    parts of an aggregate; the aggregate itself is, where it is compared.
    """
    asked: set[str] = set()
    found: dict[Core, None] = {}

    def visit(node: Core) -> None:
        if isinstance(node, If) and isinstance(node.then, Aggregate) and node.then.name == "complete":
            return
        if isinstance(node, Absent | Coalesce | Reasoned):
            asked.update(inputs(node))
            return
        if isinstance(node, Compare):
            compared = (side for side in (node.left, node.right) if not never_absent(side))
            found.update(dict.fromkeys(side for side in compared if not isinstance(side, Const)))
        if isinstance(node, Var) and not node.type.many:
            found[node] = None
        if not isinstance(node, Aggregate | Marked):
            for child in children(node):
                visit(child)

    visit(check)
    return [node for node in found if not inputs(node) <= asked or not inputs(node)]


def missing(key: str, type_: Type) -> Core:
    """The test that holds where a required input has neither a value nor a stated reason."""
    silent = Compare("=", Reasoned(key), Const("not-answered", TEXT))
    return And((Absent(Var(key, type_)), silent))
