"""A205: a later stage of the process larger than an earlier one.

More persons convicted than brought before a court, for instance. Source:
United Nations crime trends surveys (sixth survey: one of the three mistakes
that cost most).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context, shown


def later_stage(context: Context) -> Iterator[Remark]:
    table = context.question.table
    for stages in table.stages if table is not None else ():
        for column in table.columns if table is not None else ():
            later, earlier = (_key(context, side, column) for side in (stages.later, stages.earlier))
            high, low = context.number(later), context.number(earlier)
            if high is None or low is None or high <= low:
                continue
            weight = Weight.ERROR if context.one_source([later, earlier]) else Weight.WARNING
            sides = f"{shown(high)} ({later}) is more than {shown(low)} ({earlier})"
            message = f"To confirm: {sides}, an earlier stage."
            yield context.remark(
                "A205", weight, later, message, "Correct one of them, or explain how it came about."
            )


def _key(context: Context, side: str, column: str) -> str:
    """A row of this table, or "table[row]" of another."""
    table, bracket, row = side.partition("[")
    return (
        f"{table}[{row.removesuffix(']')},{column}]" if bracket else f"{context.question.id}[{side},{column}]"
    )
