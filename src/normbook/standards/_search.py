"""Search in the titles of the index and the texts of a library, ranked, with passages.

Ranking: how many words of the query a provision has, then BM25 (Robertson and Zaragoza, 2009, k1 = 1.2,
b = 0.75) within its language. The weight of a word in a provision is computed when the finder is made, so a
search only adds; that keeps it under 50 ms over all texts.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from normbook.languages import LanguageCode, language
from normbook.remarks import Refusal
from normbook.standards._index import Cluster, Compendium, Standard
from normbook.standards._search_analyser import (
    is_common,
    languages_of,
    spelling,
    tally,
    term,
    unit_word,
    words,
)
from normbook.standards._search_library import LibraryText
from normbook.standards._search_passage import Passage, passage

_K1, _B = 1.2, 0.75
_TITLE = 1.5
"""A word in a title weighs half as much again."""
_WORD = 4096.0
"""Added for each word of the query: more than all weights together can reach."""
_Match: TypeAlias = tuple[float, int]
"""The score of an entry, and its place with a minus: the best is the greatest, ties keep the order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: a provision, or the title of a standard (kind "title")."""

    standard: str
    language: LanguageCode
    address: str
    number: str
    kind: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found: how many words of the query it has, its score and its best passage."""

    entry: Entry
    words: int
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Findings:
    """The best hits, how many entries were found at all, and how many words of the query counted."""

    hits: tuple[Hit, ...]
    total: int
    words: int


@dataclass(frozen=True, slots=True)
class Filter:
    """What a hit must be; None asks for nothing. See Compendium.in_force for `on`."""

    cluster: Cluster | None = None
    unit: str | None = None
    on: date | None = None


class _Shelf:
    """The entries of one language: for each term, where it stands and what it weighs there."""

    __slots__ = ("postings", "spellings")

    def __init__(self, entries: Iterable[tuple[int, Entry, str]], code: LanguageCode) -> None:
        self.spellings: dict[str, set[str]] = defaultdict(set)
        terms: dict[str, str] = {}
        counts: list[tuple[int, float, Counter[str]]] = []
        for place, entry, more in entries:
            found: Counter[str] = Counter()
            for word, times in tally(f"{more} {entry.text}").items():
                name = terms.get(word)
                if name is None:
                    name = terms[word] = term(word, code)
                    self.spellings[spelling(word)].add(name)
                found[name] += times
            counts.append((place, _TITLE if entry.kind == "title" else 1.0, found))
        self.postings = _weighed(counts)

    def places(self, terms: Iterable[str]) -> Iterator[tuple[int, float]]:
        """Where one of these terms stands, each place once with its greatest weight."""
        known = [self.postings[name] for name in terms if name in self.postings]
        if len(known) == 1:
            return zip(*known[0], strict=True)
        best: dict[int, float] = {}
        for places, weights in known:
            for place, weight in zip(places, weights, strict=True):
                if weight > best.get(place, 0.0):
                    best[place] = weight
        return iter(best.items())

    def terms_of(self, word: str, code: LanguageCode) -> frozenset[str]:
        """All terms that a word of a query stands for: its own, and those of words spelled like it."""
        own = {term(word, code), *self.spellings.get(spelling(word), ())}
        if code == "zh" and len(word) == 1:
            own.update(name for name in self.postings if word in name)
        return frozenset(own)


