"""I041: a required question that accepts no reason for absence.

Whoever cannot answer can only leave it, or invent something. Required is met
by an accepted reason (MEANING 5). Source: checkable rules U7 and C3. Questions
about the respondent are excepted: an office always knows its own name.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        answered = question.kind is not Kind.NOTE and question.facet is not Facet.RESPONDENT
        if question.required and answered and not question.absences and not question.calculation:
            message = f"{question.id} is required and accepts no reason for absence."
            cure = "Add absences, such as [not-available, unknown]."
            yield on_question(instrument, question, "I041", Weight.WARNING, message, cure)
