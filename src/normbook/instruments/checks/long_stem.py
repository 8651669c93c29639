"""I068: a question of more than 25 words.

Source: checkable rule U1 (sentences of at most 25 words; average 15 to 20). English, where the
limit was set; other languages need more or fewer words for the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._burden import words
from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_question
from normbook.instruments.checks._wording import stems
from normbook.remarks import Remark, Weight

MOST_WORDS = 25


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question, language, text in stems(instrument):
        count = words(text, language)
        if language == "en" and count > MOST_WORDS:
            message = f"In “{language}”, {question.id} has {count} words; {MOST_WORDS} are enough."
            cure = "Put the request first and what explains it into the help, or ask two questions."
            yield on_question(instrument, question, "I068", Weight.WARNING, message, cure)
