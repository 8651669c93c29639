"""Rules printed as XPath and run in ODK's own engine.

X1 numbers are exact where XPath's are binary
X2 patterns count a character beyond the basic plane once
X3 routes are `relevant` binds that the engine itself decides by
X4 quotation marks, texts that the engine or XML cannot hold
X5 without the engine the refusal says what to do
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_javascript import DECIDED, REPLIES, custody, demanding

from normbook.engines.odk import run_cases, run_program
from normbook.remarks import Refusal
from normbook.rules import evaluate, prepare
from normbook.rules.printers.xpath_form import cases_form
from normbook.rules.printers.xpath_limits import binary_power
from normbook.rules.printers.xpath_patterns import paired
from normbook.rules.printers.xpath_program import ProgramForm
from normbook.rules.printers.xpath_texts import literal


@pytest.mark.node
def test_fifteen_digits_agree_with_the_oracle() -> None:  # X1
    cases = demanding(2, 400)
    wrong = [each for each, found in zip(cases, run_cases(cases), strict=True) if found != evaluate(each)]
    assert wrong == []


@pytest.mark.parametrize(
    ("expression", "limited"),
    [("pow(${d}, 2)", False), ("pow(${i}, ${i})", False), ("pow(${d}, 0.5)", True), ("pow(${d}, 3)", True)],
)
def test_powers_under_the_limit(expression: str, limited: bool) -> None:  # X1
    assert binary_power(prepare(expression, {}, {"d": "decimal", "i": "integer"}).value) is limited


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("[^a]", "𝒳", True),
        ("[^a][^a]", "𝒳", False),
        ("[^\\n]{2}", "𝒳b", True),
        ("[𝒳-𝒵]+", "𝒴𝒵", True),
        ("[^𝒳]", "𝒳", False),
        ("[^𝒳]", "𝒴", True),
        ("𝒳{2}", "𝒳𝒳", True),
        ("[a-𝒳]", "é", True),
        ("[\\]\\-x]+", "]-x", True),
    ],
)
def test_patterns_of_pairs(pattern: str, text: str, matches: bool) -> None:  # X2
    halves = re.sub(r"[\U00010000-\U0010ffff]", _halves, text)
    spoken = re.sub(r"[\U00010000-\U0010ffff]", _halves, paired(pattern))
    assert (re.fullmatch(spoken.removeprefix("^").removesuffix("$"), halves) is not None) is matches


def _halves(match: re.Match[str]) -> str:
    """A character as the two halves that ODK's engine sees."""
    above = ord(match[0]) - 0x10000
    return chr(0xD800 + (above >> 10)) + chr(0xDC00 + (above & 0x3FF))


@pytest.mark.node
def test_program() -> None:  # X3
    found = run_program(custody(), REPLIES)
    assert [(bytes(each.relevant), each.violated, each.missing) for each in found] == DECIDED


def test_routes_are_relevant_binds() -> None:  # X3
    form = ProgramForm(custody(), {}).form
    assert form.count(" relevant=") == 2
    assert 'nodeset="/data/p0/s1" relevant="' in form


@pytest.mark.parametrize(
    ("text", "written"),
    [("a", "'a'"), ("it's", '"it\'s"'), ("'\"", "concat(\"'\", '\"')"), ("", "''")],
)
def test_quotation_marks(text: str, written: str) -> None:  # X4
    assert literal(text) == written


@pytest.mark.node
def test_texts_at_which_the_engine_stops() -> None:  # X4
    given = {"t": "2023-02-29", "u": "2023-02-29"}
    schema = {"t": "text", "u": "text"}
    forms = (
        "${t} = ${u}",
        "string-length(${t})",
        "substr(${t}, 5)",
        "date(${t})",
        "concat('on ', ${t})",
        "${t}",
    )
    found = [each.value for each in run_cases([prepare(form, given, schema) for form in forms])]
    assert found == [True, 10, "02-29", None, "on 2023-02-29", "2023-02-29"]


@pytest.mark.node
def test_texts_with_other_line_ends() -> None:  # X4
    texts = ["a\u2028b", "a\u2029b", "a\x85b"]
    found = run_cases([prepare("${t}", {"t": text}, {"t": "text"}) for text in texts])
    assert [each.value for each in found] == texts


def test_characters_that_xml_cannot_hold() -> None:  # X4
    with pytest.raises(Refusal, match=re.escape("U+0000")) as refusal:
        cases_form([prepare("${t} = 'x'", {"t": "\x00"}, {"t": "text"})])
    assert refusal.value.code == "R043"


def test_without_the_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # X5
    monkeypatch.setenv("NORMBOOK_NODE", str(tmp_path))
    with pytest.raises(Refusal, match="npm ci") as refusal:
        run_cases([prepare("1 + 1", {})])
    assert refusal.value.code == "R041"
