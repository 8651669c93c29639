"""I071: more than a fifth of the questions ask for free words, or one of them says nothing of its length.

Free words cost most to write, to translate and to compare. Source: checkable rule S6 (open questions
below 20 per cent, each with a length).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._burden import MOST_OPEN, open_questions, open_share
from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part, on_question
from normbook.remarks import Remark, Weight

_FEWEST = 5
"""Questions below which a share says nothing."""


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    share = open_share(instrument)
    if share is not None and share > MOST_OPEN and len(instrument.questions) >= _FEWEST:
        message = f"{share} per cent of the questions ask for free words; {MOST_OPEN} are the limit."
        cure = "Offer choices where the answers are known, and keep free words for what is not."
        yield on_part(instrument, "id", "I071", Weight.WARNING, message, cure)
    for question in open_questions(instrument):
        if question.length is None:
            message = f"{question.id} asks for free words of any length."
            cure = "Give it a length, such as length: 2000."
            yield on_question(instrument, question, "I071", Weight.NOTE, message, cure)
