"""How many words a respondent reads: on the shortest and on the longest route through the instrument.

Every combination of answers that the routes can tell apart is tried (checks/_cases.py). Where they are
too many, the shortest is what everybody reads, the longest is everything, and the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from normbook.instruments._burden import frame_words, question_words
from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.rules._core import Or


@dataclass(frozen=True, slots=True)
class Reading:
    """Words read on the shortest and the longest route, and words printed in all."""

    shortest: int
    longest: int
    printed: int
    exact: bool


def reading(instrument: Instrument, compiled: Compiled, language: str) -> Reading:
    """The words of the instrument in a language; in Chinese, characters."""
    from normbook.instruments.checks._cases import cases, routes
    from normbook.rules.printers.python import compiled as printed

    weights = {each.id: question_words(instrument, each, language) for each in instrument.questions}
    every = frame_words(instrument, language) + sum(weights.values())
    routed = {name: test for name, test in routes(compiled).items() if name in weights}
    always = every - sum(weights[name] for name in routed)
    if not routed:
        return Reading(every, every, every, exact=True)
    tried = cases(Or(tuple(routed.values())), compiled)
    if tried is None:
        return Reading(always, every, every, exact=False)
    tests = [(weights[name], printed(test)) for name, test in routed.items()]
    lengths = [sum(weight for weight, test in tests if case.holds(test)) for case in tried]
    return Reading(always + min(lengths), always + max(lengths), every, exact=True)
