"""The keys of an instrument, each with how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase

from normbook.instruments import Instrument, Kind, Question
from normbook.replies.mapping._model import QuestionRule, ValueRule
from normbook.replies.mapping._values import ValueReader
from normbook.values import Reason

_ROSTER = re.compile(r"(?P<roster>[^\[\]]+)\[[1-9][0-9]{0,3}\]\.(?P<question>.+)\Z")


@dataclass(frozen=True, slots=True)
class Slot:
    """One question or cell that an answer can stand in."""

    key: str
    address: str
    question: Question
    reader: ValueReader
    accepted: frozenset[Reason]


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No question or cell has the key; `year` is the column code where the table's columns are years."""

    why: str
    cure: str
    year: str | None = None


class Slots:
    """The slots of one table of the mapping, made as they are met."""

    def __init__(
        self, instrument: Instrument, levels: Iterable[tuple[ValueRule, tuple[QuestionRule, ...]]]
    ) -> None:
        self._instrument = instrument
        self._levels = tuple(levels)
        self._questions = {question.id: question for question in instrument.questions}
        self._made: dict[str, Slot | Nowhere] = {}
        self._readers: dict[tuple[str, Kind], ValueReader] = {}

    def find(self, key: str) -> Slot | Nowhere:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def __contains__(self, key: str) -> bool:
        return isinstance(self.find(key), Slot)

    @property
    def rounded(self) -> int:
        """How many numbers were rounded because the mapping says so."""
        return sum(reader.rounded for reader in self._readers.values())

    def _make(self, key: str) -> Slot | Nowhere:
        if roster := _ROSTER.match(key):
            return self._in_roster(key, roster["roster"], roster["question"])
        name, bracket, cell = key.partition("[")
        question = self._questions.get(name)
        if question is None:
            return self._unknown(name)
        if not bracket:
            return self._single(key, question)
        return self._cell(key, question, cell.removesuffix("]"))

    def _single(self, key: str, question: Question) -> Slot | Nowhere:
        if question.table is not None or question.kind in (Kind.ROSTER, Kind.NOTE):
            cure = f"Name a cell, such as {question.keys[0]}." if question.keys else "Name another question."
            return Nowhere(f"{question.id} is a {question.kind.value} and holds no single answer.", cure)
        return self._slot(key, question, question.kind)

    def _cell(self, key: str, question: Question, cell: str) -> Slot | Nowhere:
        table = question.table
        codes = [code.strip() for code in cell.split(",")]
        if table is None or len(codes) != 2:
            return Nowhere(f"{key} names no cell of a table.", "Write it as question[row,column].")
        row, column = codes
        if row not in table.rows:
            return Nowhere(f"The table {question.id} has no row “{row}”.", _near(row, table.rows))
        if column not in table.columns:
            why = f"The table {question.id} has no column “{column}”."
            return Nowhere(why, _near(column, table.columns), column if table.years else None)
        return self._slot(f"{question.id}[{row},{column}]", question, table.kinds[column])

    def _in_roster(self, key: str, roster: str, name: str) -> Slot | Nowhere:
        question = self._questions.get(roster)
        inner = next((each for each in question.roster if each.id == name), None) if question else None
        if inner is None:
            return Nowhere(f"There is no roster question {key}.", "Write it as roster[1].question.")
        return self._slot(key, inner, inner.kind)

    def _slot(self, key: str, question: Question, kind: Kind) -> Slot:
        address = f"question:{self._instrument.name}/{key}"
        return Slot(key, address, question, self._reader(key, question, kind), frozenset(question.absences))

    def _reader(self, key: str, question: Question, kind: Kind) -> ValueReader:
        """One reader a question and kind, unless a pattern of the mapping is about single cells."""
        patterns = [each.pattern for _, rules in self._levels for each in rules]
        name = key if any("[" in pattern for pattern in patterns) else question.id
        if (name, kind) not in self._readers:
            rule = self._rule(key, question.id)
            self._readers[name, kind] = ValueReader(self._instrument, question, kind, rule)
        return self._readers[name, kind]

    def _rule(self, key: str, name: str) -> ValueRule:
        """What holds for the key: the file, the table, then the patterns of the file and of the table."""
        found = ValueRule()
        for rule, _ in self._levels:
            found = rule.over(found)
        for _, rules in self._levels:
            for each in rules:
                if _fits(each.pattern, key, name):
                    found = each.rule.over(found)
        return found

    def _unknown(self, name: str) -> Nowhere:
        return Nowhere(f"The instrument has no question “{name}”.", _near(name, self._questions))


def _fits(pattern: str, key: str, name: str) -> bool:
    """A pattern with brackets is about cells: its brackets are meant as they stand."""
    if "[" in pattern:
        return fnmatchcase(key, pattern.replace("[", "[[]"))
    return fnmatchcase(name, pattern) or fnmatchcase(key, pattern)


def _near(text: str, known: Iterable[str]) -> str:
    listed = list(known)
    near = get_close_matches(text, listed, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"There are: {', '.join(listed[:30])}{' …' if len(listed) > 30 else ''}."
