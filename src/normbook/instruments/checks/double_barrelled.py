"""I060: one question that asks two things.

Whoever would answer yes to one and no to the other cannot answer. Found by a second question
mark, by "and/or", by a second interrogative or verb after "and" or "or", by two groups of
persons of whom the same is asked. English. Source: checkable rule U2 (Question Appraisal
System, 4c).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_ASKING = "is are was were does do did has have had can must how who whom which what when where why if"
_DONE = (
    r"(?:\w{3,}ed|given|taught|made|held|kept|sent|paid|told|heard|taken|written|known|"
    r"open|free|available|able)"
)
_VERBS = (
    "collect publish adopt implement establish maintain develop design carry keep use train promote "
    "support monitor evaluate prevent investigate prosecute record report provide protect receive review"
)
_PERSONS = (
    r"(?:police officers|(?:prison|probation) (?:officers|staff)|judges|magistrates|prosecutors|lawyers|"
    r"mediators|social workers|public officials)"
)
_SECOND = re.compile(
    r"\?.*\?"
    r"|\band/or\b"
    r"|[a-z][?;,.]\s+if (?:so|yes|not)\b"
    rf"|\b(?:and|or)(?!,? where (?:appropriate|applicable|necessary))"
    rf",?\s+(?:(?:for|within|by|to|in|at)\s+)?(?:{_ASKING.replace(' ', '|')})\b"
    rf"|\b(?:is|are|was|were|has|have|been)\b[^,;?]*?\band\s+(?!un|related|associated|concerned){_DONE}\b"
    rf"|\b(?:{_VERBS.replace(' ', '|')})\s+(?:and|or)\s+(?:{_VERBS.replace(' ', '|')})\b"
    r"|\band\s+(?:please\s+)?(?:explain|describe|indicate|specify|list|state)\b"
    rf"|\b{_PERSONS}\s+(?:and|or)\s+{_PERSONS}\b",
    re.I | re.S,
)


def spot(text: str) -> str | None:
    """The words that join the second request to the first."""
    return first(_SECOND, text)


WORDING = Wording(
    "I060",
    Weight.WARNING,
    "asks two things",
    "Make two questions of it, or leave one out.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument)
