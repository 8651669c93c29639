"""Difficulties, assistance and good practices: the report's three questions, read off the facets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from normbook.documents import Block, Heading, Item, ItemList, Run, inline
from normbook.instruments import Facet, Kind, Question
from normbook.reports._desk import Desk, Traced
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.chapters.answers import absences, answers_of, bars_of, chosen, table_of, text_of
from normbook.rounds import Nature

ASSISTANCE = (Facet.ASSISTANCE_NEEDED, Facet.ASSISTANCE_RECEIVED, Facet.ASSISTANCE_OFFERED)
DRAWN = (Facet.DIFFICULTY, Facet.ASSISTANCE_NEEDED)
"""Facets whose answers are also drawn: what is difficult, and what would help."""


def facets(source: Source) -> Iterator[Passage]:
    wanted = (Facet.DIFFICULTY, *ASSISTANCE, Facet.GOOD_PRACTICE)
    if source.round.nature is Nature.COMPILED and not any(questions_on(source, facet) for facet in wanted):
        yield Passage("facets", _unsaid)
        return
    yield from _chapter(source, Facet.DIFFICULTY, 1)
    yield Passage("assistance", _heading("assistance", 1))
    for facet in ASSISTANCE:
        yield from _chapter(source, facet, 2)
    yield from _chapter(source, Facet.GOOD_PRACTICE, 1)


def questions_on(source: Source, facet: Facet) -> list[Question]:
    """The questions of a facet that somebody answered and that a report can tell."""
    return [
        question
        for question in source.instrument.questions
        if question.facet is facet
        and (_choices(question) or question.kind in (Kind.LONG_TEXT, Kind.SHORT_TEXT))
        and (not question.kind.listed or source.instrument.codes(question))
        and any(subject.reply.answers.get(question.id) for subject in source.population.subjects)
    ]


def counts_of(desk: Desk, question: Question, without: str = "") -> list[tuple[str, Traced]]:
    """The choices of a question but one, with their figures, the one named most often first."""
    found = [
        (label, desk.measured(measure)[0])
        for code, label, measure in answers_of(desk, question)
        if code != without
    ]
    return sorted(found, key=lambda pair: -chosen(pair[1]))


def texts_on(desk: Desk, question: Question) -> tuple[Traced, dict[str, str]]:
    """What respondents wrote, by respondent, and their number as a figure."""
    texts = {
        subject.reply.respondent: str(value)
        for subject in desk.source.population.subjects
        if (value := subject.values.get(question.id)) is not None
    }
    return desk.counted(f"texts-{question.id}", texts), texts


def _choices(question: Question) -> bool:
    return question.kind.listed or question.kind is Kind.YES_NO


def _unsaid(desk: Desk) -> Iterable[Block]:
    """One sentence in place of three empty chapters."""
    yield Heading(1, inline(desk.words.headings["facets"]), id="chapter-facets")
    yield paragraph("p-facets", desk.words.notes["facets-compiled"])


def _chapter(source: Source, facet: Facet, level: int) -> Iterator[Passage]:
    yield Passage(facet.value, _heading(facet.value, level))
    found = questions_on(source, facet)
    for question in found:
        write = _named(facet, question) if _choices(question) else _texts(facet, question)
        yield Passage(f"{facet.value}-{question.id}", write)
    if not found:
        yield Passage(f"{facet.value}-none", _none(facet))


def _heading(name: str, level: int) -> Callable[[Desk], Iterable[Block]]:
    return lambda desk: [
        Heading(1 if level == 1 else 2, inline(desk.words.headings[name]), id=f"chapter-{name}")
    ]


def _none(facet: Facet) -> Callable[[Desk], Iterable[Block]]:
    def write(desk: Desk) -> Iterable[Block]:
        told = desk.words.unanswered_facet(facet.value, desk.source.round.nature)
        yield paragraph(f"p-{facet.value}-none", told)

    return write


def _named(facet: Facet, question: Question) -> Callable[[Desk], Iterable[Block]]:
    """What respondents chose from a list, in the order of the list's counts."""

    def write(desk: Desk) -> Iterable[Block]:
        found = counts_of(desk, question)
        named = [(label, desk.count(each, chosen(each))) for label, each in found if chosen(each)]
        base = desk.count(found[0][1], found[0][1].figure.n)
        if named:
            sentence = desk.words.named(text_of(desk, question), named, base, desk.source.round.nature)
            yield paragraph(f"p-{facet.value}-{question.id}", sentence, absences(desk, found[0][1]))
        yield table_of(desk, question, found)
        if facet in DRAWN:
            yield bars_of(desk, question, found)

    return write


def _texts(facet: Facet, question: Question) -> Callable[[Desk], Iterable[Block]]:
    """What respondents wrote, as received, in the alphabetical order of the language of the report."""

    def write(desk: Desk) -> Iterable[Block]:
        source = desk.source
        count, texts = texts_on(desk, question)
        if not texts:
            return
        told = desk.words.wrote(text_of(desk, question), desk.count(count), source.round.nature)
        yield paragraph(f"p-{facet.value}-{question.id}", told)
        order = source.parties.sorted(texts, desk.language, source.round.date)
        items = [
            Item(inline(Run(source.name(state), figure=count.id), f": {texts[state]}")) for state in order
        ]
        yield ItemList(tuple(items), id=f"l-{facet.value}-{question.id}")

    return write
