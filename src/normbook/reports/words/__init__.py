"""Sentences of reports by language. A language without sentences is refused, never filled with another."""

from __future__ import annotations

from normbook.remarks import Refusal
from normbook.reports.words._words import Words
from normbook.reports.words.en import ENGLISH

WORDS: dict[str, Words] = {"en": ENGLISH}


def words_for(language: str) -> Words:
    """The sentences of a language. Raises Refusal G001 where there are none."""
    if language not in WORDS:
        have = ", ".join(WORDS)
        message = f"Reports have no sentences in “{language}” yet, and none are put in from another language."
        raise Refusal(
            "G001", message, f"Build it with --lang {have}, or add normbook/reports/words/{language}.py."
        )
    return WORDS[language]


__all__ = ["WORDS", "Words", "words_for"]
