"""The desk at which a report is written: it computes figures once and hands them out with their trace.

No number enters a sentence but through the desk, so that each one can be
walked back to the replies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from normbook import languages
from normbook.documents import Cell, Inline, Run, inline
from normbook.measures import Base, Figure, Measure, compute
from normbook.remarks import Refusal
from normbook.reports._source import Source
from normbook.reports.words import Words, words_for
from normbook.rules import inputs
from normbook.values import Number

EVERYTHING = "*"
"""The key of figures that stand on all answers of all replies."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure of a report: its permanent id, what it is, and the keys of the answers it stands on."""

    id: str
    figure: Figure
    definition: str
    keys: tuple[str, ...]
    passage: str = ""

    @property
    def value(self) -> Number | None:
        return self.figure.value


@dataclass(slots=True)
class Desk:
    """Figures of one report, by id; `used` collects those of the passage being written."""

    source: Source
    words: Words = field(init=False)
    figures: dict[str, Traced] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    _measured: dict[str, list[Traced]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = words_for(self.source.language)

    @property
    def language(self) -> str:
        return self.source.language

    # Figures

    def measured(self, measure: Measure, by: str | None = None) -> list[Traced]:
        """The figures of a measure over the Member States: the whole first, then the groups of `by`."""
        place = f"{measure.name}|{by or ''}"
        if place not in self._measured:
            figures = compute(self.source.lowering, measure, self.source.population, (by,) if by else ())
            keys = self._keys(measure)
            definition = f"{measure.kind}: {' ; '.join(measure.expressions)}"
            made = [Traced(figure_id(each), each, definition, keys) for each in figures]
            self._measured[place] = made
        for traced in self._measured[place]:
            self._use(traced)
        return self._measured[place]

    def named(self, name: str, by: str | None = None) -> list[Traced]:
        """The figures of a measure of the measures file. Raises Refusal G002 for an unknown name."""
        measure = self.source.measures.measure(name)
        if measure is None:
            cure = "Add it to the measures file, or correct the name in the plan of the report."
            raise Refusal("G002", f"There is no measure “{name}”.", cure)
        return self.measured(measure, by)

    def value_of(self, name: str) -> Number | None:
        """The value of a named measure, looked at and not printed: the passage does not show it."""
        used = dict(self.used)
        value = self.named(name)[0].value
        self.used = used
        return value

    def counted(
        self, name: str, ids: Iterable[str], base: Base = Base.REPLIED, n: int | None = None
    ) -> Traced:
        """A count of respondents as a figure; it stands on all their answers."""
        listed = tuple(sorted(set(ids)))
        total = n if n is not None else len(listed)
        figure = Figure(name, "count", len(listed), base, total, len(listed), {}, {}, listed, listed)
        return self._use(Traced(figure_id(figure), figure, name, (EVERYTHING,)))

    def number(self, name: str, value: Number, ids: Iterable[str] = ()) -> Traced:
        """Any other number as a figure (remarks by kind, say); it stands on all answers."""
        figure = Figure(name, "count", value, Base.REPLIED, value, None, {}, {}, tuple(sorted(set(ids))))
        return self._use(Traced(figure_id(figure), figure, name, (EVERYTHING,)))

    def _use(self, traced: Traced) -> Traced:
        self.figures.setdefault(traced.id, traced)
        self.used[traced.id] = None
        return traced

    def _keys(self, measure: Measure) -> tuple[str, ...]:
        """The answers that a measure stands on, with those that decide whether they are asked."""
        if measure.kind == "change":
            parts = (self.source.measures.measure(name) for name in measure.expressions)
            return tuple(sorted({key for part in parts if part for key in self._keys(part)}))
        lowered = self.source.lowering.lower(measure)
        trees = [*lowered.trees, *(tree for tree in (lowered.where, lowered.weight) if tree is not None)]
        direct = {key for tree in trees for key in inputs(tree)}
        governed = {key for each in direct for key in self.source.governs.get(each, frozenset())}
        return tuple(sorted(direct | governed))

    # Numbers in sentences and cells

    def run(self, traced: Traced, text: str) -> Run:
        """`text` as the print of a figure."""
        return Run(text, figure=traced.id)

    def count(self, traced: Traced, value: Number | None = None) -> Run:
        """A count as running text has it: under ten in words."""
        number = traced.value if value is None else value
        return self.run(traced, languages.number_in_text(int(number or 0), self.language))

    def per_cent(self, traced: Traced, value: Number | None = None, places: int = 1) -> Run:
        """A share as "45.3 per cent"."""
        number = traced.value if value is None else value
        if number is None:
            return self.run(traced, self.words.not_available)
        return self.run(traced, languages.percentage(Decimal(number), self.language, places))

    def cell(
        self, traced: Traced, value: Number | None = None, places: int | None = None, n: int | None = None
    ) -> Cell:
        """A figure in a table; two dots where it cannot be had, or where nothing stands under it."""
        number = traced.value if value is None else value
        if number is None or n == 0:
            return Cell(inline(self.run(traced, "..")), None)
        return Cell(inline(self.run(traced, languages.number(number, self.language, places))), number)


def figure_id(figure: Figure) -> str:
    """The permanent id of a figure: made from what it measures, so that it never moves."""
    parts = [figure.name, *(f"{name}-{value}" for name, value in figure.group.items())]
    return "f-" + re.sub(r"[^\w.]+", "-", "-".join(parts).lower()).strip("-")


def bare(text: str) -> Inline:
    """Running text without figures."""
    return inline(text)
