"""Figures followed over years: a sentence, the change over like States, a table, a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from normbook.documents import Block, Cell, Chart, ChartKind, Point, Run, Series, Table, inline
from normbook.languages import number
from normbook.reports._desk import Desk, Traced
from normbook.reports._passages import paragraph
from normbook.reports._plan import Line
from normbook.reports.words._words import Sentence

LARGEST = 3
"""How many changes between groups a sentence names."""
UNLIKE = Decimal("1.2")
"""Most States with data in a year to fewest, from which a reader is told that the States differ."""

Year = tuple[str, Traced, Traced | None]
"""A year with its figure and, where the plan names one, the median."""


def series(line: Line) -> Callable[[Desk], Iterable[Block]]:
    """The passage on one line of the plan; where no State has data it says so."""

    def write(desk: Desk) -> Iterable[Block]:
        years = [each for each in _yearly(desk, line) if each[1].value is not None]
        title = line.title.get(desk.language, line.id)
        if not years:
            yield paragraph(f"p-{line.id}", desk.words.no_data(title, line.years[0], line.years[-1]))
            return
        told = trend_sentence(desk, line, years[-1][0])
        yield paragraph(f"p-{line.id}", told, change_sentence(desk, line))
        groups = groups_sentence(desk, line)
        if groups:
            yield paragraph(f"p-{line.id}-groups", groups)
        yield _table(desk, line, title, years)
        yield _chart(desk, line, title, years)
        yield from _notes(desk, line, years)

    return write


def _yearly(desk: Desk, line: Line) -> list[Year]:
    found = []
    for year in line.years:
        figure = desk.named(line.figure.replace("{year}", year))[0]
        median = desk.named(line.median.replace("{year}", year))[0] if line.median else None
        found.append((year, figure, median))
    return found


def trend_sentence(desk: Desk, line: Line, year: str) -> Sentence:
    """The figure of one year in a sentence; nothing where no State has data."""
    figure = desk.named(line.figure.replace("{year}", year))[0]
    if figure.value is None:
        return ()
    median = desk.named(line.median.replace("{year}", year))[0] if line.median else None
    middle = _shown(desk, line, median) if median is not None and median.value is not None else None
    subject = line.subject.get(desk.language, line.id)
    n = desk.count(figure, figure.figure.n)
    return desk.words.trend(subject, year, _shown(desk, line, figure), n, middle)


def _shown(desk: Desk, line: Line, traced: Traced) -> Run:
    """A figure of a line in running text."""
    if line.unit == "per-cent":
        return desk.per_cent(traced)
    return desk.run(traced, number(traced.value or 0, desk.language))


def change_sentence(desk: Desk, line: Line) -> Sentence:
    """The change over States with data in both years: like is never set against unlike."""
    found = desk.named(line.change)[:1] if line.change else []
    if not found or found[0].value is None:
        return ()
    change = found[0]
    n = desk.count(change, change.figure.n)
    size, way = _size(desk, change)
    return desk.words.trend_change(line.years[0], line.years[-1], size, way, n, line.unit)


def group_changes(desk: Desk, line: Line) -> list[tuple[str, Traced]]:
    """The changes of the groups between the first and the last year, largest first."""
    figures = desk.named(line.change or "", line.groups)[1:]
    known = [each for each in figures if each.value is not None and line.groups in each.figure.group]
    ordered = sorted(known, key=lambda each: (-abs(Decimal(each.value or 0)), each.id))
    parties = desk.source.parties
    attribute = line.groups or ""
    return [(parties.label(attribute, each.figure.group[attribute])[desk.language], each) for each in ordered]


def groups_sentence(desk: Desk, line: Line) -> Sentence:
    """The largest changes between groups, where the plan asks for groups and they have data."""
    changes = group_changes(desk, line)[:LARGEST] if line.change and line.groups else []
    told = [(name, *_size(desk, each), desk.count(each, each.figure.n)) for name, each in changes]
    return desk.words.group_changes(line.years[0], line.years[-1], told, line.unit) if told else ()


def _size(desk: Desk, traced: Traced) -> tuple[Run, int]:
    """How large a change is, and which way it goes: 1 up, -1 down, 0 neither as printed."""
    value = Decimal(traced.value or 0)
    text = number(abs(value), desk.language, 1)
    way = 0 if not text.strip("0.,٫") else (1 if value > 0 else -1)
    return desk.run(traced, text), way


def _table(desk: Desk, line: Line, title: str, years: list[Year]) -> Table:
    words = desk.words
    heads = tuple(Cell(inline(text)) for text in words.year_heads(median=line.median is not None))
    places = 1 if line.unit == "per-cent" else None
    rows = []
    for year, figure, median in years:
        row = [Cell(inline(year)), desk.cell(figure, places=places)]
        if median is not None:
            row.append(desk.cell(median, places=places))
        rows.append((*row, desk.cell(figure, figure.figure.n)))
    named = line.source.get(desk.language) or desk.source.round.source
    source = inline(f"{named}.") if named else ()
    base = inline(words.captions["per-cent"]) if line.unit == "per-cent" else ()
    return Table(inline(title), (heads,), tuple(rows), base=base, id=f"t-{line.id}", source=source)


def _chart(desk: Desk, line: Line, title: str, years: list[Year]) -> Chart:
    def points(which: int) -> tuple[Point, ...]:
        chosen = [(each[0], each[which]) for each in years]
        return tuple(
            Point(year, traced.value, number(traced.value, desk.language, 1), traced.id)
            for year, traced in chosen
            if isinstance(traced, Traced) and traced.value is not None
        )

    names, captions = desk.words.series_names, desk.words.captions
    drawn = [Series(names[0], points(1))] + ([Series(names[1], points(2))] if line.median else [])
    least, most = _sizes(years)
    many = "base-year" if least == most else "base-years"
    unit = captions["per-cent"] if line.unit == "per-cent" else ""
    spoken = "; ".join(f"{year}: {number(figure.value or 0, desk.language, 1)}" for year, figure, _ in years)
    return Chart(
        ChartKind.LINE,
        inline(title),
        inline(captions[many].format(least=least, most=most)),
        f"{title}{f', {unit.lower()}' if unit else ''}. {spoken}.",
        tuple(drawn),
        unit=unit,
        id=f"c-{line.id}",
    )


def _sizes(years: list[Year]) -> tuple[int, int]:
    sizes = [int(figure.figure.n) for _, figure, _ in years]
    return min(sizes), max(sizes)


def _notes(desk: Desk, line: Line, years: list[Year]) -> Iterator[Block]:
    """That the States differ from year to year, where they do, and what the plan says."""
    fewest = min((figure for _, figure, _ in years), key=lambda each: int(each.figure.n))
    widest = max((figure for _, figure, _ in years), key=lambda each: int(each.figure.n))
    if widest.figure.n > UNLIKE * fewest.figure.n:
        runs = desk.count(fewest, fewest.figure.n), desk.count(widest, widest.figure.n)
        yield paragraph(f"p-{line.id}-states", desk.words.states_differ(*runs))
    note = line.note.get(desk.language)
    if note:
        yield paragraph(f"p-{line.id}-note", note)
