"""A scope: which names an expression may use, and what each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from normbook.rules._types import DATE, INTEGER, MOMENT, Type


@dataclass(frozen=True, slots=True)
class Symbol:
    """An input: its key, its type, and the labels of its choices in the language of the evaluation."""

    key: str
    type: Type
    labels: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells: the codes of its rows and columns, in order."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Symbols by key, tables by name, and which key "." stands for.

    Cells stand among the symbols under keys such as "q[men,2019]".
    """

    symbols: Mapping[str, Symbol]
    grids: Mapping[str, Grid] = field(default_factory=dict)
    own: str | None = None

    def symbol(self, key: str) -> Symbol | None:
        """The symbol for a key; "." is the question the expression belongs to."""
        if key == ".":
            return self.symbols.get(self.own) if self.own else self.symbols.get(".")
        return self.symbols.get(key)

    def cells(self, name: str, row: str | None, column: str | None) -> tuple[str, ...] | None:
        """The keys of the cells that `name[row,column]` covers ("*" for all), None for an unknown table."""
        grid = self.grids.get(name)
        if grid is None:
            return None
        rows = grid.rows if row in ("*", None) else (row,)
        columns = grid.columns if column in ("*", None) else (column,)
        if any(code not in grid.rows for code in rows) or any(code not in grid.columns for code in columns):
            return None
        return tuple(f"{name}[{r},{c}]" for r in rows for c in columns)

    def at(self, own: str) -> Scope:
        """The same scope, seen from the question `own`."""
        return Scope(self.symbols, self.grids, own)


TODAY = Symbol("today()", DATE)
NOW = Symbol("now()", MOMENT)
POSITION = Symbol("position()", INTEGER)
