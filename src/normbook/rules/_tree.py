"""The surface tree: an expression as its author wrote it, before types.

Frozen nodes with their place in the text (`at`, the offset of the first
character), so that every fault can be shown where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a quoted text."""

    value: int | Decimal | str
    at: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`, `${name[row,column]}`, `${prior:name}`, `${instrument:name}`; `.` is the name "."."""

    name: str
    at: int
    row: str | None = None
    column: str | None = None
    source: str | None = None

    @property
    def key(self) -> str:
        """The key under which a scope knows it, e.g. "prior:q[men,2019]"."""
        prefix = f"{self.source}:" if self.source else ""
        if self.row is None and self.column is None:
            return prefix + self.name
        cell = self.row if self.column is None else f"{self.row},{self.column}"
        return f"{prefix}{self.name}[{cell}]"


@dataclass(frozen=True, slots=True)
class Path:
    """An XPath location path that is not a plain name: kept as written, not evaluated."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    name: str
    arguments: tuple[Surface, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator between two expressions: or and = != < <= > >= + - * div mod."""

    operator: str
    left: Surface
    right: Surface
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before an expression."""

    operand: Surface
    at: int


Surface = Literal | Reference | Path | Call | Binary | Negative


def chain(node: Binary) -> list[Surface]:
    """The operands of a chain of one operator, from left to right."""
    operands: list[Surface] = []
    left: Surface = node
    while isinstance(left, Binary) and left.operator == node.operator:
        operands.append(left.right)
        left = left.left
    return [left, *reversed(operands)]
