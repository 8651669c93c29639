"""The shell of the command line: exit codes and plain words, whatever happens (DESIGN section 10)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from normbook.cli import _folders, exit_code, main
from normbook.remarks import Place, Refusal, Remark, Weight

HEAVY = {
    "duckdb",
    "pyarrow",
    "altair",
    "typst",
    "docx",
    "openpyxl",
    "babel",
    "numpy",
    "vl_convert",
    "xlsxwriter",
}


@pytest.fixture
def deed(monkeypatch):
    """Makes `normbook rules try` do what the test says."""

    def install(what):
        group = click.Group("rules")
        group.command("try")(what)
        module = ModuleType("normbook.cli.rules")
        module.group = group
        monkeypatch.setitem(sys.modules, "normbook.cli.rules", module)
        monkeypatch.setattr(_folders, "_present", lambda name: name == "rules")
        return lambda *words: main(["rules", "try", *words])

    return install


def _raising(fault):
    def what():
        raise fault

    return what


def test_well(deed):
    assert deed(lambda: None)() == 0


@pytest.mark.parametrize(("weight", "code"), [(Weight.ERROR, 1), (Weight.WARNING, 0), (Weight.NOTE, 0)])
def test_a_remark_of_error_weight_is_one(deed, weight, code):
    remarks = [Remark("I001", Weight.NOTE, "m", "c"), Remark("I002", weight, "m", "c")]
    assert deed(lambda: exit_code(remarks))() == code


def test_no_remarks_are_well():
    assert exit_code([]) == 0


def test_a_refusal_is_said_with_place_and_cure(deed, capsys):
    refusal = Refusal("W003", "The file is cut off.", "Send it again.", Place(file="replies.xlsx", row=4))
    assert deed(_raising(refusal))() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "W003: The file is cut off. (replies.xlsx, line 4) Send it again.\n"


def test_an_unknown_folder(capsys):
    assert main(["nosuch"]) == 2
    assert "nosuch" in capsys.readouterr().err


def test_an_unknown_option(deed, capsys):
    assert deed(lambda: None)("--nosuch") == 2
    assert "--nosuch" in capsys.readouterr().err


def test_a_file_that_is_not_there(deed, capsys, tmp_path):
    assert deed(lambda: (tmp_path / "gone.csv").read_bytes())() == 2
    said = capsys.readouterr().err
    assert "gone.csv" in said
    assert "Look whether the path is right" in said


def test_a_full_disk(deed, capsys):
    assert deed(_raising(OSError(28, "No space left on device")))() == 2
    assert capsys.readouterr().err.startswith("N011: No space left on device. Look whether the disk has room")


def test_a_fault_of_ours_is_one_line_and_no_traceback(deed, capsys):
    assert deed(_raising(ZeroDivisionError("division\nby zero")))() == 3
    said = capsys.readouterr().err
    assert said == (
        "ZeroDivisionError: division by zero\n"
        "This is a fault of Normbook; run again with --traceback to see where it came from.\n"
    )


def test_a_panic_of_a_native_library_is_a_fault_of_ours(deed, capsys):
    class Panic(BaseException):
        pass

    assert deed(_raising(Panic("index out of bounds")))() == 3
    assert "Traceback" not in capsys.readouterr().err


def test_the_traceback_is_shown_to_who_asks(deed, capsys):
    assert deed(_raising(ZeroDivisionError()))("--traceback") == 3
    assert "Traceback" in capsys.readouterr().err


def test_stopped_by_the_user(deed, capsys):
    assert deed(_raising(KeyboardInterrupt()))() == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_an_end_of_file_within_is_not_called_stopped(deed, capsys):
    assert deed(_raising(EOFError("cut")))() == 3
    assert "EOFError: cut" in capsys.readouterr().err


def _module(*words: str, **how) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "normbook", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how
    )


def test_a_reader_that_stops_reading_is_no_fault():
    process = _module("--help")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()


def test_an_output_that_is_closed_is_no_fault():
    done = subprocess.run(
        ["sh", "-c", '"$0" -m normbook --version >&-', sys.executable], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom normbook.cli import main\nmain(['--help'])\n"
        f"print('heavy:', *(set({sorted(HEAVY)!r}) & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy:"


def test_names_in_any_script_are_written_on_any_machine(tmp_path):
    process = _module(
        "rules", "--help", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": str(tmp_path)}
    )
    _, errors = process.communicate()
    assert b"UnicodeEncodeError" not in errors


def test_the_table_lists_what_is_there():
    here = {
        path.stem for path in Path(_folders.__file__).parent.glob("*.py") if not path.stem.startswith("_")
    }
    here |= {
        path.parent.name
        for path in Path(_folders.__file__).parent.glob("*/__init__.py")
        if not path.parent.name.startswith("_")
    }
    assert here - {*_folders.FOLDERS, *_folders.DEEDS} == set()
