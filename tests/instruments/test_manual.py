"""The manual of the file form holds: its example is read and checked, and nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import normbook.instruments.checks as checks
from normbook.instruments import Facet, Kind, cell_count, check_instrument, compile_rules, read_instrument
from normbook.instruments._file import _KEYS, ACTS
from normbook.instruments._file_questions import _KEYS as QUESTION
from normbook.instruments._file_questions import _TABLE, DECLARED
from normbook.instruments._texts import ROOTS

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "instrument-file.md"


@pytest.fixture(scope="module")
def manual() -> str:
    return MANUAL.read_text("utf-8")


def test_its_example_has_nothing_to_remark(manual: str) -> None:
    files = {
        name: body.encode()
        for name, body in re.findall(r"```yaml\n# file: (\S+)\n(.*?)```", manual, re.DOTALL)
    }
    assert set(files) == {"instrument.yaml", "en.yaml"}
    instrument, remarks = read_instrument(files)
    assert list(remarks) == []
    assert [remark.message for remark in check_instrument(instrument) if remark.weight.rank < 2] == []
    assert cell_count(instrument) == 1 + 2 + 3 + 2 + 2 + 1
    ruled = compile_rules(instrument).ruled
    assert "status/status_within_held[2019]" in ruled
    assert "status/no_leap[2019]" not in ruled
    assert "status/no_leap[2020]" in ruled


@pytest.mark.parametrize("name", sorted({*_KEYS, *QUESTION, *_TABLE, *ACTS, *DECLARED, *ROOTS}))
def test_every_key_and_reason_is_explained(manual: str, name: str) -> None:
    assert re.search(rf"`{re.escape(name)}[`.]", manual)


@pytest.mark.parametrize("name", [each.value for closed in (Kind, Facet) for each in closed])
def test_every_kind_and_facet_is_explained(manual: str, name: str) -> None:
    assert f"`{name}`" in manual


def test_every_code_is_listed(manual: str) -> None:
    folder = Path(checks.__file__).parent
    used = {
        code for path in folder.glob("*.py") for code in re.findall(r'"(I\d{3})"', path.read_text("utf-8"))
    }
    assert used <= set(re.findall(r"`(I\d{3})`", manual))
