"""I070: more than 30 questions, 150 cells to fill in, or 45 expected minutes.

A table of years counts one year. Source: checkable rules S1 and S2; chairs of treaty bodies ask for
25 to 30 questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._burden import MOST_CELLS, MOST_MINUTES, MOST_QUESTIONS, minutes, question_count
from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments._standing import cell_count
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight

_CURE = "Drop what is held already or cannot be used in the report, and merge what asks the same."


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    measured = (
        (question_count(instrument), MOST_QUESTIONS, "questions"),
        (cell_count(instrument), MOST_CELLS, "cells to fill in"),
        (minutes(instrument).expected, MOST_MINUTES, "expected minutes"),
    )
    for count, most, what in measured:
        if count > most:
            message = f"The instrument has {count} {what}; {most} are the limit."
            yield on_part(instrument, "id", "I070", Weight.WARNING, message, _CURE)
