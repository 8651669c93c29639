"""Folding and tokens: what makes two spellings of one name equal.

Unicode NFKD, case folding, marks and tatweel stripped; Arabic alef, ya and ta marbuta
brought together, as Arabic keyboards and readers do; letters that Unicode does not
decompose (o with stroke, dotless i ...) written plainly. Only for finding and comparing,
never for printing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ـ": None,  # tatweel
        "ٱ": "ا",  # alef wasla; the other alefs decompose
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The text as it is compared: without case, marks, tatweel and punctuation; single spaces."""
    return " ".join(tokens(text))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words. Chinese is not cut into words: a run of ideographs is one token."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(letter for letter in decomposed if unicodedata.category(letter) not in _DROPPED)
    return tuple(_WORD.findall(kept.translate(_LETTERS)))
