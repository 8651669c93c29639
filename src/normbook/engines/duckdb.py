"""Runner for DuckDB: cases and programs in a database in memory, on one thread unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from normbook.rules import Case, Input, Kind, Program, Result, Type, result
from normbook.rules._core import Core
from normbook.rules.printers.duckdb_case import PLACE, case_columns, case_query, column_names
from normbook.rules.printers.duckdb_program import (
    REASONS,
    WORD,
    ProgramColumns,
    program_query,
    reason_type,
)
from normbook.rules.printers.python_program import Outcome
from normbook.values import Value

if TYPE_CHECKING:
    import pyarrow as arrow
    from duckdb import DuckDBPyConnection

Reply = tuple[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]]
"""Values by key (present ones only), reasons by key, marks by key."""


def connect(*, threads: int = 1) -> DuckDBPyConnection:
    """A database in memory that reads no file and no network."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "enable_external_access": False,
        "lambda_syntax": "DISABLE_SINGLE_ARROW",
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("SET enable_progress_bar = false")
    return connection


def run_cases(cases: Sequence[Case]) -> list[Result]:
    """What each case gives, in the given order. Cases of one expression are rows of one table."""
    groups: dict[tuple[Core, Core, Core], list[int]] = {}
    for index, case in enumerate(cases):
        groups.setdefault((case.value, case.reason, case.partial), []).append(index)
    found: dict[int, Result] = {}
    connection = connect()
    try:
        for places in groups.values():
            given = [cases[index] for index in places]
            found.update(zip(places, _run_group(connection, given), strict=True))
    finally:
        connection.close()
    return [found[index] for index in range(len(cases))]


def _run_group(connection: DuckDBPyConnection, cases: Sequence[Case]) -> Iterator[Result]:
    first = cases[0]
    connection.register("replies", _case_table(cases))
    query = case_query(first.value, first.reason, first.partial, "replies")
    rows = connection.execute(query).fetchall()
    connection.unregister("replies")
    for case, (_, value, reason, partial) in zip(cases, rows, strict=True):
        yield result(case, read_value(value, case.value.type), reason, partial=bool(partial))


def _case_table(cases: Sequence[Case]) -> arrow.Table:
    """The inputs of cases of one expression, a row each."""
    import pyarrow as arrow

    first = cases[0]
    types, reasons, marks = case_columns(first.value, first.reason, first.partial)
    names = column_names(sorted({*types, *reasons, *marks}))
    absent = Input(Type(Kind.TEXT), None)
    columns: dict[str, Any] = {PLACE: arrow.array(range(len(cases)), arrow.int64())}
    for key, name in names.items():
        given = [case.inputs.get(key, absent) for case in cases]
        columns[name] = _column([each.value for each in given], types.get(key))
        if key in reasons:
            columns[f"{name}__r"] = arrow.array([each.reason.value for each in given], arrow.string())
        if key in marks:
            columns[f"{name}__m"] = arrow.array(
                [f" {' '.join(sorted(each.marks))} " for each in given], arrow.string()
            )
    return arrow.table(columns)


def _column(values: Sequence[object], type_: Type | None) -> arrow.Array:
    """Values as a column; of an input that is asked for its reason alone (no type), whether it is there."""
    import pyarrow as arrow

    if type_ is None:
        return arrow.array([True if value is not None else None for value in values], arrow.bool_())
    return arrow.array([stored(value, type_) for value in values], arrow_type(type_))


def arrow_type(type_: Type) -> arrow.DataType:
    """The type of a column of values."""
    import pyarrow as arrow

    plain = {
        Kind.BOOLEAN: arrow.bool_(),
        Kind.INTEGER: arrow.int64(),
        Kind.DECIMAL: arrow.decimal128(24, 9),
        Kind.DATE: arrow.date32(),
        Kind.MOMENT: arrow.timestamp("us"),
    }.get(type_.kind, arrow.string())
    return arrow.list_(plain) if type_.many else plain


