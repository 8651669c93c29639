"""I075: two questions that read the same.

The second asks for what is already held, or means something else and does not say so. Questions of
different rosters are left alone. Source: checkable rule S5 (no question whose answer is already held).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    seen: dict[str, str] = {}
    for question in instrument.questions:
        text = instrument.text(f"questions.{question.id}.text", instrument.original)
        if text is None or question.kind is Kind.NOTE:
            continue
        wording = " ".join(text.split()).casefold()
        if wording in seen:
            message = f"{question.id} reads the same as {seen[wording]}."
            cure = "Leave one out, or say what is different."
            yield on_question(instrument, question, "I075", Weight.WARNING, message, cure)
        else:
            seen[wording] = question.id
