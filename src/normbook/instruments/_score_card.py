"""The score card as a document: one page for a working group.

The lines by virtue, beside those of an earlier instrument where it is given; the reading load of each
language in a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from normbook.documents import (
    Block,
    Cell,
    Cells,
    Document,
    Metadata,
    Paragraph,
    Run,
    Style,
    Table,
    inline,
)
from normbook.instruments._model import Instrument
from normbook.instruments._score import Better, Figure, Score, Virtue
from normbook.instruments._score_beside import Beside, beside, verdicts
from normbook.instruments._standing import standing

HEADS = {
    Virtue.SHORT: "Short",
    Virtue.SIMPLE: "Simple",
    Virtue.UNDERSTANDABLE: "Understandable",
    Virtue.COMPLETE: "Complete",
}
_INTERVAL = ("minutes_low", "minutes_high")
_NO_MARK = "The figures are not added up: an instrument has no mark."
_INDEX = "Expected minutes are an index for comparing editions, not a measured time."
_LOAD = (
    ("words_printed", "Printed"),
    ("words_shortest", "Shortest"),
    ("words_longest", "Longest"),
    ("stem_mean", "A question"),
    ("stem_longest", "At most"),
)


def score_document(card: Score, earlier: Score | None = None) -> Document:
    """The card, beside an earlier one where it is given."""
    subtitle = f"{card.instrument.name}, {standing(card.instrument)}"
    if earlier is not None:
        subtitle += f"; beside {title(earlier.instrument)} ({earlier.instrument.name})"
    blocks: list[Block] = [_figures(card, earlier)]
    if len(card.instrument.languages) > 1:
        blocks.append(_load(card))
    nothing = [each.line.label for each in beside(card, earlier) if _nothing(each)]
    below = [f"Nothing found: {'; '.join(nothing)}."] if nothing else []
    blocks.append(Paragraph(inline(" ".join((*below, *sentences(card, None))))))
    return Document(
        title=f"Score card: {title(card.instrument)}",
        language="en",
        metadata=Metadata(f"score:{card.instrument.name}"),
        blocks=tuple(blocks),
        subtitle=(subtitle,),
        banner="Proposal" if standing(card.instrument) == "proposal" else "",
    )


def sentences(card: Score, earlier: Score | None) -> Iterator[str]:
    """What stands below the figures: the verdict by virtue, and what was not looked at."""
    if earlier is not None:
        for virtue, better, worse, same in verdicts(card, earlier):
            yield f"{HEADS[virtue]}: {_verdict(better, worse, same)}."
    yield _NO_MARK
    low, high = (line.value for line in card.lines if line.id in _INTERVAL)
    yield f"{_INDEX} They may be {low} to {high}."
    if not card.exact_routes:
        yield "The routes are too many to try: the shortest and the longest are bounds."
    if card.unread:
        yield f"The wording is not checked in: {', '.join(card.unread)}."


def _verdict(better: int, worse: int, same: int) -> str:
    return f"{better} figures better, {worse} worse, {same} the same"


def title(instrument: Instrument) -> str:
    """Its title in its original language, or its id."""
    return instrument.text("title", instrument.original) or instrument.id


def shown(value: Figure) -> str:
    """A figure as it is printed; one that is not there says so."""
    return "not measured" if value is None else f"{value:,}"


def change(each: Beside) -> str:
    """The change with its sign and its word: "−4, shorter"."""
    if each.difference is None:
        return "not comparable"
    if each.difference == 0:
        return each.word or "0"
    sign = "+" if each.difference > 0 else "−"
    return f"{sign}{abs(each.difference):,}" + (f", {each.word}" if each.word else "")


def _figures(card: Score, earlier: Score | None) -> Table:
    heads = ["Figure", "Now", "Limit", *(("Before", "Change") if earlier is not None else ())]
    rows: list[Cells] = []
    counted = verdicts(card, earlier) if earlier is not None else ()
    told = {virtue: f": {_verdict(better, worse, same)}" for virtue, better, worse, same in counted}
    for virtue in Virtue:
        rows.append((Cell((Run(HEADS[virtue], Style.BOLD), Run(told.get(virtue, ""))), columns=len(heads)),))
        rows += [
            tuple(_cells(each, len(heads)))
            for each in beside(card, earlier)
            if each.line.virtue is virtue
            and each.line.language in ("", card.instrument.original)
            and each.line.id not in _INTERVAL
            and not _nothing(each)
        ]
    return Table(
        caption=inline("Figures of the instrument"),
        heads=(tuple(Cell(inline(head)) for head in heads),),
        rows=tuple(rows),
        widths=(5, 1.2, 0.8, 1.2, 2.4)[: len(heads)],
        sheet="Score card",
    )


def _nothing(each: Beside) -> bool:
    """Is it a defect that was found neither now nor before? Such lines share a sentence."""
    defect = each.line.better is Better.LESS and each.line.limit is None and not each.line.language
    return defect and each.line.value == 0 and not each.before


def _cells(each: Beside, width: int) -> Iterator[Cell]:
    line = each.line
    over = ", over" if line.within is False else ""
    yield Cell(inline(f"{line.label} ({line.language})" if line.language else line.label))
    yield _number(line.value, over)
    yield _number(line.limit) if line.limit is not None else Cell()
    if width > 3:
        yield _number(each.before)
        yield Cell(inline(change(each)))


def _load(card: Score) -> Table:
    languages = card.instrument.languages
    lines = {line.id: line.value for line in card.lines}
    return Table(
        caption=inline(
            "Words (Chinese: characters) printed, read on a route, and in a question, by language"
        ),
        heads=(tuple(Cell(inline(head)) for head in ("Language", *(head for _, head in _LOAD))),),
        rows=tuple(
            (Cell(inline(code)), *(_number(lines[f"{id_}_{code}"]) for id_, _ in _LOAD)) for code in languages
        ),
        sheet="Languages",
    )


def _number(value: Figure, after: str = "") -> Cell:
    return Cell(inline(shown(value) + after), value if isinstance(value, int | Decimal) else None)
