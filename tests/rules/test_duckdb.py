"""The DuckDB printer: exact numbers, no error in any row, and the oracle's answer everywhere.

D1 every random decision equals the oracle's
D2 what is hard for a database is right: ties, 15 digits, powers, texts with odd characters, dates at the ends
D3 no value aborts a query for the other rows
D4 a whole program gives the oracle's outcome, with reasons for storage
D5 what is read twice is computed once
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from agreement import Seeded, draw_cases, draw_program
from normbook.engines.duckdb import connect, reply_table, run_cases, run_program, store_outcomes
from normbook.rules import (
    DATE,
    INTEGER,
    TEXT,
    Case,
    Kind,
    Program,
    Rule,
    Scope,
    Step,
    Symbol,
    Type,
    check,
    check_test,
    evaluate,
    prepare,
    program,
    violation,
)
from normbook.rules.printers.duckdb_case import PLACE, case_printer, column_names
from normbook.rules.printers.duckdb_limits import inexact_power
from normbook.rules.printers.duckdb_program import ProgramColumns, remarks_query
from normbook.rules.printers.python_program import compile_program
from normbook.rules.printers.sql_layers import Layers, names_in


def value(
    expression: str, data: Mapping[str, object] | None = None, schema: Mapping[str, object] | None = None
) -> object:
    return run_cases([prepare(expression, data or {}, schema)])[0].value


def agree(cases: list[Case]) -> None:
    kept = [case for case in cases if not any(map(inexact_power, (case.value, case.reason, case.partial)))]
    for case, found in zip(kept, run_cases(kept), strict=True):
        assert found == evaluate(case), case.expression


@pytest.mark.parametrize("seed", [101, 102])
def test_random_expressions_agree_with_the_oracle(seed: int) -> None:  # D1
    agree(list(draw_cases(Seeded.of(seed), expressions=120, replies=6)))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 div 3", Decimal("0.333333333")),
        ("2 div 3", Decimal("0.666666667")),
        ("-1 div 3", Decimal("-0.333333333")),
        ("1 div 3 * 3 = 1", False),
        ("0.1 + 0.2 = 0.3", True),
        ("0.000000005 div 10", Decimal("0.000000001")),  # a tie at the tenth place goes away from zero
        ("-0.000000005 div 10", Decimal("-0.000000001")),
        ("0.000000004 div 10", Decimal(0)),
        ("1000000 div 3", Decimal("333333.333333333")),
        ("10000000 div 3", Decimal("3333333.33333333")),  # fifteen digits in all
        ("99999999999999.5 + 0.5", Decimal(100000000000000)),
        ("999999999999999 + 1", None),
        ("99999999 * 99999999", None),
        ("9999999 * 9999999", 99999980000001),
        ("0.00001 * 0.00005", Decimal("0.000000001")),  # 5e-10
        ("1234567.89 * 1000.01", Decimal("1234580235.6789")),
        ("123456789012345 * 0.000000001", Decimal("123456.789012345")),
        ("-7 mod 3", -1),
        ("7.5 mod -2", Decimal("1.5")),
        ("5 mod 0", None),
        ("5 div 0", None),
        ("pow(2, 49)", Decimal(562949953421312)),
        ("pow(2, 50)", None),
        ("pow(1.5, 3)", Decimal("3.375")),
        ("pow(0.05, 5)", Decimal("0.000000313")),  # 3.125e-7: a tie at the tenth place
        ("pow(1.02, 12)", Decimal("1.268241795")),  # 1.26824179456...
        ("pow(2, -3)", Decimal("0.125")),
        ("pow(-3, 3)", Decimal(-27)),
        ("pow(-1, 999999999999999)", Decimal(-1)),
        ("pow(0, 0)", Decimal(1)),
        ("pow(0, -1)", None),
        ("pow(-8, 0.5)", None),
        ("pow(0.1, 11)", Decimal(0)),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(1250, -2)", 1300),
        ("round(999999999999999, -2)", None),
        ("floor(-1.5)", -2),
        ("int(-1.5)", -1),
        ("number('0000000000000000012')", Decimal(12)),
        ("number('1.50000000000000000')", Decimal("1.5")),
        ("number('1234567890123456')", None),
        ("number('0.1234567891')", None),
        ("number('1e3')", None),
        ("number('٣')", None),
        ("string(2.50)", "2.5"),
        ("string(-0.5)", "-0.5"),
        ("date(2932896)", __import__("datetime").date(9999, 12, 31)),
        ("date(2932897)", None),
        ("date(-719162)", __import__("datetime").date(1, 1, 1)),
        ("date(-719163)", None),
        ("format-date(date('0007-03-09'), '%Y %y %m %n %e %b %a')", "0007 07 03 3 9 Mar Fri"),
    ],
)
def test_hard_numbers_and_dates(expression: str, expected: object) -> None:  # D2
    assert value(expression) == expected


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        ("string-length(${t})", "a😀é", 3),
        ("substr(${t}, -2)", "a😀é", "😀é"),
        ("substr(${t}, 1, 2)", "العربية", "ل"),
        ("contains(${t}, '😀')", "a😀é", True),
        ('ends-with(${t}, "it\'s")', "it's", True),
        ("normalize-space(${t})", " a \t\n b ", "a b"),
        ("concat(${t}, '-')", "nul\0 in it", "nul\0 in it-"),
        ("${t} = 'x\"~1\"x'", 'x"~1"x', True),  # a text that looks like a held column
        ("regex(${t}, '[^a]*')", "b\nc", True),
        ("count-selected(${t})", " a  b ", 2),
        ("number(${t})", " -0 ", Decimal(0)),
    ],
)
def test_odd_texts(expression: str, text: str, expected: object) -> None:  # D2
    assert value(expression, {"t": text}, {"t": "text"}) == expected


def test_one_row_without_an_answer_leaves_the_others() -> None:  # D3
    schema = {"a": "integer", "b": "integer", "t": "text"}
    expression = "if(${b} = 0, 0, 1) + ${a} div ${b} + pow(${a}, ${b}) + number(date(${t}))"
    rows = [(6, 3, "2024-02-30"), (6, 0, "1970-01-02"), (10**14, 900, "x"), (2, 1, "1970-01-02")]
    cases = [prepare(expression, {"a": a, "b": b, "t": t}, schema) for a, b, t in rows]
    assert [found.value for found in run_cases(cases)] == [None, None, None, Decimal(6)]


def _steps() -> list[Step]:
    codes = Type(Kind.CHOICE, ("yes", "no"))
    types = {
        "held": codes,
        "how-many": INTEGER,
        "since": DATE,
        "twice": INTEGER,
        "q[men,2019]": INTEGER,
        "note": TEXT,
    }
    scope = Scope({key: Symbol(key, type_) for key, type_ in types.items()})
    rule = violation(check_test("${how-many} < 10", scope))
    return [
        Step("held", {"held": codes}, required=("held",)),
        Step(
            "how-many",
            {"how-many": INTEGER},
            check_test("${held} = 'yes'", scope),
            rules=(Rule("H1", rule),),
            required=("how-many",),
        ),
        Step("twice", {"twice": INTEGER}, calculation=check("${how-many} * 2", scope), required=("twice",)),
        Step("q", {"q[men,2019]": INTEGER}, check_test("reason(${how-many}) = 'refused'", scope)),
        Step("note", {"note": TEXT}, check_test("marked(${since}, 'estimated')", scope)),
    ]


def _replies() -> list[tuple[dict[str, object], dict[str, str], dict[str, frozenset[str]]]]:
    return [
        ({"held": "yes", "how-many": 12}, {}, {}),
        ({"held": "no", "how-many": 12, "note": "x"}, {}, {"since": frozenset({"estimated"})}),
        ({"held": "yes", "q[men,2019]": 3}, {"how-many": "refused"}, {}),
        ({}, {}, {}),
    ]


def test_a_program_routes_checks_and_says_what_is_missing() -> None:  # D4
    found = run_program(program(_steps()), _replies())
    assert [bytes(each.relevant) for each in found] == [
        b"\1\1\1\0\0",
        b"\1\0\1\0\1",
        b"\1\1\1\1\0",
        b"\1\0\1\0\0",
    ]
    assert [each.violated for each in found] == [[0], [], [], []]
    assert [each.missing for each in found] == [[], [], [], ["held"]]


def test_reasons_and_calculations_are_stored() -> None:  # D4
    columns = ProgramColumns(program(_steps()), frozenset({"how-many"}))
    with connect() as connection:
        connection.register("replies", reply_table(columns, _replies()))
        store_outcomes(connection, columns, "replies", "outcomes")
        rows = connection.execute(
            'SELECT "reply number", "how-many__r", "twice", "q[men,2019]__r" FROM outcomes ORDER BY ALL'
        )
        assert rows.fetchall() == [
            (0, None, 24, "not-asked"),
            (1, "not-asked", None, "not-asked"),
            (2, "refused", None, None),
            (3, "not-asked", None, "not-asked"),
        ]
        remarks = connection.execute(remarks_query(columns, "outcomes", [PLACE]) + " ORDER BY ALL")
        assert remarks.fetchall() == [(0, "violated", "H1"), (3, "missing", "held")]


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_random_programs_agree_with_the_oracle(seed: int) -> None:  # D4
    drawn, replies = draw_program(Seeded.of(seed), replies=40)
    kept = Program(tuple(step for step in drawn.steps if not _inexact(step)))
    evaluate_one = compile_program(kept)
    assert run_program(kept, replies) == [evaluate_one(*reply) for reply in replies]


def _inexact(step: Step) -> bool:
    trees = [step.relevant, step.calculation, *(rule.violated for rule in step.rules)]
    return any(tree is not None and inexact_power(tree) for tree in trees)


def test_what_is_read_twice_is_computed_once() -> None:  # D5
    layers = Layers()
    once = layers.hold('abs("a")')
    assert layers.hold('abs("a")') == once == '"~1"'
    assert layers.hold('"a"') == '"a"'
    top = layers.hold(f"{once} + {once}")
    query = layers.select({"x": f"{top} * {once}"}, "t")
    assert query.count('abs("a")') == 1
    with connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT -3 AS a")
        assert connection.execute(query).fetchall() == [(18,)]


def test_a_deep_expression_does_not_grow_out_of_hand() -> None:  # D5
    case = prepare("${a} + 0.25" + " * 1.5" * 35, {"a": "2.5"}, {"a": "decimal"})
    layers = Layers()
    names = column_names(["a"])
    query = layers.select({"x": case_printer(layers, names).show(case.value)}, "t")
    assert len(query) < 200_000
    assert run_cases([case]) == [evaluate(case)]


def test_a_sum_of_two_hundred_cells_is_exact() -> None:  # D2
    data = {f"n{index}": f"{index}.5" for index in range(200)}
    cells = ", ".join(f"${{{key}}}" for key in data)
    assert value(f"sum({cells})", data, dict.fromkeys(data, "decimal")) == Decimal(20_000)
    assert value(f"sum({cells})", {"n7": "0.000000001"}, dict.fromkeys(data, "decimal")) == Decimal(
        "0.000000001"
    )


def test_names_that_differ_in_case_are_two_columns() -> None:
    assert column_names(["Q1", "q1", "q1__r"]) == {"Q1": "Q1", "q1": "q1__2", "q1__r": "q1__r__2"}
    assert value("${Q} - ${q}", {"Q": 5, "q": 3}) == 2


def test_a_question_may_have_the_name_of_a_column_of_ours() -> None:
    types = dict.fromkeys(("place", "violated_0", "value", "VALUE", "rowid"), INTEGER)
    scope = Scope({key: Symbol(key, type_) for key, type_ in types.items()})
    steps = [Step(key, {key: type_}, check_test("${place} = 1", scope)) for key, type_ in types.items()]
    drawn = program([Step("place", {"place": INTEGER}), *steps[1:]])
    replies = [({"place": 1, "violated_0": 5}, {}, {}), ({"place": 2}, {}, {})]
    assert [bytes(each.relevant) for each in run_program(drawn, replies)] == [b"\1\1\1\1\1", b"\1\0\0\0\0"]


def test_names_are_not_read_out_of_texts() -> None:
    assert names_in("""'say "x"' || "a""b" || '''"y"' """) == {'a"b'}


@pytest.mark.parametrize(
    ("expression", "limited"),
    [
        ("pow(${n}, 2)", False),
        ("pow(${n}, 3)", False),
        ("pow(${d}, 2)", False),
        ("pow(${d}, 3)", True),
        ("pow(${d}, 0.5)", True),
    ],
)
def test_the_limit_of_powers(expression: str, limited: bool) -> None:
    schema = {"n": "integer", "d": "decimal"}
    assert inexact_power(prepare(expression, {}, schema).value) is limited


@pytest.mark.parametrize("pattern", ["[0-9]{1000}", "(a{10}b){100}", "(a{20}){20}(b{3}){3}", "[{2}]{3}"])
def test_long_repetitions(pattern: str) -> None:
    case = prepare(f"regex(${{t}}, '{pattern}')", {"t": "a"}, {"t": "text"})
    assert run_cases([case]) == [evaluate(case)]
