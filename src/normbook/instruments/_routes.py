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
class Walks:
    """The different ways through an instrument: of the questions that have a route, those that are asked.

    Where they were too many to try, the first asks none of them and the second all, and `exact` is false.
    """

    routed: frozenset[str]
    asked: frozenset[frozenset[str]]
    exact: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Words read on the shortest and the longest route, and words printed in all."""

    shortest: int
    longest: int
    printed: int


def walks(instrument: Instrument, compiled: Compiled) -> Walks:
    """Every way through the instrument, as far as the routes can be told apart."""
    from normbook.instruments.checks._cases import cases, routes
    from normbook.rules.printers.python import compiled as printed

    known = {question.id for question in instrument.questions}
    routed = {name: test for name, test in routes(compiled).items() if name in known}
    names = frozenset(routed)
    if not routed:
        return Walks(names, frozenset({names}), exact=True)
    tried = cases(Or(tuple(routed.values())), compiled)
    if tried is None:
        return Walks(names, frozenset({frozenset(), names}), exact=False)
    tests = {name: printed(test) for name, test in routed.items()}
    asked = {frozenset(name for name, test in tests.items() if case.holds(test)) for case in tried}
    return Walks(names, frozenset(asked), exact=True)


def reading(instrument: Instrument, every: Walks, language: str) -> Reading:
    """The words of the instrument in a language; in Chinese, characters."""
    weights = {each.id: question_words(instrument, each, language) for each in instrument.questions}
    printed = frame_words(instrument, language) + sum(weights.values())
    always = printed - sum(weights[name] for name in every.routed)
    lengths = [sum(weights[name] for name in asked) for asked in every.asked]
    return Reading(always + min(lengths), always + max(lengths), printed)
