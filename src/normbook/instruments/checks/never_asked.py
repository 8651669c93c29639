"""I032: a question that no reply can reach, because its route never holds.

Source: checkable rule C5 (no unreachable question); issue 2, C1. The claim is
made only where every combination of answers could be tried (_cases).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._cases import never, routes
from normbook.instruments.checks._finding import on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    told = {remark.address for remark in compiled.remarks}
    for name, route in routes(compiled).items():
        question = instrument.question(name)
        if str(instrument.address(name)) not in told and never(route, compiled):
            message = f"{name} can never be asked: no answers open its route."
            cure = (
                "Correct the route, or the routes of the questions that it names, or take the question out."
            )
            yield on_question(instrument, question, "I032", Weight.ERROR, message, cure)
