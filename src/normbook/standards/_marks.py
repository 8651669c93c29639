"""The mark before a provision, recognised as printed: Rule 12, 13.2, 3., (a), (iv), Part II, Commentary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from normbook.standards._digits import chinese, lettered, plain, roman, value
from normbook.standards._words import COMMENTARY, DIVISIONS, ORDINALS, PART_ORDINALS, PREAMBLE, UNITS

Sort = Literal["division", "unit", "decimal", "item", "commentary", "preamble"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before the text: its sort, the kind of unit, the number as printed, and the rest.

    `places` is the number as whole numbers (13.2 is 13, 2; empty where it cannot be told). An item such as
    (i) may be a letter or a Roman numeral: `place_letter` and `place_roman` hold both readings.
    """

    sort: Sort
    kind: str
    number: str
    rest: str
    places: tuple[int, ...] = ()
    place_letter: int | None = None
    place_roman: int | None = None
    suffix: str = ""


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMERAL: Final = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:er)?|(?-i:[IVXLC]+(?![A-Za-z]))|[一二三四五六七八九十百]+|"
    rf"{_either(tuple(ORDINALS))})"
)
_SUFFIX: Final = r"(?:\s+(?P<suffix>bis|ter|quater|quinquies|مكررا?|之二))?"
_AFTER: Final = r"(?=$|[\s.:)\-–—‒,])\s*[.:)\-–—‒]?\s*"
_ALL = {**UNITS, **DIVISIONS}
_WORDED: Final = tuple(
    (
        kind,
        re.compile(
            rf"[\[(]?(?:the\s+)?(?:{_either(words)})\s*(?P<number>{_NUMERAL})[\])]?{_SUFFIX}{_AFTER}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"第\s*(?P<number>\d{{1,3}}|[一二三四五六七八九十百]+)\s*(?:{_either(words)}){_SUFFIX}\s*[.:、]?\s*"
        ),
    )
    for kind, words in _ALL.items()
)
_ORDINAL_PART: Final = re.compile(
    rf"(?P<number>{_either(tuple(PART_ORDINALS))})(?:\s+(?:partie|parte|часть)\b\s*[.:–—-]?|\s?[-–—:])\s*",
    re.IGNORECASE,
)
_BARE_ANNEX: Final = re.compile(rf"(?:{_either(DIVISIONS['annex'])})\s*[:.]?\s*$", re.IGNORECASE)
_DECIMAL: Final = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+)\s*[.)]?(?:\s+|$)"
    r"|(?P<one>\d{1,3})(?:\s?(?P<suffix>bis|ter|quater|مكررا?))?\s?(?:\.(?!\d)|\)|、|\s?[-–—](?=\s|$))\s*"
    r"|\((?P<bracket>\d{1,3})\)\s+"
)
_ITEM: Final = re.compile(
    r"\((?P<open>[a-zа-я]{1,4}|[\u0621-\u064a]\u0640?)\)\s*"
    r"|(?P<half>[a-zа-яіх]{1,4}|[\u0621-\u064a])\u0640?\)\s+"
    r"|\((?P<hanzi>[一二三四五六七八九十]{1,3})\)\s*"
    r"|(?P<dot>[a-zа-я])\.\s?(?=[^\W\d_a-z])"
)
_ROMAN: Final = re.compile(r"(?P<number>[IVXL]+)\s?\.\s+(?=\S)")
_LETTER: Final = re.compile(r"(?P<number>[A-ZА-Я])\.\s+(?=\S)|(?P<arabic>[\u0621-\u064a])\s?[-–.]\s+(?=\S)")
_HANZI: Final = re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})、\s*")
_COMMENTARY: Final = re.compile(rf"(?:{_either(COMMENTARY)})\s*(?:[:.]\s*|$)", re.IGNORECASE)
_PREAMBLE: Final = re.compile(rf"(?:{_either(PREAMBLE)})\s*[:.]?\s*$", re.IGNORECASE)
INLINE_COMMENTARY: Final = re.compile(
    rf"(?:^|(?<=[.;:”\"’)。])\s*)(?:{_either(COMMENTARY)})\s?[:：]\s*", re.IGNORECASE
)
_LONGEST_DIVISION: Final = 160


