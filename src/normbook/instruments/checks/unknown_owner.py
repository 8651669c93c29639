"""I051: a question owned by nobody the header lists, or an owner without questions.

Source: DESIGN 6 and 7 (ministries write in the parts they own); checkable
rule U8 (the named office can know it).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_part, on_question
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    owning: set[str] = set()
    for question in every_question(instrument):
        if question.owner is not None:
            owning.add(question.owner)
            if question.owner not in instrument.owners:
                message = f"{question.id} is owned by “{question.owner}”, which the header does not list."
                cure = f"Use one of: {', '.join(instrument.owners) or 'none is listed; add owners'}."
                yield on_question(instrument, question, "I051", Weight.ERROR, message, cure)
    for owner in instrument.owners:
        if owner not in owning:
            message = f"The header lists the owner {owner}, who owns no question."
            yield on_part(
                instrument, "owners", "I051", Weight.NOTE, message, "Give it a question or take it out."
            )
