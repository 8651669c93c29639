"""Remarks: what every reader, checker and validator returns.

A remark never stops the work by itself; it says what was found, where, how
much it weighs and what to do about it. Wording towards a State is
"to confirm", never an accusation (MEANING section 5).
"""

from __future__ import annotations

from normbook.remarks._faults import Refusal
from normbook.remarks._remark import Place, Remark, Weight, worst

__all__ = ["Place", "Refusal", "Remark", "Weight", "worst"]
