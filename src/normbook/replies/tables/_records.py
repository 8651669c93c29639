"""Records of JSON and Parquet as rows: nested objects become columns named by their path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn, TypeGuard

from normbook.replies.tables._codes import Code
from normbook.replies.tables._sheet import Cell, Row, Scalar, Sheet
from normbook.replies.tables._source import Source

KEY = "@key"
"""Column of the key under which a record stands in an object of objects."""


def sheets_of(source: Source, value: Any, lines: Sequence[int] | None = None) -> tuple[Sheet, ...]:
    """The tables in a parsed document; refuses with W015 a shape that holds none."""
    if isinstance(value, dict):
        return _sheets_of_object(source, value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return (sheet_of_records(source, None, value, lines),)
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        return (_sheet_of_lists(source, value, lines),)
    _refuse_shape(
        source, "The document is not a list of records, records by key, one record, or a list of rows."
    )


def sheet_of_records(
    source: Source, name: str | None, records: Sequence[dict[str, Any]], lines: Sequence[int] | None = None
) -> Sheet:
    """One row a record; the columns in the order in which their names first appear."""
    columns: dict[str, int] = {}
    rows: list[Row] = []
    cells = 0
    for number, record in enumerate(records, start=1):
        flat = dict(_flat(source, record, "", source.limits.depth, lines[number - 1] if lines else number))
        for key in flat:
            columns.setdefault(key, len(columns))
        cells += len(columns)
        _bound(source, len(columns), cells, number)
        row: list[Cell] = [None] * len(columns)
        for key, cell in flat.items():
            row[columns[key]] = cell
        rows.append(tuple(row))
    if not columns:
        _refuse_shape(source, "The records hold no values.")
    width = len(columns)
    even = tuple(row if len(row) == width else row + (None,) * (width - len(row)) for row in rows)
    return Sheet(source.name, name, even, tuple(columns), lines=lines)


def _sheets_of_object(source: Source, value: dict[str, Any]) -> tuple[Sheet, ...]:
    declared = source.dialect.records
    if declared is not None and declared != ".":
        return (_declared(source, value, declared),)
    lists = [key for key, item in value.items() if _is_records(item)]
    if lists and declared is None:
        if len(lists) < len(value):
            _refuse_shape(
                source,
                f"The object holds a list of records under {lists[0]!r} beside other values.",
                f'Say records: {lists[0]} in the mapping, or records: "." if the whole object is one record.',
            )
        return tuple(sheet_of_records(source, key, value[key]) for key in lists)
    if declared is None and value and all(isinstance(item, dict) for item in value.values()):
        return (sheet_of_records(source, None, [{KEY: key} | item for key, item in value.items()]),)
    return (sheet_of_records(source, None, [value]),)


def _declared(source: Source, value: dict[str, Any], key: str) -> Sheet:
    found = value.get(key)
    if not _is_records(found):
        _refuse_shape(
            source,
            f"The mapping says records: {key}, but the object has no list of records under that key.",
            f"Name one of its keys: {', '.join(list(value)[:20])}.",
        )
    return sheet_of_records(source, key, found)


def _is_records(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _sheet_of_lists(source: Source, value: list[list[Any]], lines: Sequence[int] | None) -> Sheet:
    rows: list[Row] = []
    cells = 0
    for number, items in enumerate(value, start=1):
        cells += len(items)
        _bound(source, len(items), cells, number)
        if any(isinstance(item, dict) for item in items):
            _refuse_shape(source, f"Row {number} of the list of rows holds an object.")
        rows.append(
            tuple(
                _scalars(source, item, number) if isinstance(item, list) else _scalar(item) for item in items
            )
        )
    return Sheet(source.name, None, tuple(rows), lines=lines)


def _flat(
    source: Source, value: dict[str, Any], path: str, depth: int, number: int
) -> Iterator[tuple[str, Cell]]:
    """Values by path: `q3.untried` within an object, `children[2].age` within a list of objects."""
    if depth == 0:
        source.refuse(
            Code.NESTED,
            f"Objects and lists stand more than {source.limits.depth} deep in one another.",
            "Give a list of records, each with its values by key.",
            source.place(row=number, column=path[:80]),
        )
    for key, item in value.items():
        name = f"{path}{key}"
        if isinstance(item, dict):
            yield from _flat(source, item, f"{name}.", depth - 1, number)
        elif isinstance(item, list) and any(isinstance(part, dict | list) for part in item):
            numbered = {f"[{at}]": part for at, part in enumerate(item, start=1)}
            yield from _flat(source, numbered, name, depth - 1, number)
        elif isinstance(item, list):
            yield name, _scalars(source, item, number)
        else:
            yield name, _scalar(item)


def _scalars(source: Source, items: list[Any], number: int) -> tuple[Scalar, ...]:
    if any(isinstance(item, dict | list) for item in items):
        _refuse_shape(source, f"Row {number} of the list of rows holds a list of lists.")
    return tuple(_scalar(item) for item in items)


def _scalar(item: Any) -> Scalar:
    return None if item == "" else item


def _bound(source: Source, width: int, cells: int, number: int) -> None:
    limits = source.limits
    if width > limits.columns or cells > limits.cells:
        source.refuse(
            Code.USED_AREA,
            f"The table is larger than {limits.columns:,} columns or {limits.cells:,} cells by this record.",
            "Divide it into several files, and name them all in the mapping.",
            source.place(row=number),
        )


def _refuse_shape(source: Source, message: str, cure: str = "") -> NoReturn:
    source.refuse(
        Code.JSON_SHAPE,
        message,
        cure or "Give a list of records, each an object with its values by key.",
        source.place(),
    )
