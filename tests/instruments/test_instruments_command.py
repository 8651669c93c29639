"""`normbook instruments check` and `show`: JSON as a contract, words for people, exit codes (issue 2, D3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normbook.cli import main
from normbook.content import content_path

STRUCTURE = """\
id: trial
edition: "1.0"
standards: [x]
acts: [{act: proposed, body: Institute, date: "2004"}, {act: endorsed, body: Meeting, date: "2004-03-25"}]
sections:
- id: s
  questions:
  - {id: a, kind: yes-no, facet: law, provisions: ["norm:x/1"]}
  - {id: t, kind: table, facet: figure, provisions: ["norm:x/1"], unit: persons, period: a day,
     rows: [m, w], years: 2019-2021}
  - {id: u, kind: table, facet: practice, provisions: ["norm:x/1"], rows: [m, w], columns: [one, two, three]}
  - {id: n, kind: note}
"""
TEXTS = """\
title: Trial
sections: {s: {title: Section}}
questions:
  a: {text: Is it so?}
  t: {text: How many?, rows: {m: Men, w: Women}}
  u: {text: How much in 2020?, rows: {m: Men, w: Women}, columns: {one: One, two: Two, three: Three}}
  n: {text: Read this.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "instrument.yaml").write_text(STRUCTURE, "utf-8")
    (tmp_path / "en.yaml").write_text(TEXTS, "utf-8")
    return tmp_path


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "check", str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["instrument", "edition", "questions", "cells", "digests", "standing", "remarks"]
    assert (told["instrument"], told["edition"], told["standing"]) == ("trial", "1.0", "endorsed")
    assert (told["questions"], told["cells"]) == (3, 1 + 2 + 6)
    assert set(told["digests"]) == {"structure", "en"}
    assert told["remarks"] == []


def test_an_error_has_its_place_and_ends_in_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "instrument.yaml").write_text(
        STRUCTURE.replace("kind: yes-no", "kind: yes-no, route: '${z}'"), "utf-8"
    )
    assert main(["instruments", "check", str(folder), "--format", "json"]) == 1
    (remark,) = json.loads(capsys.readouterr().out)["remarks"]
    assert (remark["code"], remark["weight"], remark["address"]) == ("R010", "error", "question:trial@1.0/a")
    assert remark["source"] == {"file": "instrument.yaml", "sheet": None, "row": 8, "column": None}
    assert main(["instruments", "check", str(folder)]) == 1
    words = capsys.readouterr().out
    assert "error R010  instrument.yaml, line 8" in words
    assert "${z}" in words
    assert "endorsed" in words


def test_a_warning_ends_in_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "instrument.yaml").write_text(STRUCTURE.replace("unit: persons, ", ""), "utf-8")
    assert main(["instruments", "check", str(folder)]) == 0
    assert "warning I040" in capsys.readouterr().out


@pytest.mark.parametrize("deed", ["check", "show"])
def test_what_cannot_be_read_ends_in_2(folder: Path, deed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", deed, str(folder / "nowhere")]) == 2
    (folder / "instrument.yaml").write_bytes(b"a: [")
    assert main(["instruments", deed, str(folder)]) == 2
    (folder / "instrument.yaml").unlink()
    assert main(["instruments", deed, str(folder)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert "I001" in told.err


def test_outline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "show", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Trial (trial@1.0), endorsed"
    assert "  1. Is it so?" in lines
    assert "     t · table · figure · 2 rows × 2019-2021 · norm:x/1" in lines
    assert "     u · table · practice · 2 rows × 3 columns · norm:x/1" in lines
    assert "  Read this." in lines
    assert main(["instruments", "show", str(folder), "--language", "fr"]) == 2


def test_what_ships_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["instruments", "check", str(content_path("instruments", "custody")), "--format", "json"]) == 0
    )
    assert [each for each in json.loads(capsys.readouterr().out)["remarks"] if each["weight"] != "note"] == []
