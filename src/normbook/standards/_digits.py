"""Numbers as they are printed: digits of several scripts, Roman and Chinese numerals, lettered places."""

from __future__ import annotations

import re
from typing import Final

from normbook.standards._words import LETTERS, ORDINALS

_DIGITS: Final = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９．（）：　", "012345678901234567890123456789.(): "
)
_DIRECTION: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u200b]")
_HANZI: Final = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM: Final = re.compile(r"(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")


def plain(text: str) -> str:
    """The text with digits, points and brackets as in English: to recognise numbers, never to print."""
    return _DIRECTION.sub("", text).translate(_DIGITS)


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 399, in either case; None where it is none."""
    low = text.lower().translate(str.maketrans("іх", "ix"))  # Cyrillic letters that pass for Roman ones
    if not low or not _ROMAN_FORM.match(low):
        return None
    values = [_ROMAN[sign] for sign in low]
    signed = zip(values, [*values[1:], 0], strict=True)
    return sum(-here if here < after else here for here, after in signed)


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral below 1,000; None where it is none."""
    if not text or any(sign not in "一二三四五六七八九十百零〇" for sign in text):
        return None
    total, digit = 0, 0
    for sign in text:
        if sign in _HANZI:
            digit = _HANZI[sign]
        elif sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
    return total + digit


def lettered(text: str) -> int | None:
    """The place of a letter in its own order (b and ب are 2; aa is 27); None where it is no letter."""
    low = text.lower().replace("ا", "أ").replace("ه\u0640", "ه")
    for order in LETTERS:
        if low and all(sign == low[0] for sign in low) and low[0] in order and len(low) <= 3:
            return order.index(low[0]) + 1 + len(order) * (len(low) - 1)
    return None


def value(text: str) -> int | None:
    """The value of a number in any of the ways above or as a word ("premier", "الأولى")."""
    if text.isdigit():
        return int(text)
    low = text.lower()
    return ORDINALS.get(low) or chinese(text) or roman(text)


def letters(place: int) -> str:
    """1 is a, 26 is z, 27 is aa: the lettered locators of what has no number of its own."""
    text = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
