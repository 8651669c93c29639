"""I031: a route, calculation or check that names a question further down.

Whoever answers from the top down cannot know the answer yet, and on paper the
instruction points forward. Source: question appraisal, flow of the form;
checkable rule C5 (no dead end).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_rule, written_rules
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    order = {question.id: place for place, question in enumerate(every_question(instrument))}
    firsts: dict[str, int] = {}
    for question in instrument.questions:
        firsts.setdefault(question.section, order[question.id])
    for rule in written_rules(instrument):
        here = order[rule.question.id] if rule.question else firsts.get(rule.section)
        if here is None:
            continue
        edge = here - 1 if rule.question is None else here
        later = sorted((name for name in rule.names if order.get(name, -1) > edge), key=order.__getitem__)
        if later:
            message = f"{rule.title} names {', '.join(later)}, which is asked later."
            cure = "Put the rule on the later question, or move that question up."
            yield on_rule(instrument, rule, "I031", Weight.WARNING, message, cure)
