"""What the checks of wording share: which texts they read, in which languages, and how a find is told.

A check of wording is proved per language on labelled questions (docs/checks.md); where it is
not proved it does not look, and `unchecked_language` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

MOST_LETTERS = 2_000
"""How much of a question is read for its wording; one as long has a remark on its length."""

Spot = Callable[[str], str | None]
"""Gives the words of a question that are worth another look, or None."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A defect of wording: how it is found in each language where that is proved, and what is said of it."""

    code: str
    weight: Weight
    says: str
    cure: str
    spots: Mapping[str, Spot]

    def remarks(
        self, instrument: Instrument, unless: Callable[[Question], bool] = lambda question: False
    ) -> Iterator[Remark]:
        """A remark for each question and language where it is found; `unless` leaves a question out."""
        for question, language, text in stems(instrument):
            spot = self.spots.get(language)
            found = spot(text[:MOST_LETTERS]) if spot is not None and not unless(question) else None
            if found is not None:
                message = f"In “{language}”, {question.id} {self.says}: “{found}”."
                yield on_question(instrument, question, self.code, self.weight, message, self.cure)


def stems(instrument: Instrument) -> Iterator[tuple[Question, str, str]]:
    """The wording of every question in every language that it has; notes ask nothing."""
    for question in every_question(instrument):
        if question.kind is Kind.NOTE:
            continue
        for language in instrument.languages:
            text = instrument.text(f"questions.{question.id}.text", language)
            if text:
                yield question, language, text


def first(pattern: re.Pattern[str], text: str) -> str | None:
    """The words that the pattern finds first, spaces made even."""
    found = pattern.search(text)
    return " ".join(found.group().split()) if found else None
