"""Every printer gives what the oracle gives: on the table of cases, on random expressions and programs.

R1 the whole table of cases through every printer
R2 random expressions over random replies, value, reason and partial
R3 random programs over random replies: relevance, checks, what is missing
R4 the oracle against a second reading that was written apart from it
R5 every kind of node and every function has a generator
A case under a named limit of a target is left out there, and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from case_table import table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain_values import held

from agreement import Reply, Seeded, draw_case, draw_cases, draw_program, drawing
from engines import ENGINES, ORACLE, Engine, every, reading
from normbook.rules import Case, Core, Program, Result, evaluate, inputs, prepare, walk
from normbook.rules import _core as core
from normbook.rules._parser import parse
from normbook.rules._tree import Binary, Call, Negative, Surface
from normbook.rules.functions import FUNCTIONS
from normbook.rules.limits import LIMITS, limits_of
from normbook.rules.printers.python_program import Outcome

SHOWN = 3
"""Differences that a failure prints, the smallest first."""


@pytest.mark.parametrize("engine", every())
def test_table_of_cases(engine: Engine) -> None:  # R1
    counts: Counter[str] = Counter()
    rows = [(row, row.case()) for row in table() if row.error is None]
    kept = [(row, case) for row, case in rows if not engine.left_out(case, counts)]
    results = engine.run_cases([case for _, case in kept])
    wrong = [
        f"{row.id}: {row.fits(result)}"
        for (row, _), result in zip(kept, results, strict=True)
        if row.fits(result)
    ]
    assert not wrong, f"{len(wrong)} of {len(kept)}\n" + "\n".join(wrong[:40])
    assert len(kept) > 0.9 * len(rows), counts


@pytest.mark.parametrize("engine", every("js", "duckdb", "excel", "xpath"))
def test_random_expressions(engine: Engine) -> None:  # R2
    counts: Counter[str] = Counter()
    drawn = draw_cases(Seeded.of(2026), engine.expressions, engine.replies, depth=engine.deep)
    cases = [case for case in drawn if not engine.left_out(case, counts)]
    results = engine.run_cases(cases)
    wanted = [evaluate(case) for case in cases]
    wrong = [each for each in zip(cases, wanted, results, strict=True) if not alike(each[1], each[2])]
    assert not wrong, difference(wrong, len(cases))
    assert len(cases) > 0.8 * engine.expressions * engine.replies, counts


@pytest.mark.parametrize("engine", every("js", "duckdb", "excel", "xpath"))
def test_random_programs(engine: Engine) -> None:  # R3
    decisions = 0
    for seed in range(engine.programs):
        program, replies = sayable(engine, seed)
        wanted = ORACLE.run_program(program, replies)
        given_ = engine.run_program(program, replies)
        wrong = [index for index, pair in enumerate(zip(wanted, given_, strict=True)) if unlike(*pair)]
        assert not wrong, spoken(engine, seed, program, replies[wrong[0]], wanted[wrong[0]], given_[wrong[0]])
        decisions += len(replies) * decided(program)
    assert decisions > 500


def test_oracle_agrees_with_a_second_reading() -> None:  # R4
    wrong = []
    for case in draw_cases(Seeded.of(7), 6000, 3, depth=5):
        result = evaluate(case)
        if not plainly(case, result):
            wrong.append((case, result, result))
    assert not wrong, difference(wrong, 18_000)


def test_programs_of_the_oracle_agree_with_a_second_reading() -> None:  # R4
    decisions = 0
    for seed in range(60):
        program, replies = draw_program(Seeded.of(10_000 + seed), 12)
        for reply, given_ in zip(replies, ORACLE.run_program(program, replies), strict=True):
            wanted = read_program(program, reply)
            assert not unlike(wanted, given_), spoken(ORACLE, seed, program, reply, wanted, given_)
            decisions += decided(program)
    assert decisions > 20_000


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_smallest_disagreement_of_the_oracle(data: st.DataObject) -> None:  # R4, shrinking
    case = draw_case(drawing(data))
    assert plainly(case, evaluate(case)), case.expression


def test_the_normal_run_makes_a_hundred_thousand_decisions() -> None:
    program, _ = draw_program(Seeded.of(1), 1)
    compared = [each for each in ENGINES if each is not ORACLE]
    decisions = sum(
        each.expressions * each.replies + each.programs * each.filled * decided(program) for each in compared
    )
    assert decisions > 100_000


def test_every_kind_of_node_has_a_generator() -> None:  # R5
    kinds = {each.__name__ for each in (*core.Scalar.__args__, *core.Test.__args__)}
    found: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for case in draw_cases(Seeded.of(3), 4000, 1):
        found.update(named(node) for tree in (case.value, case.reason, case.partial) for node in walk(tree))
        functions.update(called(parse(case.expression)))
    assert kinds <= {name.partition(" ")[0] for name in found}
    assert set(FUNCTIONS) <= set(functions)
    assert {"or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "negative"} <= set(
        functions
    )
    names = {name for name in found if " " in name}
    assert {f"Apply {name}" for name in APPLIED} | {f"Aggregate {name}" for name in AGGREGATED} == {
        name for name in names if not name.startswith("Within")
    }


def test_every_limit_has_a_reason_and_a_case() -> None:
    trees = [row.case().value for row in table() if row.error is None]
    trees += [prepare(text, {}).value for text in ("pow(2.5, 0.5)",)]
    assert len({limit.code for limit in LIMITS}) == len(LIMITS)
    for limit in LIMITS:
        assert limit.reason.endswith(".")
        assert any(limit in limits_of(tree, limit.target) for tree in trees), limit.code


APPLIED = (
    "add subtract multiply divide modulo power negate round floor ceiling truncate absolute number-of text "
    "date-of moment-of plus-days days-between days-of format-date choice-at choice-count choice-name length "
    "concat slice tidy"
).split()
AGGREGATED = "sum complete min max mean count rows join".split()


def alike(one: Result, other: Result) -> bool:
    """The same answer; true is not 1, and 5 is 5.0."""
    return one.as_json() == other.as_json() and isinstance(one.value, bool) == isinstance(other.value, bool)


def plainly(case: Case, result: Result) -> bool:
    """Does the second reading give the same?"""
    found = reading(case)
    value = found.read(case.value)
    if value != held(result.value) or isinstance(value, bool) != isinstance(result.value, bool):
        return False
    if value is None:
        return (found.read(case.reason) or "not-computable") == (result.absent and result.absent.value)
    return found.holds(case.partial) == result.partial


def difference(wrong: Sequence[tuple[Case, Result, Result]], count: int) -> str:
    """The smallest differences in words."""
    smallest = sorted(wrong, key=lambda each: (len(each[0].expression), len(each[0].inputs)))[:SHOWN]
    lines = [f"{len(wrong)} of {count} differ"]
    for case, wanted, given_ in smallest:
        data = {
            key: each.value if each.value is not None else each.reason.value
            for key, each in case.inputs.items()
        }
        lines += [
            f"  {case.expression}",
            f"    over   {data}",
            f"    oracle {wanted}",
            f"    target {given_}",
        ]
    return "\n".join(lines)


def unlike(wanted: Outcome, given_: Outcome) -> bool:
    return (bytes(wanted.relevant), sorted(wanted.violated), sorted(wanted.missing)) != (
        bytes(given_.relevant),
        sorted(given_.violated),
        sorted(given_.missing),
    )


def spoken(
    engine: Engine, seed: int, program: Program, reply: Reply, wanted: Outcome, given_: Outcome
) -> str:
    """A difference between outcomes, step by step."""
    lines = [f"{engine.name}, program {seed}"]
    for step, one, other in zip(program.steps, wanted.relevant, given_.relevant, strict=True):
        if one != other:
            lines.append(f"  {step.name} asked: oracle {one}, target {other}\n    {step.relevant}")
            lines.append(
                f"    {({key: reply[0].get(key) for key in inputs(step.relevant)}) if step.relevant else ''}"
            )
    for index in sorted(set(wanted.violated) ^ set(given_.violated)):
        rule = program.rules[index]
        lines.append(f"  {rule.id} violated: oracle {index in wanted.violated}\n    {rule.violated}")
        lines.append(f"    { ({key: reply[0].get(key) for key in inputs(rule.violated)}) }")
    lines += [f"  missing: {key}" for key in sorted(set(wanted.missing) ^ set(given_.missing))]
    return "\n".join(lines)


def decided(program: Program) -> int:
    """The decisions of one reply: each step, each rule, each key that is required."""
    return len(program.steps) + len(program.rules) + sum(len(step.required) for step in program.steps)


def sayable(engine: Engine, seed: int) -> tuple[Program, list[Reply]]:
    """A random program without the rules and routes that the target cannot say."""
    from dataclasses import replace

    program, replies = draw_program(Seeded.of(seed), engine.filled)

    def kept(tree: Core | None) -> bool:
        return tree is not None and not limits_of(tree, engine.name)

    steps = tuple(
        replace(
            step,
            relevant=step.relevant if kept(step.relevant) else None,
            calculation=step.calculation if kept(step.calculation) else None,
            rules=tuple(rule for rule in step.rules if kept(rule.violated)),
        )
        for step in program.steps
    )
    return Program(steps), replies


def read_program(program: Program, reply: Reply) -> Outcome:
    """A program by the second reading: steps in order, then what is missing, then the checks."""
    from plain_reading import Reading

    given_, reasons, marks = reply
    values: dict[str, object] = {**dict.fromkeys(given_), **given_}
    silent = dict(reasons)
    found = Reading(values, silent, marks)
    relevant = bytearray()
    for step in program.steps:
        if step.calculation is not None:
            (key,) = step.keys
            value, reason = found.read(step.calculation), found.read(core_reason(step.calculation))
            values[key], silent[key] = value, str(reason or "not-computable")
        asked = step.relevant is None or found.holds(step.relevant)
        relevant.append(asked)
        if not asked:
            values.update(dict.fromkeys(step.keys))
            silent.update(dict.fromkeys(step.keys, "not-asked"))
    missing = [
        key
        for step in program.steps
        for key in step.required
        if values.get(key) is None and silent.get(key, "not-answered") == "not-answered"
    ]
    held_back = [
        rule for step, asked in zip(program.steps, relevant, strict=True) if not asked for rule in step.rules
    ]
    violated = [
        i for i, rule in enumerate(program.rules) if rule not in held_back and found.holds(rule.violated)
    ]
    return Outcome(relevant, violated, missing)


def core_reason(tree: Core) -> Core:
    from normbook.rules._derive import reason_of

    return reason_of(tree)


def named(node: Core) -> str:
    name = getattr(node, "name", "")
    return f"{type(node).__name__} {name}".strip()


def called(node: Surface) -> Iterator[str]:
    """The functions and operators of a surface tree."""
    match node:
        case Binary(operator=operator, left=left, right=right):
            yield operator
            yield from called(left)
            yield from called(right)
        case Negative(operand=operand):
            yield "negative"
            yield from called(operand)
        case Call(name=name, arguments=arguments):
            yield name
            for argument in arguments:
                yield from called(argument)
        case _:
            return
