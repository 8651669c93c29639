"""The score card of an instrument: short, simple, understandable and complete, in figures.

A card never adds its lines up: an instrument has no mark. Beside an earlier instrument each line says
what changed, so that "significantly shorter, simpler, more complete and more understandable than the previous
ones" is a table. Source: checkable rules S1 to S7, U1 to U13, C1 to C8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import TypeAlias

from normbook.instruments._burden import (
    MOST_CELLS,
    MOST_MINUTES,
    MOST_OPEN,
    MOST_QUESTIONS,
    minutes,
    open_share,
    question_count,
    words,
)
from normbook.instruments._compile import compile_rules
from normbook.instruments._coverage import Coverage, coverage
from normbook.instruments._model import Instrument
from normbook.instruments._routes import Walks, reading, walks
from normbook.instruments._standing import cell_count
from normbook.instruments._waivers import Waiver
from normbook.instruments.checks import check_instrument
from normbook.instruments.checks._wording import stems
from normbook.instruments.checks.long_stem import MOST_WORDS
from normbook.instruments.checks.missing_facet import WANTED
from normbook.instruments.checks.unchecked_language import READ
from normbook.remarks import Remark, Weight

Figure: TypeAlias = int | Decimal | None
"""None where it is not measured in this language, or nothing is there to measure."""


class Virtue(Enum):
    """The four words of the mandate."""

    SHORT = "short"
    SIMPLE = "simple"
    UNDERSTANDABLE = "understandable"
    COMPLETE = "complete"


class Better(Enum):
    """Which way a figure goes when an instrument gets better; NEITHER where it only informs."""

    LESS = "less"
    MORE = "more"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the card, with its limit where there is one; `language` where it is of one language."""

    id: str
    virtue: Virtue
    label: str
    value: Figure
    better: Better = Better.LESS
    limit: Figure = None
    language: str = ""

    @property
    def within(self) -> bool | None:
        """Is it within its limit? None where there is none."""
        return None if self.limit is None or self.value is None else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Score:
    """The card: lines by virtue, the coverage and the remarks behind them, languages read and not read."""

    instrument: Instrument
    lines: tuple[Line, ...]
    coverage: Coverage
    remarks: tuple[Remark, ...]
    read: tuple[str, ...]
    unread: tuple[str, ...]
    exact_routes: bool

    def line(self, id_: str) -> Line | None:
        """The line with this id; None where the instrument has no such language."""
        return next((line for line in self.lines if line.id == id_), None)


def score(
    instrument: Instrument, waivers: Sequence[Waiver] = (), units: Mapping[str, Sequence[str]] | None = None
) -> Score:
    """The card of an instrument; `units` gives the numbers of the paragraphs of known standards."""
    compiled = compile_rules(instrument)
    every = walks(instrument, compiled)
    remarks = tuple(check_instrument(instrument))
    found = coverage(instrument, waivers, units)
    read = tuple(each for each in instrument.languages if each in READ)
    lines = (
        *_short(instrument, every),
        *_simple(instrument, remarks),
        *_understandable(instrument, remarks),
        *_complete(instrument, found, remarks),
    )
    unread = tuple(each for each in instrument.languages if each not in READ)
    return Score(instrument, lines, found, remarks, read, unread, every.exact)


def _short(instrument: Instrument, every: Walks) -> Iterator[Line]:
    expected = minutes(instrument)
    yield Line("questions", Virtue.SHORT, "Questions", question_count(instrument), limit=MOST_QUESTIONS)
    cells = cell_count(instrument)
    yield Line("cells", Virtue.SHORT, "Cells to fill in, one year of a table", cells, limit=MOST_CELLS)
    yield Line("minutes", Virtue.SHORT, "Expected minutes", expected.expected, limit=MOST_MINUTES)
    yield Line("minutes_low", Virtue.SHORT, "Expected minutes, low", expected.low, Better.NEITHER)
    yield Line("minutes_high", Virtue.SHORT, "Expected minutes, high", expected.high, Better.NEITHER)
    share = open_share(instrument)
    yield Line("open_share", Virtue.SHORT, "Questions in free words, per cent", share, limit=MOST_OPEN)
    for language in instrument.languages:
        found = reading(instrument, every, language)
        what = "Characters" if language == "zh" else "Words"
        for id_, label, count in (
            ("words_printed", "printed", found.printed),
            ("words_shortest", "read on the shortest route", found.shortest),
            ("words_longest", "read on the longest route", found.longest),
        ):
            yield Line(f"{id_}_{language}", Virtue.SHORT, f"{what} {label}", count, language=language)


