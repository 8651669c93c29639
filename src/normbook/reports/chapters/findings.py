"""Findings by section: figures followed over years, then the questions with choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from normbook.documents import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Heading,
    Point,
    Run,
    Series,
    Table,
    inline,
)
from normbook.findings import share_of
from normbook.instruments import Facet, Kind, Question
from normbook.languages import number
from normbook.measures import Measure
from normbook.reports._desk import Desk, Traced
from normbook.reports._passages import Passage, paragraph
from normbook.reports._plan import Line
from normbook.reports._source import Source
from normbook.reports.words._words import Sentence
from normbook.values import Reason

APART = frozenset(
    (
        Facet.DIFFICULTY,
        Facet.ASSISTANCE_NEEDED,
        Facet.ASSISTANCE_RECEIVED,
        Facet.ASSISTANCE_OFFERED,
        Facet.GOOD_PRACTICE,
        Facet.RESPONDENT,
    )
)
"""Facets with chapters of their own, or of the respondent itself."""

LARGEST = 3
"""How many changes between groups a sentence names."""


def findings(source: Source) -> Iterator[Passage]:
    yield Passage(
        "findings", lambda desk: [Heading(1, inline(desk.words.headings["findings"]), id="findings")]
    )
    for section in source.instrument.sections:
        yield Passage(f"section-{section.id}", _heading(section.id))
        for line in source.plan.lines:
            if line.section == section.id:
                yield Passage(f"series-{line.id}", _series(line))
        asked = [each for each in source.instrument.questions if each.section == section.id and _told(each)]
        answered = [each for each in asked if any(_has(source, key) for key in each.keys)]
        for question in answered:
            yield Passage(f"question-{question.id}", _question(question))
        silent = [each for each in asked if each not in answered]
        if silent:
            yield Passage(f"silent-{section.id}", _silent(section.id, silent))


def _told(question: Question) -> bool:
    return (question.kind.listed or question.kind is Kind.YES_NO) and question.facet not in APART


def _has(source: Source, key: str) -> bool:
    return any(
        answer is not None and (answer.present is not None or answer.reason is not Reason.NOT_ANSWERED)
        for subject in source.population.subjects
        for answer in (subject.reply.answers.get(key),)
    )


def _heading(section: str) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        title = desk.source.instrument.text(f"sections.{section}.title", desk.language) or section
        yield Heading(2, inline(title), id=f"section-{section}")

    return write


# Questions with choices


def answers_of(desk: Desk, question: Question) -> list[tuple[str, str, Measure]]:
    """For each choice: its code, its label, the measure of those that chose it."""
    name = f"${{{question.id}}}"
    if question.kind is Kind.YES_NO:
        pairs = [("yes", desk.words.yes_no[0], name), ("no", desk.words.yes_no[1], f"{name} = 'no'")]
    else:
        codes = desk.source.instrument.codes(question) or ()
        several = question.kind is Kind.SEVERAL
        test = "selected({name}, '{code}')" if several else "{name} = '{code}'"
        path = f"choices.{question.choices}"
        pairs = [
            (
                code,
                desk.source.instrument.text(f"{path}.{code}", desk.language) or code,
                test.format(name=name, code=code),
            )
            for code in codes
        ]
    return [(code, label, Measure(f"{question.id}.{code}", "share", (text,))) for code, label, text in pairs]


def _question(question: Question) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        text = desk.source.instrument.text(f"questions.{question.id}.text", desk.language) or question.id
        found = [(label, desk.measured(measure)[0]) for _, label, measure in answers_of(desk, question)]
        yield paragraph(f"p-{question.id}", _said(desk, text, found), absences(desk, found[0][1]))
        if len(found) > 2:
            yield table_of(desk, question, found)
            yield _bars(desk, question, text, found)

    return write


def _said(desk: Desk, text: str, found: list[tuple[str, Traced]]) -> Sentence:
    """A sentence on the first choice of a yes/no, on the most frequent one of a list."""
    nature = desk.source.round.nature
    label, traced = (
        found[0] if len(found) == 2 else max(found, key=lambda pair: int(pair[1].figure.numerator or 0))
    )
    count, base = int(traced.figure.numerator or 0), int(traced.figure.n)
    runs = desk.count(traced, count), desk.count(traced, base)
    if base < 10 or base == 0:
        return desk.words.few_answers(text, label, runs[0], runs[1], nature)
    share = Decimal(count) * 100 / base
    return desk.words.answered(
        text, label, share_of(count, base), *runs, desk.per_cent(traced, share, 0), nature
    )


def absences(desk: Desk, traced: Traced) -> Sentence:
    """How many States have no value, by reason."""
    counts = {reason.value: desk.count(traced, count) for reason, count in traced.figure.absences.items()}
    return desk.words.absences(counts)


def table_of(desk: Desk, question: Question, found: list[tuple[str, Traced]]) -> Table:
    """The frequencies of a question with choices, with the absences below."""
    text = desk.source.instrument.text(f"questions.{question.id}.text", desk.language) or question.id
    heads = tuple(Cell(inline(head)) for head in desk.words.choice_heads(desk.source.round.nature))
    rows = []
    for label, traced in found:
        count, base = int(traced.figure.numerator or 0), int(traced.figure.n)
        share = Decimal(count) * 100 / base if base else None
        rows.append((Cell(inline(label)), desk.cell(traced, count), desk.cell(traced, share, 0)))
    first = found[0][1]
    for reason, count in first.figure.absences.items():
        rows.append(
            (
                Cell(inline(desk.words.reasons[reason.value].capitalize())),
                desk.cell(first, count),
                Cell(inline("-")),
            )
        )
    base_words = inline(desk.words.captions["base"], desk.run(first, str(first.figure.n)))
    return Table(inline(text), (heads,), tuple(rows), base=base_words, id=f"t-{question.id}")


def _bars(desk: Desk, question: Question, text: str, found: list[tuple[str, Traced]]) -> Chart:
    points = tuple(
        Point(label, int(traced.figure.numerator or 0), str(int(traced.figure.numerator or 0)), traced.id)
        for label, traced in found
    )
    base = inline(desk.words.captions["base"], desk.run(found[0][1], str(found[0][1].figure.n)))
    spoken = "; ".join(f"{point.label}: {point.printed}" for point in points)
    unit = desk.words.captions["states"]
    return Chart(
        ChartKind.BAR,
        inline(text),
        base,
        f"{text} {spoken}.",
        (Series("", points),),
        unit=unit,
        id=f"c-{question.id}",
    )


def _silent(section: str, silent: list[Question]) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        texts = [
            desk.source.instrument.text(f"questions.{each.id}.text", desk.language) or each.id
            for each in silent
        ]
        yield paragraph(f"p-silent-{section}", desk.words.unanswered(texts, desk.source.round.nature))

    return write


# Figures followed over years


def _yearly(desk: Desk, line: Line) -> list[tuple[str, Traced, Traced | None]]:
    """For each year: the figure, and the median where the plan names one."""
    found = []
    for year in line.years:
        figure = desk.named(line.figure.format(year=year))[0]
        median = desk.named(line.median.format(year=year))[0] if line.median else None
        found.append((year, figure, median))
    return found


def trend_sentence(desk: Desk, line: Line, year: str) -> Sentence:
    """The figure of one year in a sentence; nothing where no State has data."""
    figure = desk.named(line.figure.format(year=year))[0]
    if figure.value is None:
        return ()
    median = desk.named(line.median.format(year=year))[0] if line.median else None
    middle = shown(desk, line, median) if median is not None and median.value is not None else None
    subject = line.subject.get(desk.language, line.id)
    n = desk.count(figure, figure.figure.n)
    return desk.words.trend(subject, year, shown(desk, line, figure), n, middle, desk.source.round.nature)


def shown(desk: Desk, line: Line, traced: Traced) -> Run:
    """A figure of a line in running text."""
    if line.unit == "per-cent":
        return desk.per_cent(traced)
    return desk.run(traced, number(traced.value or 0, desk.language))


def _series(line: Line) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        years = [each for each in _yearly(desk, line) if each[1].value is not None]
        if not years:
            return
        title = line.title.get(desk.language, line.id)
        first, last = line.years[0], line.years[-1]
        told = trend_sentence(desk, line, years[-1][0])
        yield paragraph(f"p-{line.id}", told, _whole_change(desk, line, first, last))
        if line.change and line.groups:
            yield from _groups(desk, line, first, last)
        yield _year_table(desk, line, title, years)
        yield _year_chart(desk, line, title, years)
        note = line.note.get(desk.language)
        if note:
            yield paragraph(f"p-{line.id}-note", note)

    return write


def _whole_change(desk: Desk, line: Line, first: str, last: str) -> Sentence:
    """The change over States with data in both years: like is never set against unlike."""
    found = desk.named(line.change)[:1] if line.change else []
    if not found or found[0].value is None:
        return ()
    change = found[0]
    return desk.words.trend_change(
        first, last, _signed(desk, change), desk.count(change, change.figure.n), line.unit
    )


def group_changes(desk: Desk, line: Line) -> list[tuple[str, Traced]]:
    """The changes of the groups between the first and the last year, largest first."""
    figures = desk.named(line.change or "", line.groups)[1:]
    known = [each for each in figures if each.value is not None and line.groups in each.figure.group]
    ordered = sorted(known, key=lambda each: (-abs(Decimal(each.value or 0)), each.id))
    parties = desk.source.parties
    attribute = line.groups or ""
    return [(parties.label(attribute, each.figure.group[attribute])[desk.language], each) for each in ordered]


def _groups(desk: Desk, line: Line, first: str, last: str) -> Iterator[Block]:
    changes = group_changes(desk, line)[:LARGEST]
    if not changes:
        return
    told = [(name, _signed(desk, each), desk.count(each, each.figure.n)) for name, each in changes]
    subject = line.subject.get(desk.language, line.id)
    yield paragraph(f"p-{line.id}-groups", desk.words.group_changes(subject, first, last, told))


def _signed(desk: Desk, traced: Traced) -> Run:
    value = Decimal(traced.value or 0)
    sign = "+" if value > 0 else ("−" if value < 0 else "")
    return desk.run(traced, f"{sign}{number(abs(value), desk.language, 1)}")


def _year_table(desk: Desk, line: Line, title: str, years: list[tuple[str, Traced, Traced | None]]) -> Table:
    heads = tuple(
        Cell(inline(text)) for text in desk.words.year_heads(line.unit, median=line.median is not None)
    )
    rows = []
    for year, figure, median in years:
        row = [Cell(inline(year)), desk.cell(figure, places=1 if line.unit == "per-cent" else None)]
        if median is not None:
            row.append(desk.cell(median, places=1 if line.unit == "per-cent" else None))
        rows.append((*row, desk.cell(figure, figure.figure.n)))
    source = inline(f"{desk.source.round.source}.") if desk.source.round.source else ()
    return Table(inline(title), (heads,), tuple(rows), id=f"t-{line.id}", source=source)


def _year_chart(desk: Desk, line: Line, title: str, years: list[tuple[str, Traced, Traced | None]]) -> Chart:
    def points(which: int) -> tuple[Point, ...]:
        chosen = [(each[0], each[which]) for each in years]
        return tuple(
            Point(year, traced.value, number(traced.value, desk.language, 1), traced.id)
            for year, traced in chosen
            if isinstance(traced, Traced) and traced.value is not None
        )

    names = desk.words.series_names
    series = [Series(names[0], points(1))] + ([Series(names[1], points(2))] if line.median else [])
    sizes = [int(figure.figure.n) for _, figure, _ in years]
    base = inline(desk.words.captions["base-years"].format(least=min(sizes), most=max(sizes)))
    spoken = "; ".join(f"{year}: {number(figure.value or 0, desk.language, 1)}" for year, figure, _ in years)
    unit = desk.words.captions["per-cent"] if line.unit == "per-cent" else ""
    return Chart(
        ChartKind.LINE,
        inline(title),
        base,
        f"{title}. {spoken}.",
        tuple(series),
        unit=unit,
        id=f"c-{line.id}",
    )
