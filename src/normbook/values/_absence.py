"""Absences: a question without a value has exactly one reason for it.

Which reason counts in which base is the definition of the bases "asked",
"applicable" and "answered" (docs/meaning.md, sections 2 and 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a question has no value. The text is the code used in files and JSON."""

    NOT_ASKED = "not-asked"
    NOT_ANSWERED = "not-answered"
    NOT_AVAILABLE = "not-available"
    NOT_YET_COLLECTED = "not-yet-collected"
    UNKNOWN = "unknown"
    VARIES = "varies-by-constituent-unit"
    REFUSED = "refused"
    CONFIDENTIAL = "confidential"
    NOT_APPLICABLE = "not-applicable"
    DOES_NOT_EXIST = "does-not-exist"
    NOT_COMPUTABLE = "not-computable"

    @property
    def asked(self) -> bool:
        """Does a respondent with this absence stand in the base "asked"?"""
        return self is not Reason.NOT_ASKED

    @property
    def applicable(self) -> bool:
        """Does a respondent with this absence stand in the base "applicable"?"""
        return self not in (Reason.NOT_ASKED, Reason.NOT_APPLICABLE, Reason.DOES_NOT_EXIST)

    @property
    def declared(self) -> bool:
        """May a State itself give this reason? The others are set by routing, silence or arithmetic."""
        return self not in (Reason.NOT_ASKED, Reason.NOT_ANSWERED, Reason.NOT_COMPUTABLE)


@dataclass(frozen=True, slots=True)
class Absence:
    """A reason for absence with the State's own note, where it gave one."""

    reason: Reason
    note: str = ""

    def as_json(self) -> dict[str, str]:
        return {"absent": self.reason.value}


class Mark(Enum):
    """A qualification that travels with a value into every table."""

    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    DEFINITION_DIFFERS = "definition-differs"
    PERIOD_DIFFERS = "reference-period-differs"
    PARTIAL = "partial"
    COMPILED = "compiled"
