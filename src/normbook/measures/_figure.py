"""A figure: the value of a measure with everything that stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from normbook.measures._model import Base
from normbook.values import Number, Reason, as_json


@dataclass(frozen=True, slots=True)
class Figure:
    """One value over many replies, never without its base.

    n            replies under the value: the base of a share, the replies that have a number
    numerator    replies (or the sum of weights) for which a test holds
    sizes        how many replies stand in each base: replied, asked, applicable, answered
    absences     how many replies have no value, by reason
    counted      the ids of the replies under the value
    held         of a count or share: the ids for which the test holds
    group        attribute to value, where the figure is of one group
    """

    name: str
    kind: str
    value: Number | None
    base: Base
    n: Number
    numerator: Number | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    absences: Mapping[Reason, int] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    group: Mapping[str, str] = field(default_factory=dict)

    @property
    def partial(self) -> bool:
        """Does a sum stand on some of the replies and not all?"""
        return self.kind in ("sum", "ratio") and self.sizes.get("answered", 0) < self.sizes.get("replied", 0)

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "kind": self.kind,
            **({"group": dict(self.group)} if self.group else {}),
            "value": as_json(self.value),
            "base": self.base.value,
            "n": as_json(self.n),
            "numerator": as_json(self.numerator),
            "sizes": dict(self.sizes),
            "absences": {reason.value: count for reason, count in self.absences.items()},
            "partial": self.partial,
        }

    def comparable(self) -> dict[str, object]:
        """What two engines must agree on."""
        return {**self.as_json(), "counted": sorted(self.counted), "held": sorted(self.held)}
