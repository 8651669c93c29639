"""The table of cases: one expression, its data, and the answer that every printer must give.

    for row in table(): row.case() → a prepared Case (or the ExpressionError it must be)
    row.fits(result) → "" or what differs

One file a function or operator under cases/; the answers were worked out by
people from docs/meaning.md, never copied from an engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from normbook.rules import Case, Result, prepare

FOLDER = Path(__file__).resolve().parent / "cases"
_KEYS = {"expression", "data", "schema", "clock", "value", "type", "absent", "partial", "error", "note"}


class _Plain(yaml.SafeLoader):
    """YAML without dates and without yes and no as truth: they stay texts."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in pairs if not tag.endswith((":timestamp", ":bool"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    page: str
    number: int
    expression: str
    data: Mapping[str, object]
    schema: Mapping[str, object] | None
    clock: Mapping[str, str]
    value: object
    type: str | None
    absent: str | None
    partial: bool
    error: str | None
    note: str

    @property
    def id(self) -> str:
        return f"{self.page}-{self.number}: {self.expression[:60]}"

    def case(self) -> Case:
        return prepare(self.expression, self.data, self.schema, self.clock)

    def fits(self, result: Result) -> str:
        """Empty where the result is the expected one, else what differs."""
        given = result.as_json()
        wanted = {"value": self.value, "absent": self.absent, "partial": self.partial}
        if self.type is not None:
            wanted["type"] = self.type
        wrong = [
            f"{key}: {given[key]!r} instead of {value!r}"
            for key, value in wanted.items()
            if not same(given[key], value)
        ]
        return "; ".join(wrong)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the table: what it is about, and its rows."""

    name: str
    title: str
    kind: str
    key: str
    meaning: str
    rows: tuple[Row, ...]


def read_yaml(path: Path) -> Any:
    """YAML whose texts stay texts."""
    return yaml.load(path.read_text(encoding="utf-8"), _Plain)


def same(one: object, other: object) -> bool:
    """Equal, and true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@cache
def pages() -> tuple[Page, ...]:
    return tuple(_page(path) for path in sorted(FOLDER.glob("*.yaml")))


@cache
def table() -> tuple[Row, ...]:
    return tuple(row for page in pages() for row in page.rows)


def _page(path: Path) -> Page:
    read = read_yaml(path)
    kind = next(name for name in ("function", "operator", "topic") if name in read)
    rows = tuple(
        _row(path.stem, number, row, read.get("schema")) for number, row in enumerate(read["cases"], 1)
    )
    return Page(path.stem, read["title"], kind, read[kind], read["meaning"], rows)


def _row(page: str, number: int, row: dict[str, object], schema: Mapping[str, object] | None) -> Row:
    unknown = set(row) - _KEYS
    answers = [key for key in ("value", "absent", "error") if key in row]
    if unknown or len(answers) != 1:
        raise ValueError(f"{page}-{number}: one of value, absent and error, and no {sorted(unknown)}")
    given = {key: row.get(key) for key in ("value", "type", "absent", "error")}
    own = row.get("schema", schema)
    return Row(
        page=page,
        number=number,
        expression=str(row["expression"]),
        data=row.get("data") or {},  # type: ignore[arg-type]
        schema=own,  # type: ignore[arg-type]
        clock=row.get("clock") or {},  # type: ignore[arg-type]
        partial=bool(row.get("partial")),
        note=str(row.get("note", "")),
        **given,  # type: ignore[arg-type]
    )
