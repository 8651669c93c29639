"""I047, I048: acts of approval out of order, and a year in a symbol that contradicts the date.

Proposed, endorsed, issued, approved, adopted: each by its own body, each after
the one before. A year in a symbol is found in "E/CN.15/2004/9", a session of
the General Assembly in "A/RES/70/175". Source: DESIGN 6; the instrument on
crime prevention dated a resolution of 2002 to 2003, which this would have seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._file import ACTS
from normbook.instruments._model import Act, Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ASSEMBLY = re.compile(r"A/RES/([0-9]{2,3})/")
_FIRST_SESSION = 1945
"""The first session of the General Assembly began in January 1946; the n-th runs from September 1945 + n."""


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for place, act in enumerate(instrument.acts):
        part = f"acts.{place}"
        for earlier in instrument.acts[:place]:
            if _before(act, earlier):
                message = f"“{act.act}” ({act.date}) stands after “{earlier.act}” ({earlier.date})."
                cure = f"Order the acts by date, each once: {', '.join(ACTS)}."
                yield on_part(instrument, part, "I047", Weight.ERROR, message, cure)
                break
        if act.date[:4].isdigit() and (years := _years(act.symbol)) and int(act.date[:4]) not in years:
            message = f"“{act.symbol}” belongs to {_listed(years)}, but the act is dated {act.date}."
            cure = "Look both up and correct one of them."
            yield on_part(instrument, part, "I048", Weight.ERROR, message, cure)


def _before(act: Act, earlier: Act) -> bool:
    """Does `act`, which is written later, come earlier in the process or in time, or stand twice?"""
    shorter = min(len(act.date), len(earlier.date))
    if act.date[:shorter] < earlier.date[:shorter]:
        return True
    known = act.act in ACTS and earlier.act in ACTS
    return known and ACTS.index(act.act) <= ACTS.index(earlier.act) and act.act != "endorsed"


def _years(symbol: str) -> tuple[int, ...]:
    assembly = _ASSEMBLY.search(symbol)
    if assembly:
        first = _FIRST_SESSION + int(assembly[1])
        return (first, first + 1)
    return tuple(int(year) for year in _YEAR.findall(symbol)[:1])


def _listed(years: tuple[int, ...]) -> str:
    return " or ".join(str(year) for year in years)
