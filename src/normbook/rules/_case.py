"""A case: an expression with its inputs, ready for any printer; and the result that each must give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from normbook.remarks import Refusal
from normbook.rules._checker import check
from normbook.rules._core import Core
from normbook.rules._derive import partial_of, reason_of
from normbook.rules._fault import ExpressionError
from normbook.rules._infer import hints, inferred, references
from normbook.rules._inputs import Input, read_input
from normbook.rules._parser import parse
from normbook.rules._scope import NOW, POSITION, TODAY, Grid, Scope, Symbol
from normbook.rules._types import DATE, INTEGER, MOMENT, Kind, Type
from normbook.values import Reason, Value, as_json

_CLOCK = {"today": (TODAY, DATE), "now": (NOW, MOMENT), "position": (POSITION, INTEGER)}


@dataclass(frozen=True, slots=True)
class Case:
    """An expression as three trees (value, reason for absence, partial or not) with its inputs."""

    expression: str
    value: Core
    reason: Core
    partial: Core
    inputs: Mapping[str, Input]


@dataclass(frozen=True, slots=True)
class Result:
    """What an expression gives: a value or the reason for its absence."""

    value: Value | None
    type: Type
    absent: Reason | None
    partial: bool

    def as_json(self) -> dict[str, object]:
        shown: object = as_json(self.value)
        if isinstance(self.value, frozenset) and self.type.codes is not None:
            shown = [code for code in self.type.codes if code in self.value]
        kind = "text" if self.type.kind is Kind.ANY else self.type.kind.value
        absent = self.absent.value if self.absent else None
        return {"value": shown, "type": kind, "absent": absent, "partial": self.partial}


def schema_type(key: str, entry: object) -> tuple[Type, dict[str, str]]:
    """A type and its labels from a schema entry such as {"type": "choice", "choices": ["a", "b"]}."""
    if isinstance(entry, str):
        entry = {"type": entry}
    kinds = {kind.value: kind for kind in Kind if kind is not Kind.ANY}
    name = entry.get("type") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(name, str) or name.removesuffix("[]") not in kinds:
        raise Refusal("R022", f"The schema of {key} has no known type.", f"Use one of: {', '.join(kinds)}.")
    kind = kinds[name.removesuffix("[]")]
    codes: list[str] = []
    labels: dict[str, str] = {}
    for choice in entry.get("choices") or ():
        code = str(choice.get("code", choice.get("name", ""))) if isinstance(choice, dict) else str(choice)
        codes.append(code)
        labels[code] = str(choice.get("label", code)) if isinstance(choice, dict) else code
    chosen = kind in (Kind.CHOICE, Kind.SET) and codes
    many = name.endswith("[]") or bool(entry.get("many"))
    return Type(kind, tuple(codes) if chosen else None, many), labels


def prepare(
    expression: str,
    data: Mapping[str, object],
    schema: Mapping[str, object] | None = None,
    clock: Mapping[str, str] | None = None,
) -> Case:
    """The case of `expression` over JSON `data`; types from the schema, else from values and places.

    `clock` gives "today" and "now" as ISO texts. Raises ExpressionError for a
    faulty expression and Refusal R020-R022 for data that do not fit.
    """
    flat = _flat(data)
    tree = parse(expression)
    wanted = dict(reversed(list(hints(tree))))
    types: dict[str, Type] = {}
    symbols: dict[str, Symbol] = {}
    named = (
        []
        if schema is not None
        else [each.key for each in references(tree) if "*" not in (each.row, each.column)]
    )
    halves = {
        key for key in named if key.endswith("]") and any(other.startswith(key[:-1] + ",") for other in flat)
    }
    for key in dict.fromkeys([*(schema or flat), *(key for key in named if key not in halves)]):
        if schema is not None:
            types[key], labels = schema_type(key, schema[key])
        else:
            types[key], labels = inferred(_like(key, flat), wanted.get(key, _wild(key, wanted))), {}
        symbols[key] = Symbol(key, types[key], labels)
    open_ = [
        key
        for key in types
        if schema is None and flat.get(key) is None and wanted.get(key, Kind.DECIMAL) is Kind.DECIMAL
    ]
    node = _checked(expression, symbols, types, open_)
    inputs = {key: read_input(key, flat.get(key), type_) for key, type_ in types.items()}
    for name, (symbol, type_) in _CLOCK.items():
        given = (clock or {}).get(name, flat.get(name) if name not in types or schema is None else None)
        inputs[symbol.key] = read_input(name, given if isinstance(given, str | int) else None, type_)
    return Case(expression, node, reason_of(node), partial_of(node), inputs)


def _checked(expression: str, symbols: dict[str, Symbol], types: dict[str, Type], open_: list[str]) -> Core:
    """The tree; inputs without value and hint (`open_`) take the first type with which it has one."""
    faults: list[ExpressionError] = []
    for kind in (None, Kind.DECIMAL, Kind.BOOLEAN, Kind.DATE):
        for key in open_ if kind is not None else ():
            types[key] = Type(kind or Kind.TEXT)
            symbols[key] = Symbol(key, types[key], {})
        try:
            return check(expression, Scope(symbols, _grids(symbols)))
        except ExpressionError as error:
            faults.append(error)
            if not open_:
                break
    raise faults[0]


def _flat(data: Mapping[str, object]) -> dict[str, object]:
    """Tables written as {"q": {"row": {"column": value}}} under the keys of their cells."""
    flat: dict[str, object] = {}
    for key, value in data.items():
        table = isinstance(value, dict) and value and not {"absent", "value"} & set(value)
        if not table or not isinstance(value, dict):
            flat[key] = value
            continue
        for row, cells in value.items():
            if isinstance(cells, dict) and not {"absent", "value"} & set(cells):
                flat.update({f"{key}[{row},{column}]": cell for column, cell in cells.items()})
            else:
                flat[f"{key}[{row}]"] = cells
    return flat


def _like(key: str, flat: Mapping[str, object]) -> object:
    """The value under a key, or for an empty cell that of a filled cell of the same table."""
    value = flat.get(key)
    if value is not None or "[" not in key:
        return value
    name = key.partition("[")[0] + "["
    return next((cell for other, cell in flat.items() if other.startswith(name) and cell is not None), None)


def _wild(key: str, wanted: Mapping[str, Kind]) -> Kind | None:
    """What is asked of all cells of the table to which the key belongs."""
    name = key.partition("[")[0]
    asked = (kind for other, kind in wanted.items() if other.partition("[")[0] == name and "*" in other)
    return next(asked, None) if "[" in key else None


def _grids(symbols: Mapping[str, Symbol]) -> dict[str, Grid]:
    """The tables that the keys of cells speak of."""
    rows: dict[str, dict[str, None]] = {}
    columns: dict[str, dict[str, None]] = {}
    for key in symbols:
        name, bracket, rest = key.partition("[")
        row, comma, column = rest.removesuffix("]").partition(",")
        if bracket and comma:
            rows.setdefault(name, {})[row] = None
            columns.setdefault(name, {})[column] = None
    return {name: Grid(tuple(rows[name]), tuple(columns[name])) for name in rows}


def result(case: Case, value: Value | None, reason: str | None, *, partial: bool) -> Result:
    """The result from what a printer gave for the three trees."""
    if value is None:
        named = {each.value: each for each in Reason}
        return Result(None, case.value.type, named.get(reason or "", Reason.NOT_COMPUTABLE), partial=False)
    return Result(value, case.value.type, None, partial)
