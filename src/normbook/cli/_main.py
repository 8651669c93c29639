"""The shell around every deed: it turns what may happen into plain words and an exit code.

A deed returns nothing (well) or a number (see exit_code); what it cannot use it
raises as a Refusal. Nobody sees a traceback who did not ask for one.
"""

from __future__ import annotations

import io
import os
import sys
import traceback

import click

from normbook import __version__
from normbook.cli import _exit
from normbook.cli._folders import Folders
from normbook.remarks import Refusal

TRACEBACK = "--traceback"


@click.group(
    cls=Folders,
    subcommand_metavar="FOLDER DEED ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(TRACEBACK, is_flag=True, expose_value=False, help="Show where a fault of Normbook came from.")
@click.version_option(__version__, prog_name="normbook", message="%(prog)s %(version)s")
def command() -> None:
    """From the paragraph of a standard, through the question and the reply, to the report.

    Write `normbook FOLDER --help` for what can be done there.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run one deed and return its exit code. `--traceback` may stand anywhere before `--`."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    traced = TRACEBACK in options
    if traced:
        arguments.remove(TRACEBACK)
    _write_utf8()
    try:
        code = _run(arguments)
        if sys.stdout is not None:  # None where the caller closed it
            sys.stdout.flush()
    except BrokenPipeError:
        _leave_the_pipe()
        return _exit.PIPE_CLOSED
    except BaseException as fault:  # a native library may panic with something that is no Exception
        if traced and not isinstance(fault, (KeyboardInterrupt, SystemExit)):
            traceback.print_exception(fault)
        code = _say(fault)
    return code


def _write_utf8() -> None:
    """JSON on standard output is a contract, and names are in six languages: UTF-8 on every machine."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    output = sys.stdout
    try:
        result: object = command.main(args=arguments, prog_name="normbook", standalone_mode=False)
    except SystemExit:
        if sys.stdout is output:
            raise
        sys.stdout = output  # click leaves a closed pipe with another output and code 1
        raise BrokenPipeError from None
    return result if type(result) is int else _exit.WELL


def _leave_the_pipe() -> None:
    """Without this Python would complain once more when it closes standard output at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(fault: BaseException) -> int:
    """Tell the user, on standard error, what happened and what to do; the exit code for it."""
    match fault:
        case SystemExit():
            return fault.code if isinstance(fault.code, int) else _exit.WELL
        case click.ClickException():
            fault.show()
            return _exit.WRONG_USE
        case Refusal():
            return _tell(str(fault), _exit.WRONG_USE)
        case KeyboardInterrupt():
            return _tell("Stopped.", _exit.STOPPED)
        case click.Abort() if not isinstance(fault.__cause__, EOFError):
            return _tell("Stopped.", _exit.STOPPED)
        case OSError() if fault.strerror:
            return _tell(_of_the_machine(fault), _exit.WRONG_USE)
        case MemoryError():
            words = (
                "N013: The memory of this machine does not suffice. Divide the data, or use a larger machine."
            )
            return _tell(words, _exit.WRONG_USE)
        case _:
            return _tell(_of_ours(fault), _exit.FAULT)


def _tell(words: str, code: int) -> int:
    click.echo(words, err=True)
    return code


def _of_the_machine(fault: OSError) -> str:
    if fault.filename is None:
        return f"N011: {fault.strerror}. Look whether the disk has room and the output may be written."
    what = f"{fault.strerror} ({fault.filename})"
    return f"N010: {what}. Look whether the path is right and may be read or written."


def _of_ours(fault: BaseException) -> str:
    cause = fault.__cause__ if isinstance(fault, click.Abort) and fault.__cause__ else fault
    words = " ".join(str(cause).split())
    what = f"{type(cause).__name__}: {words}" if words else type(cause).__name__
    return f"{what[:300]}\nThis is a fault of Normbook; run again with {TRACEBACK} to see where it came from."
