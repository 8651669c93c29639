"""How much a reader of tables takes before it refuses: bounds on work and memory.

The bounds are set for one machine of a ministry with 4 GiB of memory. The largest real file known,
the crime trends survey on prisons, has 855,000 cells and 48 MB of unpacked XML: every bound leaves
at least ten times that. Tests lower them through `Limits(...)`; a caller may raise them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; a file above one of them is refused with its place."""

    file_bytes: int = 256 * 2**20
    """Size of the file as given."""
    json_bytes: int = 64 * 2**20
    """Size of a JSON document: it is held whole, at about ten times its size."""
    json_parts: int = 2_000_000
    """Objects and lists in a JSON document: an empty one takes thirty times its two characters."""
    line_characters: int = 4 * 2**20
    """One physical line of separated text or JSON lines; 5,000 columns of 800 characters."""
    field_characters: int = 131_072
    """One field of separated text; Python's csv module has the same bound. Excel's is 32,767."""
    columns: int = 16_384
    """Columns of a table; the width of a worksheet."""
    cells: int = 20_000_000
    """Rows times columns of all tables in one file; a full worksheet of 19 columns."""
    text_characters: int = 512 * 2**20
    """All text in one file once its repetitions are written out."""
    unpacked_bytes: int = 400 * 2**20
    """All parts of a zipped workbook together, unpacked."""
    ratio: int = 250
    """Unpacked to packed size of one part above `ratio_from`; real worksheets stay below 120."""
    ratio_from: int = 16 * 2**20
    """Unpacked size from which `ratio` counts, in bytes."""
    parts: int = 10_000
    """Files inside a zipped workbook."""
    depth: int = 16
    """Objects or lists within one another in one JSON or Parquet record."""
    shown: int = 100
    """Remarks of one code listed one by one for a file; the others are counted."""


DEFAULT = Limits()
