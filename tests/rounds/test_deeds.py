"""G3, G4: the deeds `reports build` and `reports trace` on a round folder, well used and badly used."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROUND = Path(__file__).resolve().parents[2] / "content" / "rounds" / "exercise"
FILES = ("report.docx", "report.pdf", "report.html", "tables.xlsx", "figures.json", "checks.json")


def normbook(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "normbook", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def build(folder: Path, output: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return normbook("reports", "build", folder, "-o", output, *words)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built") / "report"
    done = build(ROUND, output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROUND, tmp_path / "round"))


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert "Traceback" not in said
    for word in words:
        assert word in said, said


def test_every_file_is_there(built: Path) -> None:
    for name in FILES:
        assert (built / name).stat().st_size > 100, name
    figures = json.loads((built / "figures.json").read_bytes())
    assert {"id", "measure", "base", "value", "n"} <= set(figures[0])
    assert list(built.rglob(".*")) == [], "nothing half-written is left"


def test_built_again_nothing_reads_otherwise(built: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(built, tmp_path / "again"))
    done = build(ROUND, again)
    assert done.returncode == 0
    assert "No passage reads otherwise than before." in done.stdout


def test_built_again_with_one_answer_changed(built: Path, folder: Path, tmp_path: Path) -> None:
    data = folder / "data" / "replies.csv"
    lines = data.read_text(encoding="utf-8").splitlines(keepends=True)
    head = lines[0].strip().split(",")
    place = next(i for i, line in enumerate(lines) if line.startswith("XAB,"))
    cells = lines[place].rstrip("\n").split(",")
    assert '"' not in lines[place]
    cells[head.index("offered")] = "none" if cells[head.index("offered")] != "none" else "training"
    lines[place] = ",".join(cells) + "\n"
    data.write_text("".join(lines), encoding="utf-8")
    again = Path(shutil.copytree(built, tmp_path / "again"))
    done = build(folder, again, "--format", "json")
    assert json.loads(done.stdout)["changed_passages"] == ["assistance-offered-offered"]


def test_trace_as_json(built: Path) -> None:
    done = normbook("reports", "trace", built, "f-unsentenced-2021", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert {"measure", "definition", "base", "value", "n", "sizes", "absences", "digests"} <= set(found)
    assert found["base"] == "answered"
    assert set(found["digests"]) == {"instrument", "replies"}
    assert len(found["replies"]) == found["n"]
    one = found["replies"][0]
    assert {"respondent", "name", "digest", "values"} <= set(one)
    held = sum(each["values"]["held[total,2021]"]["value"] for each in found["replies"])
    apart = sum(each["values"]["status[unsentenced,2021]"]["value"] for each in found["replies"])
    assert found["value"] == pytest.approx(100 * apart / held, abs=1e-6)


def test_unknown_figure(built: Path) -> None:
    refused(normbook("reports", "trace", built, "f-unsentensed-2021"), "f-unsentenced-2021")


def test_trace_where_no_report_is(tmp_path: Path) -> None:
    refused(normbook("reports", "trace", tmp_path, "f-held"), "no built report", "normbook reports build")


def test_language_without_sentences(tmp_path: Path) -> None:
    refused(build(ROUND, tmp_path / "fr", "--lang", "fr"), "“fr”", "--lang en")
    assert not (tmp_path / "fr").exists()


def test_folder_without_round(tmp_path: Path) -> None:
    refused(build(tmp_path, tmp_path / "out"), "round.yaml")
    assert not (tmp_path / "out").exists()


def test_broken_mapping(folder: Path, tmp_path: Path) -> None:
    (folder / "mapping.yaml").write_text("tables: [\n- files: *nothing\n", encoding="utf-8")
    refused(build(folder, tmp_path / "out"), "mapping.yaml")
    assert not (tmp_path / "out").exists()


def test_named_file_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    (folder / "data" / "figures.csv").unlink()
    refused(build(folder, tmp_path / "out"), "data/figures.csv", "round.yaml")


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    refused(build(ROUND, tmp_path / "out"), "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_killed_in_the_middle_leaves_whole_files(built: Path, tmp_path: Path) -> None:
    """Killed while it writes, at three moments: every file is whole, as before or as new."""
    for moment in (0, 30, 80):
        again = Path(shutil.copytree(built, tmp_path / f"again-{moment}"))
        old = {path.name: path.stat().st_mtime_ns for path in again.rglob("*.html")}
        command = [sys.executable, "-P", "-m", "normbook", "reports", "build", str(ROUND), "-o", str(again)]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        limit = time.monotonic() + 60
        while running.poll() is None and time.monotonic() < limit:
            new = sum(1 for path in again.rglob("*.html") if path.stat().st_mtime_ns != old.get(path.name))
            if new > moment:
                os.kill(running.pid, signal.SIGKILL)
                break
            time.sleep(0.005)
        running.wait(timeout=60)
        for path in built.rglob("*"):
            if not path.is_file():
                continue
            kept = again / path.relative_to(built)
            if path.suffix in (".json", ".html"):
                assert kept.read_bytes() == path.read_bytes(), path.name
            else:
                assert kept.stat().st_size > 100


def test_the_same_file_is_written_each_time(built: Path, tmp_path: Path) -> None:
    """Bytes do not change with the clock or the machine: a report can be compared."""
    again = tmp_path / "again"
    assert build(ROUND, again).returncode == 0
    for name in FILES:
        assert (again / name).read_bytes() == (built / name).read_bytes(), name
