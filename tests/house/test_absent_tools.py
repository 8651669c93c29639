"""A test whose outside tool is absent is counted and named; in CI its absence is a failure (A1)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SUITE = """
import pytest

@pytest.mark.samples
@pytest.mark.parametrize("case", [1, 2])
def test_of_marked(case):
    pass

def test_of_fixture(samples):
    pass

def test_of_nothing():
    pass
"""


@pytest.fixture
def suite(tmp_path):
    """Runs four tests, three of which need samples that are not there."""
    (tmp_path / "tests" / "field").mkdir(parents=True)
    shutil.copy(CHECKOUT / "tests" / "conftest.py", tmp_path / "tests")
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "field" / "test_field.py").write_text(SUITE)

    def run(**said: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CI", "PYTEST", "NORMBOOK"))
        }
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
            cwd=tmp_path,
            env={**kept, "NORMBOOK_SAMPLES": str(tmp_path / "gone"), **said},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_absence_is_counted_and_named(suite):
    done = suite()
    assert done.returncode == 0, done.stdout
    assert "not run here, because samples is absent: 3 tests" in done.stdout
    assert "test_field.py::test_of_marked (2 cases)" in done.stdout
    assert "test_field.py::test_of_fixture" in done.stdout
    assert "1 passed, 3 skipped" in done.stdout


def test_absence_is_a_failure_in_ci(suite):
    done = suite(CI="true")
    assert done.returncode == 1
    assert "samples is absent: put the folder of samples beside the checkout" in done.stdout


def test_absence_in_ci_may_be_waived_openly(suite):
    done = suite(CI="true", NORMBOOK_WITHOUT="samples")
    assert done.returncode == 0
    assert "not run here, because samples is absent: 3 tests" in done.stdout
