"""./run: one door, on a machine with sh and Python only (A2).

The interpreter, uv and pip are stood in for by one small script that keeps a diary, so
that every way of the bootstrap is walked without a network and in no time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

ACTOR = """#!/bin/sh
# Plays python, pip and uv: writes down what it is asked and makes the files that would be made.
name=$(basename "$0")
printf '%s %s\\n' "$name" "$*" >>"$DIARY"
make_venv() { mkdir -p "$1/bin" "$1/lib"; cp "$ACTOR" "$1/bin/python"; }
case "$name $*" in
*purelib*) echo "${0%/bin/python}/lib" ;;
*" -c "*) exit "${TOO_OLD:-0}" ;;
"uv --version") exit "${UV_DOES_NOT_RUN:-0}" ;;
uv\\ venv*) for last in "$@"; do :; done; make_venv "$last" ;;
uv\\ pip\\ sync*) [ -z "${SLOW:-}" ] || sleep "$SLOW"; exit "${UV_FAILS:-0}" ;;
*" -m venv "*) [ -z "${NO_VENV:-}" ] || exit 1; make_venv "$3" ;;
*" -m pip install "*uv.txt) cp "$ACTOR" "${0%/python}/uv"; exit "${NO_UV_TO_BE_HAD:-0}" ;;
*" -m pip install "*) exit "${PIP_FAILS:-0}" ;;
*" -m pip config list") [ -z "${PIP_INDEX:-}" ] || echo "global.index-url='$PIP_INDEX'" ;;
*" -m normbook"*) echo "deed: $*" ;;
esac
"""


class Machine:
    """A copy of ./run and the locks in an empty folder, with actors for python, uv and pip."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        shutil.copytree(CHECKOUT / "requirements", self.checkout / "requirements")
        shutil.copy(CHECKOUT / "run", self.checkout / "run")
        self.actor = folder / "actor"
        self.actor.write_text(ACTOR)
        self.actor.chmod(0o755)
        self.diary = folder / "diary"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("UV_", "PIP_"))}
        said = {"DIARY": self.diary, "ACTOR": self.actor, "NORMBOOK_PYTHON": self.actor}
        return {**kept, **{name: str(value) for name, value in said.items()}}

    def start(self, *words: str, **said: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["sh", str(self.checkout / "run"), *words],
            env={**self.environment, **said},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, **said: str) -> tuple[int, str, str]:
        self.diary.write_text("")
        process = self.start(*words, **said)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors

    def asked(self, words: str) -> int:
        return sum(words in line for line in self.diary.read_text().splitlines())


@pytest.fixture
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


def test_the_first_call_installs_and_runs(machine):
    code, output, _ = machine.run("normbook", "rules", "eval", "1 + 1")
    assert code == 0
    assert output == "deed: -P -m normbook rules eval 1 + 1\n"
    assert machine.asked("uv pip sync") == 1
    assert machine.asked("requirements/base.txt") == 1


def test_the_next_call_installs_nothing(machine):
    machine.run("normbook")
    code, _, errors = machine.run("normbook")
    assert (code, errors) == (0, "")
    assert machine.diary.read_text() == "python -P -m normbook\n"


def test_no_index_is_passed(machine):
    machine.run("normbook")
    assert "index" not in machine.diary.read_text()


def test_what_is_installed_has_digests(machine):
    machine.run("normbook", NORMBOOK_NO_UV="1")
    machine.run("test", UV_FAILS="1")
    installs = [
        line for line in machine.diary.read_text().splitlines() if "install" in line or "sync" in line
    ]
    assert installs
    assert all("--require-hashes" in line for line in installs)


def test_tests_need_the_larger_set_and_the_command_line_is_content_with_it(machine):
    machine.run("normbook")
    machine.run("test")
    assert machine.asked("requirements/dev.txt") == 1
    machine.run("normbook")
    assert machine.asked("sync") == 0


