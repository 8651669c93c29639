"""The columnar engine gives what the plain-Python engine gives, over random instruments and replies.

Choices, yes/no, small and large sets, whole numbers, decimals, calculated questions and routes;
absences with reasons, marks, weights, empty bases, groups without a name, several periods.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normbook.engines import columnar
from normbook.engines.columnar import Coded, write_coded
from normbook.instruments import read_instrument
from normbook.measures import Lowering, compute, population, read_measures, scored, tabulate
from normbook.remarks import Refusal
from normbook.replies import Answer, Reply
from normbook.values import Absence, Mark, Reason

MANY = [f"m{number}" for number in range(16)]
HUGE = [f"h{number}" for number in range(70)]
INSTRUMENT = f"""
id: random
edition: 1.0
original: en
choices:
  grade: [a, b, c]
  few: [x, y, zz]
  many: {MANY}
  huge: {HUGE}
sections:
- id: all
  questions:
  - {{id: law, kind: yes-no}}
  - {{id: grade, kind: one, choices: grade}}
  - {{id: asked, kind: one, choices: grade, route: "${{law}}"}}
  - {{id: few, kind: several, choices: few}}
  - {{id: many, kind: several, choices: many}}
  - {{id: huge, kind: several, choices: huge}}
  - {{id: whole, kind: whole}}
  - {{id: part, kind: decimal}}
  - {{id: twice, kind: decimal, calculation: "${{whole}} * 2 + ${{part}}"}}
  - id: held
    kind: table
    rows: [men, women]
    columns: [c2019, c2020]
    cells: whole
"""
TEXTS = """
title: Random
sections: {all: {title: All}}
choices:
  grade: {a: a, b: b, c: c}
  few: {x: x, y: y, zz: z}
"""
MEASURES = """
instrument: random
scores:
  mean-score: {mean: [grade, asked, law], points: {a: 100, b: 67, c: 33, "yes": 100, "no": 0}, round: 2}
  weighed: {mean: [grade, law], points: {a: 3, b: 2, "yes": 1}, weights: {grade: 2, law: 0.5}}
  zero: {sum: [grade, law, few], points: {a: 3, b: 2, "yes": 1, x: 5}, missing: zero}
  every: {mean: [grade, asked], points: {a: 3, b: 2, c: 1}, missing: all}
  nested: {mean: [mean-score, zero], weights: {mean-score: 3}, scale: 0.5}
  told: {expression: "if(${law}, coalesce(${part}, 0), ${whole})"}
measures:
  laws: {count: "${law}"}
  graded: {share: "${grade} = 'a' or ${grade} = 'b'", scale: 100}
  of-asked: {share: "${asked} = 'a'", base: asked}
  of-applicable: {share: "${asked} = 'a'", base: applicable}
  of-replied: {share: "selected(${few}, 'y')", base: replied}
  silent: {count: "absent(${grade})"}
  refused: {count: "reason(${grade}) = 'refused'", base: replied}
  both: {share: "${grade} = 'a' and ${whole} > 2"}
  weighed-share: {share: "${grade} = 'a'", weight: "${part}"}
  weighed-mean: {mean: "${whole}", weight: "${part}"}
  total: {sum: "${whole}", where: "${law}"}
  middle: {median: "${part} + ${whole}"}
  least: {least: "${part}"}
  most: {most: "${twice}"}
  ratio: {ratio: ["${held[women,c2020]}", "${held[men,c2020]}"], scale: 100, round: 1}
  covered: {coverage: "${part}"}
  score: {mean: "${nested}"}
  in-2019: {mean: "${whole}", period: "2019"}
  in-2020: {mean: "${whole}", period: "2020"}
  change: {change: [in-2019, in-2020]}
  states: {count: "${law}", members_only: true}
  choice-of: {count: "selected(${many}, 'm1') or selected(${huge}, 'h69')"}
