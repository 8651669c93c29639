"""What a report does with a plan that has faults, and with ids that meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normbook.instruments import read_instrument
from normbook.remarks import Refusal
from normbook.replies import Answer, Replies, Reply
from normbook.reports import Source, build, read_plan

SERIES = """
title: {en: A small report}
series:
  - {id: men, section: numbers, title: {en: T}, subject: {en: s}, figure: "men-{year}", years: 2018-2020}
"""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{id: men, section: numbers, title: {en: T}, subject: {en: s}, figure: m, years: 2019}", "G010"),
        ("{id: a b, section: numbers, title: {en: T}, subject: {en: s}, figure: m, years: 2019}", "G010"),
        ("{id: few, section: numbers, title: {en: T}, subject: {en: s}, figure: m}", "G011"),
        (
            "{id: few, section: numbers, title: {en: T}, subject: {en: s}, figure: m, years: 2020-2019}",
            "G011",
        ),
        ("{id: few, section: numbers, title: {en: T}, subject: {en: s}, figure: m, years: no}", "G011"),
    ],
)
def test_a_series_with_a_fault_is_remarked_on_and_left_out(line: str, code: str) -> None:
    plan, remarks = read_plan(f"{SERIES}  - {line}\n".encode())
    assert [each.id for each in plan.lines] == ["men"]
    assert [(each.code, each.place.row if each.place else None) for each in remarks] == [(code, 5)]


def test_a_series_without_words_of_the_language_is_refused(source: Source) -> None:
    plan, _ = read_plan(SERIES.replace("title: {en: T}", "title: {fr: T}").encode())
    with pytest.raises(Refusal, match="G005"):
        build(replace(source, plan=plan))


def test_questions_may_be_called_as_the_parts_of_a_report_are(source: Source) -> None:
    ids = ("who", "source", "scale", "edition", "confirm", "summary", "men", "coverage")
    asked = "".join(f"      - {{id: {each}, kind: yes-no, facet: law}}\n" for each in ids)
    structure = (
        f"id: small\nedition: '0.1'\nlanguages: [en]\nsections:\n  - id: numbers\n    questions:\n{asked}"
    )
    words = "title: Small\nquestions: {" + ", ".join(f"{each}: {{text: Any?}}" for each in ids) + "}\n"
    words += "sections: {numbers: {title: Numbers}}\n"
    instrument, _ = read_instrument({"instrument.yaml": structure.encode(), "en.yaml": words.encode()})
    replies = Replies(instrument.name, (Reply("KEN", {each: Answer(value=True) for each in ids}),))
    plan, measures = replace(source.plan, lines=()), replace(source.measures, measures=())
    report = build(replace(source, instrument=instrument, replies=replies, plan=plan, measures=measures))
    found = [block.id for block in report.document.blocks if block.id]
    assert len(found) == len(set(found))


def test_a_list_without_choices_is_not_told(source: Source) -> None:
    structure = (
        "id: small\nedition: '0.1'\nlanguages: [en]\nchoices: {none: []}\nsections:\n  - id: numbers\n"
        "    questions:\n      - {id: a, kind: one, choices: none, facet: law}\n"
        "      - {id: b, kind: several, choices: none, facet: difficulty}\n"
    )
    instrument, _ = read_instrument({"instrument.yaml": structure.encode(), "en.yaml": b"title: Small\n"})
    replies = Replies(instrument.name, (Reply("KEN", {"a": Answer("x"), "b": Answer(frozenset("x"))}),))
    plan, measures = replace(source.plan, lines=()), replace(source.measures, measures=())
    build(replace(source, instrument=instrument, replies=replies, plan=plan, measures=measures))


def test_the_name_of_a_measure_is_no_format(source: Source) -> None:
    for figure in ("men-{year.__class__}", "men-{", "{0}", "{year!r}"):
        plan, _ = read_plan(SERIES.replace('"men-{year}"', f'"{figure}"').encode())
        with pytest.raises(Refusal, match="G002"):
            build(replace(source, plan=plan))
