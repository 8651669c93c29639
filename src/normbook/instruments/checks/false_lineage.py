"""I052: a lineage that does not point to a question of another edition, or two that claim the same one.

Source: DESIGN 6 (a corrigendum is a new edition with lineage; drafts and
answers survive it).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    claimed: dict[str, str] = {}
    for question in every_question(instrument):
        if question.lineage is None:
            continue
        address = question.lineage.question
        if address.kind != "question" or len(address.path) != 2:
            message, cure = (
                f"The lineage of {question.id} names {address}, no question.",
                "Write question:name@edition/id.",
            )
            yield on_question(instrument, question, "I052", Weight.ERROR, message, cure)
        elif address.path[0] == instrument.name:
            message, cure = (
                f"The lineage of {question.id} points into this same edition.",
                "Name the earlier edition.",
            )
            yield on_question(instrument, question, "I052", Weight.ERROR, message, cure)
        first = claimed.setdefault(str(address), question.id)
        if first != question.id and question.lineage.relation == "continues":
            message = f"{first} and {question.id} both descend from {address}."
            cure = "Only one question can continue it; the others change or replace it."
            yield on_question(instrument, question, "I052", Weight.WARNING, message, cure)
