"""I067: a count or an event without its day, year or period.

Two States that count different years cannot be added. Silent where the question declares its
period, or is a table of years. English. Source: checkable rule U5 (Question Appraisal System, 3d).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_COUNT = re.compile(
    r"(?<!into )\bhow (?:many|much|often)\b|\bwhat (?:is |was |are |were )?(?:the )?(?:total )?"
    r"(?:number|share|percentage|proportion|budget|amount|rate)\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:did|has) your (?:country|state|government) (?:received?|organi[sz]ed?|held|hold|carr\w+ out|"
    r"requested|request|offered|offer|provided|provide|trained|train)\b",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|past|previous|preceding|current|calendar|reporting|each|every|budget|"
    r"financial) (?:\w+ ){0,2}(?:days?|months?|years?|reply|round|period)\b|\bduring the year\b|\bsince\b|"
    r"\bannual(?:ly)?\b|\b(?:a|per) year\b|\bmonths before\b|\bat any time\b|\bto date\b",
    re.I,
)
_LEGAL = re.compile(r"\b(?:must|may|shall|by law|the law|required?|can)\b", re.I)


def spot(text: str) -> str | None:
    """The words that count or tell an event."""
    if _PERIOD.search(text):
        return None
    event = first(_EVENT, text)
    return event or (None if _LEGAL.search(text) else first(_COUNT, text))


WORDING = Wording(
    "I067",
    Weight.WARNING,
    "asks for a count or an event without a day, year or period",
    "Say for which day or period, or declare it as the period of the question.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument, _dated)


def _dated(question: Question) -> bool:
    return question.period is not None or (question.table is not None and question.table.years)
