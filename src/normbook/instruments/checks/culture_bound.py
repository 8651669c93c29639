"""I065: an idiom, an image, or a word of one legal family or part of the world.

It does not survive six translations. English; a list of expressions, so what it does not list it
does not find. Source: checkable rule U10 (translatability: no idiom, no culture-bound example).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._wording import Wording, first
from normbook.remarks import Remark, Weight

_IDIOMS = (
    r"crack(?:s|ed|ing)? down|crackdown|one-stop|(?:in|left in) the dark|level playing field|walk the beat|"
    r"hits? the ground|hurdles|low-hanging|buy-in|under the carpet|grass[- ]?roots|on board|"
    r"whistle-?blowers?|roll(?:s|ed|ing)?[- ]out|rule of thumb|sky-?rocket\w*|ha(?:s|ve) teeth|"
    r"road-?blocks?|mainstream\w*|silver bullet|red tape|watchdogs?|loopholes?|cutting[- ]edge|"
    r"state[- ]of[- ]the[- ]art|big picture|ballpark|bottom line|game[- ]changer|step up to|turn a blind eye|"
    r"kick-?start\w*|think outside|win-win|wake-up call|hands-on|in a nutshell|have teeth|teeth(?=\?)"
)
_ONE_LAW = (
    r"felon(?:y|ies)|misdemeanou?rs?|attorneys?|sheriffs?|grand jur(?:y|ies)|three strikes|"
    r"district attorneys?|solicitors?|barristers?|parish(?:es)?"
)
_ONE_PLACE = (
    r"fiscal year ending|(?:summer|winter|christmas|easter) (?:holidays?|vacation)|church(?:es)?|zip code"
)
_BOUND = re.compile(rf"\b(?:{_IDIOMS}|{_ONE_LAW}|{_ONE_PLACE})\b", re.I)


def spot(text: str) -> str | None:
    """The expression."""
    return first(_BOUND, text.replace("“", "").replace("”", "").replace('"', ""))


WORDING = Wording(
    "I065",
    Weight.WARNING,
    "has an expression that does not survive translation",
    "Say it plainly, in words that every legal system has.",
    {"en": spot},
)


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    yield from WORDING.remarks(instrument)
