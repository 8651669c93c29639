"""I074: choices that are ranges of numbers, and a number that falls into two of them.

"1-5" and "5-10" both fit five. Read in every language, since digits are enough. Source: checkable rule
U11 (options exclusive).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight

_RANGE = re.compile(r"^\D*?(\d+(?:\.\d+)?)\s*(?:-|–|—|to|à|a|до|至|إلى)\s*(\d+(?:\.\d+)?)\D*$")

_LONGEST = 100
"""Letters of a label that are read."""


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for language in instrument.languages:
        for name, codes in instrument.choices.items():
            ranges = [
                (label, limits)
                for code in codes
                if (label := instrument.text(f"choices.{name}.{code}", language))
                and (limits := _limits(label))
            ]
            ranges.sort(key=lambda each: each[1])
            for (label, (_, high)), (other, (start, _)) in pairwise(ranges):
                if start <= high:
                    message = f"In “{language}”, “{label}” and “{other}” of {name} overlap."
                    cure = "Let each range begin after the one before has ended."
                    yield on_part(instrument, f"choices.{name}", "I074", Weight.WARNING, message, cure)


def _limits(label: str) -> tuple[Decimal, Decimal] | None:
    found = _RANGE.match(label.strip()[:_LONGEST])
    if found is None:
        return None
    low, high = Decimal(found[1]), Decimal(found[2])
    return (low, high) if low <= high else None
