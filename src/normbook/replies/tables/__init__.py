"""Readers of tables: CSV and its kin, workbooks, JSON and Parquet, told from their content.

What comes out is what stands in the file, cell by cell with its place. Which column is which
question, and which string is which reason for absence, is said by a mapping and not here.
"""

from __future__ import annotations

from normbook.replies.tables._codes import Code
from normbook.replies.tables._limits import DEFAULT, Limits
from normbook.replies.tables._read import read_tables
from normbook.replies.tables._records import KEY
from normbook.replies.tables._sheet import (
    Cell,
    ErrorCell,
    Format,
    Row,
    Scalar,
    Sheet,
    Tables,
    column_letters,
    column_number,
    turned,
)
from normbook.replies.tables._source import Dialect
from normbook.replies.tables._table import Table, heading, table_of
from normbook.replies.tables._tally import Tally

__all__ = [
    "DEFAULT",
    "KEY",
    "Cell",
    "Code",
    "Dialect",
    "ErrorCell",
    "Format",
    "Limits",
    "Row",
    "Scalar",
    "Sheet",
    "Table",
    "Tables",
    "Tally",
    "column_letters",
    "column_number",
    "heading",
    "read_tables",
    "table_of",
    "turned",
]
