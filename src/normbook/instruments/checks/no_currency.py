"""I043: money without a currency.

Money carries its currency, and two currencies never meet (MEANING 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_question
from normbook.remarks import Remark, Weight

_CODE = re.compile(r"[A-Z]{3}\Z")
"""ISO 4217."""


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for question in every_question(instrument):
        kinds = question.table.kinds.values() if question.table is not None else (question.kind,)
        if Kind.MONEY in kinds and not question.currency:
            message = f"{question.id} asks for money and names no currency."
            yield on_question(
                instrument,
                question,
                "I043",
                Weight.ERROR,
                message,
                "Add the currency by its code, such as USD.",
            )
        elif question.currency and not _CODE.match(question.currency):
            message = f"“{question.currency}” in {question.id} is not the code of a currency."
            yield on_question(
                instrument, question, "I043", Weight.ERROR, message, "Use three letters, such as USD."
            )
