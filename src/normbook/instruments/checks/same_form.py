"""I045: a rule that depends on what kind of State answers.

The same form goes to developed and developing States alike: no route, check,
calculation or filter may look at the income, region or group of the
respondent. Contact details are excepted, and rules among the questions about
the respondent itself. Source: the intergovernmental expert group of 2004
(same form for everybody); DESIGN 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import every_question, on_rule, written_rules
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    about = {
        question.id
        for question in every_question(instrument)
        if question.facet is Facet.RESPONDENT and question.kind is not Kind.CONTACT
    }
    for rule in written_rules(instrument):
        own = rule.question is not None and rule.question.id in about
        named = sorted(rule.names & about)
        if named and not own:
            message = f"{rule.title} depends on who answers ({', '.join(named)})."
            cure = "The same form goes to every State: take the condition out."
            yield on_rule(instrument, rule, "I045", Weight.ERROR, message, cure)
