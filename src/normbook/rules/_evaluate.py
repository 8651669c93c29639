"""Evaluation in process, by the Python printer: the oracle."""

from __future__ import annotations

from typing import cast

from normbook.rules._case import Case, Result, result
from normbook.rules.printers.python import compiled
from normbook.values import Value


def evaluate(case: Case) -> Result:
    """What the case gives."""
    values: dict[str, object] = {key: each.value for key, each in case.inputs.items()}
    reasons = {key: each.reason.value for key, each in case.inputs.items()}
    marks = {key: each.marks for key, each in case.inputs.items()}
    value = cast("Value | None", compiled(case.value)(values, reasons, marks))
    if value is None:
        return result(
            case, None, cast("str | None", compiled(case.reason)(values, reasons, marks)), partial=False
        )
    return result(case, value, None, partial=bool(compiled(case.partial)(values, reasons, marks)))
