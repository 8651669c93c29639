"""`normbook rules eval` and `show`, as somebody at a terminal or in a script calls them."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from normbook.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Call the command line: exit code, standard output, standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["rules", *arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture
def file(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A file with the given content: text, bytes, or something as JSON."""

    def write(content: object) -> str:
        path = tmp_path / f"data{len(list(tmp_path.iterdir()))}.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def test_eval_gives_value_type_absence_and_partial(run, file) -> None:
    code, out, _ = run("eval", "${a} + 0.2", "--data", file({"a": 0.1}), "--format", "json")
    assert code == 0
    assert json.loads(out) == {"value": 0.3, "type": "decimal", "absent": None, "partial": False}


def test_eval_reads_decimals_exactly(run, file) -> None:
    _, out, _ = run("eval", "${a} = 0.1 + 0.2", "--data", file('{"a": 0.30000000000000}'), "--format", "json")
    assert json.loads(out)["value"] is True


def test_eval_names_the_reason_of_an_absence(run, file) -> None:
    data = file({"a": {"absent": "refused"}, "k": [1, None]})
    assert json.loads(run("eval", "${a}", "--data", data, "--format", "json")[1])["absent"] == "refused"
    assert (
        json.loads(run("eval", "${a} + 1", "--data", data, "--format", "json")[1])["absent"]
        == "not-computable"
    )
    assert json.loads(run("eval", "sum(${k})", "--data", data, "--format", "json")[1])["partial"] is True


def test_eval_without_data_is_an_empty_reply(run) -> None:
    code, out, _ = run("eval", "1 div 3", "--format", "json")
    assert (code, json.loads(out)["value"]) == (0, 0.333333333)
    assert json.loads(run("eval", "${a} > 5", "--format", "json")[1])["value"] is False


def test_eval_takes_today_now_and_position(run) -> None:
    given = ("--today", "2024-02-28", "--now", "2024-02-28T12:00:00", "--position", "3", "--format", "json")
    assert json.loads(run("eval", "today() + 1", *given)[1])["value"] == "2024-02-29"
    assert json.loads(run("eval", "now() - today()", *given)[1])["value"] == 0.5
    assert json.loads(run("eval", "position(..)", *given)[1])["value"] == 3


def test_eval_reads_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b'{"a": 2}')))
    assert run("eval", "${a} * 2", "--data", "-")[1] == "4  (integer)\n"


def test_eval_speaks_to_people(run, file) -> None:
    data = file({"a": {"absent": "unknown"}, "k": [1, None]})
    assert run("eval", "${a}", "--data", data)[1] == "absent: unknown\n"
    assert run("eval", "sum(${k})", "--data", data)[1] == "1  (integer, partial)\n"


def test_fault_of_an_expression_exits_2(run) -> None:
    code, out, _ = run("eval", "'a' < 'b'", "--format", "json")
    assert code == 2
    assert json.loads(out)["error"] == "R011"
    assert json.loads(out)["message"]
    code, out, err = run("eval", "'a' < 'b'")
    assert (code, out) == (2, "")
    assert "R011" in err


def test_cases_give_one_answer_each(run, file) -> None:
    cases = {
        "schema": {
            "q": {"type": "choice", "choices": ["1", "2"]},
            "s": {"type": "set", "choices": ["b", "a"]},
        },
        "cases": [
            {"expression": "${q} = 1", "data": {"q": "1"}},
            {"expression": "${q} = 3", "data": {"q": "1"}},
            {"expression": "${q}", "data": {"q": {"absent": "not-available"}}},
            {"expression": "${s}", "data": {"s": ["a", "b"]}},
            {"expression": "${q}", "data": {"q": "9"}},
            {"expression": "${q}"},
        ],
    }
    code, out, _ = run("eval", "--cases", file(cases), "--format", "json")
    answers = json.loads(out)
    assert code == 0
    assert [answer.get("value") for answer in answers] == [True, None, None, ["b", "a"], None, None]
    assert [answer.get("error") for answer in answers] == [None, "R012", None, None, "R020", None]
    assert [answer.get("absent") for answer in answers] == [
        None,
        None,
        "not-available",
        None,
        None,
        "not-answered",
    ]


@pytest.mark.parametrize("printer", ["python", "duckdb", pytest.param("js", marks=pytest.mark.node)])
def test_printers_agree_at_the_door(run, file, printer: str) -> None:
    cases = {"cases": [{"expression": "${a} div 3", "data": {"a": 1}}, {"expression": "1 +", "data": {}}]}
    answers = json.loads(run("eval", "--cases", file(cases), "--printer", printer, "--format", "json")[1])
    assert answers[0] == {"value": 0.333333333, "type": "decimal", "absent": None, "partial": False}
    assert answers[1]["error"] == "R003"


def test_limit_of_a_printer_is_named(run) -> None:
    code, out, _ = run("eval", "regex('a', 'a')", "--printer", "excel", "--format", "json")
    assert code == 2
    assert json.loads(out)["error"] == "R101"


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe\x00",
        b'{"a": NaN}',
        b'{"a": 1e999999999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": 1, "a": 2}',
        b'{"a": "\\ud800"}',
        b"[" * 100_000,
        b"[1]",
        b'"text"',
        b"",
    ],
)
def test_bad_json_is_refused_with_a_cure(run, file, content: bytes) -> None:
    code, out, err = run("eval", "${a}", "--data", file(content))
    assert (code, out) == (2, "")
    assert err.startswith(("R023:", "R024:"))
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [(), ("1", "--cases", "x"), ("--cases", "x", "--data", "y")])
def test_wrong_use_exits_2(run, arguments: tuple[str, ...]) -> None:
    assert run("eval", *arguments)[0] == 2


def test_a_missing_file_is_said(run) -> None:
    code, _, err = run("eval", "1", "--data", "nowhere.json")
    assert code == 2
    assert "nowhere.json" in err


def test_data_that_are_not_of_the_type_are_refused(run, file) -> None:
    schema = file({"a": {"type": "integer"}})
    code, out, _ = run("eval", "${a}", "--data", file({"a": "x"}), "--schema", schema, "--format", "json")
    assert (code, json.loads(out)["error"]) == (2, "R020")


@pytest.mark.parametrize("printer", ["python", "js", "duckdb", "excel", "xpath", "plain"])
def test_show_prints_the_source(run, file, printer: str) -> None:
    schema = file(
        {"s": {"type": "set", "choices": ["a", "b"]}, "n": "decimal", "k": "integer[]", "t": "text"}
    )
    text = "selected(${s}, 'a') and (${n} * 2 + sum(${k}) > 3 or marked(${t}, 'estimated') or absent(${n}))"
    code, out, err = run("show", text, "--schema", schema, "--printer", printer)
    assert (code, err) == (0, "")
    assert len(out) > 40
