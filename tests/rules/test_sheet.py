"""Rules as spreadsheet formulas: within what Excel 2010 holds, and computed as the oracle does.

S1 every formula keeps to Excel's limits and functions, however large the rule
S2 sums, products, quotients and remainders are exact to the fifteenth digit, half ties included
S3 values that are hidden, absent, stray or odd count as what they are
S4 rosters, long lists of choices and long texts
S5 the runner refuses what it cannot run
(The table of cases and random rules run in test_agreement.py.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import count
from random import Random

import pytest

from agreement import Seeded, draw_cases, draw_program
from normbook.engines import soffice
from normbook.remarks import Refusal
from normbook.rules import Case, Core, Program, evaluate, prepare
from normbook.rules import program as ordered
from normbook.rules.limits import limits_of
from normbook.rules.printers.python_program import compile_program
from normbook.rules.printers.sheet import Cells, Column, depth, printed, quoted
from normbook.rules.printers.sheet_numbers import rough_power
from normbook.rules.printers.sheet_program import program_formulas

EXCEL_2010 = frozenset(
    "ABS AND CHAR CHOOSE COUNT DATE DAY EXACT FIND IF IFERROR INT ISERROR ISLOGICAL ISNUMBER LEFT LEN "
    "LOG10 LOOKUP MAX MID MIN MONTH N NOT OR POWER RIGHT ROUND SIGN SUBSTITUTE SUM SUMPRODUCT TEXT TRIM "
    "TRUNC VALUE WEEKDAY YEAR".split()
)
NUMBERS = {"a": "decimal", "b": "decimal", "c": "decimal", "i": "integer", "j": "integer", "t": "text"}
OPERATIONS = (
    """
${a} + ${b} | ${a} - ${b} | ${a} * ${b} | ${a} div ${b} | ${a} mod ${b} | ${i} + ${j} | ${i} * ${j}
${i} div ${j} | ${i} mod ${j} | ${a} + ${i} | ${a} div ${i} | ${i} div ${a} | ${i} mod ${a} | ${a} mod ${i}
round(${a}, 2) | round(${a}, -3) | round(${a}) | floor(${a}) | ceiling(${a}) | int(${a}) | ${a} = ${b}
${a} < ${b} | ${a} <= ${i} | sum(${a}, ${b}, ${c}) | mean(${a}, ${b}, ${c}) | mean(${i}, ${a}) | pow(${a}, 2)
pow(${a}, 3) | pow(${i}, 3) | pow(${i}, -2) | string(${a}) | number(${t}) | max(${a}, ${b})
sum(${a}, ${i}, ${b}, ${j}, ${c}, 1, 2.5, ${a}, ${a}, ${b}, ${c}) | (${a} - ${b}) * 3 div 7
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)
TIES = (
    ("12345678901234.5 + 0.05", "12345678901234.6"),
    ("-12345678901234.5 - 0.05", "-12345678901234.6"),
    ("99999999999999.3 - 99999999999999.2", "0.1"),
    ("999999.999999999 - 917", "999082.999999999"),
    ("0.1 + 0.2", "0.3"),
    ("1 div 1024", "0.000976563"),
    ("2 div 3 * 3", "2.000000001"),
    ("123456.789012345 * 1000.5", "123518517.406851"),
    ("999999.999999999 * 1", "999999.999999999"),
    ("round(1234567890123.45, 1)", "1234567890123.5"),
    ("round(-2.5)", "-3"),
    ("-7.5 mod 2", "-1.5"),
    ("7.25 mod 0.1", "0.05"),
    ("floor(999999.999999999)", "999999"),
    ("pow(0.5, 10) * 0 + pow(1.234567891, 3)", "1.881676376"),
    ("mean(0.000000001, 0.000000002)", "0.000000002"),
    ("mean(-0.000000001, -0.000000002)", "-0.000000002"),
    ("number('1000000.12345678')", "1000000.12345678"),
)


def cells() -> Cells:
    numbers = count(1)
    columns = Column(tuple(f"r!A{row}" for row in range(1, 301)), "r!B1")
    return Cells(
        value=lambda key: f"v!A{1 + hash(key) % 9999}",
        column=lambda key: columns,
        reason=lambda key: f"v!B{1 + hash(key) % 9999}",
        marks=lambda key: f"v!C{1 + hash(key) % 9999}",
        helper=lambda: f"h!A{next(numbers)}",
    )


def formulas(node: Core) -> list[str]:
    helpers, last = printed(node, cells())
    return [*(each.text for each in helpers), last]


def kept_by_excel(text: str) -> None:
    """S1 for one formula: length, levels, length of a text, functions, arguments."""
    bare = re.sub(r'"(?:[^"]|"")*"', '""', text)
    assert text.startswith("=")
    assert len(text) <= 8192
    assert depth(text) <= 64
    assert all(len(each) <= 257 for each in re.findall(r'"(?:[^"]|"")*"', text))
    assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= EXCEL_2010
    innermost = re.compile(r"\([^()]*\)")
    while found := innermost.findall(re.sub(r"\{[^}]*\}", "0", bare)):
        assert all(each.count(",") < 255 for each in found)
        bare = innermost.sub("0", re.sub(r"\{[^}]*\}", "0", bare))


