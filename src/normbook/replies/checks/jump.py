"""A207: a large change from one year, or one round, to the next without an explanation.

The tolerance stands in the instrument (United Nations crime trends surveys:
40 per cent without a comment causes a query). A comment explains it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context, number_of, shown
from normbook.values import Number


def jump(context: Context) -> Iterator[Remark]:
    table = context.question.table
    if table is None or table.jump is None:
        return
    for row in table.rows:
        keys = [f"{context.question.id}[{row},{column}]" for column in table.columns]
        if table.years:
            numbers = [context.number(key) for key in keys]
            for place, (before, after) in enumerate(pairwise(numbers)):
                if before is not None and after is not None:
                    yield from _step(context, keys[place + 1], before, f"in {table.columns[place]}")
        if context.prior is not None:
            for key in keys:
                yield from _step(context, key, number_of(context.prior.value(key)), "in the last round")


def _step(context: Context, key: str, before: Number | None, when: str) -> Iterator[Remark]:
    table, after = context.question.table, context.number(key)
    if table is None or table.jump is None or before is None or after is None:
        return
    if context.explained(key):
        return
    first, second = Decimal(before), Decimal(after)
    if max(first, second) < table.floor or abs(second - first) <= table.jump * abs(first):
        return
    change = f"{shown(before)} {when}, {shown(after)} now"
    message = f"To confirm: {context.label(key)} changed more than usual: {change}."
    yield context.remark(
        "A207", Weight.WARNING, key, message, "Correct it, or explain the change in a comment."
    )
