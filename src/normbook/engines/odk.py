"""Rules run as printed XPath in ODK's own engine (@getodk/xforms-engine), many cases to one XForm."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from normbook.engines.node import Reply, node, typed
from normbook.remarks import Refusal
from normbook.rules import Case, Kind, Program, Result, result
from normbook.rules.printers.python_program import Outcome
from normbook.rules.printers.xpath_form import cases_form, group_of, unmarked
from normbook.rules.printers.xpath_program import ProgramForm

PACKAGES = "NORMBOOK_NODE"
"""The variable that names the folder with node_modules/@getodk/xforms-engine."""
_DRIVER = "odk_rules.mjs"
_TOGETHER = 60  # cases a form: the engine's time grows faster than the form
_RESULTS = ("value", "reason", "partial")


def run_cases(cases: Sequence[Case]) -> list[Result]:
    """What each case gives.

    Raises Refusal R040 where Node.js is not installed, R041 where ODK's engine is
    not, R042 where it fails, R043 for a text that XML cannot hold.
    """
    batches = [cases[start : start + _TOGETHER] for start in range(0, len(cases), _TOGETHER)]
    tasks = ({"form": cases_form(batch), "names": _RESULTS} for batch in batches)
    found = _answers(tasks)
    return [
        _result(case, each["values"], index)
        for batch, each in zip(batches, found, strict=True)
        for index, case in enumerate(batch)
    ]


def run_program(program: Program, replies: Sequence[Reply]) -> list[Outcome]:
    """What the program decides of each reply, each an instance of one XForm. Raises as `run_cases`."""
    rows: dict[str, int] = {}
    for values, _, _ in replies:
        for key, value in values.items():
            if isinstance(value, tuple):
                rows[key] = max(len(value), rows.get(key, 0))
    form = ProgramForm(program, rows)
    task = {
        "form": form.form,
        "names": list(form.results),
        "replies": [form.instance(reply) for reply in replies],
    }
    return [_outcome(form, each) for each in _answers([task])] if replies else []


def packages() -> Path:
    """The folder of Node packages in which ODK's engine stands."""
    checkout = Path(__file__).resolve().parents[3] / "tests" / "node"
    folder = Path(os.environ.get(PACKAGES) or checkout)
    if not (folder / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        raise Refusal(
            "R041",
            f"ODK's engine is not installed in {folder}.",
            f"Run npm ci in tests/node of the checkout, or name a folder that has it in {PACKAGES}.",
        )
    return folder


def _answers(tasks: Iterable[Mapping[str, object]]) -> list[dict[str, Any]]:
    folder = packages()
    driver = Path(str(files("normbook.engines") / _DRIVER))
    given = "".join(json.dumps(task) + "\n" for task in tasks)
    found = [json.loads(line) for line in node(driver, folder, given=given).split("\n") if line]
    fault = next((each["fault"] for each in found if "fault" in each), None)
    if fault is not None:
        raise Refusal(
            "R042", f"ODK's engine could not run the rules; it said: {fault}", "Use --printer python or js."
        )
    return found


def _outcome(form: ProgramForm, found: Mapping[str, Any]) -> Outcome:
    hidden = set(found["irrelevant"])
    held = {path.rpartition("/")[2] for path, value in found["values"].items() if value == "true"}
    return Outcome(
        bytearray(form.group(index) not in hidden for index in range(len(form.program.steps))),
        [index for index in range(len(form.program.rules)) if f"w{index}" in held],
        [key for index, key in enumerate(form.required) if f"m{index}" in held],
    )


def _result(case: Case, values: Mapping[str, str], index: int) -> Result:
    group = group_of(index)
    shown = unmarked(values[group + "value"])
    if shown == "":
        return result(case, None, values[group + "reason"], partial=False)
    value = shown.split(" ") if case.value.type.kind is Kind.SET else shown
    return result(case, typed(value, case.value.type), None, partial=values[group + "partial"] == "true")
