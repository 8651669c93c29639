"""The cast of an exercise: fictional States, declared in the mapping, in the place of the real ones.

An invented reply must not stand beside the name of a real State. Where the replies of an
exercise name declared respondents, these are the only parties that its report knows: their
names, kinds and groups are those that the data give.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from normbook.languages import Text
from normbook.parties import Kind, Parties, Party
from normbook.parties._reading import Lists
from normbook.remarks import Remark
from normbook.replies import Reply


class Cast(Parties):
    """Fictional parties: no tiles, no former names, groups of the data's own."""

    def __init__(self, lists: Lists, parties: dict[str, Party]) -> None:
        names = tuple((party.id, text) for party in parties.values() for text in party.name.values())
        nobody = replace(lists, codes=(), former_names=(), admissions={}, tiles=())
        super().__init__(replace(nobody, parties=parties, spellings=names))

    def label(self, attribute: str, value: str | None = None) -> Text:
        """The words of the data for a group of theirs, else those of the reference lists."""
        if value and any(value == self.attribute(party.id, attribute) for party in self):
            return Text(dict.fromkeys(self._languages, value))
        return super().label(attribute, value)

    def list_remarks(self, attribute: str, date: datetime.date | None) -> tuple[Remark, ...]:
        """Nothing: the groups are invented, and stand on no list."""
        return ()

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for party in self for code in party.name))


def cast(parties: Parties, replies: Iterable[Reply], language: str) -> Parties:
    """The declared respondents of an exercise as parties; the given parties where none is declared."""
    found: dict[str, Party] = {}
    for reply in replies:
        about = reply.attributes
        if reply.respondent in parties or not {"name", "kind"} <= about.keys():
            continue
        found[reply.respondent] = Party(
            reply.respondent,
            Kind(about["kind"]),
            Text({language: about["name"]}),
            part_of=about.get("part_of"),
            region_group=about.get("region_group"),
        )
    return Cast(parties._lists, found) if found else parties
