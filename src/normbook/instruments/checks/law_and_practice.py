"""I042: law and practice asked in one question.

A law that says so and a prison that does so are two answers. Found where one
list or table offers both as codes, or where the original text names both.
Source: checkable rule C4; DESIGN 6 (law and practice are asked apart).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

_BOTH = {"law", "practice"}
_WORDED = re.compile(
    r"\b(?:laws?|legislation)\b.*\bpractices?\b|\bpractices?\b.*\b(?:laws?|legislation)\b", re.I | re.S
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        if question.facet in (Facet.LAW, Facet.PRACTICE) and _mixed(instrument, question):
            message = f"{question.id} asks for law and practice at once."
            cure = "Ask what the law says in one question and what is done in another."
            yield on_question(instrument, question, "I042", Weight.WARNING, message, cure)


def _mixed(instrument: Instrument, question: Question) -> bool:
    codes: set[str] = set(instrument.codes(question) or ())
    if question.table is not None:
        codes |= {*question.table.rows, *question.table.columns}
    worded = _WORDED.search(instrument.text(f"questions.{question.id}.text", "en") or "")
    return codes >= _BOTH or worded is not None
