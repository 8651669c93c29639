"""Finding the party that a text means: by code, then by any known name, never by guess."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from normbook.languages import date_text, tokens
from normbook.parties._party import FormerName, Kind, Party
from normbook.remarks import Remark, Weight

# Abbreviations and small words that differ between spellings of one name in the six languages.
_WHOLE: Final = {
    "st": "saint",
    "ste": "sainte",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federated",
    "sts": "states",
    "is": "islands",
}
_SMALL: Final = frozenset("the of and de la le les l du des d et el los las del y e и".split())
_FORMERLY: Final = re.compile(r"\((?:formerly|ex)\b[^)]*\)", re.IGNORECASE)
_SUGGESTIONS: Final = 3
# The longest known name has 58 characters; a longer text is no name, and is not searched.
_LONGEST: Final = 200
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was found to mean. `id` is None where it means nobody, or more than one."""

    text: str
    id: str | None
    by: Literal["code", "name", "former name"] | None
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """True where the text means exactly one party."""
        return self.id is not None


class NameIndex:
    """All codes and names of the parties, folded. Same answer for the same lists."""

    __slots__ = ("_codes", "_former_codes", "_former_keys", "_keys", "_parties")

    def __init__(
        self,
        parties: Mapping[str, Party],
        spellings: Iterable[tuple[str, str]],
        codes: Iterable[tuple[str, str]],
        former_names: Iterable[FormerName],
    ) -> None:
        self._parties = parties
        self._codes = dict(_codes(parties.values()))
        self._codes.update((code.upper(), party) for code, party in codes)
        self._keys: dict[str, set[str]] = {}
        for party, text in spellings:
            self._keys.setdefault(name_key(text), set()).add(party)
        self._former_codes: dict[str, FormerName] = {}
        self._former_keys: dict[str, list[FormerName]] = {}
        for former in former_names:
            self._former_codes.update(dict.fromkeys(former.codes, former))
            for key in {name_key(text) for text in former.name.values()}:
                self._former_keys.setdefault(key, []).append(former)

    def match(self, text: str, date: datetime.date | None) -> Match:
        """The party that the text means on that day; without a day, today's names go first."""
        if len(text) > _LONGEST:
            return self._unknown(text)
        code = "_".join(text.upper().replace("-", "_").split())
        if code in self._codes:
            return Match(text, self._codes[code], "code")
        if code in self._former_codes:
            return self._by_former(text, [self._former_codes[code]], date)
        for key in _keys_of(text):
            if key in self._keys:
                return self._by_name(text, self._keys[key], self._former_keys.get(key, []), date)
            if key in self._former_keys:
                return self._by_former(text, self._former_keys[key], date)
        area = self._area_with_state(text)
        return Match(text, area, "name") if area else self._unknown(text)

    def ambiguous_keys(self) -> dict[str, tuple[str, ...]]:
        """Folded names that more than one party bears; matching refuses them."""
        return {key: tuple(sorted(parties)) for key, parties in self._keys.items() if len(parties) > 1}

    def _by_name(
        self, text: str, parties: set[str], former: list[FormerName], date: datetime.date | None
    ) -> Match:
        if len(parties) == 1:
            return Match(text, next(iter(parties)), "name")
        of_the_day = {name.party for name in former if date and name.in_use(date)}
        if len(of_the_day) == 1:
            return Match(text, of_the_day.pop(), "former name")
        ids = tuple(sorted(parties))
        message = f"'{_shown(text)}' is the name of {' and of '.join(self._said(ids))}."
        cure = f"Write the full name, or one of the codes {', '.join(ids)}."
        return _no_match("P102", text, message, cure, ids)

    def _by_former(self, text: str, former: list[FormerName], date: datetime.date | None) -> Match:
        of_the_day = [name for name in former if date is not None and name.in_use(date) and name.party]
        if of_the_day:
            return Match(text, of_the_day[0].party, "former name")
        for name in former:
            if name.party and not name.successors:
                return Match(text, name.party, "former name", (self._former_remark(text, name),))
        ids = former[0].successors
        until = f" until {date_text(former[0].until, 'en')}" if former[0].until else ""
        message = (
            f"'{_shown(text)}' is the name of a State or area that existed{until} and is not listed any more."
        )
        cure = f"Name the party that is meant ({', '.join(self._said(ids))}), or the day of the reply."
        return _no_match("P103", text, message, cure, ids)

    def _former_remark(self, text: str, former: FormerName) -> Remark:
        today = self._said([former.party or ""])[0]
        until = f" (until {_day_or_year(former.until)})" if former.until else ""
        return Remark(
            "P104",
            Weight.NOTE,
            f"'{_shown(text)}' is a former name{until}; the party is {today}.",
            "Confirm the party; use the name of the day of the reply in documents.",
            respondent=former.party,
        )

    def _area_with_state(self, text: str) -> str | None:
        """The area in "Guam (USA)"; never a State, for "Georgia (USA)" means another place."""
        named, bracket, state = text.partition("(")
        found = self._keys.get(name_key(named), set()) if bracket else set()
        if len(found) != 1 or self._parties[next(iter(found))].kind is not Kind.AREA:
            return None
        state = state.replace(")", " ").strip()
        known = state.upper() in self._codes or name_key(state) in self._keys
        return next(iter(found)) if known else None

    def _unknown(self, text: str) -> Match:
        ids = self._close(text)
        near = f" Close names: {', '.join(self._said(ids))}." if ids else ""
        message = f"No State, constituent part, area or other source is known as '{_shown(text)}'."
        cure = f"Write the code or a name in an official language, or add it to the mapping.{near}"
        return _no_match("P101", text, message, cure, ids)

    def _close(self, text: str) -> tuple[str, ...]:
        """Parties whose names are spelled like the text, then those whose names contain its words."""
        if len(text) > _LONGEST:
            return ()
        from difflib import get_close_matches

        wanted = name_key(text)
        near: dict[str, None] = {}
        for key in get_close_matches(wanted, self._keys, n=_SUGGESTIONS * 3, cutoff=0.75):
            near.update(dict.fromkeys(sorted(self._keys[key])))
        words = set(wanted.split())
        for key, parties in self._keys.items() if words else ():
            if len(near) < _SUGGESTIONS and words <= set(key.split()):
                near.update(dict.fromkeys(sorted(parties)))
        return tuple(near)[:_SUGGESTIONS]

    def _said(self, ids: Iterable[str]) -> list[str]:
        return [f"{self._parties[party].name.get('en') or party} ({party})" for party in ids]


def name_key(text: str) -> str:
    """The folded name without small words and with abbreviations written out."""
    words = [_WHOLE.get(word, word) for word in tokens(text)]
    return " ".join([word for word in words if word not in _SMALL] or words)


def _codes(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    for party in parties:
        yield party.id.upper(), party.id
        if party.iso2:
            yield party.iso2, party.id
        if party.m49:
            yield party.m49, party.id
            yield str(int(party.m49)), party.id


def _keys_of(text: str) -> Iterator[str]:
    """The name as written, without "(formerly ...)", turned round ("Korea, Republic of")."""
    yield name_key(text)
    now = _FORMERLY.sub("", text)
    if now != text:
        yield name_key(now)
    before, comma, after = text.replace("(", ",").replace(")", " ").partition(",")
    if comma and before.strip() and after.strip():
        yield name_key(f"{after} {before}")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _day_or_year(day: datetime.date | None) -> str:
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (1, 1) else date_text(day, "en")


def _no_match(code: str, text: str, message: str, cure: str, ids: tuple[str, ...]) -> Match:
    return Match(text, None, None, (Remark(code, Weight.ERROR, message, cure),), ids)
