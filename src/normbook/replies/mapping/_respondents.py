"""Texts to respondents: aliases and declarations of the mapping, then the reference lists; never a guess."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from normbook.parties import Match, Parties
from normbook.remarks import Remark
from normbook.replies.mapping._model import RespondentRule


@dataclass(frozen=True, slots=True)
class Found:
    """Who a text means; `id` is None where it means nobody that is allowed, and `why` says so."""

    id: str | None
    why: str = ""
    cure: str = ""
    attributes: Mapping[str, str] | None = None
    remarks: tuple[Remark, ...] = ()


class Respondents:
    """The respondents of one table, each text looked up once."""

    def __init__(self, rule: RespondentRule, parties: Parties, dated: datetime.date | None) -> None:
        self._rule = rule
        self._parties = parties
        self._date = rule.date or dated
        self._found: dict[str, Found] = {}

    def find(self, text: str) -> Found:
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._look_up(unicodedata.normalize("NFC", " ".join(text.split())))
        return found

    def _look_up(self, text: str) -> Found:
        if not text:
            return Found(
                None, "The row names no respondent.", "Name the respondent, or leave the row out (except)."
            )
        alias = self._rule.aliases.get(text)
        wanted = text if alias is None else alias
        if wanted in self._rule.declared:
            declared = self._rule.declared[wanted]
            return Found(wanted, attributes={"name": declared.name, "kind": declared.kind.value})
        if self._rule.by == "as-written":
            return Found(wanted)
        return self._matched(text, self._parties.match(wanted, self._date), aliased=alias is not None)

    def _matched(self, text: str, match: Match, *, aliased: bool) -> Found:
        if match.id is None:
            said = match.remarks[0] if match.remarks else None
            message = said.message if said else f"Nobody is known as “{text[:60]}”."
            cure = said.cure if said else "Write a code or a name."
            return Found(None, message, f"{cure} In the mapping: aliases, declare, or by: as-written.")
        by_code = match.by == "code"
        if not aliased and (
            (self._rule.by == "code" and not by_code) or (self._rule.by == "name" and by_code)
        ):
            message = (
                f"“{text[:60]}” is a {match.by} of {match.id}, but the mapping says by: {self._rule.by}."
            )
            return Found(None, message, "Say by: any in the mapping, or correct the text.")
        kind = self._parties[match.id].kind
        if self._rule.kinds and kind not in self._rule.kinds:
            allowed = ", ".join(each.value for each in self._rule.kinds)
            message = (
                f"“{text[:60]}” is {match.id}, of the kind {kind.value}; the mapping takes only {allowed}."
            )
            return Found(
                None, message, "Add the kind to kinds in the mapping, or leave the rows out (except)."
            )
        return Found(match.id, remarks=match.remarks)