def test_a_changed_lock_is_installed(machine):
    machine.run("normbook")
    lock = machine.checkout / "requirements" / "base.txt"
    lock.write_text(lock.read_text() + "\n")
    machine.run("normbook")
    assert machine.asked("uv pip sync") == 1
    assert machine.asked("uv venv") == 0


def test_without_uv_pip_installs_the_same_lock(machine):
    code, _, _ = machine.run("normbook", NORMBOOK_NO_UV="1")
    assert code == 0
    assert machine.asked("uv") == 0
    assert machine.asked("pip install") == 1


@pytest.mark.parametrize("trouble", ["NO_UV_TO_BE_HAD", "UV_DOES_NOT_RUN", "UV_FAILS"])
def test_where_uv_cannot_do_it_pip_does(machine, trouble):
    code, _, errors = machine.run("normbook", **{trouble: "1"})
    assert code == 0
    assert "pip" in errors
    assert machine.asked("requirements/base.txt") >= 1
    assert machine.asked("--no-deps --require-hashes -r") >= 1


def test_where_nothing_can_install_one_line_says_what_to_do(machine):
    code, _, errors = machine.run("normbook", UV_FAILS="1", PIP_FAILS="1")
    assert code == 4
    assert "look whether this machine reaches your package index" in errors.splitlines()[-1]
    assert machine.run("normbook")[0] == 0  # and the next call begins anew


def test_a_python_without_venv_is_named(machine):
    code, _, errors = machine.run("normbook", NO_VENV="1")
    assert code == 4
    assert "apt-get install python3-venv" in errors.splitlines()[-1]


def test_an_index_named_for_pip_alone_is_named_to_uv(machine):
    seen = machine.checkout / "index"
    machine.actor.write_text(
        ACTOR.replace("uv\\ pip\\ sync*)", f'uv\\ pip\\ sync*) echo "$UV_DEFAULT_INDEX" >{seen};')
    )
    machine.run("normbook", PIP_INDEX="file:///srv/packages")
    assert seen.read_text() == "file:///srv/packages\n"


def test_an_old_python_is_named_in_plain_words(machine):
    code, _, errors = machine.run("normbook", TOO_OLD="1")
    assert code == 4
    assert "is not Python 3.11 or newer" in errors
    assert not (machine.checkout / ".run" / "lock").exists()


def test_what_a_kill_left_half_made_is_made_again(machine):
    process = machine.start("normbook", SLOW="30")
    while not (machine.diary.exists() and machine.asked("uv pip sync")):
        time.sleep(0.05)
    os.killpg(process.pid, 9)
    process.communicate()
    assert (machine.checkout / ".run" / "lock").exists()
    assert not (machine.checkout / ".venv" / ".normbook").exists()
    code, _, _ = machine.run("normbook")
    assert code == 0
    assert machine.asked("uv venv") == 1
    assert not (machine.checkout / ".run" / "lock").exists()


def test_two_at_once_install_once(machine):
    machine.diary.write_text("")
    both = [machine.start("normbook", SLOW="1") for _ in range(2)]
    ends = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all(end.startswith("deed:") for end in ends)
    assert machine.asked("uv pip sync") == 1


def test_the_folder_of_the_caller_stays(machine, tmp_path):
    text = machine.actor.read_text().replace('echo "deed: $*"', "pwd")
    machine.actor.write_text(text)
    process = subprocess.run(
        ["sh", str(machine.checkout / "run"), "normbook"],
        cwd=tmp_path,
        env=machine.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == str(tmp_path.resolve())


def test_an_unknown_deed_shows_the_list(machine):
    code, _, errors = machine.run("reprot")
    assert code == 2
    assert "There is no ./run reprot." in errors
    assert "./run demo" in errors


@pytest.mark.parametrize(("deed", "becomes"), [("demo", "demo --once"), ("serve", "reports serve --once")])
def test_deeds_of_the_command_line(machine, deed, becomes):
    _, output, _ = machine.run(deed, "--once")
    assert output == f"deed: -P -m normbook {becomes}\n"
