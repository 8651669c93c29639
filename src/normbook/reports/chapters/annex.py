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
    tables = [question for question in source.instrument.questions if question.table is not None]
    if tables:
        yield Passage(
            "coverage", lambda desk: [Heading(2, inline(desk.words.headings["coverage"]), "-", "coverage")]
        )
    for question in tables:
        yield Passage(f"coverage-{question.id}", _coverage(question))
    yield Passage("scale", _scale)
    yield Passage("designations", _designations)


def _coverage(question: Question) -> Callable[[Desk], Iterable[Block]]:
    """How many States have each value, by year: the n of everything that could be computed."""

    def write(desk: Desk) -> Iterable[Block]:
        instrument, table = desk.source.instrument, question.table
        if table is None:
            return
        columns = table.columns[-WIDEST:]
        labels = [instrument.column_label(question, column, desk.language) or column for column in columns]
        heads = tuple(Cell(inline(text)) for text in ("", *labels))
        rows = []
        for row in table.rows:
            cells = [Cell(inline(instrument.row_label(question, row, desk.language) or row))]
            for column in columns:
                key = f"{question.id}[{row},{column}]"
                measure = Measure(f"has-{key}", "count", (f"not(absent(${{{key}}}))",))
                cells.append(desk.cell(desk.measured(measure)[0]))
            rows.append(tuple(cells))
        title = instrument.text(f"questions.{question.id}.text", desk.language) or question.id
        yield Table(inline(title), (heads,), tuple(rows), id=f"t-coverage-{question.id}")

    return write


def _scale(desk: Desk) -> Iterable[Block]:
    yield Heading(2, inline(desk.words.headings["scale"]), "-", "scale")
    yield Paragraph(inline(desk.words.notes["scale"]), "p-scale")
    heads = tuple(Cell(inline(text)) for text in desk.words.scale_heads)
    rows = tuple((Cell(inline(desk.words.scale_word(share))), Cell(inline(bound))) for share, bound in SCALE)
    yield Table(inline(desk.words.headings["scale"]), (heads,), rows, id="t-scale")


def _designations(desk: Desk) -> Iterable[Block]:
    yield Heading(2, inline(desk.words.headings["designations"]), "-", "designations")
    for name in ("designations", "tiles", "order"):
        yield Paragraph(inline(desk.words.notes[name]), f"p-{name}")
