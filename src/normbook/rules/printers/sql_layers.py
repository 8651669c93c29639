"""Columns that other columns read, in layers of SELECT, so that each is computed once.

SQL has no word for "let" inside an expression. A part that is read more than
once is held as a column of its own; a column stands in the first layer after
everything it reads. Names of held columns begin with "~", which no question's
name can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"((?:[^\"]|\"\")*)\"")
_PLAIN = re.compile(r"\"(?:[^\"]|\"\")*\"\Z|[A-Za-z]+\Z|-?[0-9]+\Z")


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def names_in(sql: str) -> set[str]:
    """The quoted names that a piece of SQL reads; what stands in texts is not a name."""
    return {match[1].replace('""', '"') for match in _QUOTED.finditer(sql) if match[1] is not None}


class Layers:
    """The held columns of one query."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._sql: dict[str, str] = {}
        self._level: dict[str, int] = {}
        self._reads: dict[str, set[str]] = {}

    def hold(self, sql: str) -> str:
        """The name of a column that has the value of `sql`; a plain name or constant stands for itself."""
        if _PLAIN.match(sql):
            return sql
        if sql not in self._names:
            name = f"~{len(self._names) + 1}"
            reads = names_in(sql)
            self._names[sql], self._sql[name], self._reads[name] = name, sql, reads
            self._level[name] = 1 + max((self._level.get(read, 0) for read in reads), default=0)
        return quoted(self._names[sql])

    def select(self, outputs: Mapping[str, str], source: str) -> str:
        """The query that gives `outputs` (SQL by name) over the table `source`."""
        needed = _read(outputs.values())
        written = [f"SELECT {_listed(outputs)} FROM "]
        for level in range(max((self._level.get(name, 0) for name in needed), default=0), 0, -1):
            here = [name for name in sorted(needed, key=_order) if self._level.get(name, 0) == level]
            needed = (needed - set(here)) | {read for name in here for read in self._reads[name]}
            columns = [quoted(name) for name in sorted(needed, key=_order) if self._passed(name, level)]
            columns += [f"{self._sql[name]} AS {quoted(name)}" for name in here]
            written.append(f"\nl{level} AS NOT MATERIALIZED (SELECT {', '.join(columns)} FROM ")
        if len(written) == 1:
            return written[0] + source
        below = [f"l{level}" for level in range(len(written) - 1, 0, -1)]
        tables = [f"{text}{table})" for text, table in zip(written[1:], [*below[1:], source], strict=True)]
        return "WITH " + ",".join(reversed(tables)) + f"\n{written[0]}{below[0]}"

    def _passed(self, name: str, level: int) -> bool:
        """Does a column come from below the level?"""
        return self._level.get(name, 0) < level


def _read(pieces: Iterable[str]) -> set[str]:
    return {name for piece in pieces for name in names_in(piece)}


def _listed(outputs: Mapping[str, str]) -> str:
    return ", ".join(f"{sql} AS {quoted(name)}" for name, sql in outputs.items())


def _order(name: str) -> tuple[bool, int, str]:
    held = name.startswith("~")
    return held, int(name[1:]) if held else 0, name
