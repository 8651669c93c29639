"""What is installed is pinned, has digests, and carries no address (A2; DESIGN section 9)."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = sorted((CHECKOUT / "requirements").glob("*.txt"))
PIN = re.compile(r"[a-z0-9][a-z0-9.-]*==[0-9a-z.+!]+ \\")
DIGEST = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
ADDRESS = re.compile(r"https?:|ftp:|file:|@ |://|--(extra-)?index-url|--find-links")


def _entries(lock: Path) -> list[list[str]]:
    """Each pinned package with the lines of its digests."""
    entries: list[list[str]] = []
    for line in lock.read_text().splitlines():
        if line.startswith(" "):
            entries[-1].append(line)
        else:
            entries.append([line])
    return entries


def _names(path: Path) -> set[str]:
    lines = (line.strip() for line in path.read_text().splitlines())
    return {line for line in lines if line and not line.startswith(("#", "-"))}


def test_the_locks_are_there():
    assert [lock.name for lock in LOCKS] == ["base.txt", "dev.txt", "node.txt", "uv.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_digests(lock):
    for pin, *digests in _entries(lock):
        assert PIN.fullmatch(pin), pin
        assert digests, pin
        assert all(DIGEST.fullmatch(line) for line in digests), pin


@pytest.mark.parametrize("path", sorted((CHECKOUT / "requirements").iterdir()), ids=lambda path: path.name)
def test_no_list_carries_an_address(path):
    assert not ADDRESS.search(path.read_text())


def test_what_runs_and_what_is_tested_are_the_same_versions():
    pins = {lock.name: {entry[0] for entry in _entries(lock)} for lock in LOCKS}
    assert pins["base.txt"] <= pins["dev.txt"]


def test_the_package_asks_for_what_the_lock_was_made_from():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    assert set(project["dependencies"]) == _names(CHECKOUT / "requirements" / "base.in")


def test_the_node_lock_has_digests_and_no_download_address():
    lock = json.loads((CHECKOUT / "tests" / "node" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