def stored(value: object, type_: Type) -> object:
    """A value as its column takes it: absent None, a set as its codes in the order of the list."""
    if value is None or value == "":
        return None
    if type_.many:
        return [stored(row, type_.one) for row in value] if isinstance(value, tuple | list) else None
    match value:
        case bool():
            return value
        case int() if type_.kind is Kind.DECIMAL:
            return Decimal(value)
        case Decimal() if type_.kind is Kind.DECIMAL:
            return value
        case Decimal() if type_.kind is Kind.INTEGER:
            return int(value)
        case frozenset():
            return " ".join(_ordered(value, type_.codes))
        case _:
            return value


def _ordered(codes: frozenset[str], listed: tuple[str, ...] | None) -> list[str]:
    return [code for code in listed if code in codes] if listed is not None else sorted(codes)


def read_value(value: object, type_: Type) -> Value | None:
    """A value as it comes out of the database."""
    if isinstance(value, str) and type_.kind is Kind.SET:
        return frozenset(value.split(" "))
    if isinstance(value, Decimal) and type_.kind is Kind.INTEGER:
        return int(value)
    if value is None or isinstance(value, bool | int | Decimal | str | datetime | date):
        return value
    raise TypeError(f"DuckDB gave {value!r} for {type_}.")


def run_program(program: Program, replies: Sequence[Reply]) -> list[Outcome]:
    """What the program decides of each reply, in the given order."""
    given = {key for _, reasons, _ in replies for key, code in reasons.items() if code != "not-answered"}
    columns = ProgramColumns(program, frozenset(given & set(ProgramColumns(program).names)))
    connection = connect()
    try:
        connection.execute(reason_type())
        connection.register("replies", reply_table(columns, replies))
        rows = connection.execute(program_query(columns, "replies", [PLACE]) + f' ORDER BY "{PLACE}"')
        names = [column[0] for column in rows.description]
        return [_outcome(columns, dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    finally:
        connection.close()


def store_outcomes(
    connection: DuckDBPyConnection,
    columns: ProgramColumns,
    source: str,
    target: str,
    keep: Sequence[str] = (PLACE,),
) -> None:
    """Decide every reply of the table `source` and store what was decided as the table `target`."""
    known = connection.execute(
        "SELECT count(*) FROM duckdb_types() WHERE type_name = ?", [REASONS]
    ).fetchone()
    if known == (0,):
        connection.execute(reason_type())
    connection.execute(f"CREATE OR REPLACE TABLE {target} AS {program_query(columns, source, keep)}")


def reply_table(columns: ProgramColumns, replies: Sequence[Reply]) -> arrow.Table:
    """Replies as the program's query reads them: a row each, numbered from 0 in the column PLACE."""
    import pyarrow as arrow

    types = columns.program.inputs
    found: dict[str, Any] = {PLACE: arrow.array(range(len(replies)), arrow.int64())}
    for key, name in columns.names.items():
        found[name] = _column([values.get(key) for values, _, _ in replies], types.get(key))
        if key in columns.reasons:
            found[f"{name}__r"] = arrow.array([reasons.get(key) for _, reasons, _ in replies], arrow.string())
        if key in columns.marks:
            marks = [f" {' '.join(sorted(given.get(key, ())))} " for _, _, given in replies]
            found[f"{name}__m"] = arrow.array(marks, arrow.string())
    return arrow.table(found)


def _outcome(columns: ProgramColumns, row: Mapping[str, Any]) -> Outcome:
    steps, required = columns.program.steps, columns.required
    relevant = bytearray(row.get(columns.asked(step), True) for step in steps)
    absent = [required[index] for index in _bits(row, "missing", len(required))]
    return Outcome(relevant, _bits(row, "violated", len(columns.program.rules)), absent)


def _bits(row: Mapping[str, Any], name: str, count: int) -> list[int]:
    return [index for index in range(count) if row[f"{name}_{index // WORD}"] >> index % WORD & 1]
