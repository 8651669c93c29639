"""Lists that name groups of States: what day they are known for, and the answer to a question by group."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from normbook.languages import date_text
from normbook.remarks import Refusal, Remark, Weight


@dataclass(frozen=True, slots=True)
class ListStanding:
    """How far a list is known: the day it was taken down, and the days for which it is known to hold."""

    attribute: str
    as_of: datetime.date
    known_from: datetime.date
    known_until: datetime.date
    source: str

    def covers(self, date: datetime.date) -> bool:
        """True where the list is known to hold on that day."""
        return date == self.as_of or self.known_from <= date <= self.known_until

    def remark(self, date: datetime.date) -> Remark:
        """The note that goes with an answer for a day which the list does not know."""
        return Remark(
            "P201",
            Weight.NOTE,
            f"The list {self.attribute} is as of {date_text(self.as_of, 'en')}; "
            f"it is not known how it stood on {date_text(date, 'en')}.",
            f"Say in the document that the list is as of {date_text(self.as_of, 'en')}, "
            "or supply the list of that day.",
        )

    def refusal(self, date: datetime.date) -> Refusal:
        """The same as a refusal, for who asks strictly."""
        note = self.remark(date)
        return Refusal("P202", note.message, note.cure)


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """The Member States in a group, by id; the day of the list; what has to be said with it."""

    members: tuple[str, ...]
    as_of: datetime.date
    remarks: tuple[Remark, ...] = ()

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def __contains__(self, party: object) -> bool:
        return party in self.members
