"""Printer for DuckDB: a whole program as one query over a table with one row a reply.

The source has a column for each input (`column_names`), and where not every
absence is "not answered", a column `…__r` with the code of the reason; where
marks are asked for, a column `…__m` with the marks, a space before and after
each. The result has, for each reply:

    <key>__asked     for a step with a route, under its first key: whether it is asked
    <key>            for a calculated question: its value
    <key>__r         for each input that the program governs: why it is absent; NULL where it has a value
    violated_<n>     bits of the violated rules: bit b of word n is rule 64 n + b of Program.rules
    missing_<n>      the same for required inputs with neither value nor reason (ProgramColumns.required)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from normbook.rules._core import Compare, Const, Core, Marked, Reasoned, inputs, walk
from normbook.rules._derive import reason_of
from normbook.rules._program import Program, Step, missing
from normbook.rules.printers.duckdb import DuckdbPrinter
from normbook.rules.printers.duckdb_case import column_names
from normbook.rules.printers.sql_layers import Layers, quoted
from normbook.values import Reason

WORD = 64
"""Bits in a word (UBIGINT)."""
REASONS = "normbook_reason"
"""The type of a stored reason, one byte; `reason_type` makes it."""
_SILENT = Reason.NOT_ANSWERED.value


@dataclass(frozen=True, slots=True)
class ProgramColumns:
    """How the replies to a program stand in a table.

    names      the column of each input, by key
    reasons    the keys that have a column of reasons
    """

    program: Program
    reasons: frozenset[str] = frozenset()
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        read = {key for tree in trees(self.program) for key in inputs(tree)}
        keys = [*dict.fromkeys([*self.program.inputs, *sorted(read)])]
        words = range(max(len(self.program.rules), len(self.required)) // WORD + 1)
        reserved = [f"{name}_{word}" for name in ("violated", "missing") for word in words]
        object.__setattr__(self, "names", column_names(keys, reserved))

    def asked(self, step: Step) -> str:
        """The column that says whether a step is asked."""
        key = next(iter(step.keys), step.name)
        return f"{self.names.get(key, key)}__asked"

    @property
    def marks(self) -> frozenset[str]:
        """The keys whose marks the program reads."""
        nodes = (node for tree in trees(self.program) for node in walk(tree))
        return frozenset(node.key for node in nodes if isinstance(node, Marked))

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that the bits of `missing` stand for."""
        return tuple(key for step in self.program.steps for key in step.required)


def trees(program: Program) -> Iterator[Core]:
    """Every tree of a program."""
    for step in program.steps:
        yield from (tree for tree in (step.relevant, step.calculation) if tree is not None)
        yield from (rule.violated for rule in step.rules)
        yield from (missing(key, step.keys[key]) for key in step.required)


def reason_type() -> str:
    """The statement that a database needs once, before the first program."""
    codes = ", ".join(f"'{reason.value}'" for reason in Reason)
    return f"CREATE TYPE {REASONS} AS ENUM ({codes})"


def program_query(columns: ProgramColumns, source: str, keep: Sequence[str] = ()) -> str:
    """The query over the table `source`; `keep` names columns to carry over, such as a reply's number."""
    layers = Layers()
    printer = ProgramPrinter(layers, columns)
    outputs = {name: quoted(name) for name in keep}
    for step in columns.program.steps:
        outputs.update(printer.routed(step))
    outputs.update(words("violated", printer.violated()))
    outputs.update(words("missing", printer.missing()))
    return layers.select(outputs, source)


def remarks_query(columns: ProgramColumns, outcomes: str, keep: Sequence[str]) -> str:
    """One row a violated rule (its id) and a row a missing answer (its key), from a table of outcomes."""
    kept = "".join(f"{quoted(name)}, " for name in keep)
    parts = []
    found = {"violated": [rule.id for rule in columns.program.rules], "missing": list(columns.required)}
    for kind, ids in found.items():
        for start in range(0, len(ids), WORD):
            listed = ", ".join("'" + each.replace("'", "''") + "'" for each in ids[start : start + WORD])
            word = f"{kind}_{start // WORD}"
            bits = f"list_filter(range(0, {len(ids[start : start + WORD])}), lambda b: ({word} >> b) & 1 = 1)"
            about = f"unnest(list_transform({bits}, lambda b: list_extract([{listed}], b + 1)))"
            parts.append(f"SELECT {kept}'{kind}' AS kind, {about} AS about FROM {outcomes} WHERE {word} <> 0")
    return "\nUNION ALL\n".join(parts)


