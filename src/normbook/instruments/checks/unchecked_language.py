"""I078: a language whose wording the checks of wording do not read.

A check of wording works where it is proved on labelled questions (docs/checks.md); elsewhere it is
silent, and silence is not approval. Source: checkable rule U13
(an index is for the language that it was made for).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight

READ = ("en",)
"""Languages that every check of wording reads."""


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for language in instrument.languages:
        if language not in READ:
            message = f"The wording in “{language}” is not checked in this language."
            cure = "Let a person who works in it read the questions for what the checks look for in English."
            yield on_part(instrument, "languages", "I078", Weight.NOTE, message, cure)
