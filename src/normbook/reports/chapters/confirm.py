"""Values to confirm: what the checks of replies found, by kind. No State is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from normbook.documents import Block, Cell, Heading, Table, inline
from normbook.remarks import Weight
from normbook.reports._desk import Desk
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.rounds import Nature

SILENT = frozenset(("A101",))
"""Remarks on questions not yet answered."""
TWICE = frozenset(("A006",))
"""Remarks of reading that the checks of replies make again (A102)."""


def confirm(source: Source) -> Iterator[Passage]:
    yield Passage("confirm", _confirm)


def to_confirm(source: Source) -> dict[str, int]:
    """How many values are to be confirmed, by code of remark; notes are left out.

    Where data are compiled nobody was asked, so that nobody has left a question open.
    """
    left_out = TWICE | (SILENT if source.round.nature is Nature.COMPILED else frozenset())
    counts = Counter(
        remark.code
        for remark in source.remarks
        if remark.code.startswith("A") and remark.weight is not Weight.NOTE and remark.code not in left_out
    )
    return dict(sorted(counts.items()))


def _confirm(desk: Desk) -> Iterable[Block]:
    counts = to_confirm(desk.source)
    yield Heading(1, inline(desk.words.headings["confirm"]), id="confirm")
    total = desk.number("to-confirm", sum(counts.values()))
    yield paragraph("p-confirm", desk.words.to_confirm(desk.count(total), desk.source.round.nature))
    if counts:
        heads = tuple(Cell(inline(text)) for text in desk.words.confirm_heads)
        rows = []
        for code, count in counts.items():
            about = desk.words.remarks.get(code, desk.words.notes["other-remark"])
            rows.append(
                (Cell(inline(about)), Cell(inline(code)), desk.cell(desk.number(f"to-confirm-{code}", count)))
            )
        yield paragraph("p-confirm-meaning", desk.words.notes["confirm"])
        yield Table(inline(desk.words.headings["confirm"]), (heads,), tuple(rows), id="t-confirm")
