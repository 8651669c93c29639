"""Several things in one sentence: "a, b and c", without a comma before the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from normbook.languages._folding import folded
from normbook.languages._language import LanguageCode, language

Conjunction: TypeAlias = Literal["and", "or"]

_WORDS: Final[dict[LanguageCode, dict[Conjunction, str]]] = {
    "ar": {"and": " و", "or": " أو "},
    "zh": {"and": "和", "or": "或"},
    "en": {"and": " and ", "or": " or "},
    "fr": {"and": " et ", "or": " ou "},
    "ru": {"and": " и ", "or": " или "},
    "es": {"and": " y ", "or": " o "},
}
# Arabic repeats the conjunction; Chinese has its own comma.
_COMMAS: Final[dict[LanguageCode, str | None]] = {
    "ar": None,
    "zh": "、",
    "en": ", ",
    "fr": ", ",
    "ru": ", ",
    "es": ", ",
}
_SOUNDS_LIKE_Y: Final = re.compile(r"(?:i|hi(?![aeou]))")
_SOUNDS_LIKE_O: Final = re.compile(r"h?o")


def joined(items: Sequence[str], lang: str, conjunction: Conjunction = "and") -> str:
    """The items as one phrase; empty for none. Raises Refusal L001.

    Spanish y becomes e before the sound i (Honduras e Islandia), o becomes u before o.
    """
    code = language(lang).code
    if len(items) < 2:
        return "".join(items)
    word = _before(items[-1], conjunction) if code == "es" else _WORDS[code][conjunction]
    comma = _COMMAS[code]
    return (word if comma is None else comma).join(items[:-1]) + word + items[-1]


def _before(following: str, conjunction: Conjunction) -> str:
    first = folded(following)
    if conjunction == "and":
        return " e " if _SOUNDS_LIKE_Y.match(first) else " y "
    return " u " if _SOUNDS_LIKE_O.match(first) else " o "
