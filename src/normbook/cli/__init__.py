"""The command line: `normbook FOLDER DEED ARGUMENTS`, the same grammar everywhere.

Exit codes, a contract with scripts:
  0    well
  1    remarks of error weight
  2    wrong use, or input that cannot be read
  3    a fault of Normbook
  130  stopped by the user
  141  whoever read the output stopped reading
"""

from __future__ import annotations

from normbook.cli._exit import exit_code
from normbook.cli._main import main

__all__ = ["exit_code", "main"]
