"""A round: what was asked of whom, and what kind of data stand in it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Nature(Enum):
    """What the data of a round are. It is said on every page of every document.

    SUBMITTED  replies that respondents sent to the edition
    COMPILED   values taken from publications; nobody replied, no reply rate exists
    EXERCISE   invented replies for training
    """

    SUBMITTED = "submitted"
    COMPILED = "compiled"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class Round:
    """The frame of a round. `date` is the day at which names, groups and membership are read."""

    id: str
    nature: Nature
    date: datetime.date
    titles: Mapping[str, str]
    instrument: str
    invited: tuple[str, ...] | None = None
    mandate: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    deadline: datetime.date | None = None

    def title(self, language: str) -> str | None:
        return self.titles.get(language)
