"""I062: a negation within a negation.

Nobody is sure what "yes" means, and translators less than others. Found by two words that
deny, of which one is a plain negation. English. Source: checkable rule U6 (Question
Appraisal System, 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording
from normbook.remarks import Remark, Weight

_PLAIN = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot)\b(?!-)|n['’]t\b", re.I)
_DENIAL = re.compile(
    r"\b(?:without|prohibit\w*|forbid\w*|forbade|exclud\w+|deny|denie[sd]|refus\w+|prevent(?:s|ed)?|lack\w*|"
    r"unlawful|illegal|impossible|inadmissible|unavailable|invalid|unable|non-payment|unless)\b",
    re.I,
)


def spot(text: str) -> str | None:
    """The two words that deny, as they stand."""
    plain = [(each.start(), each.group()) for each in _PLAIN.finditer(text)]
    denials = [(each.start(), each.group()) for each in _DENIAL.finditer(text)]
    if not plain or len(plain) + len(denials) < 2:
        return None
    return " … ".join(word for _, word in sorted(plain + denials)[:2])


WORDING = Wording(
    "I062",
    Weight.WARNING,
    "has a negation within a negation",
    "Ask it the other way round, with one negation or none.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument)