def said(case: Case) -> bool:
    return not any(limits_of(tree, "excel") for tree in (case.value, case.reason, case.partial))


def disagreements(cases: list[Case]) -> list[str]:
    found = zip(cases, soffice.run_cases(cases), strict=True)
    return [f"{case.expression}: {got} not {evaluate(case)}" for case, got in found if got != evaluate(case)]


@pytest.mark.parametrize("seed", [1, 2])
def test_random_rules_keep_to_what_excel_holds(seed: int) -> None:
    for case in draw_cases(Seeded(Random(seed)), 400, 1, depth=6):
        if said(case):
            for text in formulas(case.value):
                kept_by_excel(text)


@pytest.mark.parametrize(
    "expression",
    [
        " or ".join(f"(${{n}} = {number} and ${{t}} != 'x{number}')" for number in range(400)),
        "+".join(["${n}"] * 60),
        "concat(" + ", ".join(["${t}"] * 190) + ")",
        "sum(" + ", ".join(f"${{n}} * {number}" for number in range(190)) + ")",
        "mean(" + ", ".join(["${d}"] * 190) + ")",
        "min(" + ", ".join(["${d}"] * 190) + ")",
        "count(" + ", ".join(["${d}"] * 190) + ")",
        "coalesce(" + ", ".join(["${t}"] * 150) + ")",
        "sum(${r}) + mean(${r}) + max(${r}) + count(${r}) + indexed-repeat(${r}, ${roster}, ${n})",
        "${t} = '" + 'a"é' * 500 + "'",
        "if(" * 50 + "${n} = 1" + ", true(), false())" * 50,
    ],
)
def test_large_rules_keep_to_what_excel_holds(expression: str) -> None:
    schema = {"n": "integer", "d": "decimal", "t": "text", "r": "decimal[]"}
    for text in formulas(prepare(expression, {}, schema).value):
        kept_by_excel(text)


def test_a_value_that_is_needed_twice_is_computed_once() -> None:
    node = prepare("if(${n} + 1 > 5, ${n} + 1, 0)", {}, {"n": "integer"}).value
    assert sum(text.count("+1") for text in formulas(node)) == 1


def test_controls_and_quotation_marks_in_texts() -> None:
    assert quoted('say "x"\n') == '("say ""x"""&CHAR(10))'
    assert quoted("CHAR(1)") == '"CHAR(1)"'


@pytest.mark.soffice
def test_ties_and_fifteen_digits() -> None:
    results = soffice.run_cases([prepare(expression, {}) for expression, _ in TIES])
    assert [(each[0], result.value) for each, result in zip(TIES, results, strict=True)] == [
        (expression, Decimal(value)) for expression, value in TIES
    ]


@pytest.mark.soffice
def test_arithmetic_is_exact_at_every_size() -> None:
    draw = Random(5)
    cases = [prepare(draw.choice(OPERATIONS), _numbers(draw), NUMBERS) for _ in range(1000)]
    assert disagreements(cases) == []


def _numbers(draw: Random) -> dict[str, object]:
    drawn: dict[str, object] = {key: _decimal(draw) for key in "abc"}
    if draw.random() < 0.15:
        drawn["b"] = drawn["a"] if draw.random() < 0.5 else str(-Decimal(str(drawn["a"])))
    drawn["i"] = draw.choice([draw.randrange(-20, 20), 10 ** draw.randrange(15), draw.randrange(10**15)])
    drawn["j"] = draw.choice([draw.randrange(-9, 9), 10 ** draw.randrange(1, 15) - 1])
    drawn["t"] = draw.choice(
        [_decimal(draw), f" {_decimal(draw)}0000000000 ", "1e5", "1.2.3", "-", ".", ".5", "5.", "٣"]
    )
    return drawn


def _decimal(draw: Random) -> str:
    """A number of the domain: near a power of ten, of all fifteen digits, near a tie, or plain."""
    whole = draw.randrange(1, 16)
    places = min(9, 15 - whole)
    near = Decimal(10 ** (whole - 1)) + draw.choice([-5, -1, 0, 1, 5]) * Decimal(1).scaleb(-places)
    full = Decimal(draw.randrange(10 ** (whole + places - 1), 10 ** (whole + places))).scaleb(-places)
    tie = Decimal(f"{draw.randrange(1000)}.{draw.choice(['5', '25', '000000005', '499999999', '999999999'])}")
    plain = Decimal(draw.randrange(20_000)).scaleb(-2)
    return format(draw.choice([near, full, tie, plain]) * draw.choice([1, 1, -1]), "f")


