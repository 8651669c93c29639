"""The columnar engine: measures over a file of coded columns, for many replies on one machine.

`write_coded` makes the file from a population; `tabulate` counts its dense codes
in one pass, `compute` and `scored` put the trees of measures to DuckDB. Each gives
what the plain-Python engine of normbook.measures gives.
"""

from __future__ import annotations

from normbook.engines.columnar_compute import compute, scored
from normbook.engines.columnar_file import Coded, CodedColumn
from normbook.engines.columnar_tabulate import tabulate
from normbook.engines.columnar_write import write_coded

__all__ = ["Coded", "CodedColumn", "compute", "scored", "tabulate", "write_coded"]
