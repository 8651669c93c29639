"""Random cases and random programs for the agreement of printers: one door for tests and measurements.

    choose = Seeded.of(7)
    for case in draw_cases(choose, expressions=100, replies=20): ...
    program, replies = draw_program(choose, replies=50)

`wild=False` keeps to small numbers and dates between 1955 and 2099. With
Hypothesis, `drawing(data)` makes a chooser that shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreement_scopes import DATES, MOMENTS, Chooser, Schema, Seeded, chance, draw_reply, draw_schema, one
from agreement_words import Words

from normbook.rules import (
    NOW,
    POSITION,
    TODAY,
    Case,
    Input,
    Program,
    Rule,
    Scope,
    Step,
    Symbol,
    Type,
    check,
    check_test,
    inputs,
    prepare,
    program,
    read_input,
    schema_type,
    violation,
)
from normbook.rules._case import _grids

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

__all__ = [
    "Drawn",
    "Reply",
    "Seeded",
    "draw_case",
    "draw_cases",
    "draw_program",
    "draw_schema",
    "drawing",
    "trimmed",
]

Reply = tuple[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]]
"""Values by key (present ones only), reasons by key, marks by key."""

_CLOCK = {"today": TODAY, "now": NOW, "position": POSITION}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chooser over Hypothesis' data: shrinks towards the first thing offered."""

    data: DataObject

    def below(self, count: int) -> int:
        from hypothesis import strategies

        return self.data.draw(strategies.integers(0, count - 1))


def drawing(data: DataObject) -> Drawn:
    return Drawn(data)


def draw_clock(choose: Chooser) -> dict[str, str]:
    """today, now and the place in the roster; each may be missing."""
    given = {"today": one(choose, DATES), "now": one(choose, MOMENTS), "position": str(1 + choose.below(4))}
    return {name: value for name, value in given.items() if not chance(choose, 15)}


def draw_case(choose: Chooser, *, depth: int = 4, wild: bool = True) -> Case:
    """One case with everything of its own: for Hypothesis."""
    schema = draw_schema(choose)
    expression = Words(choose, schema, wild=wild).any(choose.below(depth + 1))
    return trimmed(prepare(expression, draw_reply(choose, schema, wild=wild), schema, draw_clock(choose)))


def draw_cases(
    choose: Chooser, expressions: int, replies: int, *, depth: int = 4, wild: bool = True
) -> Iterator[Case]:
    """`expressions` × `replies` cases; a new scope for every twentieth expression."""
    schema: Schema = {}
    pool: list[Mapping[str, Input]] = []
    for index in range(expressions):
        if index % 20 == 0:
            schema = draw_schema(choose)
            pool = [_inputs(choose, schema, wild=wild) for _ in range(max(replies, 1) * 2)]
        expression = Words(choose, schema, wild=wild).any(choose.below(depth + 1))
        case = prepare(expression, {}, schema)
        keys = _named(case)
        for _ in range(replies):
            drawn = one(choose, pool)
            yield replace(case, inputs={key: drawn[key] for key in keys})


def _inputs(choose: Chooser, schema: Schema, *, wild: bool) -> Mapping[str, Input]:
    reply, clock = draw_reply(choose, schema, wild=wild), draw_clock(choose)
    found = {key: read_input(key, reply[key], schema_type(key, entry)[0]) for key, entry in schema.items()}
    found.update({each.key: read_input(name, clock.get(name), each.type) for name, each in _CLOCK.items()})
    return found


def _named(case: Case) -> list[str]:
    return sorted(inputs(case.value) | inputs(case.reason) | inputs(case.partial))


def trimmed(case: Case) -> Case:
    """The case with only those inputs that it names."""
    return replace(case, inputs={key: case.inputs[key] for key in _named(case)})


def draw_program(choose: Chooser, replies: int, *, wild: bool = True) -> tuple[Program, list[Reply]]:
    """A whole program over a random scope, with replies to it."""
    schema = draw_schema(choose)
    symbols = {key: Symbol(key, *schema_type(key, entry)) for key, entry in schema.items() if key != "."}
    scope = Scope({**symbols, **{each.key: each for each in _CLOCK.values()}}, _grids(symbols))
    drawn = program(list(_steps(choose, schema, symbols, scope, wild=wild)))
    return drawn, [_reply(_inputs(choose, schema, wild=wild)) for _ in range(replies)]


def _steps(
    choose: Chooser, schema: Schema, symbols: Mapping[str, Symbol], scope: Scope, *, wild: bool
) -> Iterator[Step]:
    """A step for each question, in a random order; a route names only what stands before it in that order."""
    names = [
        name
        for name in dict.fromkeys(key.partition("[")[0] for key in symbols)
        if not name.startswith("prior")
    ]
    order: list[str] = []
    while names:
        order.append(names.pop(choose.below(len(names))))
    before = [key for key in symbols if key.startswith("prior")]
    everywhere = [key for key in schema if key != "."]
    for name in order:
        keys = {key: symbols[key].type for key in symbols if key.partition("[")[0] == name}
        earlier = Words(choose, schema, before, wild=wild)
        relevant = check_test(earlier.test(choose.below(3)), scope) if chance(choose, 50) else None
        calculation = _calculation(choose, earlier, keys, scope) if chance(choose, 15) else None
        tests = [
            Words(choose, schema, everywhere, wild=wild).test(1 + choose.below(3))
            for _ in range(choose.below(3))
        ]
        rules = tuple(
            Rule(f"{name}-{number}", violation(check_test(test, scope))) for number, test in enumerate(tests)
        )
        required = tuple(key for key in keys if not keys[key].many and chance(choose, 40))
        yield Step(name, keys, relevant, calculation, rules, required)
        before.extend(keys)


def _calculation(choose: Chooser, words: Words, keys: Mapping[str, Type], scope: Scope):  # type: ignore[no-untyped-def]
    """A calculation for a question with a single number or text; None for others."""
    writers = {"integer": words.whole, "decimal": words.number, "text": words.text}
    if len(keys) != 1:
        return None
    type_ = next(iter(keys.values()))
    writer = None if type_.many else writers.get(type_.kind.value)
    return check(writer(2), scope) if writer else None


def _reply(drawn: Mapping[str, Input]) -> Reply:
    values = {key: each.value for key, each in drawn.items() if each.value is not None and key != "."}
    reasons = {key: each.reason.value for key, each in drawn.items() if each.value is None and key != "."}
    marks = {key: each.marks for key, each in drawn.items() if each.marks and key != "."}
    return values, reasons, marks
