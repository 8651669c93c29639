"""I033: a route that holds whatever is answered, so that it says nothing.

Source: checkable rule C5; issue 2, C1. The claim is made only where every
combination of answers could be tried (_cases).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._cases import always
from normbook.instruments.checks._finding import Written, on_rule
from normbook.remarks import Remark, Weight
from normbook.rules import Core, ExpressionError, check_test


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    around: dict[str, Core | None] = {}
    for section in instrument.sections:
        tree = _tree(section.route, "", compiled)
        around[section.id] = tree
        if section.route and tree is not None and always(tree, None, compiled):
            yield _remark(instrument, Written("route", section.route, None, section.id))
    for question in instrument.questions:
        tree = _tree(question.route, question.id, compiled)
        if question.route and tree is not None and always(tree, around.get(question.section), compiled):
            yield _remark(instrument, Written("route", question.route, question, question.section))


def _tree(text: str | None, own: str, compiled: Compiled) -> Core | None:
    try:
        return check_test(text, compiled.scope.at(own)) if text else None
    except ExpressionError:
        return None


def _remark(instrument: Instrument, rule: Written) -> Remark:
    message = f"{rule.title} holds whatever is answered: {rule.text}"
    return on_rule(instrument, rule, "I033", Weight.WARNING, message, "Take the route out, or correct it.")
