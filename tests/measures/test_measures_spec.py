"""F1: what each measure means, as small drawn tables with values worked out by hand (MEANING section 6)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normbook.instruments import Instrument, read_instrument
from normbook.measures import Figure, Lowering, composed, compute, population, read_measures, scored, tabulate
from normbook.remarks import Refusal
from normbook.replies import Answer, Reply
from normbook.values import Absence, Reason, Value

STRUCTURE = """
id: spec
edition: "1"
languages: [en]
choices: {level: [full, partly, none], want: [a, b, c]}
sections:
  - id: s
    questions:
      - {id: law, kind: yes-no}
      - {id: level, kind: one, choices: level, route: "${law}"}
      - {id: wants, kind: several, choices: want}
      - {id: n, kind: whole}
      - {id: m, kind: whole}
      - {id: w, kind: decimal}
      - {id: held, kind: table, rows: [total], years: 2018-2019, cells: whole}
"""
WORDS = {"law": True, "yes": True, "no": False}
REASONS = {
    "n/a": Reason.NOT_APPLICABLE,
    "none": Reason.DOES_NOT_EXIST,
    "..": Reason.NOT_AVAILABLE,
    "ref": Reason.REFUSED,
}


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return read_instrument({"instrument.yaml": STRUCTURE.encode(), "en.yaml": b"title: Spec\n"})[0]


def drawn(table: str) -> list[Reply]:
    """Replies from a drawn table: a heading of keys, a line a respondent; empty cells are not answered."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    head = lines[0][1:]
    return [
        Reply(line[0], answers(dict(zip(head, line[1:], strict=True))), {"area": line[0][0]})
        for line in lines[1:]
    ]


def answers(cells: dict[str, str]) -> dict[str, Answer]:
    return {key: Answer(value(key, text)) for key, text in cells.items() if text}


def value(key: str, text: str) -> Value | Absence:
    if text in REASONS:
        return Absence(REASONS[text])
    if key == "law":
        return text == "yes"
    if key == "wants":
        return frozenset(text.split())
    if key == "w":
        return Decimal(text)
    return int(text) if text.lstrip("-").isdigit() else text


def figures(instrument: Instrument, table: str, measure: str, **around: frozenset[str]) -> list[Figure]:
    measures, remarks = read_measures(
        f"instrument: spec\nmeasures: {{x: {measure}}}\n".encode(), "m.yaml", instrument
    )
    assert remarks == ()
    people = population(instrument, drawn(table), **around)
    return compute(Lowering(instrument, measures), measures.measures[0], people)


LAWS = """
    | law
 KEN | yes
 ARG | no
 FRA | n/a
 ITA | ..
 PER |
 ESP | yes
 AND | none
"""


@pytest.mark.parametrize(
    ("base", "share", "n"),
    [
        ("answered", Decimal("0.666666667"), 3),
        ("applicable", Decimal("0.4"), 5),
        ("asked", Decimal("0.285714286"), 7),
        ("replied", Decimal("0.285714286"), 7),
    ],
)
def test_share_stands_on_its_base_and_counts_each_absence(
    instrument: Instrument, base: str, share: Decimal, n: int
) -> None:
    (figure,) = figures(instrument, LAWS, f'{{share: "${{law}}", base: {base}}}')
    assert figure.value == share
    assert figure.n == n
    assert figure.numerator == 2
    assert figure.absences == {
        Reason.NOT_ANSWERED: 1,
        Reason.NOT_AVAILABLE: 1,
        Reason.NOT_APPLICABLE: 1,
        Reason.DOES_NOT_EXIST: 1,
    }


def test_share_of_the_members_and_of_the_invited(instrument: Instrument) -> None:
    members, invited = frozenset("ABCDEFGHIJ"), frozenset("ABCDE")
    (figure,) = figures(
        instrument, LAWS, '{share: "${law}", base: members}', members=members, invited=invited
    )
    assert (figure.value, figure.n) == (Decimal("0.2"), 10)
    (figure,) = figures(
        instrument, LAWS, '{share: "${law}", base: invited}', members=members, invited=invited
    )
    assert (figure.value, figure.n) == (Decimal("0.4"), 5)
    with pytest.raises(Refusal, match="not known"):
        figures(instrument, LAWS, '{share: "${law}", base: members}')


