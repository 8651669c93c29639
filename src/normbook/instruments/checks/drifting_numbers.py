"""I077: a translation that gives another number than the original.

"Three months" that became six is found by nobody who reads one language. Only texts that have digits in both
are compared, since a number may be written as a word; one written twice counts once, since Chinese says
"5 or 5 and more"; a number in Roman letters, "(ii)", may be in digits elsewhere; Arabic-Indic
digits are digits. Every language. Source: checkable rule U12 (equal ids, options, routes, numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import digit

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight

_DIGITS = re.compile(r"\d+")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS = re.compile(r"\(([ivx]{1,4})\)")
_LONG = 15
"""Digits of a number that a message shows."""
_GROUPED = re.compile(r"(?<=\d)[\s\u00a0\u202f,.٬](?=\d{3}(?!\d))")


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for path, text in instrument.texts.get(instrument.original, {}).items():
        numbers = _numbers(text)
        if not numbers:
            continue
        for language in instrument.languages:
            other = _numbers(instrument.text(path, language) or "")
            told = _romans(text) | _romans(instrument.text(path, language) or "")
            if other and not set(other) ^ set(numbers) <= told:
                message = (
                    f"{path} has the numbers {_listed(numbers)} in “{instrument.original}” and "
                    f"{_listed(other)} in “{language}”."
                )
                cure = "Set the same numbers in the translation."
                yield on_part(instrument, path, "I077", Weight.WARNING, message, cure)


def _numbers(text: str) -> list[str]:
    """The different numbers in digits, smallest first: languages order them otherwise."""
    found = (
        "".join(str(digit(each)) for each in number) for number in _DIGITS.findall(_GROUPED.sub("", text))
    )
    return sorted({number.lstrip("0") or "0" for number in found}, key=lambda number: (len(number), number))


def _romans(text: str) -> set[str]:
    """The numbers of sub-paragraphs in Roman letters, as digits."""
    return {str(_ROMAN.index(each) + 1) for each in _LETTERS.findall(text) if each in _ROMAN}


def _listed(numbers: list[str]) -> str:
    return ", ".join(number if len(number) <= _LONG else f"{number[:_LONG]}…" for number in numbers)
