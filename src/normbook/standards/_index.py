"""The index of the Compendium: what each standard is, which acts stand behind it, and who checked which fact.

Source of the four clusters: Economic and Social Council resolution 2003/30. The index holds facts
about the standards, never their texts. A fact without a source is "to be checked" and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from normbook.languages import Text
from normbook.remarks import Place, Refusal
from normbook.standards._index_symbol import Day, citation, link

TO_BE_CHECKED = "to be checked"
VERIFIED = "verified"


class Cluster(Enum):
    """The four categories of 2003/30, and what stands beside them (treaties that the standards rest on)."""

    CUSTODY = "custody"
    COOPERATION = "cooperation"
    PREVENTION = "prevention"
    GOVERNANCE = "governance"
    BESIDE = "beside"

    @property
    def number(self) -> int | None:
        """First to fourth; None for what stands beside the clusters."""
        return None if self is Cluster.BESIDE else list(Cluster).index(self) + 1


class Deed(Enum):
    """What a body did with a text."""

    ADOPTED = "adopted"
    ENDORSED = "endorsed"
    EXTENDED = "extended"
    AMENDED = "amended"
    FOLLOWED_UP = "followed up"


class Mechanism(Enum):
    """How the use of a standard is followed."""

    SURVEYED = "surveyed"
    OWN_SURVEY = "own survey"
    REVIEW = "review mechanism"
    ELSEWHERE = "under review elsewhere"
    TREATY_BODY = "treaty body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts were seen: `what` to look at, `seen` when, `by` whom (None where not recorded)."""

    id: str
    what: str
    where: str | None
    seen: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one body on one day. `verified` is the id of a source, None: to be checked."""

    deed: Deed
    body: str
    symbol: str | None
    day: Day | None
    annex: str | None
    verified: str | None
    place: Place

    @property
    def link(self) -> str | None:
        """The official document by its symbol; None where no symbol is known."""
        return link(self.symbol) if self.symbol else None

    @property
    def citation(self) -> str:
        """As documents cite it: “General Assembly resolution 70/175”."""
        return citation(self.body, self.symbol)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a standard: its printed label and the units `first` to `last` that stand in it."""

    label: str
    first: int
    last: int
    place: Place

    @property
    def units(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Tool:
    """A manual, model law, commentary or handbook that goes with a standard."""

    title: str
    publisher: str | None
    year: int | None
    verified: str | None


@dataclass(frozen=True, slots=True)
class NationalTranslation:
    """A translation into another language than the six: language, by whom, when, where it can be found."""

    language: str
    by: str | None
    year: int | None
    where: str | None
    verified: str | None


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard or norm. None and () mean that it is not known, unless `verified` names the fact."""

    id: str
    title: Text
    short: Text
    clusters: tuple[Cluster, ...]
    acts: tuple[Act, ...]
    unit: str | None
    count: int | None
    part_count: int | None
    parts: tuple[Part, ...]
    replaces: tuple[str, ...]
    supplements: tuple[str, ...]
    feeds: tuple[str, ...]
    mechanism: Mechanism
    mechanism_note: str | None
    tools: tuple[Tool, ...]
    translations: tuple[NationalTranslation, ...]
    note: str | None
    verified: Mapping[str, str]
    place: Place

    @property
    def adopted(self) -> Day | None:
        """The day of the first act with a known date."""
        days = [act.day for act in self.acts if act.day is not None]
        return min(days, key=lambda day: day.first) if days else None

    @property
    def name(self) -> str:
        """The short English title, else the title: what a list shows."""
        return self.short.get("en") or self.title.get("en") or self.id

    @property
    def sources(self) -> frozenset[str]:
        """The ids of all sources that its facts name."""
        named = [*self.verified.values()]
        named += [act.verified for act in self.acts if act.verified]
        named += [tool.verified for tool in self.tools if tool.verified]
        named += [translation.verified for translation in self.translations if translation.verified]
        return frozenset(named)

    def evidence(self, fact: str) -> str:
        """“verified” or “to be checked”, for a fact of the standard itself."""
        return VERIFIED if fact in self.verified else TO_BE_CHECKED


@dataclass(frozen=True, slots=True)
class Compendium:
    """All standards by id, and the sources of their facts."""

    standards: Mapping[str, Standard]
    sources: Mapping[str, Source]

    def standard(self, id: str) -> Standard:
        """The standard of that id. Raises Refusal S120 with the nearest ids where there is none."""
        from difflib import get_close_matches

        if id in self.standards:
            return self.standards[id]
        near = get_close_matches(id, self.standards, n=3, cutoff=0.4)
        cure = f"Did you mean {' or '.join(near)}?" if near else "See `normbook standards list`."
        raise Refusal("S120", f"There is no standard “{id}” in the index.", cure)

    def replaced_by(self, id: str) -> tuple[str, ...]:
        return tuple(other.id for other in self.standards.values() if id in other.replaces)

    def supplemented_by(self, id: str) -> tuple[str, ...]:
        return tuple(other.id for other in self.standards.values() if id in other.supplements)

    def in_force(self, standard: Standard, on: date) -> bool | None:
        """Was it adopted and not yet replaced on that day? None where the index does not know the day.

        The standards are not treaties: "in force" means current, from its first act until another
        replaces it. For a treaty the day of its adoption counts here, not that of its entry into force.
        """
        begun = _since(standard, on)
        if not begun:
            return begun
        ended = [_since(self.standards[other], on) for other in self.replaced_by(standard.id)]
        if True in ended:
            return False
        return None if None in ended else True

    def chosen(self, *, cluster: Cluster | None = None, on: date | None = None) -> tuple[Standard, ...]:
        """The standards of a cluster that were current on a day, in the order of the index.

        Where the index does not know whether a standard was current it is left in: nothing is hidden.
        """
        return tuple(
            standard
            for standard in self.standards.values()
            if (cluster is None or cluster in standard.clusters)
            and (on is None or self.in_force(standard, on) is not False)
        )


def _since(standard: Standard, on: date) -> bool | None:
    day = standard.adopted
    if day is None or day.first <= on < day.last:
        return None if day is None or day.first != day.last else True
    return day.last <= on
