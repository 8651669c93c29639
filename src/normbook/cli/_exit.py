"""What the command line returns to the one who called it."""

from __future__ import annotations

from collections.abc import Iterable

from normbook.remarks import Remark, Weight, worst

WELL = 0
REMARKS = 1
WRONG_USE = 2
FAULT = 3
STOPPED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE


def exit_code(remarks: Iterable[Remark]) -> int:
    """1 where a remark has the weight of an error, else 0. A deed returns this number."""
    return REMARKS if worst(remarks) is Weight.ERROR else WELL
