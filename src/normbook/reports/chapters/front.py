"""Summary and introduction: what the data are, which edition, what the reader should know first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normbook.documents import Block, Heading, Note, Paragraph, inline
from normbook.instruments import Facet, Kind
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.chapters.answers import chosen
from normbook.reports.chapters.confirm import to_confirm
from normbook.reports.chapters.facets import counts_of, questions_on, texts_on
from normbook.reports.chapters.series import change_sentence, groups_sentence, trend_sentence
from normbook.reports.chapters.who import coverage_sentence
from normbook.reports.words._words import Sentence
from normbook.rounds import Nature

MOST_NAMED = 3
"""Difficulties and kinds of assistance that the summary names."""
NOTHING = "none"
"""The code of choices such as "no assistance": not named among what would help."""


def front(source: Source) -> Iterator[Passage]:
    yield Passage("summary", _summary)
    yield Passage("introduction", _introduction)


def _summary(desk: Desk) -> Iterable[Block]:
    """In paragraphs without numbers, as the editorial manual has summaries."""
    source, words = desk.source, desk.words
    yield Heading(1, inline(words.headings["summary"]), "-", "summary")
    members = desk.counted("respondents-members", (each.id for each in source.population.subjects))
    of = desk.counted("members", source.members)
    nature = source.round.nature
    begin = words.summary(desk.count(members), desk.count(of), nature, invited=source.fictional)
    yield Paragraph(inline(*begin, *coverage_sentence(desk)), "p-summary")
    for line in source.plan.lines:
        sentence = trend_sentence(desk, line, line.years[-1])
        if sentence:
            groups = groups_sentence(desk, line)
            more = (*change_sentence(desk, line), *((" ", *groups) if groups else ()))
            yield Paragraph(inline(*sentence, *more), f"p-summary-{line.id}")
    for facet in (Facet.DIFFICULTY, Facet.ASSISTANCE_NEEDED, Facet.GOOD_PRACTICE):
        told = _facet(desk, facet)
        if told:
            yield Paragraph(inline(*told), f"p-summary-{facet.value}")
    total = sum(to_confirm(source).values())
    if total:
        said = words.to_confirm(desk.count(desk.number("to-confirm", total)), nature)
        yield Paragraph(inline(*said), "p-summary-confirm")


def _facet(desk: Desk, facet: Facet) -> Sentence:
    """The one sentence of the summary on a facet: what was named most often, or how many wrote."""
    nature = desk.source.round.nature
    for question in questions_on(desk.source, facet):
        if question.kind in (Kind.LONG_TEXT, Kind.SHORT_TEXT):
            count, texts = texts_on(desk, question)
            if texts and facet is Facet.GOOD_PRACTICE:
                return desk.words.practices(desk.count(count), nature)
            continue
        found = counts_of(desk, question, without=NOTHING)
        named = [(label, desk.count(each, chosen(each))) for label, each in found if chosen(each)]
        if named and facet is not Facet.GOOD_PRACTICE:
            base = desk.count(found[0][1], found[0][1].figure.n)
            return desk.words.most_named(facet.value, named[:MOST_NAMED], base, nature)
    return ()


def _introduction(desk: Desk) -> Iterable[Block]:
    source, words = desk.source, desk.words
    yield Heading(1, inline(words.headings["introduction"]), id="introduction")
    nature = source.round.nature
    if nature is Nature.EXERCISE:
        yield Note((inline(words.notes["exercise"]),), id="exercise")
    if nature is Nature.COMPILED:
        yield Note((inline(words.notes["compiled"]),), id="compiled")
    for place, text in enumerate(source.plan.introduction.get(desk.language, ()), 1):
        yield paragraph(f"p-introduction-{place}", text)
    title = source.instrument.text("title", desk.language) or source.instrument.id
    yield paragraph(
        "p-edition", words.edition(title, source.instrument.edition, source.digests["instrument"][:12])
    )
    if source.round.source:
        yield paragraph("p-source", f"{words.notes['source']}: {source.round.source}.")
