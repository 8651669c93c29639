"""One remark: code, weight, address, place, message and cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """How much a remark weighs; only identity, authority and edition stop a submission."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note: remarks are shown heaviest first."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: 1-based row (or line) and column, sheet by name. Unknown parts are None."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | str | None = None

    def __str__(self) -> str:
        parts = [self.file or ""]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.row is not None:
            parts.append(f"line {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(part for part in parts if part)

    def as_json(self) -> dict[str, object]:
        return {"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column}


@dataclass(frozen=True, slots=True)
class Remark:
    """What was found, where, and what to do. `address` is a permanent address or ""."""

    code: str
    weight: Weight
    message: str
    cure: str
    address: str = ""
    place: Place | None = None
    respondent: str | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "weight": self.weight.value,
            "respondent": self.respondent,
            "address": self.address,
            "message": self.message,
            "cure": self.cure,
            "source": self.place.as_json() if self.place else None,
        }


def worst(remarks: Iterable[Remark]) -> Weight | None:
    """The heaviest weight among the remarks, None where there are none."""
    return min((remark.weight for remark in remarks), key=lambda weight: weight.rank, default=None)
