"""I050: a check that a remark could not name: an id twice in one question, or "each" without a table.

Source: DESIGN 4 (a remark on an answer points to one check).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        ids = [check.id for check in question.checks]
        for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            message = f"{question.id} has the check {id_} twice."
            yield on_question(instrument, question, "I050", Weight.ERROR, message, "Give one another id.")
        for check in question.checks:
            if check.each and question.table is None:
                message = f"The check {check.id} runs over every {check.each}, but {question.id} is no table."
                yield on_question(instrument, question, "I050", Weight.ERROR, message, "Take “each” out.")
            if check.each is None and any(f"@{name}" in check.test for name in ("row", "column", "previous")):
                message = (
                    f"The check {check.id} of {question.id} uses @row, @column or @previous without “each”."
                )
                yield on_question(
                    instrument, question, "I050", Weight.ERROR, message, "Add each: row or column."
                )
