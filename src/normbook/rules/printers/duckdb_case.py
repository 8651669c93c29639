"""An expression as a DuckDB query: a row a reply, a column an input; value, reason and partial come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from normbook.rules._core import Core, Marked, Reasoned, Var, inputs, walk
from normbook.rules._types import Type
from normbook.rules.printers.duckdb import DuckdbPrinter
from normbook.rules.printers.sql_layers import Layers, quoted

PLACE = "reply number"
"""The column that numbers the rows; no input can have a name with a space."""
_BESIDE = ("", "__r", "__m", "__asked")


def column_names(keys: Iterable[str], reserved: Iterable[str] = ()) -> dict[str, str]:
    """A column for each key: the key, numbered where keys differ only in case, which SQL does not see."""
    found: dict[str, str] = {}
    taken = {name.lower() for name in reserved}
    for key in keys:
        name, number = key, 1
        while any((name + beside).lower() in taken for beside in _BESIDE):
            number += 1
            name = f"{key}__{number}"
        taken.update((name + beside).lower() for beside in _BESIDE)
        found[key] = name
    return found


def case_query(value: Core, reason: Core, partial: Core, source: str) -> str:
    """The query of three trees over the table `source` with the columns of `case_columns`; in its order."""
    layers = Layers()
    names = column_names(sorted(inputs(value) | inputs(reason) | inputs(partial)))
    show = case_printer(layers, names).show
    outputs = {
        PLACE: quoted(PLACE),
        "value": show(value),
        "reason": show(reason),
        "partial": show(partial),
    }
    return layers.select(outputs, source) + f" ORDER BY {quoted(PLACE)}"


def case_printer(layers: Layers, names: Mapping[str, str]) -> DuckdbPrinter:
    """A printer for inputs in columns: the value, `__r` its reason, `__m` its marks between spaces."""

    def value(key: str) -> str:
        return quoted(names[key])

    def reason(key: str) -> str:
        stated = f"coalesce({quoted(names[key] + '__r')}, 'not-answered')"
        return f"CASE WHEN {value(key)} IS NULL THEN {stated} END"

    def mark(key: str, mark: str) -> str:
        return f"contains({quoted(names[key] + '__m')}, ' {mark} ')"

    return DuckdbPrinter(layers, value, reason, mark)


def case_columns(
    value: Core, reason: Core, partial: Core
) -> tuple[dict[str, Type], frozenset[str], frozenset[str]]:
    """The inputs that three trees read: their types, those whose reason is read, those whose marks are."""
    nodes = [node for tree in (value, reason, partial) for node in walk(tree)]
    types = {node.key: node.type for node in nodes if isinstance(node, Var)}
    reasons = frozenset(node.key for node in nodes if isinstance(node, Reasoned))
    marks = frozenset(node.key for node in nodes if isinstance(node, Marked))
    return types, reasons, marks
