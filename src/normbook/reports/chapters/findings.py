"""Findings by section: figures followed over years, then the questions with choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from normbook.documents import Block, Heading, inline
from normbook.instruments import Facet, Kind, Question
from normbook.languages import number as numbers
from normbook.measures import Measure
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.chapters.answers import absences, answers_of, bars_of, said, table_of, text_of
from normbook.reports.chapters.series import series
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


def findings(source: Source) -> Iterator[Passage]:
    yield Passage(
        "findings", lambda desk: [Heading(1, inline(desk.words.headings["findings"]), id="findings")]
    )
    for section in source.instrument.sections:
        yield Passage(f"section-{section.id}", _heading(section.id))
        for line in source.plan.lines:
            if line.section == section.id:
                yield Passage(f"series-{line.id}", series(line))
        asked = [
            each for each in source.instrument.questions if each.section == section.id and _told(source, each)
        ]
        answered = [each for each in asked if any(_has(source, key) for key in each.keys)]
        for question in answered:
            listed = question.kind.listed or question.kind is Kind.YES_NO
            yield Passage(f"question-{question.id}", _question(question) if listed else _single(question))
        silent = [each for each in asked if each not in answered]
        if silent:
            yield Passage(f"silent-{section.id}", _silent(section.id, silent))


def _told(source: Source, question: Question) -> bool:
    if question.facet in APART or question.kind in (Kind.NOTE, Kind.ROSTER, Kind.TABLE):
        return False
    return not question.kind.listed or bool(source.instrument.codes(question))


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


def _question(question: Question) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        found = [(label, desk.measured(measure)[0]) for _, label, measure in answers_of(desk, question)]
        told = said(desk, text_of(desk, question), found)
        yield paragraph(f"p-{question.id}", told, absences(desk, found[0][1]))
        if len(found) > 2:
            yield table_of(desk, question, found)
            yield bars_of(desk, question, found)

    return write


def _single(question: Question) -> Callable[[Desk], Iterable[Block]]:
    """A question with one number, of which the median is told; of any other answer how many gave one."""
    name = f"${{{question.id}}}"
    number = question.kind.numeric
    measure = Measure(
        question.id, "median" if number else "count", (name if number else f"not(absent({name}))",)
    )

    def write(desk: Desk) -> Iterable[Block]:
        figure = desk.measured(measure)[0]
        text, nature = text_of(desk, question), desk.source.round.nature
        if not number or figure.value is None:
            count = desk.count(figure, figure.figure.numerator or 0)
            yield paragraph(f"p-{question.id}", desk.words.gave(text, count, nature))
            return
        unit = question.currency or question.unit or ""
        value = desk.run(figure, f"{numbers(figure.value, desk.language)} {unit}".strip())
        told = desk.words.middle(text, value, desk.count(figure, figure.figure.n), nature)
        yield paragraph(f"p-{question.id}", told, absences(desk, figure))

    return write


def _silent(section: str, silent: list[Question]) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        texts = [text_of(desk, each) for each in silent]
        yield paragraph(f"p-silent-{section}", desk.words.unanswered(texts, desk.source.round.nature))

    return write
