"""I036: a section or roster without questions.

Source: checkable rule C5 (no dead end in the form).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part, on_question
from normbook.remarks import Remark, Weight

_CURE = "Add its questions or take it out."


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    filled = {question.section for question in instrument.questions}
    for section in instrument.sections:
        if section.id not in filled:
            message = f"The section {section.id} has no questions."
            yield on_part(instrument, f"sections.{section.id}", "I036", Weight.WARNING, message, _CURE)
    for question in instrument.questions:
        if question.kind is Kind.ROSTER and not question.roster:
            message = f"The roster {question.id} has no questions."
            yield on_question(instrument, question, "I036", Weight.WARNING, message, _CURE)
