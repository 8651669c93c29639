"""Summary and introduction: what the data are, which edition, what the reader should know first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normbook.documents import Block, Heading, Note, Paragraph, inline
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.chapters.findings import trend_sentence
from normbook.rounds import Nature


def front(source: Source) -> Iterator[Passage]:
    yield Passage("summary", _summary)
    yield Passage("introduction", _introduction)


def _summary(desk: Desk) -> Iterable[Block]:
    """In paragraphs without numbers, as the editorial manual has summaries."""
    source, words = desk.source, desk.words
    yield Heading(1, inline(words.headings["summary"]), "-", "summary")
    members = desk.counted("respondents-members", (each.id for each in source.population.subjects))
    of = desk.counted("members", source.members)
    subject = words.subjects[source.round.nature]
    yield Paragraph(
        inline(*words.summary(desk.count(members), desk.count(of), subject, source.round.nature)), "p-summary"
    )
    for line in source.plan.lines:
        sentence = trend_sentence(desk, line, line.years[-1])
        if sentence:
            yield Paragraph(inline(*sentence), f"p-summary-{line.id}")


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
