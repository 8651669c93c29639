"""Measures and scores over coded replies: DuckDB evaluates the trees, figures are made as everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from normbook.engines.columnar_file import BY, MARKS, PERIOD, REASONS, RESPONDENT, Coded, CodedColumn
from normbook.engines.duckdb import connect, read_value
from normbook.measures import (
    Figure,
    Lowered,
    Lowering,
    Measure,
    Observation,
    Population,
    changes,
    decisive,
    gathered,
    members_of,
    own_attribute,
)
from normbook.remarks import Refusal
from normbook.rules import Core, Kind, inputs
from normbook.rules._core import Marked, Reasoned, Var, walk
from normbook.rules._derive import reason_of
from normbook.rules.limits import limits_of
from normbook.rules.printers.duckdb_case import PLACE, case_printer, column_names
from normbook.rules.printers.sql_layers import Layers, quoted
from normbook.values import Number, Reason

if TYPE_CHECKING:
    import pyarrow as arrow

Scored = tuple[str, str, Number | None, Reason | None]
"""Respondent, period, the score or the reason why there is none."""


def compute(lowering: Lowering, measure: Measure, coded: Coded, by: tuple[str, ...] = ()) -> list[Figure]:
    """The figures of a measure: the whole first, then one for each group in alphabetical order.

    Raises Refusal C003 where DuckDB cannot evaluate it exactly.
    """
    if measure.kind == "change":
        whose = _Whose(coded, ())
        owner = dict(zip(whose.ids, whose.respondents, strict=True))

        def figures(part: Measure, by: tuple[str, ...], kept: frozenset[str] | None) -> list[Figure]:
            return _figures(lowering, part, coded, by or part.by, kept)

        return changes(lowering.measures, measure, by or measure.by, figures, owner)
    return _figures(lowering, measure, coded, by or measure.by, None)


def scored(lowering: Lowering, name: str, coded: Coded) -> Iterator[Scored]:
    """The score `name` of every reply, or the reason why it has none. Raises Refusal C003."""
    tree = lowering.scores[name]
    found = _evaluated(coded, {"value": tree, "reason": reason_of(tree)})
    whose = _Whose(coded, ())
    for who, when, value, reason in zip(
        whose.respondents, whose.periods, found["value"], found["reason"], strict=True
    ):
        number = cast("Number | None", read_value(value, tree.type))
        yield who, when, number, decisive([reason]) if number is None else None


def _figures(
    lowering: Lowering,
    measure: Measure,
    coded: Coded,
    by: tuple[str, ...],
    kept: frozenset[str] | None,
) -> list[Figure]:
    nobody = Population((), own_attribute, coded.members, coded.invited)
    members = members_of(measure, nobody) if measure.members_only and coded.rows else None
    whose = _Whose(coded, by)
    observations = _observations(lowering.lower(measure), coded)

    def seen() -> Iterator[tuple[str, tuple[str, ...], Observation]]:
        for place, observation in enumerate(observations):
            who = whose.respondents[place]
            if observation is None or (kept is not None and who not in kept):
                continue
            if measure.period is not None and whose.periods[place] != measure.period:
                continue
            if members is None or who in members:
                yield whose.ids[place], whose.group(place), observation

    return gathered(measure, by, seen(), nobody)


class _Whose:
    """Whose reply each row is, and its group."""

    def __init__(self, coded: Coded, by: tuple[str, ...]) -> None:
        columns = [coded.attribute(name) for name in by]
        table = coded.table([RESPONDENT, PERIOD, *(BY + name for name in by)])
        self.respondents: list[str] = table[RESPONDENT].to_pylist()
        self.periods: list[str] = table[PERIOD].to_pylist()
        self.ids = [
            f"{who}/{when}" if when else who for who, when in zip(self.respondents, self.periods, strict=True)
        ]
        self._groups = [
            [column.codes[code] for code in table[BY + column.key].to_pylist()] for column in columns
        ]

    def group(self, place: int) -> tuple[str, ...]:
        return tuple(values[place] for values in self._groups)


def _observations(lowered: Lowered, coded: Coded) -> Iterator[Observation | None]:
    """What each reply gives to the measure, as normbook.measures.observer has it."""
    tests = lowered.measure.kind in ("count", "share")
    needed = lowered.named if tests else lowered.trees
    trees = {f"tree{place}": tree for place, tree in enumerate(lowered.trees)}
    trees |= {f"needed{place}": tree for place, tree in enumerate(needed)}
    trees |= {f"reason{place}": reason_of(tree) for place, tree in enumerate(needed)}
    if lowered.where is not None:
        trees["where"] = lowered.where
    if lowered.weight is not None:
        trees["weight"] = lowered.weight
    found = _evaluated(coded, trees)
    for place in range(coded.rows):
        if lowered.where is not None and not found["where"][place]:
            yield None
            continue
        weight = _number(lowered.weight, found["weight"][place]) if lowered.weight is not None else 1
        if weight is None:
            yield Observation(Reason.NOT_COMPUTABLE)
            continue
        silent = [
            found[f"reason{i}"][place] for i in range(len(needed)) if found[f"needed{i}"][place] is None
        ]
        if silent:
            yield Observation(decisive(silent), weight=weight)
        elif tests:
            yield Observation(None, holds=bool(found["tree0"][place]), weight=weight)
        else:
            values = [_number(tree, found[f"tree{i}"][place]) for i, tree in enumerate(lowered.trees)]
            numbers = () if lowered.measure.kind == "coverage" else tuple(cast("list[Number]", values))
            yield Observation(None, numbers=numbers, weight=weight)


def _number(tree: Core, value: object) -> Number | None:
    return cast("Number | None", read_value(value, tree.type))


def _evaluated(coded: Coded, trees: Mapping[str, Core]) -> dict[str, list[object]]:
    """The values of trees for every reply, in the order of the file."""
    limits = [limit for tree in trees.values() for limit in limits_of(tree, "duckdb")]
    if limits:
        message = f"The columnar engine cannot compute this exactly: {limits[0].about}. {limits[0].reason}"
        raise Refusal("C003", message, "Use the engine memory.")
    layers, source = Layers(), _Source(coded, trees.values())
    show = case_printer(layers, source.names).show
    shown = {name: show(tree) for name, tree in trees.items()}
    query = layers.select({PLACE: quoted(PLACE), **shown}, f"({source.query()})")
    connection = connect(threads=2)
    try:
        connection.register("coded", source.table())
        found = connection.sql(f"{query} ORDER BY {quoted(PLACE)}").to_arrow_table()
    finally:
        connection.close()
    return {name: found[name].to_pylist() for name in trees}


class _Source:
    """The columns that trees read, decoded as the printer wants them."""

    def __init__(self, coded: Coded, trees: Iterable[Core]) -> None:
        self._coded = coded
        every = list(trees)
        nodes = [node for tree in every for node in walk(tree)]
        self._types = {node.key: node.type for node in nodes if isinstance(node, Var)}
        self._reasons = {node.key for node in nodes if isinstance(node, Reasoned)}
        self._marks = {node.key for node in nodes if isinstance(node, Marked)}
        self._keys = sorted({key for tree in every for key in inputs(tree)})
        self.names = column_names(self._keys)

    def table(self) -> arrow.Table:
        """The coded columns with the number of the row."""
        import numpy as np
        import pyarrow as arrow

        wanted = [each for key in self._keys for each in (key, f"{key}@reason", f"{key}@marks")]
        table = self._coded.table([RESPONDENT, *(each for each in wanted if each in self._coded.names)])
        columns = {f"c{place}": table[name] for place, name in enumerate(table.column_names)}
        self._places = {name: f"c{place}" for place, name in enumerate(table.column_names)}
        return arrow.table({PLACE: arrow.array(np.arange(table.num_rows)), **columns})

    def query(self) -> str:
        self.table()
        parts = [quoted(PLACE)]
        for key in self._keys:
            name = self.names[key]
            parts.append(f"{self._value(key)} AS {quoted(name)}")
            if key in self._reasons:
                parts.append(f"{self._reason(key)} AS {quoted(name + '__r')}")
            if key in self._marks:
                parts.append(f"{self._mark(key)} AS {quoted(name + '__m')}")
        return f"SELECT {', '.join(parts)} FROM coded"

    def _value(self, key: str) -> str:
        column = self._coded.columns.get(key)
        if column is None:
            return "CAST(NULL AS VARCHAR)" if key not in self._types else _nothing(self._types[key].kind)
        here = self._places[key]
        match column.form:
            case "plain":
                return here
            case "mask":
                return f"CASE WHEN {here} >= 0 THEN {_held(here, column)} END"
            case _ if column.type.kind is Kind.BOOLEAN:
                return f"CASE WHEN {here} >= 0 THEN {here} = 0 END"
            case _:
                return f"CASE WHEN {here} >= 0 THEN {_listed(column.codes)}[{here} + 1] END"

    def _reason(self, key: str) -> str:
        column = self._coded.columns.get(key)
        stated = key if column is not None and column.form != "plain" else f"{key}@reason"
        if stated not in self._places:
            return "'not-answered'"
        here = self._places[stated]
        return f"CASE WHEN {here} < 0 THEN {_listed(reason.value for reason in REASONS)}[-{here}] END"

    def _mark(self, key: str) -> str:
        here = self._places.get(f"{key}@marks")
        if here is None:
            return "''"
        parts = [f"CASE WHEN {here} & {1 << bit} > 0 THEN '{m.value}' END" for bit, m in enumerate(MARKS)]
        return f"' ' || concat_ws(' ', {', '.join(parts)}) || ' '"


def _held(here: str, column: CodedColumn) -> str:
    """The codes of a mask as the printer has sets: in the order of the list, a space between."""
    wide = f"CAST({here} AS BIGINT)"
    parts = [
        f"CASE WHEN {wide} & {1 << bit} > 0 THEN {_text(code)} END" for bit, code in enumerate(column.codes)
    ]
    return f"concat_ws(' ', {', '.join(parts)})"


def _nothing(kind: Kind) -> str:
    plain = {
        Kind.BOOLEAN: "BOOLEAN",
        Kind.INTEGER: "BIGINT",
        Kind.DECIMAL: "DECIMAL(24,9)",
        Kind.DATE: "DATE",
        Kind.MOMENT: "TIMESTAMP",
    }
    return f"CAST(NULL AS {plain.get(kind, 'VARCHAR')})"


def _listed(codes: Iterable[str]) -> str:
    return f"CAST([{', '.join(_text(code) for code in codes)}] AS VARCHAR[])"


def _text(code: str) -> str:
    return "'" + code.replace("'", "''") + "'"
