"""A204: a total left blank over parts that are filled.

Source: United Nations crime trends surveys, consistency rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context, shown
from normbook.values import Reason


def blank_total(context: Context) -> Iterator[Remark]:
    table = context.question.table
    for relation in table.parts if table is not None else ():
        for column in table.columns if table is not None else ():
            total = f"{context.question.id}[{relation.total},{column}]"
            if context.reply.reason(total) is not Reason.NOT_ANSWERED:
                continue
            keys = [f"{context.question.id}[{row},{column}]" for row in relation.parts]
            numbers = [number for key in keys if (number := context.number(key)) is not None]
            if len(numbers) < len(keys):
                continue
            message = f"To confirm: the total is not yet answered; its parts come to {shown(sum(numbers))}."
            remark = context.remark(
                "A204", Weight.NOTE, keys[0], message, "Give the total, or say why there is none."
            )
            yield remark
