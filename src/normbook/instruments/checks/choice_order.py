"""I073: two lists that offer the same choices in another order.

Who answers by habit ticks the wrong one. Source: checkable rule U11 (same order everywhere).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for (name, codes), (other, others) in combinations(instrument.choices.items(), 2):
        both = set(codes) & set(others)
        shared = [code for code in codes if code in both]
        if shared != [code for code in others if code in both]:
            message = f"The lists {name} and {other} offer {', '.join(shared)} in another order."
            yield on_part(
                instrument, f"choices.{other}", "I073", Weight.WARNING, message, "Keep one order everywhere."
            )
