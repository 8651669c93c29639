"""I072: a facet that no question asks about.

The report reads difficulties, ways to help and good practices off the facets: what is not asked cannot
be reported. A note, because a facet may make no sense for a subject; silent for a form with fewer questions
than facets. Source: checkable rule C2
(awareness, translation, law, practice, difficulty, assistance needed and received, good practice)
and C6 (the respondent).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_part
from normbook.remarks import Remark, Weight

WANTED = tuple(
    facet for facet in Facet if facet not in (Facet.JURISPRUDENCE, Facet.FIGURE, Facet.ASSISTANCE_OFFERED)
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    asked = {question.facet for question in every_question(instrument)}
    missing = [facet.value for facet in WANTED if facet not in asked]
    if missing and len(instrument.questions) >= len(WANTED):
        message = f"No question asks about: {', '.join(missing)}."
        cure = "Ask about it, or say in the opening text why it is left out."
        yield on_part(instrument, "id", "I072", Weight.NOTE, message, cure)
