"""I040: a figure without its unit or its reference period.

Source: checkable rules U5 (reference period for any count or event) and C8
(metadata for every number). A share is in per cent and a year is a year, so
neither needs a unit; money has its currency (I043).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

_OWN_UNIT = (Kind.SHARE, Kind.YEAR, Kind.MONEY)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        kinds = set(question.table.kinds.values()) if question.table is not None else {question.kind}
        numbers = {kind for kind in kinds if kind.numeric}
        if question.facet is not Facet.FIGURE or not numbers:
            continue
        missing = list(_missing(question, numbers))
        if missing:
            message = f"The figure {question.id} has no {' and no '.join(missing)}."
            cure = "Say what is counted, and on which day or in which time."
            yield on_question(instrument, question, "I040", Weight.WARNING, message, cure)


def _missing(question: Question, numbers: set[Kind]) -> Iterator[str]:
    if not question.unit and not numbers <= set(_OWN_UNIT):
        yield "unit"
    if not question.period and not numbers <= {Kind.YEAR}:
        yield "reference period"
