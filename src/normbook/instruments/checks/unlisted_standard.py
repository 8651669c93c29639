"""I046: a paragraph of a standard that the header does not list, or a listed standard nobody asks about.

Source: opening block of an instrument (the standards covered); checkable rule
C1 (each unit of the standard is asked or waived).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_part, on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    asked: set[str] = set()
    for question in every_question(instrument):
        for address in question.provisions:
            asked.add(address.path[0])
            if address.kind != "norm":
                message = f"{question.id} names {address}, which is no paragraph of a standard."
                cure = "Write it as norm:standard/paragraph."
                yield on_question(instrument, question, "I046", Weight.ERROR, message, cure)
            elif address.path[0] not in instrument.standards:
                message = f"{question.id} names {address}; the header does not list {address.path[0]}."
                cure = "Add it to standards."
                yield on_question(instrument, question, "I046", Weight.WARNING, message, cure)
    for standard in instrument.standards:
        if standard not in asked:
            message = f"The header lists {standard}, and no question asks about it."
            yield on_part(
                instrument, "standards", "I046", Weight.NOTE, message, "Ask about it or take it out."
            )
