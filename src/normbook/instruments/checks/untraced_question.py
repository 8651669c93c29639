"""I038, I039: a question without a facet, or one that names no paragraph of a standard.

Without a facet the report cannot place the answers; without a paragraph the
chain from standard to report is broken. Questions about the respondent and
notes are excepted. Source: DESIGN 6 (facets are the analytical framework);
checkable rules S4 and C1.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in instrument.questions:
        if question.kind is Kind.NOTE or question.facet is Facet.RESPONDENT:
            continue
        if question.facet is None:
            message, cure = (
                f"{question.id} has no facet.",
                "Say what of the standard it asks about: law, practice, …",
            )
            yield on_question(instrument, question, "I038", Weight.WARNING, message, cure)
        if not question.provisions:
            message = f"{question.id} names no paragraph of a standard."
            yield on_question(instrument, question, "I039", Weight.NOTE, message, "Add its provisions.")
