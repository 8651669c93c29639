"""I064: clause within clause, or a condition before the request.

The reader holds one part in mind while reading another; in translation the order often cannot be
kept. Found by three clauses below the request, by a clause set between commas, or by a condition
that comes first and has one of its own. English. Source: checkable rule U9 (the QUAID family of
tests: left-embedded syntax).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_MOST = 2
"""Clauses below the request that a reader is trusted with (ours, from the labelled questions)."""
_CLAUSE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|while|because|unless|if|whether)\b", re.I)
_ASKED = re.compile(r"^\s*(?:\w+\s+)?(?:which|who|whom|whose|when|where)\b", re.I)
_CONTENT = re.compile(r"\b(?:require|provide|state|say|ensure|order)(?:s|d)? that\b", re.I)
_BETWEEN = re.compile(
    r",\s+(?:if|after|before|having|which|who|whose|where|when|while|unless|in view)\b"
    r"(?! (?:any|appropriate|applicable|necessary|relevant|possible|available)\b)[^,?]*,",
    re.I,
)
_BEFORE = re.compile(r"^\s*(?:if|where|when|while|unless)\b[^,?]*,", re.I)
_STACKED = re.compile(r"\b(?:that|which|who|whose)(?:\s+\w+){1,4}\s+(?:that|which|who|whose|where)\b", re.I)


def spot(text: str) -> str | None:
    """The words where one clause stands in another."""
    rest = _CONTENT.sub(" ", _ASKED.sub(" ", text))
    before = _BEFORE.search(text)
    if before and len(_CLAUSE.findall(before.group())) > 1:
        return before.group().strip()
    between = first(_BETWEEN, text)
    if between or before:
        return between if between else None
    clauses = _CLAUSE.findall(rest)
    if len(clauses) > _MOST:
        return " … ".join(clauses)
    return first(_STACKED, rest)


WORDING = Wording(
    "I064",
    Weight.WARNING,
    "has a clause within a clause",
    "Put the request first, and make two sentences of it.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument)
