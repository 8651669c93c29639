"""The mapping file as a frozen value: what of the data is which question, cell, reason and respondent."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from normbook.parties import Kind as PartyKind
from normbook.replies.mapping._template import ColumnPattern, Target
from normbook.replies.tables import Dialect
from normbook.values import Mark, Reason

By = Literal["any", "code", "name", "as-written"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the respondent or the period is written: in columns, in the file's or sheet's name, or here.

    "row" is for data without any key: each row is a respondent, under its number.
    """

    kind: Literal["columns", "file", "sheet", "value", "row"]
    texts: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.texts if self.kind == "columns" else ()


@dataclass(frozen=True, slots=True)
class Declared:
    """A respondent that the reference lists do not know, made known by the mapping."""

    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class RespondentRule:
    """Who a row is about, and how the text is matched with the reference lists."""

    origin: Origin
    by: By = "any"
    date: datetime.date | None = None
    kinds: tuple[PartyKind, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How cells are read; None or empty where nothing is said at this level."""

    absences: Mapping[str, Reason] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    decimal: str | None = None
    thousands: str | None = None
    per_cent: str | None = None
    scale: Decimal | None = None
    round: int | None = None
    dates: tuple[str, ...] = ()
    separator: str | None = None
    case: str | None = None

    def over(self, under: ValueRule) -> ValueRule:
        """This rule where it says something, the other one elsewhere; lists of strings join."""
        return ValueRule(
            absences={**under.absences, **self.absences},
            values={**under.values, **self.values},
            decimal=self.decimal or under.decimal,
            thousands=self.thousands or under.thousands,
            per_cent=self.per_cent or under.per_cent,
            scale=under.scale if self.scale is None else self.scale,
            round=under.round if self.round is None else self.round,
            dates=self.dates or under.dates,
            separator=self.separator or under.separator,
            case=self.case or under.case,
        )


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """A rule for the questions whose key matches the pattern (* stands for anything)."""

    pattern: str
    rule: ValueRule


@dataclass(frozen=True, slots=True)
class TableRule:
    """One layout of data and the files that have it."""

    files: tuple[str, ...]
    respondent: RespondentRule
    dialect: Dialect = field(default_factory=Dialect)
    sheets: tuple[str, ...] = ()
    first_row: int | None = None
    transposed: bool = False
    period: Origin | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    places: tuple[tuple[tuple[str, ...], Target], ...] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    answers: tuple[tuple[ColumnPattern, Target], ...] = ()
    same_ids: bool = False
    ignore: tuple[ColumnPattern, ...] = ()
    source_column: str | None = None
    comment_column: str | None = None
    mark_column: str | None = None
    currency_column: str | None = None
    marks: Mapping[str, frozenset[Mark]] = field(default_factory=dict)
    values: ValueRule = field(default_factory=ValueRule)
    questions: tuple[QuestionRule, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class MappingFile:
    """The whole file. `dated` is the day of the data: names are those of that day, no year lies after it."""

    file: str
    tables: tuple[TableRule, ...]
    instrument: str | None = None
    compiled: bool = False
    source: str = ""
    dated: datetime.date | None = None
    values: ValueRule = field(default_factory=ValueRule)
    questions: tuple[QuestionRule, ...] = ()
