"""I035: a list of choices that no question uses.

Source: checkable rule S4 (everything in an instrument names its use).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_part
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    used = {question.choices for question in every_question(instrument)}
    for question in instrument.questions:
        if question.table is not None:
            used |= {question.table.row_list, question.table.column_list}
    for name, codes in instrument.choices.items():
        part = f"choices.{name}"
        if name not in used:
            message = f"No question uses the list of choices {name}."
            yield on_part(instrument, part, "I035", Weight.WARNING, message, "Use it or take it out.")
        elif not codes:
            message = f"The list of choices {name} is empty."
            yield on_part(instrument, part, "I035", Weight.ERROR, message, "Add its codes.")
