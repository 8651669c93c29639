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
    assumed_institution,
    choice_order,
    culture_bound,
    double_barrelled,
    drifting_numbers,
    empty_section,
    false_lineage,
    faulty_rules,
    glossary_terms,
    impossible_limits,
    later_question,
    law_and_practice,
    leading,
    long_stem,
    many_open,
    missing_facet,
    missing_period,
    negative_in_negative,
    nested_clause,
    never_asked,
    no_currency,
    no_way_out,
    overfull_question,
    overlapping_ranges,
    repeated_check,
    same_form,
    same_label,
    same_question,
    table_relations,
    too_long,
    unchecked_language,
    unexplained_letters,
    unknown_owner,
    unlisted_standard,
    unmeasured_figure,
    untraced_question,
    unused_list,
    vague_term,
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
    double_barrelled.find,
    leading.find,
    negative_in_negative.find,
    vague_term.find,
    nested_clause.find,
    culture_bound.find,
    assumed_institution.find,
    missing_period.find,
    long_stem.find,
    unexplained_letters.find,
    too_long.find,
    many_open.find,
    missing_facet.find,
    choice_order.find,
    overlapping_ranges.find,
    same_question.find,
    overfull_question.find,
    drifting_numbers.find,
    unchecked_language.find,
)


def check_instrument(instrument: Instrument) -> list[Remark]:
    """Every remark on how the instrument is built, heaviest first; reading has remarks of its own."""
    compiled = compile_rules(instrument)
    found = [remark for find in CHECKS for remark in find(instrument, compiled)]
    return sorted(found, key=lambda remark: remark.weight.rank)
