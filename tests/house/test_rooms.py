"""Rooms keep their order and their size (DESIGN section 3; A3)."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "normbook"
LONGEST = 300

# Files that are one thing and longer: the reason stands here.
LONGER: dict[str, str] = {}


def _layers() -> list[str]:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers")
    return [layer.strip("()") for layer in layers]


def test_imports_run_one_way(tmp_path):
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [sys.executable, str(command), "--no-logo", "--cache-dir", str(tmp_path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_room_has_its_place_in_the_order():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    files = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert (rooms | files) - set(_layers()) == set()


def test_files_are_short():
    sizes = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    long = {name: size for name, size in sizes.items() if size > LONGEST}
    assert {name: size for name, size in long.items() if name not in LONGER} == {}
    assert set(LONGER) - set(long) == set(), "short again: take it out of the list"
