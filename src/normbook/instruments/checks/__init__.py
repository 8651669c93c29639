"""Checks of an instrument: one check a file, each with the source that asks for it.

A check is a module with `find(instrument, compiled)`, which gives remarks and
changes nothing. To add one, write the file and put its `find` into CHECKS
(docs/add-a-check.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from normbook.instruments._compile import Compiled, compile_rules
from normbook.instruments._model import Instrument
from normbook.instruments.checks import (
    acts_in_order,
    always_asked,
    empty_section,
    false_lineage,
    faulty_rules,
    glossary_terms,
    impossible_limits,
    later_question,
    law_and_practice,
    never_asked,
    no_currency,
    no_way_out,
    repeated_check,
    same_form,
    same_label,
    table_relations,
    unknown_owner,
    unlisted_standard,
    unmeasured_figure,
    untraced_question,
    unused_list,
)
from normbook.remarks import Remark

Find = Callable[[Instrument, Compiled], Iterator[Remark]]

CHECKS: tuple[Find, ...] = (
    faulty_rules.find,
    later_question.find,
    never_asked.find,
    always_asked.find,
    table_relations.find,
    unused_list.find,
    empty_section.find,
    same_label.find,
    untraced_question.find,
    unmeasured_figure.find,
    no_way_out.find,
    law_and_practice.find,
    no_currency.find,
    impossible_limits.find,
    same_form.find,
    unlisted_standard.find,
    acts_in_order.find,
    glossary_terms.find,
    repeated_check.find,
    unknown_owner.find,
    false_lineage.find,
)


def check_instrument(instrument: Instrument) -> list[Remark]:
    """Every remark on how the instrument is built, heaviest first; reading has remarks of its own."""
    compiled = compile_rules(instrument)
    found = [remark for find in CHECKS for remark in find(instrument, compiled)]
    return sorted(found, key=lambda remark: remark.weight.rank)
