"""A201 to A203: parts above their total, parts below it, one part alone above it.

Parts above their total contradict each other, as an error only where the
values come from one source; parts below it are possible (not recorded for
some) and to confirm. Source: United Nations crime trends surveys, consistency
rules; sample figures on prisons, where both kinds occur.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments import Parts, Table
from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context, shown
from normbook.values import Number


def parts_and_total(context: Context) -> Iterator[Remark]:
    table = context.question.table
    if table is None:
        return
    for relation in table.parts:
        for column in table.columns:
            remark = _compared(context, table, relation, column)
            if remark is not None:
                yield remark


def _compared(context: Context, table: Table, relation: Parts, column: str) -> Remark | None:
    def key(row: str) -> str:
        return f"{context.question.id}[{row},{column}]"

    total = context.number(key(relation.total))
    if total is None:
        return None
    parts: dict[str, Number] = {}
    for row in relation.parts:
        number = context.number(key(row))
        if number is not None:
            parts[row] = number
    together = sum(parts.values())
    if not parts or together == total:
        return None
    keys = [key(relation.total), *(key(row) for row in parts)]
    complete = len(parts) == len(relation.parts)
    sides = f"{_listed(context, parts, column)} against {shown(total)} ({context.label(key(relation.total))})"
    if together > total:
        weight = Weight.ERROR if context.one_source(keys) else Weight.WARNING
        code = "A201" if complete else "A203"
        message = f"To confirm: the parts come to {shown(together)}, more than their total: {sides}."
        return context.remark(
            code, weight, keys[0], message, "Correct the total or a part, or explain the difference."
        )
    if together < total and complete and relation.exhaustive:
        message = f"To confirm: the parts come to {shown(together)}, less than their total: {sides}."
        return context.remark(
            "A202", Weight.WARNING, keys[0], message, "Correct it, or say what the rest is."
        )
    return None


def _listed(context: Context, parts: dict[str, Number], column: str) -> str:
    named = (
        f"{shown(number)} ({context.label(f'{context.question.id}[{row},{column}]')})"
        for row, number in parts.items()
    )
    return " + ".join(named)
