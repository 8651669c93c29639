"""Files that a deed writes: whole or not at all, and nothing else is replaced."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from normbook.cli import main
from normbook.cli.reports import write_whole
from normbook.content import content_path


def test_a_file_is_replaced_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    write_whole(tmp_path / "a", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"new")]


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there" / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "file").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe of Unix")
def test_a_pipe_is_written_into(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_was_left_out_is_said_before_a_refusal(tmp_path, capsys):
    round_ = tmp_path / "round"
    shutil.copytree(content_path("rounds") / "exercise", round_)
    faulty = "measures:\n  unsentenced-change: {change: [a, b, c]}\n"
    (round_ / "measures.yaml").write_text(faulty, encoding="utf-8")
    assert main(["reports", "build", str(round_), "-o", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "change takes 2 expression(s)" in said
    assert "G002" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("figures", ["[5]", '{"figures": 5}', '[{"id": "f"}]', "{", "null"])
def test_a_damaged_report_has_no_trace(tmp_path, capsys, figures):
    (tmp_path / "figures.json").write_text(figures)
    (tmp_path / "replies.json").write_text("[]")
    assert main(["reports", "trace", str(tmp_path), "f"]) == 2
    assert "again" in (said := capsys.readouterr().err) or "Build it with" in said
