"""What every reader is given: the bytes, the name, what the mapping says of the file, the bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from normbook.remarks import Place, Refusal
from normbook.replies.tables._codes import Code
from normbook.replies.tables._limits import DEFAULT, Limits
from normbook.replies.tables._tally import Tally


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a mapping declares of a file because the file itself cannot say it."""

    encoding: str | None = None
    """Name of the encoding; a byte-order mark goes before it."""
    delimiter: str | None = None
    """One character between fields."""
    header: int | None = None
    """Line of the header, from 1: lines above it are not looked at to find the delimiter."""
    records: str | None = None
    """Key of the list of records in a JSON object; "." says that the object is one record."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file under reading."""

    data: bytes
    name: str
    dialect: Dialect
    limits: Limits
    tally: Tally = field(repr=False)

    @classmethod
    def of(cls, data: bytes, name: str, dialect: Dialect | None = None, limits: Limits = DEFAULT) -> Source:
        return cls(data, name, dialect or Dialect(), limits, Tally(name, limits.shown))

    def place(
        self, sheet: str | None = None, row: int | None = None, column: int | str | None = None
    ) -> Place:
        return Place(self.name, sheet, row, column)

    def refuse(self, code: Code, message: str, cure: str, place: Place | None = None) -> NoReturn:
        raise Refusal(code.value, message, cure, place or Place(self.name))
