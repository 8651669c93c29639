"""All parties under one roof: their names by language and day, their groups, their order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, Self

from normbook.content import content_path
from normbook.languages import Text, collation_key, folded
from normbook.parties._groups import GroupAnswer, ListStanding
from normbook.parties._matching import Match, NameIndex
from normbook.parties._party import Kind, Party, Tile
from normbook.parties._reading import MARKS, Lists, read_lists
from normbook.remarks import Refusal, Remark

ATTRIBUTES: Final = (
    "region_group",
    "region",
    "subregion",
    "intermediate_region",
    "ldc",
    "lldc",
    "sids",
    "member",
)


class Parties:
    """The known parties; immutable. Load once and pass on."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._index: NameIndex | None = None
        self._matches: dict[tuple[str, datetime.date | None], Match] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """The parties of a folder of lists; by default those that ship. Raises Refusal P301."""
        return cls(read_lists(folder or content_path("reference")))

    def with_sources(self, sources: Iterable[Party]) -> Parties:
        """These parties and other sources (organizations, institutes) of a round."""
        added = {source.id: source for source in sources}
        for source in added.values():
            if source.kind is not Kind.SOURCE or source.id in self._lists.parties:
                raise Refusal(
                    "P302",
                    f"'{source.id}' cannot be added: its id is taken, or it is not an other source.",
                    "Give the organization or institute an id of its own and the kind source.",
                )
        spellings = tuple((source.id, text) for source in added.values() for text in source.name.values())
        joined = replace(
            self._lists,
            parties=self._lists.parties | added,
            spellings=self._lists.spellings + spellings,
        )
        return Parties(joined)

    def __getitem__(self, code: str) -> Party:
        """The party of that id. Raises Refusal P303 where there is none."""
        if code in self._lists.parties:
            return self._lists.parties[code]
        raise Refusal(
            "P303",
            f"'{code}' is not the id of a known party.",
            "Use the id as listed (ISO 3166-1 alpha-3, or the id of the part or area); match() finds it.",
        )

    def __contains__(self, code: object) -> bool:
        return code in self._lists.parties

    def __iter__(self) -> Iterator[Party]:
        return iter(self._lists.parties.values())

    def __len__(self) -> int:
        return len(self._lists.parties)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tile map: every Member State and the two observer States, each on a square of its own."""
        return self._lists.tiles

    def members(self, date: datetime.date | None = None) -> tuple[str, ...]:
        """The ids of the Member States on that day. Raises Refusal P203 before the list begins."""
        return self.group("member", date).members

    def parts(self, code: str) -> tuple[str, ...]:
        """The constituent parts that answer for themselves; none for most States."""
        self[code]
        return tuple(party.id for party in self if party.kind is Kind.PART and party.part_of == code)

    def name(
        self,
        code: str,
        lang: str,
        date: datetime.date | None = None,
        *,
        form: Literal["short", "formal"] = "short",
    ) -> str:
        """The name on that day; today's where no day is given or no change is known.

        Former formal names are not recorded. Raises Refusal P303, MissingLanguage L002.
        """
        party = self[code]
        if form == "formal":
            return party.formal_name[lang]
        for former in self._lists.former_names if date else ():
            if former.party == code and date and former.in_use(date) and former.name.get(lang):
                return former.name[lang]
        return party.name[lang]

    def sorted(self, codes: Iterable[str], lang: str, date: datetime.date | None = None) -> list[str]:
        """The ids in the alphabetical order of their names in that language."""
        return sorted(codes, key=lambda code: collation_key(self.name(code, lang, date), lang))

    def match(self, text: str, date: datetime.date | None = None) -> Match:
        """The party a code or name means, on that day where one is given; never a guess."""
        if self._index is None:
            lists = self._lists
            self._index = NameIndex(lists.parties, lists.spellings, lists.codes, lists.former_names)
        key = (text, date)
        if key not in self._matches:
            self._matches[key] = self._index.match(text, date)
        return self._matches[key]

    def attributes(self) -> tuple[str, ...]:
        """The names by which respondents can be grouped in tables."""
        return ATTRIBUTES

    def attribute(self, code: str, name: str, date: datetime.date | None = None) -> str | None:
        """The value of an attribute, None where it does not apply (an area has no regional group).

        Lists are answered as they stand; `list_remarks` has what must be said for the day.
        A part has the attributes of its State, but is not a Member State itself.
        """
        party = self[code]
        standing = self._standing(name)
        if party.kind is Kind.SOURCE:
            return None
        if name == "member":
            return "yes" if party.kind is Kind.MEMBER and self._is_member(code, date) else "no"
        state = self[party.part_of] if party.part_of else party
        if standing.attribute in MARKS:
            return "yes" if name in state.marks else "no"
        if name == "region_group" and not self._is_member(state.id, date):
            return None
        return _region(state, name)

    def values(self, attribute: str) -> tuple[str, ...]:
        """The values of an attribute in the order of the list."""
        self._standing(attribute)
        return tuple(value for name, value in self._lists.labels if name == attribute and value)

    def label(self, attribute: str, value: str | None = None) -> Text:
        """How an attribute, or one of its values, is printed. Raises Refusal P304."""
        found = self._lists.labels.get((attribute, value or ""))
        if found is None:
            raise _unknown_group(f"{attribute} {value or ''}".strip())
        return found

    def list_remarks(self, attribute: str, date: datetime.date | None) -> tuple[Remark, ...]:
        """What must be said where the attribute is used for that day: nothing, or the day of the list."""
        standing = self._standing(attribute)
        return () if date is None or standing.covers(date) else (standing.remark(date),)

    def group(self, name: str, date: datetime.date | None = None, *, strict: bool = False) -> GroupAnswer:
        """The Member States on that day in a group: "member", "ldc", "African States", "Africa", "002" ...

        For a day that the list does not know, the answer carries a note (P201), or is refused
        (P202) if `strict`. Raises P203 before the membership list begins, P304 for no such group.
        """
        attribute, value = self._group_key(name)
        standing, membership = self._standing(attribute), self._standing("member")
        if date and date < membership.known_from:
            raise Refusal(
                "P203",
                f"The membership list begins on {membership.known_from.isoformat()}.",
                "Ask for a later day, or supply the list of members of that day.",
            )
        if strict and date and not standing.covers(date):
            raise standing.refusal(date)
        members = tuple(
            party.id
            for party in self
            if self._is_member(party.id, date) and self.attribute(party.id, attribute, date) == value
        )
        return GroupAnswer(members, standing.as_of, self.list_remarks(attribute, date))

    def _is_member(self, code: str, date: datetime.date | None) -> bool:
        if self[code].kind is not Kind.MEMBER:
            return False
        admitted = self._lists.admissions.get(code)
        return date is None or admitted is None or admitted <= date

    def _standing(self, attribute: str) -> ListStanding:
        if attribute not in self._lists.standings:
            raise _unknown_group(attribute)
        return self._lists.standings[attribute]

    def _group_key(self, name: str) -> tuple[str, str]:
        if name in MARKS or name == "member":
            return name, "yes"
        if name in self._lists.region_codes:
            return self._lists.region_codes[name]
        wanted = folded(name)
        for (attribute, value), label in self._lists.labels.items():
            if value not in {"", "no"} and wanted in {folded(text) for text in (value, *label.values())}:
                return attribute, value
        raise _unknown_group(name)


def _region(party: Party, name: str) -> str | None:
    match name:
        case "region_group":
            return party.region_group
        case "region":
            return party.region
        case "subregion":
            return party.subregion
        case _:
            return party.intermediate_region


def _unknown_group(name: str) -> Refusal:
    return Refusal(
        "P304",
        f"'{name}' is not a known group or attribute of parties.",
        f"Use one of the attributes {', '.join(ATTRIBUTES)}, or the name or M49 code of a group.",
    )
