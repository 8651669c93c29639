"""A question with choices: the measures of its choices, its sentence, table and picture."""

from __future__ import annotations

from decimal import Decimal

from normbook.documents import Align, Cell, Chart, ChartKind, Inline, Point, Series, Table, inline
from normbook.findings import share_of
from normbook.instruments import Kind, Question
from normbook.measures import Measure
from normbook.reports._desk import Desk, Traced
from normbook.reports.words import Words
from normbook.reports.words._words import Sentence
from normbook.rounds import Nature

FEWEST = 10
"""Answers below which only numbers are given (docs/meaning.md, 7)."""
SOURCES = 2
"""How many sources a line below a table names; where there are more, the values name their own."""


def text_of(desk: Desk, question: Question) -> str:
    """The text of a question in the language of the report."""
    return desk.source.instrument.text(f"questions.{question.id}.text", desk.language) or question.id


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


def chosen(traced: Traced) -> int:
    """How many chose what the figure counts."""
    return int(traced.figure.numerator or 0)


def said(desk: Desk, text: str, found: list[tuple[str, Traced]]) -> Sentence:
    """A sentence on the yes of a yes/no; on all answers of a list, the most frequent one first."""
    words, nature = desk.words, desk.source.round.nature
    ordered = found if len(found) == 2 else sorted(found, key=lambda pair: -chosen(pair[1]))
    label, traced = ordered[0]
    count, base = chosen(traced), int(traced.figure.n)
    if base == 0:
        return words.unanswered([text], nature)
    others = [(name, desk.count(each, chosen(each))) for name, each in ordered[1:] if chosen(each)]
    others = others if len(found) > 2 else []
    runs = desk.count(traced, count), desk.count(traced, base)
    if base < FEWEST:
        return words.few_answers(text, label, *runs, others, nature)
    per_cent = desk.per_cent(traced, Decimal(count) * 100 / base, 0)
    return words.answered(text, label, share_of(count, base), *runs, per_cent, others, nature)


def absences(desk: Desk, traced: Traced) -> Sentence:
    """How many States have no value, by reason."""
    counts = {reason.value: desk.count(traced, count) for reason, count in traced.figure.absences.items()}
    return desk.words.absences(counts, desk.source.round.nature)


def table_of(desk: Desk, question: Question, found: list[tuple[str, Traced]]) -> Table:
    """The frequencies of a question with choices, with the absences below."""
    words = desk.words
    heads = tuple(Cell(inline(head)) for head in words.choice_heads(desk.source.round.nature))
    rows = []
    for label, traced in found:
        count, base = chosen(traced), int(traced.figure.n)
        share = Decimal(count) * 100 / base if base else None
        rows.append((Cell(inline(label)), desk.cell(traced, count), desk.cell(traced, share, 0)))
    first = found[0][1]
    for reason, count in first.figure.absences.items():
        name = Cell(inline(words.reason_labels[reason.value]))
        rows.append((name, desk.cell(first, count), Cell(inline("-"), align=Align.END)))
    caption = inline(text_of(desk, question))
    named = _sources(desk, question)
    source = inline(named) if named else ()
    base_line = _base(words, desk, first)
    return Table(caption, (heads,), tuple(rows), base=base_line, id=f"t-{question.id}", source=source)


def _base(words: Words, desk: Desk, traced: Traced) -> Inline:
    n = traced.figure.n
    unit = words.captions["state" if n == 1 else "states"]
    return inline(words.captions["base"], desk.run(traced, str(n)), f" {unit}")


def _sources(desk: Desk, question: Question) -> str:
    """Where compiled answers come from, if few sources have them all."""
    if desk.source.round.nature is not Nature.COMPILED:
        return ""
    names = {
        answer.source
        for subject in desk.source.population.subjects
        for answer in (subject.reply.answers.get(question.id),)
        if answer is not None and answer.present is not None and answer.source
    }
    return f"{'; '.join(sorted(names))}." if 0 < len(names) <= SOURCES else ""


def bars_of(desk: Desk, question: Question, found: list[tuple[str, Traced]]) -> Chart:
    """The same as a picture, in the order of the list of choices."""
    text = text_of(desk, question)
    points = tuple(Point(label, chosen(traced), str(chosen(traced)), traced.id) for label, traced in found)
    spoken = "; ".join(f"{point.label}: {point.printed}" for point in points)
    return Chart(
        ChartKind.BAR,
        inline(text),
        _base(desk.words, desk, found[0][1]),
        f"{text} {desk.words.captions['bars']} {spoken}.",
        (Series("", points),),
        unit=desk.words.captions["number-of-states"],
        id=f"c-{question.id}",
    )
