"""Scores and measures: what to compute from replies, as frozen values.

A score gives one value for each reply; a measure gives one figure over many.
An instrument carries neither: they stand in a measures file beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum


class Missing(Enum):
    """What an index does with an item that has no value."""

    EXCLUDE = "exclude"
    ZERO = "zero"
    ALL = "all"


class Base(Enum):
    """Who stands under a share, each a subset of the one before."""

    MEMBERS = "members"
    INVITED = "invited"
    REPLIED = "replied"
    ASKED = "asked"
    APPLICABLE = "applicable"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Score:
    """One value for each reply.

    `how` is mean, sum or expression. `points` gives the points of a choice for
    every item, `points_of` those of single items, which stand before. `weights`
    makes a mean a weighted mean. `places` rounds the result, half away from zero.
    """

    name: str
    how: str
    items: tuple[str, ...] = ()
    expression: str = ""
    points: Mapping[str, Decimal] = field(default_factory=dict)
    points_of: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    missing: Missing = Missing.EXCLUDE
    places: int | None = None
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure over many replies.

    count     replies for which the test holds
    share     the same as a share of the base
    sum, mean, median, least, most   over the replies that have the value
    ratio     sum of the first over sum of the second, over replies that have both
    coverage  replies that have the value, as a share of the base (members, invited or replied)
    change    the second of two measures less the first, and as a share of the first
    """

    name: str
    kind: str
    expressions: tuple[str, ...]
    base: Base = Base.ANSWERED
    where: str | None = None
    weight: str | None = None
    by: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    places: int | None = None
    members_only: bool = False
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """The scores and measures of one file."""

    instrument: str
    scores: tuple[Score, ...]
    measures: tuple[Measure, ...]

    def score(self, name: str) -> Score | None:
        return next((score for score in self.scores if score.name == name), None)

    def measure(self, name: str) -> Measure | None:
        return next((measure for measure in self.measures if measure.name == name), None)


KINDS = ("count", "share", "sum", "mean", "median", "least", "most", "ratio", "coverage", "change")