class Finder:
    """Searches the titles of an index and the texts of a library.

    The words of a language are gathered when it is first asked for: about a second for 6,000 provisions.
    """

    def __init__(self, compendium: Compendium, texts: Iterable[LibraryText] = ()) -> None:
        self._compendium = compendium
        self.entries = [*_titles(compendium), *_provisions(texts)]
        self._shelves: dict[LanguageCode, _Shelf] = {}

    def find(
        self, query: str, *, only: str | None = None, wanted: Filter | None = None, limit: int = 20
    ) -> Findings:
        """The best `limit` entries for a query, in the language `only` or in those its script allows.

        Raises Refusal S134 for a query without a word, L001 for a language that is not one of the six.
        """
        codes = (language(only).code,) if only else languages_of(query)
        asked = _telling(query, codes)
        if not asked:
            raise Refusal("S134", "The query has no word to look for.", "Write at least one word or number.")
        matched = [match for code in codes for match in self._matches(asked, code)]
        passing = self._passing(matched, wanted or Filter())
        best = heapq.nlargest(limit, passing)
        hits = tuple(self._hit(asked, score, -place) for score, place in best)
        return Findings(hits, len(passing), len(asked))

    def _shelf(self, code: LanguageCode) -> _Shelf:
        if code not in self._shelves:
            self._shelves[code] = _Shelf(self._of_language(code), code)
        return self._shelves[code]

    def _of_language(self, code: LanguageCode) -> Iterator[tuple[int, Entry, str]]:
        for place, entry in enumerate(self.entries):
            if entry.language == code:
                title = entry.kind == "title"
                more = self._symbols(entry) if title else f"{unit_word(entry.kind, code)} {entry.number}"
                yield place, entry, more

    def _symbols(self, entry: Entry) -> str:
        """What a title is found by besides its words: the symbols of its acts, and its English id."""
        symbols = [act.symbol for act in self._compendium.standards[entry.standard].acts if act.symbol]
        return " ".join((entry.standard, *symbols) if entry.language == "en" else symbols)

    def _matches(self, asked: list[str], code: LanguageCode) -> Iterator[_Match]:
        shelf, found = self._shelf(code), dict[int, float]()
        for word in asked:
            for place, weight in shelf.places(shelf.terms_of(word, code)):
                found[place] = found.get(place, 0.0) + weight + _WORD
        return ((score, -place) for place, score in found.items())

    def _passing(self, matched: list[_Match], wanted: Filter) -> list[_Match]:
        if wanted == Filter():
            return matched
        standards = {
            standard.id for standard in self._compendium.chosen(cluster=wanted.cluster, on=wanted.on)
        }
        everything = wanted.cluster is None and wanted.on is None
        passing = []
        for one in matched:
            entry = self.entries[-one[1]]
            if not everything and entry.standard not in standards:
                continue
            if wanted.unit is None or wanted.unit in (entry.kind, entry.unit):
                passing.append(one)
        return passing

    def _hit(self, asked: list[str], score: float, place: int) -> Hit:
        entry = self.entries[place]
        code, shelf = entry.language, self._shelf(entry.language)
        terms = {name for word in asked for name in shelf.terms_of(word, code)}
        count, rest = divmod(score, _WORD)
        return Hit(entry, int(count), round(rest, 3), passage(entry.text, code, terms))


def _telling(query: str, codes: tuple[LanguageCode, ...]) -> list[str]:
    """The words of a query that tell something, each once; all of them where none does."""
    once = list(dict.fromkeys(word.text for word in words(query)))
    return [word for word in once if not any(is_common(word, code) for code in codes)] or once


def _titles(compendium: Compendium) -> Iterator[Entry]:
    for standard in compendium.standards.values():
        for code in _languages(standard):
            title = standard.title.get(code)
            short = standard.short.get(code)
            text = (
                title if title and (not short or short in title) else " · ".join(filter(None, (short, title)))
            )
            unit = standard.unit or ""
            yield Entry(standard.id, code, f"norm:{standard.id}", "", "title", unit, text or "")


def _languages(standard: Standard) -> tuple[LanguageCode, ...]:
    """The languages in which a standard has a title or a short title, in the official order."""
    missing = set(standard.title.missing) & set(standard.short.missing)
    return tuple(code for code in ("ar", "zh", "en", "fr", "ru", "es") if code not in missing)


def _provisions(texts: Iterable[LibraryText]) -> Iterator[Entry]:
    for text in texts:
        for one in text.provisions:
            if one.text:
                yield Entry(text.id, text.language, one.address, one.number, one.kind, text.unit, one.text)


def _weighed(
    counts: list[tuple[int, float, Counter[str]]],
) -> dict[str, tuple[array[int], array[float]]]:
    total = len(counts)
    average = sum(found.total() for _, _, found in counts) / total if total else 1.0
    documents: Counter[str] = Counter()
    for _, _, found in counts:
        documents.update(found.keys())
    rarity = {name: math.log(1 + (total - n + 0.5) / (n + 0.5)) for name, n in documents.items()}
    postings = {name: (array("I"), array("f")) for name in documents}
    for place, factor, found in counts:
        length = _K1 * (1 - _B + _B * found.total() / average)
        for name, times in found.items():
            places, weights = postings[name]
            places.append(place)
            weights.append(factor * rarity[name] * times * (_K1 + 1) / (times + length))
    return postings
