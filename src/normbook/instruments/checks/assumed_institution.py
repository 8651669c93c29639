"""I066: a body or an arrangement taken for granted that many States do not have.

A State without it cannot answer. Silent where the question accepts "does not exist". English.
Source: checkable rule U7 (Question Appraisal System, 4a: no assumption of federal or unitary
State, of a legal family, or of an institution).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight
from normbook.values import Reason

_BODIES = (
    r"mechanisms?|councils?|commissions?|ombuds\w+|boards?|agenc(?:y|ies)|services?|courts?|tribunals?|funds?|"
    r"inspectorates?|authorit(?:y|ies)|offices?|institutions?|police|states|provinces|cantons"
)
_TEXTS = r"action plan|strateg(?:y|ies)|plan|laws? on|code of"
_ASSUMED = re.compile(
    rf"\byour (?!country\b|state\b|reply\b)(?:[\w'’-]+ ){{0,4}}?(?:{_BODIES}|{_TEXTS})\b"
    r"|\bjurors?\b|\bthe federal (?:law|government|police|level)\b",
    re.I,
)


def spot(text: str) -> str | None:
    """The body or arrangement."""
    return first(_ASSUMED, text)


WORDING = Wording(
    "I066",
    Weight.WARNING,
    "takes for granted what some States do not have",
    "Ask first whether it exists, or accept the reason “does not exist”.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument, lambda question: Reason.DOES_NOT_EXIST in question.absences)
