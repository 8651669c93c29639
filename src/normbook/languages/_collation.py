"""Alphabetical order in each language.

ar en fr ru es: the Unicode collation algorithm (pyuca, default table), with what its
default table lacks: Spanish ñ is a letter after n; the Arabic article al- and the carrier
of a hamza do not count, as in the lists of States in Arabic documents. zh: by Pinyin,
syllable by syllable with its tone, then by character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, TypeAlias

from normbook.languages._folding import folded
from normbook.languages._language import language

CollationKey: TypeAlias = tuple[tuple[int | str, ...], ...]

_ARABIC_ARTICLE: Final = re.compile(r"\bال(?=\w\w\w)")
# An unassigned code point weighs more than every letter, so that n + it stands after "nz".
_AFTER_N: Final = "n\U000e0fff"


@lru_cache(maxsize=8_192)
def collation_key(text: str, lang: str) -> CollationKey:
    """A key whose order is the alphabetical order of the language. Raises Refusal L001."""
    match language(lang).code:
        case "zh":
            return _pinyin_key(text)
        case "ar":
            bare = _ARABIC_ARTICLE.sub("", text)
            return (_unicode_key(folded(bare)), _unicode_key(bare), _unicode_key(text))
        case "es":
            spelled = text.replace("ñ", _AFTER_N).replace("Ñ", _AFTER_N)
            return (_unicode_key(spelled), (text,))
        case "en" | "fr" | "ru":
            return (_unicode_key(text), (text,))


def _pinyin_key(text: str) -> CollationKey:
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
    return (tuple(syllable.casefold() for syllable in syllables), (text,))


def _unicode_key(text: str) -> tuple[int, ...]:
    return tuple(_collator().sort_key(text))


@lru_cache(maxsize=1)
def _collator() -> Any:
    # pyuca publishes no types; its table takes 0.1 s to load, so it is read at the first question.
    from pyuca import Collator

    return Collator()
