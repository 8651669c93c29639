"""The folders that the command line knows, in the order of the chain, and what each is for.

A folder is the module `normbook.cli.<folder>` with a click group named `group`; it is
listed when its file is there and imported only when it is called.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import click

FOLDERS = {
    "standards": "List, show, read and search the standards and norms.",
    "instruments": "Check, build, import and compare information-gathering instruments.",
    "rules": "Try an expression of the rule language, in any of its printers.",
    "meetings": "Apply the decisions of a meeting to a draft, compare texts.",
    "rounds": "Who was invited to a round, and who replied.",
    "replies": "Read, validate and merge replies.",
    "measures": "Compute counts, shares and scores, each with its base.",
    "findings": "Difficulties, needs and good practices; agreement between coders.",
    "assistance": "Read, total and match needs, offers and projects.",
    "mandates": "Who does what by when, from operative paragraphs.",
    "reports": "Build a report, and trace its figures back to the replies.",
    "site": "Serve the site.",
}

# Deeds that belong to no folder: the module holds a click command named `command`.
DEEDS = {"demo": "The main job on real data, from replies to report, and where the result is."}


class Folders(click.Group):
    """A group whose members are the modules beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in (*FOLDERS, *DEEDS) if _present(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"normbook.cli.{cmd_name}")
        command: click.Command = module.group if cmd_name in FOLDERS else module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of folders from the table above: nothing is imported to print it."""
        lines = {**FOLDERS, **DEEDS}
        present = [(name, lines[name]) for name in self.list_commands(ctx)]
        if present:
            with formatter.section("Folders"):
                formatter.write_dl(present)


def _present(name: str) -> bool:
    here = Path(__file__).parent
    return (here / f"{name}.py").is_file() or (here / name / "__init__.py").is_file()
