"""I044: limits that no answer can meet, or that the kind of the question does not have.

Source: checkable rule C5 (no dead end): nothing may ask for what cannot be given.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

_TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LEGAL_REFERENCE, Kind.CONTACT)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        for message, cure in _faults(question):
            yield on_question(instrument, question, "I044", Weight.ERROR, f"{question.id}: {message}", cure)


def _faults(question: Question) -> Iterator[tuple[str, str]]:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        yield f"the minimum {low:f} is above the maximum {high:f}.", "Exchange them or correct one."
    kinds = question.table.kinds.values() if question.table is not None else (question.kind,)
    if (low is not None or high is not None) and not any(kind.numeric for kind in kinds):
        yield f"a {question.kind.value} has no minimum or maximum.", "Take the limit out."
    if question.length is not None and question.length < 1:
        yield f"no text has a length of {question.length}.", "Give the largest number of characters."
    if question.length is not None and question.kind not in _TEXTS:
        yield f"a {question.kind.value} has no length.", "Take the length out."
    if question.table is not None and question.table.jump is not None and question.table.jump <= 0:
        yield "the jump from one column to the next is not above zero.", "Write it as a share, such as 40%."
    if question.table is not None and question.table.floor < 0:
        yield "the floor of the jump is below zero.", "Write the smallest value that is looked at."
