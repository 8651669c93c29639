"""Ten million random decisions: every fast printer against the oracle, decision by decision.

The programs and replies are drawn by the generator of the tests, with seeds of
its own. A decision is whether a question is asked, whether a rule is violated,
whether a required answer is missing. A rule under a named limit of a target is
left out for that target and counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench._table import Row
from normbook.remarks import Refusal
from normbook.rules import Program, Step
from normbook.rules.limits import limits_of
from normbook.rules.printers.python_program import Outcome, compile_program

TASK = "Random programs: routes, checks, required answers"
DECISIONS = 10_000_000
_REPLIES, _FIRST_SEED = 250, 1_000_000
_TARGETS = {
    "duckdb": ("Normbook, DuckDB", "normbook.engines.duckdb"),
    "js": ("Normbook, JavaScript", "normbook.engines.node"),
}


@dataclass(slots=True)
class Tally:
    """What one target was asked and how it answered."""

    decisions: int = 0
    differ: int = 0
    left_out: int = 0
    seconds: float = 0.0
    first: str = ""


@dataclass(slots=True)
class Found:
    """One drawn program through every target."""

    decisions: int
    seconds: float
    targets: dict[str, Tally] = field(default_factory=dict)


def run(*, quick: bool) -> list[Row]:
    """Draws programs until the decisions are reached, on every core."""
    wanted, done, seconds, seed = (200_000 if quick else DECISIONS), 0, 0.0, _FIRST_SEED
    totals: dict[str, Tally] = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_find_generator) as pool:
        while done < wanted:
            for found in pool.map(compared, range(seed, seed + 16)):
                done += found.decisions
                seconds += found.seconds
                for target, tally in found.targets.items():
                    totals[target] = _together(totals.get(target, Tally()), tally)
            seed += 16
            print(f"{done:,} decisions", end="\r", file=sys.stderr, flush=True)
    note = "the oracle"
    rows = [Row(TASK, "Normbook, Python", done, "decisions", seconds, "equal", ours=True, note=note)]
    return rows + [_row(target, tally) for target, tally in totals.items()]


def compared(seed: int) -> Found:
    """One program with its replies: the oracle and every target that is installed."""
    generator = import_module("agreement")
    program, replies = generator.draw_program(generator.Seeded.of(seed), _REPLIES)
    start = time.perf_counter()
    _oracle(program, replies)
    found = Found(_decisions(program) * len(replies), time.perf_counter() - start)
    for target in _TARGETS:
        tally = _target(target, program, replies, seed)
        if tally is not None:
            found.targets[target] = tally
    return found


def _target(target: str, program: Program, replies: Sequence[Any], seed: int) -> Tally | None:
    """None where what the target needs is not installed."""
    sayable = Program(tuple(_sayable(step, target) for step in program.steps))
    runner: Callable[..., list[Outcome]] = import_module(_TARGETS[target][1]).run_program
    tally = Tally(left_out=_decisions(program) - _decisions(sayable))
    start = time.perf_counter()
    try:
        given = runner(sayable, replies)
    except Refusal:
        return None
    tally.seconds = time.perf_counter() - start
    for index, (one, other) in enumerate(zip(_oracle(sayable, replies), given, strict=True)):
        tally.decisions += _decisions(sayable)
        apart = _apart(one, other)
        tally.differ += apart
        if apart and not tally.first:
            tally.first = f"seed {seed}, reply {index}"
    return tally


def _oracle(program: Program, replies: Sequence[Any]) -> list[Outcome]:
    evaluate = compile_program(program)
    return [evaluate(*reply) for reply in replies]


def _sayable(step: Step, target: str) -> Step:
    """The step without what stands under a limit of the target."""
    return replace(
        step,
        relevant=None if step.relevant is None or limits_of(step.relevant, target) else step.relevant,
        calculation=None
        if step.calculation is None or limits_of(step.calculation, target)
        else step.calculation,
        rules=tuple(rule for rule in step.rules if not limits_of(rule.violated, target)),
    )


def _decisions(program: Program) -> int:
    return len(program.steps) + len(program.rules) + sum(len(step.required) for step in program.steps)


def _apart(one: Outcome, other: Outcome) -> int:
    """How many decisions differ."""
    asked = sum(a != b for a, b in zip(one.relevant, other.relevant, strict=True))
    return asked + len(set(one.violated) ^ set(other.violated)) + len(set(one.missing) ^ set(other.missing))


def _together(one: Tally, other: Tally) -> Tally:
    return Tally(
        one.decisions + other.decisions,
        one.differ + other.differ,
        one.left_out + other.left_out,
        one.seconds + other.seconds,
        one.first or other.first,
    )


def _row(target: str, tally: Tally) -> Row:
    answer = "equal" if not tally.differ else f"{tally.differ:,} differ, first: {tally.first}"
    note = f"time in the target; {tally.left_out:,} rules under a limit left out"
    return Row(
        TASK, _TARGETS[target][0], tally.decisions, "decisions", tally.seconds, answer, ours=True, note=note
    )


def _find_generator() -> None:
    """The generator stands among the tests and is imported by its plain name."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "rules"))
