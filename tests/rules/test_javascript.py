"""Rules printed as JavaScript and run in Node.js.

J1 numbers are exact: the hand-worked results, and full fifteen digits against the oracle
J2 names and texts that JavaScript or a page could take for something else
J3 a program decides as the rule language means it, also as an ES module
J4 without Node.js the refusal says what to do
"""

from __future__ import annotations

import json
import random
import subprocess
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from normbook.engines.node import Reply, run_cases, run_program
from normbook.remarks import Refusal
from normbook.rules import (
    BOOLEAN,
    INTEGER,
    Case,
    Kind,
    Program,
    Rule,
    Scope,
    Step,
    Symbol,
    Type,
    check_test,
    evaluate,
    prepare,
    program,
    violation,
)
from normbook.rules.printers.javascript_program import expression_source, module_source

SCHEMA = {"d": "decimal", "e": "decimal", "i": "integer", "j": "integer"}
FORMS = (
    "${d} + ${e}",
    "${d} - ${e}",
    "${d} * ${e}",
    "${d} div ${e}",
    "${d} mod ${e}",
    "mean(${d}, ${e}, ${i})",
    "sum(${d}, ${e}, ${i})",
    "round(${d}, 3)",
    "round(${d}, ${i} mod 12)",
    "${i} div ${j}",
    "${i} * ${d}",
    "pow(${d}, 2)",
    "string(${d} * ${e})",
)


def full(choose: random.Random) -> str:
    """A decimal of up to fifteen digits."""
    digits = choose.randint(1, 15)
    number = Decimal(choose.randint(10 ** (digits - 1), 10**digits - 1)).scaleb(-choose.randint(0, 9))
    return format(number * choose.choice((1, -1)), "f")


def demanding(seed: int, count: int) -> list[Case]:
    """Cases of arithmetic with as many digits as a number may have."""
    choose = random.Random(seed)
    whole = [choose.randint(1, 10 ** choose.randint(1, 15) - 1) for _ in range(2 * count)]
    return [
        prepare(
            choose.choice(FORMS),
            {"d": full(choose), "e": full(choose), "i": whole[2 * index], "j": whole[2 * index + 1]},
            SCHEMA,
        )
        for index in range(count)
    ]


@pytest.mark.node
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("0.1 + 0.2", "0.3"),
        ("1 div 3 * 3", "0.999999999"),
        ("0.5 * 0.000000001", "0.000000001"),
        ("-0.5 * 0.000000001", "-0.000000001"),
        ("999999999999999 + 1", None),
        ("1 div 1024", "0.000976563"),
        ("pow(0.0025, 2.5)", "0.000000313"),
        ("pow(2, -10)", "0.000976563"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-3"),
        ("-7 mod 3", "-1"),
        ("string(0 - 0)", "0"),
        ("0.000000001 + 0", "0.000000001"),
    ],
)
def test_hand_worked_numbers(expression: str, wanted: str | None) -> None:  # J1
    (found,) = run_cases([prepare(expression, {})])
    assert (
        found.value == wanted if isinstance(found.value, str) else found.value == (wanted and Decimal(wanted))
    )


@pytest.mark.node
def test_fifteen_digits_agree_with_the_oracle() -> None:  # J1
    cases = demanding(1, 4000)
    wrong = [each for each, found in zip(cases, run_cases(cases), strict=True) if found != evaluate(each)]
    assert wrong == []


@pytest.mark.node
def test_names_and_texts_of_javascript() -> None:  # J2
    names = ["constructor", "__proto__", "toString", "hasOwnProperty"]
    absent = [prepare(f"${{{name}}} = ''", {}, {name: "text"}) for name in names]
    given = [prepare(f"${{{name}}}", {name: "x"}, {name: "text"}) for name in names]
    odd = "\u2028</script>'\"\\`${x}\x00𝒳"
    same = prepare("${t} = ${u}", {"t": odd, "u": odd}, {"t": "text", "u": "text"})
    found = [each.value for each in run_cases([*absent, *given, same])]
    assert found == [True] * 4 + ["x"] * 4 + [True]


@pytest.mark.node
def test_texts_with_other_line_ends() -> None:  # J2
    texts = ["a\u2028b", "a\u2029b", "a\x85b", "a\x0bb", "a\r\nb"]
    found = run_cases([prepare("${t}", {"t": text}, {"t": "text"}) for text in texts])
    assert [each.value for each in found] == texts


def test_source_may_stand_in_a_page() -> None:  # J2
    assert "</script" not in expression_source(prepare("${t} = '</script>'", {"t": "x"}))


def custody() -> Program:
    """Sentenced is asked where somebody is held, and may not exceed it; a visit is required."""
    kinds = {"held": INTEGER, "sentenced": INTEGER, "visited": BOOLEAN, "how": Type(Kind.TEXT)}
    scope = Scope({key: Symbol(key, type_) for key, type_ in kinds.items()})
    rule = Rule("parts", violation(check_test("${sentenced} <= ${held}", scope)))
    return program(
        [
            Step("held", {"held": INTEGER}, required=("held",)),
            Step("sentenced", {"sentenced": INTEGER}, check_test("${held} > 0", scope), rules=(rule,)),
            Step("visited", {"visited": BOOLEAN}, required=("visited",)),
            Step("how", {"how": kinds["how"]}, check_test("${visited}", scope), required=("how",)),
        ]
    )


REPLIES: list[Reply] = [
    ({"held": 10, "sentenced": 12, "visited": True}, {}, {}),
    ({"held": 0, "sentenced": 12}, {"visited": "not-available"}, {}),
    ({}, {}, {}),
]
DECIDED = [(b"\1\1\1\1", [0], ["how"]), (b"\1\0\1\0", [], []), (b"\1\0\1\0", [], ["held", "visited"])]
"""By hand: a question not asked is neither missing nor contradicted; a stated reason is an answer."""


@pytest.mark.node
def test_program() -> None:  # J3
    found = run_program(custody(), REPLIES)
    assert [(bytes(each.relevant), each.violated, each.missing) for each in found] == DECIDED


@pytest.mark.node
def test_program_as_a_module(tmp_path: Path) -> None:  # J3
    runtime = Path(str(files("normbook.rules.printers") / "javascript_runtime" / "index.js"))
    (tmp_path / "rules.mjs").write_text(module_source(custody(), runtime.as_uri()), encoding="utf-8")
    reply = "{held: 1, sentenced: 2}, {}, {}"
    line = f'import("./rules.mjs").then(({{run}}) => console.log(JSON.stringify(run({reply}))))'
    done = subprocess.run(["node", "-e", line], cwd=tmp_path, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    assert (found["violated"], found["missing"]) == ([0], ["visited"])


def test_without_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # J4
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match="Node") as refusal:
        run_cases([prepare("1 + 1", {})])
    assert refusal.value.code == "R040"
