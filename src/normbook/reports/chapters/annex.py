"""The annex: coverage by question and year, the scale of words, notes on designations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from normbook.documents import Block, Cell, Heading, Paragraph, Table, inline
from normbook.findings import SCALE
from normbook.instruments import Question
from normbook.measures import Measure
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage
from normbook.reports._source import Source

WIDEST = 8
"""Years beside one another in a table on a page; the latest are shown."""


def annex(source: Source) -> Iterator[Passage]:
    yield Passage("annex", lambda desk: [Heading(1, inline(desk.words.headings["annex"]), "-", "annex")])
    tables = [question for question in source.instrument.questions if _years(source, question)]
    if tables:
        yield Passage("coverage", _coverage_head)
    for question in tables:
        yield Passage(f"coverage-{question.id}", _coverage(question))
    yield Passage("scale", _scale)
    yield Passage("designations", _designations)


def _years(source: Source, question: Question) -> tuple[str, ...]:
    """The latest columns of a table in which any State has a value."""
    if question.table is None:
        return ()
    found = [
        column
        for column in question.table.columns
        if any(_states(source, question, row, column) for row in question.table.rows)
    ]
    return tuple(found[-WIDEST:])


def _states(source: Source, question: Question, row: str, column: str) -> int:
    key = f"{question.id}[{row},{column}]"
    return sum(1 for subject in source.population.subjects if subject.values.get(key) is not None)


def _coverage_head(desk: Desk) -> Iterable[Block]:
    yield Heading(2, inline(desk.words.headings["coverage"]), "-", "coverage")
    yield Paragraph(inline(desk.words.notes["coverage"]), "p-coverage")


def _coverage(question: Question) -> Callable[[Desk], Iterable[Block]]:
    """How many States have each value, by year: the n of everything that could be computed."""

    def write(desk: Desk) -> Iterable[Block]:
        instrument, table = desk.source.instrument, question.table
        columns = _years(desk.source, question)
        if table is None:
            return
        _all_replies(desk)
        labels = [instrument.column_label(question, column, desk.language) or column for column in columns]
        heads = tuple(Cell(inline(text)) for text in ("", *labels))
        rows = []
        for row in table.rows:
            if not any(_states(desk.source, question, row, column) for column in columns):
                continue
            cells = [Cell(inline(instrument.row_label(question, row, desk.language) or row))]
            for column in columns:
                key = f"{question.id}[{row},{column}]"
                measure = Measure(f"has-{key}", "count", (f"not(absent(${{{key}}}))",))
                cells.append(desk.cell(desk.measured(measure)[0]))
            rows.append(tuple(cells))
        title = instrument.text(f"questions.{question.id}.text", desk.language) or question.id
        yield Table(inline(title), (heads,), tuple(rows), id=f"t-coverage-{question.id}")

    return write


def _all_replies(desk: Desk) -> None:
    """Which rows and years are shown stands on all replies: any of them may fill one that was empty."""
    desk.counted("respondents-members", (each.id for each in desk.source.population.subjects))


def _scale(desk: Desk) -> Iterable[Block]:
    yield Heading(2, inline(desk.words.headings["scale"]), "-", "scale")
    yield Paragraph(inline(desk.words.notes["scale"]), "p-scale")
    heads = tuple(Cell(inline(text)) for text in desk.words.scale_heads)
    rows = tuple((Cell(inline(desk.words.scale_word(share))), Cell(inline(bound))) for share, bound in SCALE)
    yield Table(inline(desk.words.headings["scale"]), (heads,), rows, id="t-scale")


def _designations(desk: Desk) -> Iterable[Block]:
    yield Heading(2, inline(desk.words.headings["designations"]), "-", "designations")
    names = ("designations", "order") if desk.source.fictional else ("designations", "tiles", "order")
    for name in names:
        yield Paragraph(inline(desk.words.notes[name]), f"p-{name}")
