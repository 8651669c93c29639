"""I076: a question that names more paragraphs than one answer can cover.

The paragraphs look asked about in the coverage and are not: nobody knows which of them the answer is
about. The limit of five is ours. Source: checkable rule C1 (each unit of the standard is asked, merged or
waived).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

MOST_PROVISIONS = 5


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        count = len(question.provisions)
        if count > MOST_PROVISIONS:
            message = f"{question.id} names {count} paragraphs; an answer covers {MOST_PROVISIONS} at most."
            cure = "Name those that the answer is about, or ask more than one question."
            yield on_question(instrument, question, "I076", Weight.NOTE, message, cure)
