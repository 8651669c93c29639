"""`normbook standards read` and `compare` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from normbook.cli._standards_read import compare, read

TEXT = "Rules for wells\n\n1. Every well shall be covered at night.\n\n3. Ropes shall hold the buckets.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wells.txt"
    path.write_text(TEXT)
    return path


def test_json_has_the_shape_that_is_promised(file: Path) -> None:
    done = CliRunner().invoke(read, [str(file), "--as", "wells", "--lang", "en", "--format", "json"])
    found = json.loads(done.output)
    assert (found["id"], found["lang"], found["unit"]) == ("wells", "en", "rule")
    assert [(p["address"], p["number"], p["kind"], p["parent"], p["text"]) for p in found["provisions"]] == [
        ("norm:wells/1", "1", "rule", "", "Every well shall be covered at night."),
        ("norm:wells/3", "3", "rule", "", "Ropes shall hold the buckets."),
    ]
    assert [remark["code"] for remark in found["remarks"]] == ["S220", "S241"]


def test_akoma_ntoso_is_written_to_a_file_and_read_again(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "wells.xml"
    CliRunner().invoke(read, [str(file), "--as", "wells", "--format", "akoma", "-o", str(out)])
    done = CliRunner().invoke(read, [str(out), "--format", "json"])
    assert [p["address"] for p in json.loads(done.output)["provisions"]] == ["norm:wells/1", "norm:wells/3"]


def test_a_person_sees_an_outline_and_the_remarks(file: Path) -> None:
    done = CliRunner().invoke(read, [str(file), "--as", "wells"])
    assert "rule 3 Ropes shall hold the buckets." in done.output
    assert "S220" in done.output


def test_compare_says_what_became_of_each_provision(file: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(TEXT.replace("3. Ropes shall hold the buckets.", "3. Donkeys are welcome here by day."))
    done = CliRunner().invoke(compare, [str(file), str(later), "--format", "json"])
    assert json.loads(done.output)["counts"] == {
        "kept": 1,
        "reworded": 0,
        "split": 0,
        "merged": 0,
        "new": 1,
        "dropped": 1,
    }
