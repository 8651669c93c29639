"""Replies as a file of coded columns (columnar_file says how they stand there)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normbook.engines.columnar_file import (
    BY,
    GROUP_ROWS,
    MARKS,
    MASK_CODES,
    PERIOD,
    RESPONDENT,
    CodedColumn,
    code_of,
    head_of,
)
from normbook.engines.duckdb import arrow_type, stored
from normbook.instruments import Instrument
from normbook.measures import Population, Subject
from normbook.rules import Kind, Type
from normbook.values import Reason

if TYPE_CHECKING:
    import pyarrow as arrow

_SILENT = Reason.NOT_ANSWERED
_CODES = {reason.value: code_of(reason) for reason in Reason}


@dataclass(frozen=True, slots=True)
class _Written:
    """A column to be written: its field, and what it has for a reply."""

    field: arrow.Field
    cell: Callable[[Subject], object]


def write_coded(instrument: Instrument, population: Population, attributes: Iterable[str] = ()) -> bytes:
    """The replies of a population as coded Parquet, with these attributes to group by."""
    import pyarrow as arrow
    from pyarrow import parquet

    subjects = population.subjects
    columns = [
        _Written(arrow.field(RESPONDENT, arrow.string()), lambda subject: subject.reply.respondent),
        _Written(arrow.field(PERIOD, arrow.string()), lambda subject: subject.reply.period),
        *(_attribute(population, name) for name in dict.fromkeys(attributes)),
    ]
    for key, type_ in instrument.types():
        columns += _columns(key, type_, subjects)
    schema = arrow.schema([each.field for each in columns], head_of(population.members, population.invited))
    sink = io.BytesIO()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for start in range(0, len(subjects), GROUP_ROWS):
            part = subjects[start : start + GROUP_ROWS]
            arrays = [arrow.array([each.cell(s) for s in part], each.field.type) for each in columns]
            writer.write_table(arrow.table(arrays, schema=schema), row_group_size=GROUP_ROWS)
    return sink.getvalue()


def coded_field(name: str, column: CodedColumn) -> arrow.Field:
    """The field of a column of values, of the smallest type that its codes need."""
    import pyarrow as arrow

    count = len(column.codes)
    match column.form:
        case "codes":
            type_ = arrow.int8() if count <= 127 else arrow.int16() if count <= 32767 else arrow.int32()
        case "mask":
            widths = ((7, arrow.int8()), (15, arrow.int16()), (31, arrow.int32()))
            type_ = next((width for bits, width in widths if count <= bits), arrow.int64())
        case _:
            type_ = arrow_type(column.type)
    return arrow.field(name, type_, metadata=column.metadata())


def _attribute(population: Population, name: str) -> _Written:
    values = {population.attribute(subject.reply, name) or "" for subject in population.subjects}
    column = CodedColumn(name, "codes", Type(Kind.CHOICE), tuple(sorted(values)))
    place = {value: index for index, value in enumerate(column.codes)}
    return _Written(
        coded_field(BY + name, column),
        lambda subject: place[population.attribute(subject.reply, name) or ""],
    )


def _columns(key: str, type_: Type, subjects: Sequence[Subject]) -> Iterator[_Written]:
    column = _column(key, type_, subjects)
    field = coded_field(key, column)
    if column.form == "plain":
        yield _Written(field, lambda subject: stored(subject.values.get(key), type_))
        yield from _reasons(key, subjects)
    else:
        code = _coder(column)
        yield _Written(field, lambda subject: _coded(subject, key, code))
    yield from _marks(key, subjects)


def _column(key: str, type_: Type, subjects: Sequence[Subject]) -> CodedColumn:
    """The form of a column; codes that no list has, but a reply, stand behind those of the list."""
    if type_.kind is Kind.BOOLEAN and not type_.many:
        return CodedColumn(key, "codes", type_, ("yes", "no"))
    if type_.codes is None or type_.many or type_.kind not in (Kind.CHOICE, Kind.SET):
        return CodedColumn(key, "plain", type_)
    found = {code for subject in subjects for code in _codes_in(subject.values.get(key))}
    codes = (*type_.codes, *sorted(found.difference(type_.codes)))
    if type_.kind is Kind.CHOICE:
        return CodedColumn(key, "codes", type_, codes)
    return CodedColumn(key, "mask" if len(codes) <= MASK_CODES else "plain", type_, codes)


def _codes_in(value: object) -> Iterable[str]:
    if isinstance(value, frozenset):
        return value
    return (value,) if isinstance(value, str) else ()


def _coder(column: CodedColumn) -> Callable[[object], int]:
    place = {code: index for index, code in enumerate(column.codes)}
    if column.form == "mask":
        return lambda value: sum(1 << place[code] for code in _codes_in(value))
    if column.type.kind is Kind.BOOLEAN:
        return lambda value: 0 if value else 1
    return lambda value: place[str(value)]


def _coded(subject: Subject, key: str, code: Callable[[object], int]) -> int:
    value = subject.values.get(key)
    return code(value) if value is not None else _CODES[subject.reasons.get(key, _SILENT.value)]


def _reasons(key: str, subjects: Sequence[Subject]) -> Iterator[_Written]:
    """The column of reasons beside a plain one, where there are others than "not answered"."""
    import pyarrow as arrow

    if any(subject.reasons.get(key, _SILENT.value) != _SILENT.value for subject in subjects):
        yield _Written(
            arrow.field(f"{key}@reason", arrow.int8()), lambda subject: _coded(subject, key, lambda _: 0)
        )


def _marks(key: str, subjects: Sequence[Subject]) -> Iterator[_Written]:
    import pyarrow as arrow

    if any(subject.marks.get(key) for subject in subjects):
        bits = {mark.value: 1 << place for place, mark in enumerate(MARKS)}
        yield _Written(
            arrow.field(f"{key}@marks", arrow.int8()),
            lambda subject: sum(bits[mark] for mark in subject.marks.get(key, ())),
        )
