"""The reply: what one respondent answered to one edition in one round, as a frozen value.

An answer is a value or an absence with its marks, and says where it came from.
Nobody but the State changes its answer; a correction is a new version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from normbook.remarks import Place, Remark
from normbook.values import Absence, Mark, Reason, Value, as_json


@dataclass(frozen=True, slots=True)
class Answer:
    """A value or an absence; `source` names what stands behind it, `place` the cell it was read from."""

    value: Value | Absence
    marks: frozenset[Mark] = frozenset()
    source: str = ""
    place: Place | None = None
    comment: str = ""
    currency: str | None = None

    @property
    def present(self) -> Value | None:
        """The value, None where it is absent."""
        return None if isinstance(self.value, Absence) else self.value

    @property
    def reason(self) -> Reason | None:
        """The reason for absence, None where there is a value."""
        return self.value.reason if isinstance(self.value, Absence) else None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answers of one respondent, by key ("q", "q[row,column]", "roster[1].q").

    `attributes` are what the data say of the respondent beyond the reference
    lists (an income group, say). A key without an answer was not answered.
    `version` counts from 1; `period` names the year or wave where a file holds
    several replies of one respondent.
    """

    respondent: str
    answers: Mapping[str, Answer]
    attributes: Mapping[str, str] = field(default_factory=dict)
    period: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"{self.respondent}/{self.period}" if self.period else self.respondent

    def value(self, key: str) -> Value | None:
        answer = self.answers.get(key)
        return answer.present if answer else None

    def reason(self, key: str) -> Reason | None:
        """Why there is no value; None where there is one."""
        answer = self.answers.get(key)
        return answer.reason if answer else Reason.NOT_ANSWERED

    def digest(self) -> str:
        """SHA-256 over the canonical answers: changes when an answer changes and only then."""
        canonical = [
            [
                key,
                as_json(answer.value),
                sorted(mark.value for mark in answer.marks),
                answer.source,
                answer.currency,
            ]
            for key, answer in sorted(self.answers.items())
        ]
        written = json.dumps([self.id, canonical], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row of data that found no respondent, question or cell: listed, never dropped."""

    what: str
    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Replies:
    """All replies read for one instrument edition, with the remarks of reading and what found no place."""

    instrument: str
    replies: tuple[Reply, ...]
    remarks: tuple[Remark, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    compiled: bool = False

    def by_respondent(self) -> dict[str, Reply]:
        """The replies by id; later ones replace earlier ones of the same id."""
        return {reply.id: reply for reply in self.replies}
