"""One door to every reader of tables: bytes and a name in, sheets and remarks out."""

from __future__ import annotations

from normbook.replies.tables._codes import Code
from normbook.replies.tables._format import format_of
from normbook.replies.tables._json import read_json
from normbook.replies.tables._limits import DEFAULT, Limits
from normbook.replies.tables._ods import read_ods
from normbook.replies.tables._parquet import read_parquet
from normbook.replies.tables._separated import read_separated
from normbook.replies.tables._sheet import Format, Tables
from normbook.replies.tables._source import Dialect, Source
from normbook.replies.tables._xls import read_xls
from normbook.replies.tables._xlsx import read_xlsx

_READERS = {
    Format.SEPARATED: read_separated,
    Format.XLSX: read_xlsx,
    Format.XLS: read_xls,
    Format.ODS: read_ods,
    Format.JSON: read_json,
    Format.JSON_LINES: read_json,
    Format.PARQUET: read_parquet,
}


def read_tables(data: bytes, name: str, dialect: Dialect | None = None, limits: Limits = DEFAULT) -> Tables:
    """The sheets of one file, told from its content.

    `name` is shown in places and remarks. Raises Refusal (W001 to W018) where the file cannot be
    read whole and without doubt; never anything else.
    """
    source = Source.of(data, name, dialect, limits)
    try:
        return _READERS[format_of(source)](source)
    except MemoryError:
        source.refuse(
            Code.TOO_LARGE,
            "There is not enough memory to read the file.",
            "Divide the table into several files, and name them all in the mapping.",
        )