def test_predicate_that_touches_an_absence_takes_the_respondent_out_of_the_base(
    instrument: Instrument,
) -> None:
    table = """
        | n | m
     KEN | 5 | 3
     ARG | 5 |
     FRA | 1 | 3
    """
    (figure,) = figures(instrument, table, '{share: "${n} > ${m}"}')
    assert (figure.value, figure.n) == (Decimal("0.5"), 2)
    (figure,) = figures(instrument, table, '{count: "absent(${m})"}')
    assert (figure.value, figure.n) == (1, 3)


def test_not_asked_is_not_a_silence(instrument: Instrument) -> None:
    table = """
        | law | level
     KEN | yes | full
     ARG | no  | full
     FRA | yes |
    """
    (figure,) = figures(instrument, table, "{share: \"${level} = 'full'\", base: asked}")
    assert (figure.value, figure.n) == (Decimal("0.5"), 2)
    assert figure.sizes == {"replied": 3, "asked": 2, "applicable": 2, "answered": 1}
    assert figure.absences == {Reason.NOT_ASKED: 1, Reason.NOT_ANSWERED: 1}


NUMBERS = """
    | n  | m  | w
 KEN | 10 | 20 | 1
 ARG | 20 |    | 2
 FRA | 40 | 50 | 0.5
 ITA |    | 70 | 1
"""


@pytest.mark.parametrize(
    ("measure", "expected", "n"),
    [
        ('{sum: "${n}"}', 70, 3),
        ('{mean: "${n}"}', Decimal("23.333333333"), 3),
        ('{median: "${n}"}', 20, 3),
        ('{median: "${m}"}', 50, 3),
        ('{least: "${n}"}', 10, 3),
        ('{most: "${n}"}', 40, 3),
        ('{mean: "${n}", weight: "${w}"}', 20, 3),
        ('{sum: "${n}", weight: "${w}"}', 70, 3),
        ('{ratio: ["${n}", "${m}"]}', Decimal("0.714285714"), 2),
        ('{ratio: ["${n}", "${m}"], scale: 100, round: 1}', Decimal("71.4"), 2),
        ('{mean: "${n}", where: "${m} > 30"}', 40, 1),
        ('{coverage: "${m}", base: replied}', Decimal("0.75"), 4),
        ('{sum: "${n} * 2 - ${m}"}', 30, 2),
    ],
)
def test_numbers(instrument: Instrument, measure: str, expected: object, n: int) -> None:
    (figure,) = figures(instrument, NUMBERS, measure)
    assert figure.value == expected
    assert figure.n == n


def test_a_sum_over_some_says_so(instrument: Instrument) -> None:
    (figure,) = figures(instrument, NUMBERS, '{sum: "${n}"}')
    assert figure.partial
    assert (figure.sizes["answered"], figure.sizes["replied"]) == (3, 4)


def test_nothing_stands_on_nobody(instrument: Instrument) -> None:
    empty = "    | n\n KEN |\n"
    for measure in ('{sum: "${n}"}', '{mean: "${n}"}', '{median: "${n}"}', '{share: "${n} > 1"}'):
        (figure,) = figures(instrument, empty, measure)
        assert figure.value is None
        assert figure.n == 0


def test_groups_stand_beside_the_whole_in_alphabetical_order(instrument: Instrument) -> None:
    found = figures(instrument, NUMBERS, '{sum: "${m}", by: [area]}')
    assert [(dict(each.group), each.value) for each in found] == [
        ({}, 140),
        ({"area": "A"}, None),
        ({"area": "F"}, 50),
        ({"area": "I"}, 70),
        ({"area": "K"}, 20),
    ]


