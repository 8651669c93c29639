"""A206: the same figures in two tables that count different things.

Source: United Nations crime trends surveys (sixth survey: police and
prosecution tables with identical figures).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context

_LEAST = 3
"""Cells that must agree; one or two equal counts are chance."""


def same_figures(context: Context) -> Iterator[Remark]:
    table = context.question.table
    for other in table.distinct if table is not None else ():
        pairs = []
        for key in context.question.keys:
            mine, theirs = context.number(key), context.number(other + key.removeprefix(context.question.id))
            if mine is not None and theirs is not None and (mine or theirs):
                pairs.append((mine, theirs))
        if len(pairs) >= _LEAST and all(mine == theirs for mine, theirs in pairs):
            first = next(key for key in context.question.keys if context.number(key))
            message = f"To confirm: all {len(pairs)} figures are the same as in “{other}”."
            yield context.remark(
                "A206", Weight.WARNING, first, message, "Check that each table counts what it asks for."
            )