def _simple(instrument: Instrument, remarks: Sequence[Remark]) -> Iterator[Line]:
    for language in instrument.languages:
        lengths = [words(text, language) for _, each, text in stems(instrument) if each == language]
        what = "Characters" if language == "zh" else "Words"
        limit = MOST_WORDS if language in READ else None
        mean, most = _mean(lengths), max(lengths, default=None)
        label = f"{what} in a question, mean"
        yield Line(f"stem_mean_{language}", Virtue.SIMPLE, label, mean, language=language)
        label = f"{what} in the longest question"
        yield Line(f"stem_longest_{language}", Virtue.SIMPLE, label, most, limit=limit, language=language)
    named = (
        ("two_things", "Questions that ask two things", "I060"),
        ("negations", "Questions with a negation within a negation", "I062"),
        ("nested", "Questions with a clause within a clause", "I064"),
    )
    for id_, label, code in named:
        yield Line(id_, Virtue.SIMPLE, label, _worded(instrument, remarks, code))


def _understandable(instrument: Instrument, remarks: Sequence[Remark]) -> Iterator[Line]:
    terms = len(instrument.glossary)
    yield Line("terms", Virtue.UNDERSTANDABLE, "Terms defined", terms, Better.MORE)
    named = (
        ("leading", "Questions that suggest an answer or grade", "I061"),
        ("vague", "Questions with a vague word", "I063"),
        ("culture_bound", "Questions that do not survive translation", "I065"),
        ("assumed", "Questions that take an institution for granted", "I066"),
        ("undated", "Counts and events without a period", "I067"),
        ("letters", "Abbreviations that nothing explains", "I069"),
    )
    for id_, label, code in named:
        yield Line(id_, Virtue.UNDERSTANDABLE, label, _worded(instrument, remarks, code))


def _complete(instrument: Instrument, found: Coverage, remarks: Sequence[Remark]) -> Iterator[Line]:
    more, virtue = Better.MORE, Virtue.COMPLETE
    asked = sum(len(each.asked) for each in found.standards)
    standards = sum(1 for each in found.standards if each.asked)
    yield Line(
        "facets", virtue, f"Facets asked, of {len(WANTED)} wanted", len(WANTED) - len(found.facets), more
    )
    label = f"Standards asked about, of {len(found.standards)} named"
    yield Line("standards", virtue, label, standards, more)
    yield Line("asked", virtue, "Paragraphs asked about", asked, more)
    merged = sum(len(each.merged) for each in found.standards)
    yield Line("merged", virtue, "Merged, with reason and approver", merged, Better.NEITHER)
    waived = sum(len(each.waived) for each in found.standards)
    yield Line("waived", virtue, "Waived, with reason and approver", waived, Better.NEITHER)
    known = [each.left for each in found.standards if each.left is not None]
    left = sum(len(each) for each in known) if known else None
    yield Line("left", virtue, f"Paragraphs not accounted for, in {len(known)} standards", left)
    yield Line("overfull", virtue, "Questions that name too many paragraphs", len(found.overfull))
    yield Line("untraced", virtue, "Questions that name no paragraph", len(found.untraced))
    no_way_out = sum(1 for remark in remarks if remark.code == "I041")
    yield Line("no_way_out", virtue, "Required, without a reason for absence", no_way_out)
    errors = sum(1 for remark in remarks if remark.weight is Weight.ERROR)
    yield Line("errors", virtue, "Errors found by the checks", errors)


def _worded(instrument: Instrument, remarks: Sequence[Remark], code: str) -> Figure:
    """How often a check of wording found something; None where it reads no language of the instrument."""
    if not set(instrument.languages) & set(READ):
        return None
    return sum(1 for remark in remarks if remark.code == code)


def _mean(lengths: Sequence[int]) -> Figure:
    if not lengths:
        return None
    return (Decimal(sum(lengths)) / len(lengths)).quantize(Decimal("0.1"), ROUND_HALF_UP)
