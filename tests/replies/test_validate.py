"""E2: contradictions in replies, each with weight, place and cure; an error only from one source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normbook.instruments import Instrument, compile_rules, read_instrument
from normbook.remarks import Place, Weight
from normbook.replies import Answer, Reply, validate
from normbook.values import Absence, Reason, Value

STRUCTURE = """
id: checks
edition: "1"
languages: [en]
choices: {level: [full, partly, none]}
sections:
  - id: a
    questions:
      - {id: law, kind: yes-no}
      - {id: level, kind: one, choices: level, route: "${law}", required: true, absences: [not-available]}
      - id: held
        kind: table
        rows: [total, men, women]
        years: 2018-2020
        minimum: 0
        jump: 40%
        floor: 50
        parts: [{total: total, parts: [men, women]}]
        checks:
          - {id: some, each: column, test: "${held[women,@column]} > 0", weight: note}
          - {id: growth, each: column, test: "${held[total,@column]} >= ${held[total,@previous]} - 500"}
      - id: convicted
        kind: table
        rows: [total, men, women]
        years: 2018-2020
        stages: [{later: total, earlier: "held[total]"}]
        distinct: [held]
      - id: prisons
        kind: roster
        questions:
          - {id: name, kind: short-text}
          - {id: places, kind: whole, checks: [{id: positive, test: ". > 0", weight: error}]}
      - {id: budget, kind: money, currency: USD}
      - {id: cost, kind: money, currency: USD, checks: [{id: within, test: ". <= ${budget}"}]}
      - {id: all_places, kind: whole, calculation: "sum(${places})"}
"""
TEXTS = """
title: Checks
sections: {a: {title: A}}
questions:
  law: {text: Law}
  level: {text: Level}
  held: {text: Held, rows: {total: Total, men: Men, women: Women}}
  convicted: {text: Convicted, rows: {total: Total, men: Men, women: Women}}
  prisons: {text: Prisons}
  name: {text: Name}
  places: {text: Places}
  all_places: {text: All places}
  budget: {text: Budget}
  cost: {text: Cost}
choices: {level: {full: Full, partly: Partly, none: None}}
checks:
  some: Some women are held
  growth: No sudden fall
  positive: A prison has places
  within: The cost is within the budget
