"""Symbols of official documents: how they are cited, where they lead, and which years they allow.

Source: the United Nations Editorial Manual and the guide to document symbols of the Dag Hammarskjöld
Library. The rules catch a real defect of official documents: a resolution dated in another year than
the one that its symbol names.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

DOCUMENTS = "https://undocs.org/"
"""The public address of official documents, followed by the symbol."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_ASSEMBLY = re.compile(r"A/RES/(\d+)/(\d+)\Z")
_ASSEMBLY_ROMAN = re.compile(r"A/RES/(\d+)\s?\(([IVXL]+)\)(?:\s?\[?([A-Z])\]?)?\Z")
_COUNCIL = re.compile(r"E/RES/(\d{4})/(\d+)\Z")
_COUNCIL_ROMAN = re.compile(r"E/RES/(\d+)\s?\(([IVXL]+)\)(?:\s?\[?([A-Z])\]?)?\Z")
_YEARLY = re.compile(r"[AE]/(?:[A-Z]+\.?\d*/)*((?:19|20)\d{2})/")
_CONGRESSES = {
    "First": 1955,
    "Second": 1960,
    "Third": 1965,
    "Fourth": 1970,
    "Fifth": 1975,
    "Sixth": 1980,
    "Seventh": 1985,
    "Eighth": 1990,
    "Ninth": 1995,
    "Tenth": 2000,
    "Eleventh": 2005,
    "Twelfth": 2010,
    "Thirteenth": 2015,
    "Fourteenth": 2021,
}
_COUNCIL_OF_JULY = 2015
"""From the session of 2015 on, a session of the Council begins in July of the year before."""
_LAST_ROMAN_COUNCIL = 1977


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: a day, a month or a year. `first` to `last` is what it may be."""

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        return self.text


def day(text: str) -> Day | None:
    """The date that “1990”, “1990-12” or “1990-12-14” writes; None for anything else."""
    match = _DAY.match(text)
    if match is None:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, number or 1)
    except ValueError:
        return None
    last_month = month or 12
    return Day(
        text, first, first if number else date(first.year, last_month, monthrange(first.year, last_month)[1])
    )


def link(symbol: str) -> str:
    """The address of the official document, built from the symbol by rule."""
    plain = re.sub(r"\s?\[[A-Z]\]\Z", "", symbol)
    return DOCUMENTS + quote(plain.replace(" ", ""), safe="/().")


def citation(body: str, symbol: str | None) -> str:
    """The act as documents cite it; the body alone where no symbol is known."""
    if symbol is None:
        return body
    if match := _ASSEMBLY.match(symbol) or _COUNCIL.match(symbol):
        return f"{body} resolution {match[1]}/{match[2]}"
    if match := _ASSEMBLY_ROMAN.match(symbol) or _COUNCIL_ROMAN.match(symbol):
        letter = f" {match[3]}" if match[3] else ""
        return f"{body} resolution {match[1]}{letter} ({match[2]})"
    return f"{body}, {symbol}"


def allowed(body: str, symbol: str | None) -> tuple[date, date] | None:
    """The first and last day that symbol and body allow for an act; None where no rule knows."""
    if symbol:
        for rule in (_of_the_assembly, _of_the_council, _of_a_yearly_series):
            span = rule(symbol)
            if span is not None:
                return span
    for ordinal, year in _CONGRESSES.items():
        if body.startswith(f"{ordinal} ") and "Congress" in body:
            return date(year, 1, 1), date(year, 12, 31)
    return None


def _of_the_assembly(symbol: str) -> tuple[date, date] | None:
    """Session n opens in September of 1945 + n and closes in September a year later."""
    if match := _ASSEMBLY.match(symbol):
        session = int(match[1])
    elif match := _ASSEMBLY_ROMAN.match(symbol):
        session = _roman(match[2])
    else:
        return None
    if not 1 <= session <= 200:
        return None
    opened = date(1946, 1, 10) if session == 1 else date(1945 + session, 9, 1)
    return opened, date(1946 + session, 9, 30)


def _of_the_council(symbol: str) -> tuple[date, date] | None:
    if match := _COUNCIL.match(symbol):
        year = int(match[1])
        if not 1946 <= year <= 9998:
            return None
        opened = date(year - 1, 7, 1) if year >= _COUNCIL_OF_JULY else date(year, 1, 1)
        return opened, date(year, 12, 31)
    if _COUNCIL_ROMAN.match(symbol):
        return date(1946, 1, 1), date(_LAST_ROMAN_COUNCIL, 12, 31)
    return None


def _of_a_yearly_series(symbol: str) -> tuple[date, date] | None:
    """E/CN.15/2006/13 and the like: the year of the session; a document may be dated late the year before."""
    match = _YEARLY.match(symbol)
    if match is None:
        return None
    year = int(match[1])
    return date(year - 1, 7, 1), date(year, 12, 31)


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    numbers = [values[letter] for letter in text]
    return sum(
        -number if index + 1 < len(numbers) and numbers[index + 1] > number else number
        for index, number in enumerate(numbers)
    )
