"""Rules run as printed JavaScript in Node.js: one process for many cases, JSON lines in and out."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from normbook.remarks import Refusal
from normbook.rules import Case, Kind, Program, Result, Type, result
from normbook.rules.printers.javascript_program import expression_source, program_source
from normbook.rules.printers.python_program import Outcome
from normbook.values import Value, to_text

Reply = tuple[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]]
"""Values that are present, reasons and marks, each by key."""

PATIENCE = 900
"""Seconds after which a run that gives nothing is given up."""
_DRIVER = "node_rules.mjs"


def run_cases(cases: Sequence[Case]) -> list[Result]:
    """What each case gives. Raises Refusal R040 where Node.js is not installed, R042 where it fails."""
    lines: list[dict[str, object]] = []
    for case in cases:
        lines.append({"source": expression_source(case)})
        values = {key: each.value for key, each in case.inputs.items()}
        reasons = {key: each.reason.value for key, each in case.inputs.items()}
        lines.append(_reply((values, reasons, {key: each.marks for key, each in case.inputs.items()})))
    return [_result(case, found) for case, found in zip(cases, _answers(lines, len(cases)), strict=True)]


def run_program(program: Program, replies: Sequence[Reply]) -> list[Outcome]:
    """What the program decides of each reply. Raises as `run_cases`."""
    lines: list[Mapping[str, object]] = [{"source": program_source(program)}, *map(_reply, replies)]
    return [
        Outcome(bytearray(map(int, found["relevant"])), found["violated"], found["missing"])
        for found in _answers(lines, len(replies))
    ]


def node(*arguments: str | Path, given: str) -> str:
    """What Node.js prints for the text `given`. Raises Refusal R040 or R042."""
    program = shutil.which("node")
    if program is None:
        cure = "Install Node.js 20.19 or newer, or use --printer python."
        raise Refusal("R040", "Node.js is not installed here.", cure)
    try:
        done = subprocess.run(
            [program, *map(str, arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        message = f"Node.js gave no answer in {PATIENCE} seconds."
        raise Refusal("R042", message, "Put fewer cases into one run.") from error
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["nothing"]
        said = next((line for line in lines if "Error" in line), lines[-1])
        message = f"Node.js could not run the rules; it said: {said}"
        raise Refusal("R042", message, "Use Node.js 20.19 or newer.")
    return done.stdout


def _answers(lines: Iterable[Mapping[str, object]], count: int) -> list[dict[str, Any]]:
    runtime = Path(str(files("normbook.rules.printers") / "javascript_runtime" / "index.js"))
    driver = Path(str(files("normbook.engines") / _DRIVER))
    given = "".join(json.dumps(line) + "\n" for line in lines)
    found = [json.loads(line) for line in node(driver, runtime.as_uri(), given=given).split("\n") if line]
    if len(found) != count:
        message = f"Node.js gave {len(found)} answers to {count} replies."
        raise Refusal("R042", message, "Run again; report it if it stays so.")
    return found


def _reply(reply: Reply) -> dict[str, object]:
    values, reasons, marks = reply
    return {
        "V": {key: as_given(value) for key, value in values.items() if value is not None},
        "R": reasons if isinstance(reasons, dict) else dict(reasons),
        "M": {key: sorted(each) for key, each in marks.items() if each},
    }


def as_given(value: object) -> object:
    """A typed value in the JSON that a reply is read from: decimals and dates as texts, sets as lists."""
    if isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return to_text(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_given(each) for each in value]
    return value


def _result(case: Case, found: Mapping[str, Any]) -> Result:
    if "value" not in found:
        return result(case, None, found["absent"], partial=False)
    return result(case, typed(found["value"], case.value.type), None, partial=found["partial"])


def typed(shown: Any, type_: Type) -> Value:
    """A value of `type_` from what an engine gave: yes/no as such or its word, a set as a list, else text."""
    match type_.kind:
        case Kind.BOOLEAN:
            return shown is True or shown == "true"
        case Kind.INTEGER:
            return int(shown)
        case Kind.DECIMAL:
            return Decimal(shown)
        case Kind.DATE:
            return date.fromisoformat(shown)
        case Kind.MOMENT:
            return datetime.fromisoformat(shown)
        case Kind.SET:
            return frozenset(shown)
        case _:
            return str(shown)