"""


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    found, remarks = read_instrument({"instrument.yaml": STRUCTURE.encode(), "en.yaml": TEXTS.encode()})
    assert remarks == ()
    return found


def answer(value: Value | Reason, source: str = "", comment: str = "") -> Answer:
    held: Value | Absence = Absence(value) if isinstance(value, Reason) else value
    return Answer(held, source=source, comment=comment, place=Place("data.csv", None, 7, "C"))


def found(
    instrument: Instrument, answers: dict[str, Answer], prior: Reply | None = None
) -> dict[str, list[Weight]]:
    codes: dict[str, list[Weight]] = {}
    earlier = {"KEN": prior} if prior else None
    for remark in validate(instrument, [Reply("KEN", answers)], earlier):
        codes.setdefault(remark.code, []).append(remark.weight)
        assert remark.cure
        assert remark.respondent == "KEN"
        assert remark.address.startswith("question:checks@1/")
    return codes


def test_parts_above_their_total_are_an_error_only_from_one_source(instrument: Instrument) -> None:
    one = {f"held[{row},2018]": answer(n, "CTS") for row, n in (("total", 10), ("men", 9), ("women", 2))}
    assert found(instrument, one)["A201"] == [Weight.ERROR]
    mixed = {**one, "held[women,2018]": answer(2, "other")}
    assert found(instrument, mixed)["A201"] == [Weight.WARNING]


def test_parts_below_their_total_are_to_confirm(instrument: Instrument) -> None:
    below = {f"held[{row},2018]": answer(n) for row, n in (("total", 10), ("men", 7), ("women", 2))}
    assert found(instrument, below) == {"A202": [Weight.WARNING]}
    exact = {**below, "held[women,2018]": answer(3)}
    assert found(instrument, exact) == {}


def test_one_part_above_the_total_is_found_without_the_other(instrument: Instrument) -> None:
    alone = {"held[total,2018]": answer(10), "held[men,2018]": answer(11)}
    assert found(instrument, alone) == {"A203": [Weight.ERROR]}


def test_blank_total_over_filled_parts(instrument: Instrument) -> None:
    filled = {"held[men,2018]": answer(1), "held[women,2018]": answer(1)}
    assert found(instrument, filled) == {"A204": [Weight.NOTE]}
    explained = {**filled, "held[total,2018]": answer(Reason.NOT_AVAILABLE)}
    assert found(instrument, explained) == {}


def test_later_stage_above_an_earlier_one(instrument: Instrument) -> None:
    stages = {"held[total,2018]": answer(10), "convicted[total,2018]": answer(11)}
    assert found(instrument, stages) == {"A205": [Weight.ERROR]}


def test_same_figures_in_two_tables(instrument: Instrument) -> None:
    same = {
        f"{table}[total,{y}]": answer(n)
        for table in ("held", "convicted")
        for y, n in ((2018, 7), (2019, 8), (2020, 9))
    }
    assert found(instrument, same) == {"A206": [Weight.WARNING]}


@pytest.mark.parametrize(
    ("before", "after", "comment", "codes"),
    [
        (100, 141, "", {"A207"}),
        (100, 140, "", set()),
        (100, 59, "", {"A207"}),
        (100, 141, "A new law.", set()),
        (10, 40, "", set()),
        (0, 60, "", {"A207"}),
    ],
)
def test_jump_between_years(
    instrument: Instrument, before: int, after: int, comment: str, codes: set[str]
) -> None:
    years = {"held[total,2018]": answer(before), "held[total,2019]": answer(after, comment=comment)}
    assert set(found(instrument, years)) == codes


def test_jump_against_the_last_round(instrument: Instrument) -> None:
    prior = Reply("KEN", {"held[total,2018]": answer(100)})
    assert found(instrument, {"held[total,2018]": answer(200)}, prior) == {"A207": [Weight.WARNING]}


def test_reason_that_is_not_offered_is_kept_and_remarked(instrument: Instrument) -> None:
    refused = {"law": answer(True), "level": answer(Reason.REFUSED)}
    assert found(instrument, refused) == {"A102": [Weight.ERROR]}
    offered = {"law": answer(True), "level": answer(Reason.NOT_AVAILABLE)}
    assert found(instrument, offered) == {}


def test_required_is_asked_for_only_where_it_is_relevant(instrument: Instrument) -> None:
    assert found(instrument, {"law": answer(True)}) == {"A101": [Weight.WARNING]}
    assert found(instrument, {"law": answer(False)}) == {}


def test_answer_beside_its_route_is_kept_with_a_note(instrument: Instrument) -> None:
    assert found(instrument, {"law": answer(False), "level": answer("full")}) == {"A103": [Weight.NOTE]}


def test_own_checks_run_only_where_every_value_is_present(instrument: Instrument) -> None:
    assert "A100" not in found(instrument, {"held[total,2018]": answer(1000)})
    fell = {"held[total,2018]": answer(1000), "held[total,2019]": answer(499, comment="Closed.")}
    assert found(instrument, fell)["A100"] == [Weight.WARNING]
    negative = {"held[total,2018]": answer(Decimal(-1))}
    assert found(instrument, negative)["A100"] == [Weight.ERROR]


def test_checks_of_a_roster_run_row_by_row(instrument: Instrument) -> None:
    rows = {
        "prisons[1].places": answer(100),
        "prisons[2].places": answer(0),
        "prisons[10].name": answer("North"),
    }
    assert found(instrument, rows) == {"A100": [Weight.ERROR]}


def test_remark_says_both_values_and_its_place(instrument: Instrument) -> None:
    answers = {f"held[{row},2018]": answer(n) for row, n in (("total", 1000), ("men", 900), ("women", 200))}
    (remark,) = validate(instrument, [Reply("KEN", answers)])
    assert "1,100" in remark.message
    assert "1,000" in remark.message
    assert remark.message.startswith("To confirm")
    assert remark.address == "question:checks@1/held[total,2018]"
    assert remark.place == Place("data.csv", None, 7, "C")


def test_two_currencies_never_meet(instrument: Instrument) -> None:
    """MEANING 1: an amount in another currency is remarked, kept, and enters no operation."""
    budget = Answer(Decimal(100), currency="EUR")
    assert found(instrument, {"budget": budget, "cost": Answer(Decimal(500), currency="USD")}) == {
        "A104": [Weight.ERROR]
    }
    same = {"budget": Answer(Decimal(100), currency="USD"), "cost": Answer(Decimal(500), currency="USD")}
    assert found(instrument, same) == {"A100": [Weight.WARNING]}
    mixed = STRUCTURE.replace(
        "{id: budget, kind: money, currency: USD}", "{id: budget, kind: money, currency: EUR}"
    )
    other, _ = read_instrument({"instrument.yaml": mixed.encode(), "en.yaml": TEXTS.encode()})
    assert "R011" in {remark.code for remark in compile_rules(other).remarks}
