"""I063: a word of quantity, frequency or quality that each reader measures otherwise.

"Adequate" and "regularly" make the answers of two States incomparable. English; a word that
the glossary of the instrument defines is not vague. Source: checkable rule U3 (Question
Appraisal System, 3c).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument, Question
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_VAGUE = re.compile(
    r"(?<!cost-)\b(?:in|un)?(?:adequate|appropriate|effective|efficient|sufficient|significant|substantial|frequent|"
    r"suitable|reasonable|relevant|regular)(?:ly)?\b(?! (?:\w+ )?budget)"
    r"|(?<!how )\b(?:many|often)\b|(?<!how )(?<!last )(?<!past )\bfew\b"
    r"|\b(?:rarely|seldom|sometimes|usually|generally|normally|mostly|mainly)\b"
    r"|\b(?:several|numerous|various|recent|recently|proper|properly|prompt|promptly|timely|extensive|"
    r"considerable|major|minor (?:changes|problems|difficulties))\b"
    r"|\bgood (?!practices?\b)|\bwell[ -](?:paid|trained|equipped|funded|informed|known)\b"
    r"|\b(?:serious|large|small)\b(?!.*\d)",
    re.I,
)
_DEFINING = re.compile(r"\bdefin(?:e|es|ed|ition)\b", re.I)


def spot(text: str) -> str | None:
    """The vague word; a question that asks how a word is defined may name it."""
    return None if _DEFINING.search(text) else first(_VAGUE, text)


WORDING = Wording(
    "I063",
    Weight.WARNING,
    "has a word that each reader measures otherwise",
    "Say how much, how often or by which test, or define the word in the glossary.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument, lambda question: _defined(instrument, question))


def _defined(instrument: Instrument, question: Question) -> bool:
    """Is every vague word of the question a term of the glossary?"""
    text = instrument.text(f"questions.{question.id}.text", "en") or ""
    terms = (instrument.text(f"glossary.{term}.term", "en") for term in instrument.glossary)
    for term in terms:
        if term:
            text = re.sub(re.escape(term), "", text, flags=re.I)
    return spot(text) is None
