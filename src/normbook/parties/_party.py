"""Who can answer or be spoken of: States, their constituent parts, areas, other sources."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

from normbook.languages import Text


class Kind(Enum):
    """What a party is. Areas and other sources are never counted among Member States."""

    MEMBER = "member"
    OBSERVER = "observer"
    PART = "part"
    AREA = "area"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Party:
    """One party under its permanent id (ISO 3166-1 alpha-3 where there is one).

    `region_group`, `region`, `subregion` and `intermediate_region` hold the English name,
    which is their value in data; `Parties.label` has the six languages. The marks ldc,
    lldc and sids are those of the list; a part carries none of its own.
    """

    id: str
    kind: Kind
    name: Text
    formal_name: Text = field(default_factory=lambda: Text({}))
    part_of: str | None = None
    iso2: str | None = None
    m49: str | None = None
    region: str | None = None
    subregion: str | None = None
    intermediate_region: str | None = None
    region_group: str | None = None
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name of its day, in use from `since` (included) to `until` (not included); None is not known.

    `party` is None where nobody listed continues the State or area. With `successors` the
    State of that name is no more, and the name means `party` only on a day on which it was in use.
    """

    party: str | None
    successors: tuple[str, ...]
    codes: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None
    name: Text

    def in_use(self, date: datetime.date) -> bool:
        """True where the name is known to have been in use on that day."""
        if self.until is None:
            return False
        return (self.since is None or self.since <= date) and date < self.until


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of a State on the tile map: column from the west, row from the north, both from 0."""

    id: str
    column: int
    row: int
