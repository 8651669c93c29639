"""Parquet: columns with types, by pyarrow, read in batches within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

from normbook.remarks import Refusal
from normbook.replies.tables._calamine import number_of
from normbook.replies.tables._codes import Code
from normbook.replies.tables._records import sheet_of_records
from normbook.replies.tables._sheet import Cell, ErrorCell, Format, Row, Scalar, Sheet, Tables
from normbook.replies.tables._source import Source

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 4096
"""Records read at a time."""


def read_parquet(source: Source) -> Tables:
    """One row a record. Structures become columns named by their path, lists of scalars one cell.

    Refuses with W009 damage, W010 encryption, W013 size, W018 a column of bytes that are no text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(
            pa.BufferReader(source.data), thrift_string_size_limit=2**24, thrift_container_size_limit=2**20
        )
        _bound(source, file.metadata.num_rows, file.metadata.num_columns, file.metadata)
        schema = file.schema_arrow
        nested = any(
            pa.types.is_nested(field.type) and not _is_list_of_scalars(field.type) for field in schema
        )
        batches = _batches(source, file)
        sheet = _nested(source, batches) if nested else _flat(source, schema, batches)
    except Refusal:
        raise
    except (
        pa.ArrowException,
        OSError,
        ValueError,
        OverflowError,
        MemoryError,
        UnicodeDecodeError,
        TypeError,
    ) as fault:
        _refuse(source, fault)
    return Tables(source.name, Format.PARQUET, (sheet,), source.tally.remarks())


def _bound(source: Source, rows: int, columns: int, metadata: Any) -> None:
    limits = source.limits
    size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if columns > limits.columns or rows * max(columns, 1) > limits.cells or size > limits.unpacked_bytes:
        source.refuse(
            Code.USED_AREA,
            f"It has {rows:,} records of {columns:,} columns; at most {limits.cells:,} values are read.",
            "Divide it into several files, or keep only the columns that the mapping names.",
        )
    if rows == 0 or columns == 0:
        source.refuse(Code.EMPTY, "The file holds no record.", "Write the table again.")


def _batches(source: Source, file: Any) -> Iterator[pa.RecordBatch]:
    """Batches, with the text they hold once written out counted."""
    size = 0
    for batch in file.iter_batches(batch_size=_BATCH, use_threads=False):
        size += batch.nbytes
        if size > source.limits.unpacked_bytes:
            source.refuse(
                Code.USED_AREA,
                f"The records unpack to more than {source.limits.unpacked_bytes:,} bytes.",
                "Divide the file into several files.",
            )
        yield batch


def _flat(source: Source, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> Sheet:
    converters = [_converter(source, field) for field in schema]
    rows: list[Row] = []
    for batch in batches:
        columns = [
            [convert(value) for value in column.to_pylist()]
            for convert, column in zip(converters, batch.columns, strict=True)
        ]
        rows.extend(zip(*columns, strict=True))
    return Sheet(source.name, None, tuple(rows), tuple(schema.names))


def _nested(source: Source, batches: Iterator[pa.RecordBatch]) -> Sheet:
    records: list[dict[str, Any]] = []
    for batch in batches:
        records.extend(
            {name: _within(source, name, value) for name, value in record.items()}
            for record in batch.to_pylist()
        )
    return sheet_of_records(source, None, records)


def _within(source: Source, name: str, value: Any) -> Any:
    """Plain values in a structure; a map comes as pairs and becomes an object."""
    if isinstance(value, dict):
        return {str(key): _within(source, f"{name}.{key}", item) for key, item in value.items()}
    if (
        isinstance(value, list)
        and value
        and all(isinstance(item, tuple) and len(item) == 2 for item in value)
    ):
        return {str(key): _within(source, f"{name}.{key}", item) for key, item in value}
    if isinstance(value, list):
        return [_within(source, name, item) for item in value]
    return _scalar(source, name, value)


def _is_list_of_scalars(kind: pa.DataType) -> bool:
    import pyarrow as pa

    listed = pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind)
    return listed and not pa.types.is_nested(kind.value_type)


def _converter(source: Source, field: pa.Field) -> Callable[[Any], Cell]:
    import pyarrow as pa

    kind = field.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return lambda value: value or None
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind) or pa.types.is_null(kind):
        return lambda value: value
    if pa.types.is_float32(kind) or pa.types.is_float16(kind):
        return _single
    if pa.types.is_nested(kind):
        return lambda items: (
            None if items is None else tuple(_scalar(source, field.name, item) for item in items)
        )
    return lambda value: _scalar(source, field.name, value)


def _single(value: float | None) -> Scalar:
    """A single-precision number as the shortest decimal that stands for it: 0.1, not 0.10000000149."""
    if value is None:
        return None
    import numpy

    whole = number_of(value)
    return Decimal(str(numpy.float32(value))) if isinstance(whole, Decimal) else whole


def _scalar(source: Source, name: str, value: Any) -> Scalar:
    if value is None or value == "":
        return None
    if isinstance(value, float):
        return number_of(value)
    if isinstance(value, Decimal):
        return value if value.is_finite() else ErrorCell(str(value))
    if isinstance(value, str | bool | int | datetime | date):
        return value
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes):
        try:
            return value.decode() or None
        except UnicodeDecodeError:
            pass
    source.refuse(
        Code.COLUMN_TYPE,
        f"The column {name} holds {type(value).__name__} values that are no text, number, date or yes/no.",
        "Write the column as text, or leave it out.",
        source.place(column=name),
    )


def _refuse(source: Source, fault: Exception) -> NoReturn:
    if "encrypt" in str(fault).lower():
        source.refuse(Code.ENCRYPTED, "The Parquet file is encrypted.", "Write it again without encryption.")
    source.refuse(
        Code.DAMAGED,
        "The Parquet file is damaged or cut off.",
        "Copy or send it again, or write it again from the program it came from.",
    )