"""


def _texts() -> str:
    questions = "law grade asked few many huge whole part twice held".split()
    rows = ", rows: {men: men, women: women}, columns: {c2019: a, c2020: b}"
    lists = [
        f"  {name}: {{{', '.join(f'{c}: {c}' for c in codes)}}}"
        for name, codes in (("many", MANY), ("huge", HUGE))
    ]
    asked = [f"  {name}: {{text: {name}{rows if name == 'held' else ''}}}" for name in questions]
    return TEXTS + "\n".join([*lists, "questions:", *asked]) + "\n"


INSTRUMENT_READ, FAULTS = read_instrument(
    {"instrument.yaml": INSTRUMENT.encode(), "en.yaml": _texts().encode()}
)
READ, MORE = read_measures(MEASURES.encode(), "measures.yaml", INSTRUMENT_READ)
LOWERING = Lowering(INSTRUMENT_READ, READ)

WHOLE = st.integers(-(10**15) + 1, 10**15 - 1) | st.integers(-9, 9)
PART = st.builds(
    lambda number, places: Decimal(number).scaleb(-places), st.integers(-(10**6), 10**6), st.integers(0, 9)
)
VALUES = {
    "law": st.booleans(),
    "grade": st.sampled_from("abc"),
    "asked": st.sampled_from("abc"),
    "few": st.frozensets(st.sampled_from(["x", "y", "zz"]), min_size=1),
    "many": st.frozensets(st.sampled_from(MANY), min_size=1),
    "huge": st.frozensets(st.sampled_from(HUGE), min_size=1, max_size=5),
    "whole": WHOLE,
    "part": PART,
    "held[men,c2019]": WHOLE,
    "held[men,c2020]": WHOLE,
    "held[women,c2020]": WHOLE,
}
REASONS = st.sampled_from([reason for reason in Reason if reason is not Reason.NOT_COMPUTABLE]).map(Absence)
MARKS = st.frozensets(st.sampled_from(Mark), max_size=2)


@st.composite
def replies(draw) -> list[Reply]:
    found = []
    states = ["KEN", "PER", "X1", "X2", "NOR"]
    for respondent in draw(st.lists(st.sampled_from(states), unique=True, max_size=5)):
        for period in draw(st.sampled_from([("",), ("2019",), ("2019", "2020")])):
            answers = {
                key: Answer(draw(values | REASONS), draw(MARKS))
                for key, values in VALUES.items()
                if draw(st.integers(0, 4))
            }
            region = draw(st.sampled_from([{}, {"region": ""}, {"region": "North"}, {"region": "South"}]))
            found.append(Reply(respondent, answers, region, period))
    return found


def coded(given: list[Reply]):
    people = population(INSTRUMENT_READ, given, members=frozenset({"KEN", "PER", "NOR"}))
    return people, Coded.of(write_coded(INSTRUMENT_READ, people, ["region", "grade"]))


def test_the_files_of_the_test_are_in_order():
    assert (*FAULTS, *MORE) == ()


@settings(max_examples=3)
@given(replies())
def test_every_measure_is_equal(given):
    people, file = coded(given)
    for measure in READ.measures:
        groups = [()] if measure.kind == "coverage" else [(), ("region",), ("region", "grade")]
        for by in groups:
            wanted = [figure.comparable() for figure in compute(LOWERING, measure, people, by)]
            found = [figure.comparable() for figure in columnar.compute(LOWERING, measure, file, by)]
            assert found == wanted, (measure.name, by)


@settings(max_examples=10)
@given(replies())
def test_every_score_is_equal(given):
    people, file = coded(given)
    for name in LOWERING.scores:
        wanted = [
            (subject.reply.respondent, subject.reply.period, value, reason)
            for subject, value, reason in scored(LOWERING, name, people)
        ]
        assert list(columnar.scored(LOWERING, name, file)) == wanted, name


@settings(max_examples=10)
@given(replies(), st.sampled_from([None, "region", "grade"]), st.sampled_from([None, "whole", "part"]))
def test_every_table_is_equal(given, attribute, weight):
    people, file = coded(given)
    assert columnar.tabulate(file, attribute, weight) == tabulate(INSTRUMENT_READ, people, attribute, weight)


def test_an_attribute_that_was_not_written_is_refused():
    _, file = coded([Reply("KEN", {})])
    with pytest.raises(Refusal) as told:
        columnar.tabulate(file, "income")
    assert told.value.code == "C002"
    assert "region" in told.value.message


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "other.parquet"
    path.write_bytes(b"PAR1 not a table")
    with pytest.raises(Refusal) as told:
        Coded.of(path)
    assert told.value.code == "C001"
