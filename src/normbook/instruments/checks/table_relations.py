"""I034: a relation of a table that names a row, column or table that is not there, or a row twice.

Source: United Nations crime trends surveys, consistency rules (parts and
totals, stages of the process, tables that must differ); issue 2, D3.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument, Question, Table
from normbook.instruments.checks._finding import on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    tables = {each.id: each.table for each in instrument.questions if each.table is not None}
    for question in instrument.questions:
        if question.table is not None:
            for message, cure in _faults(question, question.table, tables):
                yield on_question(instrument, question, "I034", Weight.ERROR, message, cure)


def _faults(question: Question, table: Table, tables: dict[str, Table]) -> Iterator[tuple[str, str]]:
    for name, codes in (("row", table.rows), ("column", table.columns)):
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield f"The table {question.id} has the {name} {code} twice.", "Keep one."
        if not codes:
            yield f"The table {question.id} has no {name}s.", "Add at least one."
    for parts in table.parts:
        if parts.total in parts.parts or len(set(parts.parts)) < len(parts.parts):
            yield (
                f"In {question.id}, a part of {parts.total} stands twice or is the total itself.",
                "Name each part once.",
            )
        if not parts.parts:
            yield f"In {question.id}, the total {parts.total} has no parts.", "Name its parts."
    for stages in table.stages:
        for side in (stages.later, stages.earlier):
            yield from _side(question, side, table, tables)
        if stages.later == stages.earlier:
            yield (
                f"In {question.id}, the stage {stages.later} is compared with itself.",
                "Name the earlier stage.",
            )
    for other in table.distinct:
        if other == question.id or other not in tables:
            yield f"{question.id} is to differ from “{other}”, which is no other table.", _known(tables)


def _side(question: Question, side: str, table: Table, tables: dict[str, Table]) -> Iterator[tuple[str, str]]:
    name, bracket, row = side.partition("[")
    if not bracket:
        if side not in table.rows:
            yield f"A stage of {question.id} names the row “{side}”, which it does not have.", _rows(table)
        return
    other = tables.get(name)
    row = row.removesuffix("]")
    if other is None:
        yield f"A stage of {question.id} names the table “{name}”, which is not there.", _known(tables)
    elif row not in other.rows:
        yield f"A stage of {question.id} names “{side}”; {name} has no such row.", _rows(other)
    elif not set(other.columns) & set(table.columns):
        yield (
            f"A stage of {question.id} names “{side}”, but the tables share no column.",
            "Use the same columns.",
        )


def _rows(table: Table) -> str:
    return f"Use one of: {', '.join(table.rows)}."


def _known(tables: dict[str, Table]) -> str:
    return f"Use one of the tables: {', '.join(tables)}."
