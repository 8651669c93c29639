"""What a benchmark gives, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One engine at one task.

    amount    how many of `unit` were done in `seconds` (median of the runs)
    answer    what all engines at the task must give alike, as a short text; "" where nothing is compared
    ours      is it Normbook, or a peer measured beside it?
    note      what a reader must know to judge the figure
    cores     seconds of all cores together, for the rate of one core; 0 where they were not measured
    floor     the least per second that is asked of it, or None
    """

    task: str
    engine: str
    amount: int
    unit: str
    seconds: float
    answer: str = ""
    ours: bool = False
    note: str = ""
    cores: float = 0.0
    floor: float | None = None

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.amount / self.seconds if self.seconds else 0.0


def shown(rows: Iterable[Row]) -> Iterable[str]:
    """The rows as Markdown tables, one a task; the ratio is to the fastest of ours."""
    tasks: dict[str, list[Row]] = {}
    for row in rows:
        tasks.setdefault(row.task, []).append(row)
    for task, lines in tasks.items():
        yield f"\n{task}\n"
        yield "| engine | amount | seconds | per second | per core | ours is faster by | same answer | note |"
        yield "|---|---|---|---|---|---|---|---|"
        yield from _lines(lines)


def _lines(rows: list[Row]) -> Iterable[str]:
    best = max((row.rate for row in rows if row.ours), default=0.0)
    answer = next((row.answer for row in rows if row.ours and row.answer), "")
    for row in sorted(rows, key=lambda row: -row.rate):
        ratio = "" if row.ours or not best or not row.rate else f"{best / row.rate:,.1f}"
        same = "" if not row.answer else ("yes" if row.answer == answer else f"NO: {row.answer}")
        name = f"**{row.engine}**" if row.ours else row.engine
        note = row.note
        if row.floor is not None:
            note = f"{note}; " if note else ""
            note += f"asked: {_rate(row.floor)}" + ("" if row.rate >= row.floor else " NOT REACHED")
        amount = f"{row.amount:,} {row.unit} | {row.seconds:.3g} | {_rate(row.rate)}"
        core = f"{row.amount / row.cores:,.0f}" if row.cores else ""
        yield f"| {name} | {amount} | {core} | {ratio} | {same} | {note} |"


def _rate(rate: float) -> str:
    """A rate as people read it: whole numbers where they are large."""
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"


def faults(rows: Iterable[Row]) -> list[str]:
    """Figures that are not as they must be: an answer that differs from ours, a floor not reached."""
    rows = list(rows)
    found = []
    answers = {row.task: row.answer for row in reversed(rows) if row.ours and row.answer}  # the first of ours
    for row in rows:
        if row.answer and row.answer != answers.get(row.task, row.answer):
            found.append(f"{row.task}: {row.engine} answers {row.answer}, not {answers[row.task]}.")
        if row.floor is not None and row.rate < row.floor:
            found.append(
                f"{row.task}: {row.engine} does {_rate(row.rate)} a second; {_rate(row.floor)} are asked."
            )
    return found
