"""I061: wording that suggests the welcome answer, praises, blames or grades.

The instrument is not a scorecard; a State that is asked why it failed, or whether it fully
complies, defends itself instead of informing. English. Source: checkable rule U6; the opening
block of the instrument on the prevention of crime ("not a scorecard").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_TEXTS = r"(?:rules|standards?|guidelines|principles|declaration|code|norms|convention)\b"
_LOADED = re.compile(
    r"(?:^|, )\s*(?:do|would|don['’]t|wouldn['’]t) you (?:not )?(?:agree|think|say|believe)\b"
    r"|\b(?:is|are|was|were|do|does|did|would|should|has|have|could)n['’]t\b"
    r"|^\s*(?:should|would|is it not|are there not)\b.*\bnot\b"
    r"|\b(?:surely|obviously|of course|as is well known|needless to say|undoubtedly|finally)\b"
    r"|\bfully compl\w+"
    rf"|\bhow (?:well|far)\b|\bhow successful\w*\b|\bcompl(?:y|ies|iance) with (?:\w+ ){{0,4}}{_TEXTS}"
    r"|\blives? up to\b|\bfail(?:ed|s|ure)? to (?!appear)\w+"
    r"|\b(?:please )?(?:rate|grade|score) (?:the |your )(?:\w+ )?"
    r"(?:performance|success|quality|compliance|country|state|progress)"
    r"|\bon a scale (?:of|from)\b"
    r"|\b(?:most|many|other) (?:states|countries)\b[^?]*\balready\b"
    r"|\ball (?:the )?(?:necessary|possible|required) (?:steps|measures)\b"
    r"|\bcommitted to\b|\b(?:meet|fulfil|honour)s? (?:its|their|your) obligations?\b"
    r"|\bgiven the importance\b|\b(?:shortcomings|weaknesses|deficiencies|failings)\b"
    r"|\b(?:excellent|outstanding|impressive|admirable|remarkable)\b"
    rf"|\bdoes your (?:country|state) still\b|\b(?:violations|breaches) of the (?:\w+ ){{0,4}}{_TEXTS}",
    re.I | re.S,
)


def spot(text: str) -> str | None:
    """The loaded words."""
    return first(_LOADED, text)


WORDING = Wording(
    "I061",
    Weight.WARNING,
    "suggests an answer or grades the State",
    "Ask for the fact: what the law says, what was done, what was difficult.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument)