ODD: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("string-length(${t})", {"t": "a😀é"}),
    ("substr(${t}, 1, 2)", {"t": "a😀b"}),
    ("concat(${t}, '|', 'tab\there')", {"t": 'line\nend "q" \r'}),
    ("normalize-space(${t})", {"t": " a\tb\r\nc  "}),
    ("${t} = 'TRUE'", {"t": "TRUE"}),
    ("${t} = '=1+1'", {"t": "=1+1"}),
    ("contains(${t}, '*')", {"t": "ab"}),
    ("contains(${t}, '')", {"t": None}),
    ("${t} = 'ABC'", {"t": "abc"}),
    ("starts-with(${t}, 'العر')", {"t": "العربية"}),
    ("${n} < 5", {"n": None}),
    ("${n} != 5", {"n": None}),
    ("${n} - ${n} = 0", {"n": {"absent": "unknown"}}),
    ("coalesce(${t}, 'x')", {"t": None}),
    ("reason(${n})", {"n": {"absent": "not-available"}}),
    ("string(0 * -1.5)", {}),
    ("string(${d})", {"d": "0.000000001"}),
    ("string(date('0001-01-01'))", {}),
    ("format-date(date('1850-06-15') - 1, '%a %e %b %y %%')", {}),
    ("date(${t})", {"t": "1900-02-29"}),
    ("date('1900-02-28') + 1", {}),
    ("date('9999-12-31') + 1", {}),
    ("date(${t})", {"t": "2023-02-29"}),
    ("date(${t})", {"t": "2024-02-29T23:00:00"}),
    ("selected(${t}, 'a')", {"t": "ab a"}),
    ("selected-at(${t}, 1)", {"t": "a  b"}),
)  # fmt: skip


@pytest.mark.soffice
def test_odd_values_count_as_what_they_are() -> None:
    schema = {"t": "text", "n": "integer", "d": "decimal"}
    cases = [prepare(expression, data, schema) for expression, data in ODD]
    assert disagreements(cases) == []


@pytest.mark.soffice
def test_rosters_lists_of_choices_and_sets_of_unlike_order() -> None:
    codes = [f"c{number}" for number in range(300)]
    schema = {
        "r": "decimal[]",
        "k": "integer[]",
        "w": "text[]",
        "c": {"type": "choice", "choices": [{"code": code, "label": f'Label "{code}"'} for code in codes]},
        "s": {"type": "set", "choices": ["a", "b", "c"]},
        "z": {"type": "set", "choices": ["c", "b", "a"]},
    }
    data = {
        "r": [None if row % 7 == 0 else f"{row}.{row:03d}" for row in range(260)],
        "k": [999_999_999_999_999, -999_999_999_999_998] * 40,
        "w": [None, "x", "ذ"],
        "c": "c299",
        "s": ["a", "c"],
        "z": ["c", "a"],
    }
    told = [
        "sum(${r})", "mean(${r})", "min(${r})", "count(${r})", "rows(${r})", "complete-sum(${r})",
        "sum(${k})", "mean(${k})", "indexed-repeat(${r}, ${x}, 259)",
        "indexed-repeat(${r}, ${x}, 261)", "join(', ', ${w})",
        "jr:choice-name(${c}, '${c}')", "${s} = ${z}", "string(if(${s} = 'a', ${s}, ${z}))",
    ]  # fmt: skip
    cases = [prepare(expression.replace("${x}", "${r}"), data, schema) for expression in told]
    assert disagreements(cases) == []


@pytest.mark.soffice
@pytest.mark.parametrize("seed", [3, 4])
def test_programs_decide_as_the_oracle(seed: int) -> None:
    drawn, replies = draw_program(Seeded(Random(seed)), 60)
    kept = _within_limits(drawn)
    run = compile_program(kept)
    for reply, found in zip(replies, soffice.run_program(kept, replies), strict=True):
        wanted = run(*reply)
        assert (found.relevant, found.violated, found.missing) == (
            wanted.relevant,
            wanted.violated,
            wanted.missing,
        )


def test_a_hidden_answer_is_blank_for_every_rule() -> None:
    drawn, _ = draw_program(Seeded(Random(3)), 1)
    found = program_formulas(_within_limits(drawn), cells())
    assert len(found.relevant) == len(drawn.steps)
    for formula in found.formulas:
        kept_by_excel(formula.text)


def _within_limits(drawn: Program) -> Program:
    """The program without the routes, calculations and checks that a workbook cannot say."""

    def free(node: Core | None) -> Core | None:
        return node if node is not None and not limits_of(node, "excel") else None

    return ordered(
        [
            replace(
                step,
                relevant=free(step.relevant),
                calculation=free(step.calculation),
                rules=tuple(rule for rule in step.rules if free(rule.violated)),
            )
            for step in drawn.steps
        ]
    )


def test_a_regular_expression_is_refused() -> None:
    with pytest.raises(Refusal, match="R101"):
        formulas(prepare("regex(${t}, '[a-z]+')", {"t": "a"}).value)


def test_the_limit_of_powers_names_only_decimals_under_other_powers() -> None:
    schema = {"d": "decimal", "n": "integer"}
    told = {
        "pow(${d}, 2)": False,
        "pow(${n}, ${n})": False,
        "pow(${d}, 0.5)": True,
        "1 + pow(${d}, ${n})": True,
    }
    found = {expression: rough_power(prepare(expression, {}, schema).value) for expression in told}
    assert found == told


def test_it_says_so_where_libreoffice_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refusal, match="R040") as refused:
        soffice.run_cases([prepare("1 + 1", {})])
    assert "Install LibreOffice" in refused.value.cure
