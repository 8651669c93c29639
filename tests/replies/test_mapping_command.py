"""`normbook replies read`: what it prints and returns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normbook.cli import main

INSTRUMENT = """
id: custody
edition: 0.1
sections:
- id: all
  questions:
  - {id: law, kind: yes-no, absences: [not-available]}
  - {id: places, kind: whole}
  - {id: cost, kind: money, currency: USD}
"""
TEXTS = (
    "title: C\nsections: {all: {title: A}}\nquestions: {law: {text: a}, places: {text: a}, cost: {text: a}}\n"
)
MAPPING = """
compiled: true
tables: [{files: '*.csv', respondent: State, same-ids: true, absences: {NA: not-available}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "custody").mkdir()
    (tmp_path / "custody" / "instrument.yaml").write_text(INSTRUMENT)
    (tmp_path / "custody" / "en.yaml").write_text(TEXTS)
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "a.csv").write_text("State,law,places,cost\nKenya,yes,3,2.50\n", encoding="utf-8")
    (tmp_path / "replies" / ".hidden").write_bytes(b"\0")
    return tmp_path


def run(folder: Path, *arguments: str) -> int:
    deed = ["replies", "read", str(folder / "custody"), str(folder / "replies")]
    return main([*deed, "-m", str(folder / "mapping.yaml"), *arguments])


def test_json_is_a_contract(folder, capsys):
    assert run(folder, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["instrument"], found["compiled"], found["unplaced"]) == ("custody@0.1", True, [])
    (reply,) = found["replies"]
    assert (reply["respondent"], reply["period"]) == ("KEN", "")
    assert reply["answers"]["places"] == {
        "value": 3,
        "place": {"file": "a.csv", "sheet": None, "row": 2, "column": 3},
    }
    assert reply["answers"]["cost"]["value"] == "2.5"
    assert reply["answers"]["cost"]["currency"] == "USD"


def test_absences_are_named(folder, capsys):
    (folder / "replies" / "a.csv").write_text("State,law\nKEN,NA\n")
    assert run(folder, "--format", "json") == 0
    (reply,) = json.loads(capsys.readouterr().out)["replies"]
    assert reply["answers"]["law"]["value"] == {"absent": "not-available"}


def test_people_get_the_account_and_what_found_no_place(folder, capsys):
    (folder / "replies" / "a.csv").write_text("State,law,places\nKEN,yes,3\nAtlantis,no,1\nTUN,perhaps,1\n")
    assert run(folder) == 1
    text = capsys.readouterr().out
    assert text.startswith(
        "2 replies, compiled from published figures, of 2 respondents to custody@0.1: 3 values"
    )
    assert "error A005  TUN, a.csv, line 4, column 2" in text
    assert "1 rows or columns found no place:\n  respondent, Atlantis (a.csv, line 3, column 1)" in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("replies/a.csv", b"State,law\nKEN,\xe9\n", "W004"),
        ("replies/a.csv", b"", "W001"),
        ("mapping.yaml", b"tables: [", "P002"),
        ("mapping.yaml", b"compiled: true", "W101"),
        ("custody/instrument.yaml", b"\xff", "P001"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_no_traceback(folder, capsys, name, content, said):
    (folder / name).write_bytes(content)
    assert run(folder, "--format", "json") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(said)
    assert "Traceback" not in printed.err


def test_what_is_not_there(folder, capsys):
    assert (
        main(["replies", "read", str(folder / "none"), str(folder), "-m", str(folder / "mapping.yaml")]) == 2
    )
    assert (
        main(["replies", "read", str(folder / "custody"), "none.csv", "-m", str(folder / "mapping.yaml")])
        == 2
    )
    assert "none.csv" in capsys.readouterr().err


def test_many_remarks_are_cut_short_for_people(folder, capsys):
    rows = "".join(f"KEN,perhaps{n}\n" for n in range(40))
    (folder / "replies" / "a.csv").write_text("State,law\n" + rows)
    assert run(folder) == 1
    assert "error A005  and 30 more; --format json lists them all" in capsys.readouterr().out
