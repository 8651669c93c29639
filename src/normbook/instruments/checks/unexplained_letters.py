"""I069: letters that stand for a name, and nothing in the instrument says which.

Read in a language with capital letters (English, French, Spanish); Roman numerals are not letters for a
name. An abbreviation is explained by the glossary, or by the opening text that gives it.
Source: checkable rule U4 (every technical term in the glossary). A note: it was not measured on labelled
questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_question
from normbook.instruments.checks._wording import stems
from normbook.remarks import Remark, Weight

_LANGUAGES = ("en", "fr", "es")
_LETTERS = re.compile(r"\b[A-Z][A-Z]+(?:-[A-Z]+)*\b")
_ROMAN = re.compile(r"[IVXLC]+")


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question, language, text in stems(instrument):
        if language not in _LANGUAGES or text.isupper():
            continue
        explained = _explained(instrument, language)
        for letters in dict.fromkeys(_LETTERS.findall(text)):
            if letters not in explained and not _ROMAN.fullmatch(letters):
                message = f"In “{language}”, {question.id} says {letters}, and nothing explains it."
                cure = "Write the name out, or add it to the glossary."
                yield on_question(instrument, question, "I069", Weight.NOTE, message, cure)


def _explained(instrument: Instrument, language: str) -> str:
    """The glossary and the opening text."""
    texts = instrument.texts.get(language, {})
    return " ".join(text for path, text in texts.items() if path.startswith(("glossary.", "introduction")))
