"""Faults of the user's input, as against faults of ours.

Refusal            input that cannot be read or used at all; shown without a traceback, exit code 2
(any other error)  a fault of Normbook; shown with its traceback
"""

from __future__ import annotations

from normbook.remarks._remark import Place, Remark, Weight


class Refusal(Exception):
    """Input that cannot be read or used: says what happened, where, and what to do."""

    def __init__(self, code: str, message: str, cure: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.cure = cure
        self.place = place

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place and str(self.place) else ""
        return f"{self.code}: {self.message}{where} {self.cure}"

    def as_remark(self, address: str = "") -> Remark:
        return Remark(self.code, Weight.ERROR, self.message, self.cure, address, self.place)
