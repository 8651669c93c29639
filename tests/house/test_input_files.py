"""Files given to a deed: none is lost, and none is read without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from normbook.cli import main
from normbook.cli._input import TEXT_BYTES, named, read_table, read_text
from normbook.remarks import Refusal


def test_two_files_of_one_name_are_both_known(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.csv").write_text(folder)
    first, second = tmp_path / "a" / "r.csv", tmp_path / "b" / "r.csv"
    found = named([("r.csv", first), ("r.csv", second), ("r.csv", first)])
    assert found == {first.as_posix(): first, second.as_posix(): second}
    assert named([("r.csv", first)]) == {"r.csv": first}


def test_a_text_beyond_measure_is_refused(tmp_path):
    path = tmp_path / "mapping.yaml"
    with path.open("wb") as file:
        file.truncate(TEXT_BYTES + 1)
    with pytest.raises(Refusal, match="N012"):
        read_text(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
def test_a_device_is_not_read_without_end():
    with pytest.raises(Refusal, match="N012"):
        read_text(Path("/dev/zero"))
    with pytest.raises(Refusal, match="W003"):
        read_table(Path("/dev/zero"), "zero", 1000)


def test_too_little_memory_is_no_fault_of_ours(monkeypatch, capsys):
    def exhausted(_):
        raise MemoryError

    monkeypatch.setattr("normbook.cli._main._run", exhausted)
    assert main(["rules"]) == 2
    assert "N013" in capsys.readouterr().err
