"""`normbook instruments score` and `coverage` as people and programs call them (issue 3, B2 and B3)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normbook.cli import main
from normbook.content import content_path

CUSTODY = str(content_path("instruments", "custody"))


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "score", CUSTODY, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    lines = {line["id"]: line for line in told["lines"]}
    assert (lines["questions"]["value"], lines["questions"]["limit"], lines["questions"]["within"]) == (
        27,
        30,
        True,
    )
    assert lines["cells"]["value"] == 54
    assert lines["open_share"]["value"] == 11.1
    assert "before" not in lines["cells"]
    assert told["against"] is None
    assert told["wording"] == {"checked": ["en"], "not_checked": []}
    assert told["facets"]["tokyo-rules"] == {"law": 1, "figure": 1}


def test_against_an_earlier_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "score", CUSTODY, "--against", CUSTODY, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["against"] == "custody@0.1"
    assert {line["change"] for line in told["lines"]} <= {"the same", ""}
    assert told["verdict"]["short"]["worse"] == 0


def test_text_html_and_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "score", CUSTODY]) == 0
    text = capsys.readouterr().out
    assert "Cells to fill in" in text
    assert "an instrument has no mark" in text
    assert main(["instruments", "score", CUSTODY, "--format", "html"]) == 0
    assert "<h1" in capsys.readouterr().out
    card = tmp_path / "card.pdf"
    assert main(["instruments", "score", CUSTODY, "--format", "pdf", "-o", str(card)]) == 0
    assert card.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", CUSTODY, "--format", "pdf"],
        ["score", CUSTODY, "-o", "/nowhere/at/all/card.txt"],
        ["score", CUSTODY, "--against", "/nowhere"],
        ["coverage", "/nowhere"],
    ],
)
def test_wrong_use_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", *arguments]) == 2
    told = capsys.readouterr()
    assert told.err
    assert "Traceback" not in told.err


def test_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "coverage", CUSTODY, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["questions"]["law_last_resort"] == ["norm:tokyo-rules/6.1", "norm:body-of-principles/39"]
    standards = {each["standard"]: each for each in told["standards"]}
    (asked,) = standards["tokyo-rules"]["asked"]
    assert asked == {
        "provision": "norm:tokyo-rules/6.1",
        "questions": ["law_last_resort", "status"],
        "facets": ["law", "figure"],
    }
    left = told["gaps"]["provisions"]["tokyo-rules"]
    assert left == [str(number) for number in range(1, 24) if number != 6]
    assert main(["instruments", "coverage", CUSTODY]) == 0
    assert capsys.readouterr().out.startswith("Gaps\n")


def test_a_waiver_in_the_folder_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in Path(CUSTODY).glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    waiver = (
        "waived:\n- {provision: 'norm:tokyo-rules/23', reason: addressed to everybody, by: working group}\n"
    )
    (tmp_path / "waivers.yaml").write_text(waiver, "utf-8")
    assert main(["instruments", "coverage", str(tmp_path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "23" not in told["gaps"]["provisions"]["tokyo-rules"]
    (tmp_path / "waivers.yaml").write_text("waived:\n- {provision: 'norm:tokyo-rules/23'}\n", "utf-8")
    assert main(["instruments", "coverage", str(tmp_path)]) == 1
    assert "I079" in capsys.readouterr().out