def words(name: str, tests: Iterable[str]) -> dict[str, str]:
    """Tests as the bits of words."""
    found: dict[str, list[str]] = {}
    for index, test in enumerate(tests):
        bit = f"CASE WHEN {test} THEN {1 << index % WORD}::UBIGINT ELSE 0 END"
        found.setdefault(f"{name}_{index // WORD}", []).append(bit)
    return {word: " + ".join(bits) for word, bits in found.items()}


class ProgramPrinter(DuckdbPrinter):
    """Prints the trees of a program over what is effective after each step."""

    def __init__(self, layers: Layers, columns: ProgramColumns) -> None:
        super().__init__(layers, self.effective, self.stated, self.marked)
        self.columns = columns
        self._values = {key: quoted(name) for key, name in columns.names.items()}
        self._asked: dict[str, str] = {}
        self._calculated = {
            key: reason_of(step.calculation)
            for step in columns.program.steps
            if step.calculation is not None
            for key in step.keys
        }

    def routed(self, step: Step) -> Iterator[tuple[str, str]]:
        """Takes the step's calculation and route; gives what is stored of it."""
        keys = list(step.keys)
        if step.calculation is not None:
            self._values[keys[0]] = self.hold(self.to(step.calculation, step.keys[keys[0]]))
        if step.relevant is not None:
            asked = self.hold(self.show(step.relevant))
            for key in keys:
                self._asked[key] = asked
                self._values[key] = self.hold(f"CASE WHEN {asked} THEN {self._values[key]} END")
            yield self.columns.asked(step), asked
        if step.calculation is not None:
            yield self.columns.names[keys[0]], self._values[keys[0]]
        for key in keys:
            yield f"{self.columns.names[key]}__r", self.reason_code(key)

    def violated(self) -> Iterator[str]:
        for step in self.columns.program.steps:
            asked = self._asked.get(next(iter(step.keys), "")) if step.relevant is not None else None
            for rule in step.rules:
                test = self.test(rule.violated)
                yield f"{asked} AND {test}" if asked else test

    def missing(self) -> Iterator[str]:
        for step in self.columns.program.steps:
            yield from (self.test(missing(key, step.keys[key])) for key in step.required)

    def effective(self, key: str) -> str:
        return self._values[key]

    def stated(self, key: str) -> str:
        """The code of the reason as a text."""
        if key in self._calculated:
            given = self.show(self._calculated[key])
        else:
            given = f"coalesce({self.given(key)}, '{_SILENT}')" if self.has_reasons(key) else f"'{_SILENT}'"
        if key in self._asked:
            given = f"CASE WHEN {self._asked[key]} THEN {given} ELSE '{Reason.NOT_ASKED.value}' END"
        return f"CASE WHEN {self._values[key]} IS NULL THEN {given} END"

    def reason_code(self, key: str) -> str:
        """The same for storage: one byte."""
        given = f"'{_SILENT}'::{REASONS}"
        if key in self._calculated:
            given = f"CAST({self.show(self._calculated[key])} AS {REASONS})"
        elif self.has_reasons(key):
            given = f"coalesce(CAST({self.given(key)} AS {REASONS}), {given})"
        if key in self._asked:
            not_asked = f"WHEN NOT {self._asked[key]} THEN '{Reason.NOT_ASKED.value}'::{REASONS} "
            return f"CASE {not_asked}WHEN {self._values[key]} IS NULL THEN {given} END"
        return f"CASE WHEN {self._values[key]} IS NULL THEN {given} END"

    def has_reasons(self, key: str) -> bool:
        return key in self.columns.reasons

    def given(self, key: str) -> str:
        return quoted(f"{self.columns.names[key]}__r")

    def marked(self, key: str, mark: str) -> str:
        return f"contains({quoted(self.columns.names[key] + '__m')}, ' {mark} ')"

    def compare(self, node: Compare, operator: str = "") -> str:
        """A reason that is asked by name is read off the route instead of a text."""
        if (
            not operator
            and node.operator == "="
            and isinstance(node.left, Reasoned)
            and isinstance(node.right, Const)
        ):
            if node.left.key in self._calculated:
                return super().compare(node, operator)
            return self.reason_is(node.left.key, str(node.right.value))
        return super().compare(node, operator)

    def reason_is(self, key: str, code: str) -> str:
        absent, asked = f"{self._values[key]} IS NULL", self._asked.get(key)
        if self.has_reasons(key):
            stated = f"coalesce({self.given(key)}, '{_SILENT}') = {self.words(code)}"
        else:
            stated = "TRUE" if code == _SILENT else "FALSE"
        if asked and code == Reason.NOT_ASKED.value:
            return f"({absent} AND (NOT {asked} OR {stated}))"
        return f"({absent} AND {asked} AND {stated})" if asked else f"({absent} AND {stated})"