def mark_of(text: str) -> Mark | None:
    """The mark that `text` begins with, or None. The rest is what stands after it."""
    probe = plain(text)
    body = text if len(probe) == len(text) else probe
    if found := _COMMENTARY.match(probe):
        return Mark("commentary", "commentary", "", body[found.end() :])
    if _PREAMBLE.match(probe):
        return Mark("preamble", "preamble", "", "")
    if _BARE_ANNEX.match(probe):
        return Mark("division", "annex", "", "")
    return _worded(probe, body) or _decimal(probe, body) or _item(probe, body) or _division(probe, body)


def _worded(probe: str, body: str) -> Mark | None:
    for kind, before, after in _WORDED:
        found = before.match(probe) or after.match(probe)
        if found is None:
            continue
        rest = body[found.end() :]
        if not _is_heading(found.group(0), rest):
            return None
        if kind == "part" and rest and "二" > rest[0] > "一":
            return None
        number = found["number"].removesuffix("er") if found["number"][0].isdigit() else found["number"]
        places = tuple(int(part) for part in number.split(".")) if number[0].isdigit() else _one(number)
        shown = number if number[0].isdigit() or kind in DIVISIONS else _shown(number, places)
        sort: Sort = "division" if kind in DIVISIONS else "unit"
        return Mark(sort, kind, shown, rest, places, suffix=found["suffix"] or "")
    return None


def _is_heading(head: str, rest: str) -> bool:
    """“Article 5 shall apply …” is a sentence about article 5, not its heading."""
    if not rest or head.rstrip()[-1:] in ".:)–—-]" or head.startswith("第"):
        return True
    return not rest[0].islower() and rest[0] not in ",;("


def _one(number: str) -> tuple[int, ...]:
    place = value(number)
    return (place,) if place is not None else ()


def _shown(number: str, places: tuple[int, ...]) -> str:
    """An ordinal word is the number it says ("Article premier" is 1); Roman numerals stay as printed."""
    return number if roman(number) is not None and chinese(number) is None else str(*places)


def _decimal(probe: str, body: str) -> Mark | None:
    found = _DECIMAL.match(probe)
    if found is None:
        return None
    number = found["number"] or found["one"] or found["bracket"]
    rest = body[found.end() :]
    if found["one"] and "." not in found.group(0) and ")" not in found.group(0) and not rest:
        return None  # "10-" at the end of a line
    return Mark(
        "decimal",
        "",
        number,
        rest,
        tuple(int(part) for part in number.split(".")),
        suffix=found["suffix"] or "",
    )


def _item(probe: str, body: str) -> Mark | None:
    found = _ITEM.match(probe)
    if found is None:
        return None
    number = found["open"] or found["half"] or found["hanzi"] or found["dot"]
    if found["hanzi"]:
        return Mark("item", "", number, body[found.end() :], place_letter=chinese(number))
    letter, numeral = lettered(number), roman(number)
    if letter is None and numeral is None:
        return None
    return Mark("item", "", number, body[found.end() :], place_letter=letter, place_roman=numeral)


def _division(probe: str, body: str) -> Mark | None:
    """Upper-case numerals and letters before a short line without a full stop: “II. Rights”, “A. Scope”."""
    if len(probe) > _LONGEST_DIVISION or probe.rstrip().endswith((".", ";", ",", "。", "؛")):
        return None
    if (found := _ORDINAL_PART.match(probe)) is not None:
        place = PART_ORDINALS[found["number"].lower()]
        return Mark("division", "part", found["number"], body[found.end() :], (place,))
    if (found := _HANZI.match(probe)) is not None:
        return Mark("division", "part", found["number"], body[found.end() :], _one(found["number"]))
    if (found := _LETTER.match(probe)) is not None:
        number = found["number"] or found["arabic"]
        return Mark(
            "division",
            "section",
            number,
            body[found.end() :],
            place_letter=lettered(number),
            place_roman=roman(number),
        )
    if (found := _ROMAN.match(probe)) is not None:
        return Mark("division", "part", found["number"], body[found.end() :], _one(found["number"]))
    return None
