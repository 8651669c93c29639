"""A small round with sixty invented replies, made anew for each test module."""

from __future__ import annotations

import random
from datetime import date

import pytest

from normbook.instruments import read_instrument
from normbook.measures import read_measures
from normbook.parties import Parties
from normbook.replies import Answer, Replies, Reply
from normbook.reports import Source, read_plan
from normbook.rounds import Nature, Round
from normbook.values import Absence, Mark, Reason

STRUCTURE = """
id: small
edition: "0.1"
languages: [en]
choices:
  level: [full, partly, none]
  obstacle: [law, money, staff]
sections:
  - id: law
    questions:
      - {id: law, kind: yes-no, facet: law}
      - {id: level, kind: one, choices: level, facet: practice, route: "${law}", absences: [not-available]}
      - {id: never, kind: yes-no, facet: practice}
      - {id: staff, kind: whole, facet: figure, unit: persons}
      - {id: since, kind: date, facet: law}
  - id: numbers
    questions:
      - id: held
        kind: table
        facet: figure
        rows: [total, men]
        years: 2018-2020
        jump: 40%
  - id: needs
    questions:
      - {id: obstacles, kind: several, choices: obstacle, facet: difficulty}
      - {id: practice, kind: long-text, facet: good-practice}
"""
TEXTS = """
title: A small instrument
sections: {law: {title: Law}, numbers: {title: Numbers}, needs: {title: Needs}}
questions:
  law: {text: Is there a law?}
  level: {text: How far is it applied?}
  never: {text: Has anybody answered this?}
  staff: {text: How many staff are there?}
  since: {text: Since when?}
  held: {text: Persons held, rows: {total: Total, men: Men}}
  obstacles: {text: Which difficulties are there?}
  practice: {text: What works well?}
choices:
  level: {full: Fully, partly: In part, none: Not at all}
  obstacle: {law: The law, money: Money, staff: Staff}
"""
MEASURES = """
instrument: small
measures:
  men: {each: {year: 2018-2020}, ratio: ["${held[men,{year}]}", "${held[total,{year}]}"], scale: 100}
  men-median: {each: {year: 2018-2020}, median: "${held[men,{year}]} * 100 div ${held[total,{year}]}"}
  men-change: {change: [men-2018, men-2020]}
  nothing: {each: {year: 2018-2020}, mean: "if(${held[total,{year}]} < 0, 1, '')"}
"""
PLAN = """
title: {en: A small report}
series:
  - id: men
    section: numbers
    title: {en: Share of men}
    subject: {en: the share of men}
    figure: "men-{year}"
    median: "men-median-{year}"
    years: 2018-2020
    groups: region_group
    change: men-change
  - id: nothing
    section: numbers
    title: {en: Share of nobody}
    subject: {en: the share of nobody}
    figure: "nothing-{year}"
    years: 2018-2020
"""


def invented(seed: int, parties: Parties, day: date, size: int) -> tuple[Reply, ...]:
    draw = random.Random(seed)
    replies = []
    for state in draw.sample(sorted(parties.members(day)), size):
        answers = {"law": Answer(draw.random() < 0.7)}
        answers["staff"] = Answer(draw.randrange(10, 500))
        if draw.random() < 0.5:
            answers["since"] = Answer(date(2000, 1, draw.randrange(1, 29)))
        answers["level"] = Answer(
            draw.choice(["full", "partly", "none"]) if draw.random() < 0.8 else Absence(Reason.NOT_AVAILABLE)
        )
        if draw.random() < 0.5:
            chosen = draw.sample(["law", "money", "staff"], draw.randrange(1, 4))
            answers["obstacles"] = Answer(frozenset(chosen))
        if draw.random() < 0.1:
            answers["practice"] = Answer(f"Practice number {draw.randrange(100)}.")
        for year in (2018, 2019, 2020):
            if draw.random() < 0.7:
                total = draw.randrange(100, 5000)
                mark = frozenset([Mark.PROVISIONAL]) if draw.random() < 0.02 else frozenset[Mark]()
                answers[f"held[total,{year}]"] = Answer(total, mark, "one")
                answers[f"held[men,{year}]"] = Answer(
                    int(total * draw.random()), source=draw.choice(["one", "two"])
                )
        replies.append(Reply(state, answers))
    return tuple(replies)


@pytest.fixture(scope="module")
def source() -> Source:
    instrument, remarks = read_instrument({"instrument.yaml": STRUCTURE.encode(), "en.yaml": TEXTS.encode()})
    measures, of_measures = read_measures(MEASURES.encode(), "measures.yaml", instrument)
    plan, of_plan = read_plan(PLAN.encode())
    assert (*remarks, *of_measures, *of_plan) == ()
    parties, day = Parties.load(), date(2023, 5, 11)
    frame = Round("small-2023", Nature.EXERCISE, day, {"en": "Small"}, "small")
    replies = Replies(instrument.name, invented(5, parties, day, 60))
    return Source(frame, instrument, replies, measures, plan, parties, "en")
