"""Difficulties, assistance and good practices: the report's three questions, read off the facets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from normbook.documents import Block, Heading, Item, ItemList, Run, inline
from normbook.instruments import Facet, Kind, Question
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.chapters.findings import absences, answers_of, table_of

ASSISTANCE = (Facet.ASSISTANCE_NEEDED, Facet.ASSISTANCE_RECEIVED, Facet.ASSISTANCE_OFFERED)


def facets(source: Source) -> Iterator[Passage]:
    yield from _chapter(source, "difficulty", 1, (Facet.DIFFICULTY,))
    yield Passage("assistance", _heading("assistance", 1))
    for facet in ASSISTANCE:
        yield from _chapter(source, facet.value, 2, (facet,))
    yield from _chapter(source, "good-practice", 1, (Facet.GOOD_PRACTICE,))


def _chapter(source: Source, name: str, level: int, wanted: tuple[Facet, ...]) -> Iterator[Passage]:
    yield Passage(name, _heading(name, level))
    told = False
    for question in source.instrument.questions:
        if question.facet not in wanted or not any(
            subject.reply.answers.get(question.id) for subject in source.population.subjects
        ):
            continue
        if question.kind.listed or question.kind is Kind.YES_NO:
            told = True
            yield Passage(f"{name}-{question.id}", _named(name, question))
        elif question.kind in (Kind.LONG_TEXT, Kind.SHORT_TEXT):
            told = True
            yield Passage(f"{name}-{question.id}", _texts(name, question))
    if not told:
        yield Passage(f"{name}-none", _none(name))


def _heading(name: str, level: int) -> Callable[[Desk], Iterable[Block]]:
    return lambda desk: [
        Heading(1 if level == 1 else 2, inline(desk.words.headings[name]), id=f"chapter-{name}")
    ]


def _none(name: str) -> Callable[[Desk], Iterable[Block]]:
    return lambda desk: [paragraph(f"p-{name}-none", desk.words.notes["none"])]


def _named(name: str, question: Question) -> Callable[[Desk], Iterable[Block]]:
    """What respondents chose from a list, in the order of the list's counts."""

    def write(desk: Desk) -> Iterable[Block]:
        found = [(label, desk.measured(measure)[0]) for _, label, measure in answers_of(desk, question)]
        ordered = sorted(found, key=lambda pair: -int(pair[1].figure.numerator or 0))
        chosen = [
            (label, desk.count(traced, traced.figure.numerator))
            for label, traced in ordered
            if traced.figure.numerator
        ]
        base = desk.count(found[0][1], found[0][1].figure.n)
        if chosen:
            sentence = desk.words.named(name, chosen, base, desk.source.round.nature)
            yield paragraph(f"p-{name}-{question.id}", sentence, absences(desk, found[0][1]))
        yield table_of(desk, question, found)

    return write


def _texts(name: str, question: Question) -> Callable[[Desk], Iterable[Block]]:
    """What respondents wrote, as received, in the alphabetical order of the language of the report."""

    def write(desk: Desk) -> Iterable[Block]:
        source = desk.source
        texts = {
            subject.reply.respondent: str(value)
            for subject in source.population.subjects
            if (value := subject.values.get(question.id)) is not None
        }
        if not texts:
            return
        count = desk.counted(f"texts-{question.id}", texts)
        title = source.instrument.text(f"questions.{question.id}.text", desk.language) or question.id
        yield paragraph(
            f"p-{name}-{question.id}", desk.words.wrote(title, desk.count(count), source.round.nature)
        )
        order = source.parties.sorted(texts, desk.language, source.round.date)
        items = [
            Item(inline(Run(source.name(state), figure=count.id), f": {texts[state]}")) for state in order
        ]
        yield ItemList(tuple(items), id=f"l-{name}-{question.id}")

    return write
