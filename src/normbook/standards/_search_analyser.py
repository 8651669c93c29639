"""Words and terms: how a text in one of the six languages is cut and reduced so that a search finds it.

English, French, Spanish and Russian words are stemmed with the Snowball algorithms (Porter, 1980 and 2001);
Arabic loses its vowel signs and its light prefixes and suffixes (after Larkey, Ballesteros and Connell,
2002); Chinese is cut into overlapping pairs of characters. Broken plurals of Arabic are not brought together,
and traditional characters are not turned into simplified ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from normbook.languages import LanguageCode, folded

_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(rf"(?:[^\W_]++[{_MARKS}]*+)++")
_HAS_HAN: Final = re.compile(f"[{_HAN}]")
_RUN: Final = re.compile(f"[{_HAN}]+|[^{_HAN}]+")
_SCRIPTS: Final[tuple[tuple[str, tuple[LanguageCode, ...]], ...]] = (
    (_HAN, ("zh",)),
    ("\u0600-\u06ff\u0750-\u077f", ("ar",)),
    ("\u0400-\u04ff", ("ru",)),
    ("A-Za-z\u00c0-\u024f", ("en", "fr", "es")),
)
_SNOWBALL: Final = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
_FRENCH_PLURAL: Final = re.compile(r"(?<=[a-zà-ÿ][iou])s\Z")
"""Snowball keeps the s of “lois” and “détenus”, which would not be found by “loi” and “détenu”."""
_PREFIXES: Final = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و")
_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST: Final = 3
"""Letters of an Arabic word that are never cut away."""

_COMMON: Final[dict[LanguageCode, frozenset[str]]] = {
    "en": frozenset(
        "a an and any are as at be been by for from has have in into is it its not of on or shall should "
        "such that the their them there these they this those to was were which who will with".split()
    ),
    "fr": frozenset(
        "a au aux avec ce ces cette d dans de des du elle en est et etre il ils l la le les leur leurs n ne "
        "ou par pas pour qu que qui s sa se ses son sont sur un une y".split()
    ),
    "es": frozenset(
        "a al como con de del e el en es esta este la las lo los no o para por que se ser sin sobre su sus u "
        "un una y".split()
    ),
    "ru": frozenset(
        "а без бы в во для до его ее и из или их к как ко на не ни о об от по при с со так то у что".split()
    ),
    "ar": frozenset("في من على الى عن ان او و ما لا هذا هذه التي الذي مع كل اي لم قد".split()),
    "zh": frozenset(),
}


_UNITS: Final[dict[str, dict[LanguageCode, str]]] = {
    "rule": {"en": "rule", "fr": "règle", "es": "regla", "ru": "правило", "ar": "القاعدة", "zh": "规则"},
    "principle": {
        "en": "principle",
        "fr": "principe",
        "es": "principio",
        "ru": "принцип",
        "ar": "المبدأ",
        "zh": "原则",
    },
    "article": {
        "en": "article",
        "fr": "article",
        "es": "artículo",
        "ru": "статья",
        "ar": "المادة",
        "zh": "条",
    },
    "guideline": {"en": "guideline", "fr": "directive", "es": "directriz", "ar": "التوجيهي", "zh": "准则"},
    "paragraph": {
        "en": "paragraph",
        "fr": "paragraphe",
        "es": "párrafo",
        "ru": "пункт",
        "ar": "الفقرة",
        "zh": "段",
    },
}


class Word(NamedTuple):
    """A word, or a pair of Chinese characters, and where it stands in the text."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in the order of the text; a run of Chinese characters as overlapping pairs."""
    for match in _WORD.finditer(text):
        if _HAS_HAN.search(match.group()):
            yield from _pairs(match.start(), match.group())
        else:
            yield Word(match.start(), match.end(), match.group())


def tally(text: str) -> Counter[str]:
    """How often each word stands in a text: the same words as `words`, without their places, and faster."""
    if _HAS_HAN.search(text):
        return Counter(word.text for word in words(text))
    return Counter(_WORD.findall(text))


@lru_cache(maxsize=262_144)
def term(word: str, language: LanguageCode) -> str:
    """What a word is found by: words of one stem have one term."""
    lower = word.casefold()
    if language == "ar":
        return _light(folded(lower))
    if language == "ru":
        return str(_stemmer(language).stemWord(lower.replace("ё", "е")))
    if language in _SNOWBALL and not lower.isdigit():
        stem = _stemmer(language).stemWord(lower)
        if language == "fr":
            stem = _FRENCH_PLURAL.sub("", stem)
        return folded(stem) or folded(lower)
    return folded(lower)


@lru_cache(maxsize=262_144)
def spelling(word: str) -> str:
    """The word without case and accents: what somebody types who has no key for them."""
    return folded(word)


def unit_word(kind: str, language: LanguageCode) -> str:
    """The word for a unit as a query in that language has it (“règle 45”); "" where it is not known."""
    return _UNITS.get(kind, {}).get(language, "")


def is_common(word: str, language: LanguageCode) -> bool:
    """Is it one of the words that stand in every text and tell nothing?"""
    return spelling(word) in _COMMON[language]


def languages_of(query: str) -> tuple[LanguageCode, ...]:
    """The languages that the script of a query allows; all six where it has no letters."""
    found = [code for letters, codes in _SCRIPTS if re.search(f"[{letters}]", query) for code in codes]
    return tuple(found) or ("ar", "zh", "en", "fr", "ru", "es")


def _pairs(start: int, text: str) -> Iterator[Word]:
    for match in _RUN.finditer(text):
        place, run = start + match.start(), match.group()
        if len(run) == 1 or not _HAS_HAN.match(run):
            yield Word(place, place + len(run), run)
            continue
        for step in range(len(run) - 1):
            yield Word(place + step, place + step + 2, run[step : step + 2])


def _light(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            word = word.removeprefix(prefix)
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word.removesuffix(suffix)
    return word


class _Stemmer:
    """What this module uses of a Snowball stemmer, which publishes no types."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the name is Snowball's
        raise NotImplementedError


@lru_cache(maxsize=8)
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # type: ignore[import-untyped]  # it publishes no types

    made: _Stemmer = snowballstemmer.stemmer(_SNOWBALL[language])
    return made
