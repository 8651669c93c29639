"""docs/measures-file.md: its worked example gives what it says, in both engines; all its YAML is read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from normbook.cli import main
from normbook.measures import KINDS

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "measures-file.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(yaml|csv)\n(.*?)```", MANUAL, re.DOTALL)
REPLIES, SCORES = [text for language, text in BLOCKS if language == "csv"]
YAML = [text for language, text in BLOCKS if language == "yaml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "openness").mkdir()
    names = ("openness/instrument.yaml", "openness/en.yaml", "mapping.yaml", "measures.yaml")
    for name, text in zip(names, YAML, strict=False):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "replies.csv").write_text(REPLIES, encoding="utf-8")
    return tmp_path


def run(folder: Path, deed: str, *arguments: str) -> int:
    start = ["measures", deed, str(folder / "openness"), str(folder / "replies.csv")]
    return main([*start, "--mapping", str(folder / "mapping.yaml"), *arguments])


def compute(folder: Path, *arguments: str) -> int:
    return run(folder, "compute", *arguments, "--measures", str(folder / "measures.yaml"))


@pytest.mark.parametrize("engine", ["memory", "columnar"])
def test_the_scores_of_the_example(folder, capsys, engine):
    assert compute(folder, "index", "--engine", engine) == 0
    assert capsys.readouterr().out == SCORES


@pytest.mark.parametrize("engine", ["memory", "columnar"])
def test_the_measures_of_the_example(folder, capsys, engine):
    assert compute(folder, "--engine", engine, "--format", "json") == 0
    found = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert (found["mean-index"]["value"], found["mean-index"]["n"]) == (63.9, 2)
    assert (found["graded-a"]["value"], found["graded-a"]["numerator"]) == (50, 1)
    assert (found["reviewed"]["value"], found["reviewed"]["n"], found["reviewed"]["answered"]) == (0, 2, 1)
    assert found["reviewed"]["not-applicable"] == 1


def test_groups_and_tables(folder, capsys):
    assert compute(folder, "graded-a", "--by", "region_group", "--date", "2020-01-01") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[2] for line in lines] == [
        "region_group",
        "",
        "African States",
        "Latin American and Caribbean States",
    ]
    assert run(folder, "tabulate", "--by", "q1", "--weight", "staff") == 0
    assert "q2,c,answer,a,1,30" in capsys.readouterr().out.splitlines()


def test_a_file_is_whole_or_not_there(folder, tmp_path):
    output = tmp_path / "out.parquet"
    assert compute(folder, "index", "--format", "parquet", "-o", str(output)) == 0
    assert output.read_bytes()[:4] == b"PAR1"
    assert compute(folder, "nothing", "-o", str(tmp_path / "other.csv")) == 2
    assert not (tmp_path / "other.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("none-such",), "N022"),
        (("index", "mean-index"), "F021"),
        (("index", "--by", "region"), "F021"),
        (("mean-index", "--by", "income"), "F022"),
        (("mean-index", "--date", "soon"), "N021"),
        (("mean-index", "-o", "no/such/folder.csv"), "N023"),
    ],
)
def test_what_cannot_be_is_refused(folder, capsys, arguments, code):
    assert compute(folder, *arguments) == 2
    assert code in capsys.readouterr().err


def test_a_fault_in_the_file_stops_the_computation(folder, capsys):
    (folder / "measures.yaml").write_text("scores:\n  index: {mean: [q1, q9], points: {a: 1}}\n")
    assert compute(folder, "index") == 2
    told = capsys.readouterr().err
    assert "F005" in told
    assert "line 2" in told
    assert "F020" in told


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_the_manual(kind):
    assert f"`{kind}`" in MANUAL


def test_every_fault_is_in_the_manual():
    source = Path(__file__).resolve().parents[2] / "src" / "normbook"
    files = [*source.glob("measures/*.py"), *source.glob("cli/*measures*.py")]
    codes = {code for file in files for code in re.findall(r'"(F0\d\d)"', file.read_text(encoding="utf-8"))}
    assert codes <= set(re.findall(r"F0\d\d", MANUAL))