def test_change_compares_like_with_like(instrument: Instrument) -> None:
    """Only respondents with both values: a partial sum is never set against a full one."""
    table = """
        | held[total,2018] | held[total,2019]
     KEN | 100 | 150
     ARG | 100 | 50
     FRA |     | 900
    """
    written = """
    instrument: spec
    measures:
      old: {sum: "${held[total,2018]}"}
      new: {sum: "${held[total,2019]}"}
      change: {change: [old, new]}
    """
    measures, _ = read_measures(written.encode(), "m.yaml", instrument)
    lowering = Lowering(instrument, measures)
    (figure,) = compute(lowering, measures.measures[2], population(instrument, drawn(table)))
    assert (figure.value, figure.n) == (0, 2)


def test_a_state_in_parts_counts_once_when_all_parts_have_the_value(instrument: Instrument) -> None:
    table = """
        | n  | law | m
     P1  | 10 | yes | 5
     P2  | 20 | yes |
     KEN | 1  | no  | 7
    """
    whole = composed(instrument, drawn(table), {"GBR": ("P1", "P2")}).replies
    state = {reply.respondent: reply for reply in whole}["GBR"]
    assert {reply.respondent for reply in whole} == {"KEN", "GBR"}
    assert state.value("n") == 30
    assert state.value("law") is True
    assert state.reason("m") is Reason.NOT_ANSWERED


def test_parts_that_differ_vary(instrument: Instrument) -> None:
    table = """
        | law
     P1 | yes
     P2 | no
    """
    (state,) = composed(instrument, drawn(table), {"GBR": ("P1", "P2")}).replies
    assert state.reason("law") is Reason.VARIES


@pytest.mark.parametrize(
    ("missing", "scores"),
    [
        ("exclude", {"KEN": 75, "ARG": 0, "FRA": None}),
        ("zero", {"KEN": 75, "ARG": 0, "FRA": 0}),
        ("all", {"KEN": 75, "ARG": None, "FRA": None}),
    ],
)
def test_index_says_what_it_does_with_what_is_missing(
    instrument: Instrument, missing: str, scores: dict[str, int | None]
) -> None:
    table = """
        | law | level
     KEN | yes | partly
     ARG | no  |
     FRA |     |
    """
    points = "{yes: 100, no: 0, full: 100, partly: 50, none: 0}"
    written = (
        f"instrument: spec\nscores: {{s: {{mean: [law, level], points: {points}, missing: {missing}}}}}\n"
    )
    measures, _ = read_measures(written.encode(), "m.yaml", instrument)
    people = population(instrument, drawn(table))
    found = {
        each.reply.respondent: number
        for each, number, _ in scored(Lowering(instrument, measures), "s", people)
    }
    assert found == scores


def test_weighted_and_nested_index(instrument: Instrument) -> None:
    table = "    | n | m\n KEN | 10 | 40\n ARG | 10 |\n"
    scores = "{a: {mean: [n, m], weights: {m: 2}}, b: {sum: [a, n], scale: 0.5, round: 1}}"
    written = f"instrument: spec\nscores: {scores}\n"
    measures, remarks = read_measures(written.encode(), "m.yaml", instrument)
    assert remarks == ()
    people, lowering = population(instrument, drawn(table)), Lowering(instrument, measures)
    assert [number for _, number, _ in scored(lowering, "a", people)] == [30, 10]
    assert [number for _, number, _ in scored(lowering, "b", people)] == [20, 10]


def test_tables_of_all_questions_by_an_attribute(instrument: Instrument) -> None:
    table = """
        | law | wants | w
     KEN | yes | a b | 2
     KWT | no  | a   | 3
     ARG | ..  |     | 1
    """
    found = {
        (each.key, each.group): each
        for each in tabulate(instrument, population(instrument, drawn(table)), "area", "w")
    }
    assert found["law", None].counts == {"yes": 1, "no": 1}
    assert found["law", None].absences == {"not-available": 1}
    assert found["law", "A"].counts == {"yes": 0, "no": 0}
    assert found["wants", "K"].counts == {"a": 2, "b": 1, "c": 0}
    assert found["wants", "K"].weights == {"a": 5, "b": 2, "c": 0}
    assert found["level", None].absences == {"not-asked": 2, "not-answered": 1}
