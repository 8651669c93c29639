"""Parse, print, order and contain addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normbook.remarks import Refusal

KINDS = (
    "norm",
    "instrument",
    "question",
    "round",
    "reply",
    "answer",
    "unit",
    "proposal",
    "finding",
    "report",
    "figure",
    "need",
    "offer",
    "project",
    "mandate",
)
"""The kinds of things that have an address, in the order of the chain."""

_SEGMENT = r"[^\s/\[\]#,:]+"
_GRAMMAR = re.compile(
    rf"(?P<kind>[a-z]+):(?P<path>{_SEGMENT}(?:/{_SEGMENT})*)"
    rf"(?:\[(?P<cell>{_SEGMENT}(?:,{_SEGMENT})*)\])?(?:#v(?P<version>[1-9][0-9]*))?\Z"
)
_NUMBERS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """A kind, a path, and where they apply a cell (row and column codes) and a version."""

    kind: str
    path: tuple[str, ...]
    cell: tuple[str, ...] = ()
    version: int | None = None

    def __str__(self) -> str:
        cell = f"[{','.join(self.cell)}]" if self.cell else ""
        version = f"#v{self.version}" if self.version else ""
        return f"{self.kind}:{'/'.join(self.path)}{cell}{version}"

    def contains(self, other: Address) -> bool:
        """Does `other` lie in this (a question in its edition, a cell in its question)? Itself too."""
        if self.kind != other.kind or self.path != other.path[: len(self.path)]:
            return False
        if self.path != other.path:
            return not self.cell and self.version is None
        within = self.cell == other.cell[: len(self.cell)]
        return within and self.version in (None, other.version)

    @property
    def order(self) -> tuple[object, ...]:
        """A sorting key: kinds along the chain, then the path, numbers as numbers (13.2 before 13.10)."""
        place = KINDS.index(self.kind) if self.kind in KINDS else len(KINDS)
        natural = tuple(_natural(segment) for segment in (*self.path, "", *self.cell))
        return place, self.kind, natural, self.version or 0


def parse(text: str) -> Address:
    """The address that `text` writes. Raises Refusal D101 for anything else."""
    match = _GRAMMAR.match(text)
    if match is None or match["kind"] not in KINDS:
        raise Refusal(
            "D101",
            f"“{text}” is not an address.",
            "Write a kind and a path, such as norm:beijing-rules/13.2 or question:custody@1.0/q12.",
        )
    cell = tuple(match["cell"].split(",")) if match["cell"] else ()
    version = int(match["version"]) if match["version"] else None
    return Address(match["kind"], tuple(match["path"].split("/")), cell, version)


def _natural(segment: str) -> tuple[tuple[int, int, str], ...]:
    parts = _NUMBERS.split(segment)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)
