"""One sheet bound to one table of the mapping: which column plays which part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from normbook.replies.mapping._model import Origin, TableRule
from normbook.replies.mapping._places import Places
from normbook.replies.mapping._slots import Nowhere, Slot, Slots
from normbook.replies.mapping._template import PLACE, Target, Template
from normbook.replies.mapping._values import written
from normbook.replies.tables import Cell, Row, Table

_POINT_NOUGHT = re.compile(r"-?\d+\.0+\Z")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Left out by the mapping, for its stated reason."""

    reason: str


Resolved = Slot | Nowhere | Dropped


@dataclass(frozen=True, slots=True)
class Answering:
    """A column with values: where each row's value goes, and the columns beside it."""

    heading: str
    index: int
    resolve: Callable[[Row], Resolved]
    source: int | None
    comment: int | None
    mark: int | None
    currency: int | None


@dataclass(slots=True)
class Columns:
    """The columns of one sheet by their part."""

    respondent: tuple[int, ...] = ()
    period: tuple[int, ...] = ()
    attributes: dict[str, int] = field(default_factory=dict)
    only: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    without: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    answering: list[Answering] = field(default_factory=list)
    misplaced: list[tuple[str, Nowhere]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def code_text(cell: Cell) -> str:
    """A cell as a key: as written, a year of a careless export (2016.0) as 2016."""
    text = written(cell)
    return text.partition(".")[0] if text.endswith("0") and _POINT_NOUGHT.match(text) else text


def named_columns(rule: TableRule) -> Iterator[str]:
    """The headings that the table must have: all that the mapping names outright."""
    yield from rule.respondent.origin.columns
    yield from rule.period.columns if rule.period else ()
    yield from (*rule.attributes.values(), *rule.only, *rule.without, *rule.keys)
    yield from (pattern.text for pattern, _ in rule.answers if pattern.pattern is None)
    for _, target in (*rule.answers, *rule.places):
        yield from target.to.columns if target.to else ()
    for beside in (rule.source_column, rule.comment_column, rule.mark_column, rule.currency_column):
        if beside and "{@column}" not in beside:
            yield beside


class Binder:
    """Binds the rule of one table to sheets."""

    def __init__(self, rule: TableRule, slots: Slots, places: Places) -> None:
        self._rule, self._slots, self._places = rule, slots, places

    def bind(self, table: Table) -> Columns:
        """The columns of this sheet. Refuses with W019 where a named column is not there or twice."""
        rule = self._rule
        columns = Columns(
            respondent=self._all(table, rule.respondent.origin),
            period=self._all(table, rule.period) if rule.period else (),
            attributes={name: table.column(column) for name, column in rule.attributes.items()},
            only=[(table.column(column), texts) for column, texts in rule.only.items()],
            without=[(table.column(column), texts) for column, texts in rule.without.items()],
        )
        used = self._bind_answers(table, columns)
        used |= {table.column(name) for name in named_columns(rule) if _is_there(table, name)}
        self._bind_same(table, columns, used)
        columns.unread = [
            name or f"column {table.sheet.first_column + at}"
            for at, name in enumerate(table.header)
            if at not in used and not self._is_ignored(name) and (name or _holds(table, at))
        ]
        return columns

    def _all(self, table: Table, origin: Origin) -> tuple[int, ...]:
        return tuple(table.column(name) for name in origin.columns)

    def _bind_answers(self, table: Table, columns: Columns) -> set[int]:
        taken: set[int] = set()
        for pattern, target in sorted(self._rule.answers, key=lambda answer: answer[0].pattern is not None):
            if pattern.pattern is None and not _is_there(table, pattern.text):
                continue  # a record of JSON or Parquet need not have every key
            found = [table.column(pattern.text)] if pattern.pattern is None else range(len(table.header))
            for at in found:
                groups = () if pattern.pattern is None else pattern.groups(table.header[at])
                if groups is not None and at not in taken:
                    taken.add(at)
                    self._bind_one(table, columns, at, target, groups)
        return taken

    def _bind_same(self, table: Table, columns: Columns, used: set[int]) -> None:
        for at, name in enumerate(table.header if self._rule.same_ids else ()):
            if at not in used and name and not self._is_ignored(name) and name in self._slots:
                used.add(at)
                self._bind_one(table, columns, at, Target(Template.of(name)), ())

    def _is_ignored(self, name: str) -> bool:
        return any(pattern.groups(name) is not None for pattern in self._rule.ignore)

    def _bind_one(
        self, table: Table, columns: Columns, at: int, target: Target, groups: tuple[str, ...]
    ) -> None:
        resolver = _Resolver(self._rule, table, self._slots, self._places, target, groups)
        if not resolver.columns:
            always = resolver.resolved(())
            if isinstance(always, Nowhere):
                columns.misplaced.append((table.header[at], always))
                return
            resolve: Callable[[Row], Resolved] = _constant(always)
        else:
            resolve = resolver.resolved
        rule, name = self._rule, table.header[at]
        columns.answering.append(
            Answering(
                name,
                at,
                resolve,
                source=_beside(table, rule.source_column, name),
                comment=_beside(table, rule.comment_column, name),
                mark=_beside(table, rule.mark_column, name),
                currency=_beside(table, rule.currency_column, name),
            )
        )


def _is_there(table: Table, name: str) -> bool:
    """Whether the column has to be asked for: a record of JSON or Parquet may lack it, a header not."""
    return table.sheet.columns is None or name in table.header


def _holds(table: Table, at: int) -> bool:
    return any(row[at] is not None for _, row in table.records())


def _constant(resolved: Resolved) -> Callable[[Row], Resolved]:
    return lambda row: resolved


def _beside(table: Table, column: str | None, name: str) -> int | None:
    """The index of a column beside the answers; `{@column}` in its name is the answer's own heading."""
    if column is None:
        return None
    wanted = column.replace("{@column}", name)
    return table.column(wanted) if wanted == column or wanted in table.header else None


class _UnknownCode(Exception):
    """A cell has no translation under `codes`."""


class _Resolver:
    """Where the values of one column go, row by row; each combination of cells is worked out once."""

    def __init__(
        self,
        rule: TableRule,
        table: Table,
        slots: Slots,
        places: Places,
        target: Target,
        groups: tuple[str, ...],
    ) -> None:
        self._rule, self._slots, self._places, self._target = rule, slots, places, target
        self._special = {f"@{at}": group for at, group in enumerate(groups, start=1)}
        self._special |= {"@sheet": table.sheet.name or "", "@file": table.sheet.file}
        names = list(rule.keys)
        for each in (target, *(place for _, place in rule.places)):
            names += each.to.columns if each.to else ()
        self._at = {name: table.column(name) for name in dict.fromkeys(names)}
        self.columns = tuple(dict.fromkeys(self._at.values()))
        self._cells = itemgetter(*self.columns) if self.columns else None
        self._known: dict[object, Resolved] = {}

    def resolved(self, row: Row) -> Resolved:
        if self._cells is None:
            return self._resolve(row)
        cells = self._cells(row)
        found = self._known.get(cells)
        if found is None:
            found = self._known[cells] = self._resolve(row)
        return found

    def _resolve(self, row: Row) -> Resolved:
        try:
            place = self._place(row)
            if isinstance(place, Target):
                if place.to is None:
                    return Dropped(place.drop or "")
                self._special[PLACE] = place.to.filled(lambda name: self._field(name, row))
            elif place is not None:
                return place
            if self._target.to is None:
                return Dropped(self._target.drop or "")
            return self._slots.find(self._target.to.filled(lambda name: self._field(name, row)))
        except _UnknownCode as unknown:
            cure = "Add it under codes in the mapping, or leave such rows out (except)."
            return Nowhere(str(unknown), cure)

    def _place(self, row: Row) -> Target | Nowhere | None:
        if not self._rule.keys:
            return None
        values = tuple(code_text(row[self._at[name]]) for name in self._rule.keys)
        target = self._places.find(values)
        if target is None:
            why = f"The mapping has no place for {' | '.join(values)}."
            return Nowhere(why, "Add it under places; drop it with a reason if it is not wanted.")
        return target

    def _field(self, name: str, row: Row) -> str:
        if name in self._special:
            return self._special[name]
        if name not in self._at:
            raise _UnknownCode(f"The pattern of the heading has no group {{{name}}}.")
        text = code_text(row[self._at[name]])
        codes = self._rule.codes.get(name)
        if codes is None:
            return text
        if text not in codes:
            raise _UnknownCode(f"The mapping has no code for “{text[:60]}” in the column {name}.")
        return codes[text]
