"""The printers under test: how each runs, and which of its limits leave a tree out."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import pytest
from plain_reading import Reading

from agreement import Reply
from normbook.rules import Case, Program, Result, evaluate
from normbook.rules.limits import limits_of
from normbook.rules.printers.python_program import Outcome, compile_program


@dataclass(frozen=True, slots=True)
class Engine:
    """A printer with its runner: how many random expressions and programs it takes in the normal run."""

    name: str
    module: str
    marker: str
    expressions: int
    replies: int
    programs: int
    filled: int
    deep: int = 4

    @property
    def present(self) -> bool:
        return not self.module or find_spec(self.module) is not None

    def run_cases(self, cases: Sequence[Case]) -> list[Result]:
        if not self.module:
            return [evaluate(case) for case in cases]
        found: Callable[[Sequence[Case]], list[Result]] = importlib.import_module(self.module).run_cases
        return found(cases)

    def run_program(self, program: Program, replies: Sequence[Reply]) -> list[Outcome]:
        if not self.module:
            run = compile_program(program)
            return [run(*reply) for reply in replies]
        found: Callable[..., list[Outcome]] = importlib.import_module(self.module).run_program
        return found(program, replies)

    def left_out(self, case: Case, counts: Counter[str]) -> bool:
        """Does the case stand under a limit of this target? Counted by code."""
        codes = {
            each.code
            for tree in (case.value, case.reason, case.partial)
            for each in limits_of(tree, self.name)
        }
        counts.update(codes)
        return bool(codes)


ENGINES = (
    Engine("python", "", "", 3000, 5, 40, 50),
    Engine("js", "normbook.engines.node", "node", 2500, 5, 30, 50),
    Engine("duckdb", "normbook.engines.duckdb", "", 250, 40, 4, 100),
    Engine("excel", "normbook.engines.soffice", "soffice", 1500, 1, 2, 20),
    Engine("xpath", "normbook.engines.odk", "node", 500, 1, 2, 5),
)

ORACLE = ENGINES[0]


def every(*names: str) -> list[object]:
    """The engines that are there, as parameters of a test; all of them unless named."""
    chosen = [each for each in ENGINES if each.present and (not names or each.name in names)]
    return [
        pytest.param(each, id=each.name, marks=[getattr(pytest.mark, each.marker)] if each.marker else [])
        for each in chosen
    ]


def reading(case: Case) -> Reading:
    """The second reading over the inputs of a case."""
    return Reading(
        {key: each.value for key, each in case.inputs.items()},
        {key: each.reason.value for key, each in case.inputs.items()},
        {key: each.marks for key, each in case.inputs.items()},
    )
