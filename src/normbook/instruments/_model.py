"""The instrument: questions with everything that belongs to them, as frozen values.

Texts stand apart from structure, by language and path ("questions.law.text"),
so that a translation never touches a rule and a rule never a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from normbook.addresses import Address
from normbook.instruments._kinds import Facet, Kind
from normbook.remarks import Weight
from normbook.rules import Type
from normbook.values import Reason


@dataclass(frozen=True, slots=True)
class Check:
    """A test that a reply should pass; written in the rule language.

    `each` repeats it for every "row" or "column" of the question's table, with
    @row, @column and @previous (the column before) in its cell references.
    """

    id: str
    test: str
    weight: Weight = Weight.WARNING
    each: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows of a table that are parts of another row, for every column.

    `exhaustive`: together they make up the whole, so that a complete sum that
    differs from the total is worth confirming; else only more than the total is.
    """

    total: str
    parts: tuple[str, ...]
    exhaustive: bool = True


@dataclass(frozen=True, slots=True)
class Stages:
    """A cell row that cannot be larger than another, for every column: later "table[row]" within earlier."""

    later: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Table:
    """Fixed rows and columns with typed cells.

    `kinds` gives the kind of the cells in a column; `years` says that the columns are years, of
    which a burden count takes one. `jump` is the change from one column to the next, as a share,
    beyond which a State is asked to confirm; values below `floor` are left alone. `row_list`
    and `column_list` name the lists of choices that rows and columns were taken from.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    kinds: Mapping[str, Kind]
    years: bool = False
    parts: tuple[Parts, ...] = ()
    stages: tuple[Stages, ...] = ()
    distinct: tuple[str, ...] = ()
    jump: Decimal | None = None
    floor: int = 0
    row_list: str | None = None
    column_list: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """The question of the earlier edition that this one continues, changes or replaces."""

    relation: str
    question: Address


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Cells of a table and questions of a roster belong to it."""

    id: str
    kind: Kind
    section: str
    facet: Facet | None = None
    provisions: tuple[Address, ...] = ()
    choices: str | None = None
    route: str | None = None
    calculation: str | None = None
    choice_filter: str | None = None
    checks: tuple[Check, ...] = ()
    absences: tuple[Reason, ...] = ()
    required: bool = False
    owner: str | None = None
    unit: str | None = None
    period: str | None = None
    currency: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    length: int | None = None
    table: Table | None = None
    roster: tuple[Question, ...] = ()
    lineage: Lineage | None = None
    line: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys under which its answers stand: its id, or one for each cell."""
        if self.kind is Kind.NOTE or self.kind is Kind.ROSTER:
            return ()
        if self.table is None:
            return (self.id,)
        return tuple(f"{self.id}[{row},{column}]" for row in self.table.rows for column in self.table.columns)


@dataclass(frozen=True, slots=True)
class Act:
    """One step of approval: proposed, endorsed, issued, approved or adopted, by a body, on a date."""

    act: str
    body: str
    date: str
    session: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with questions under it; a route on a section is a route of all its questions."""

    id: str
    route: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """An edition of an information-gathering instrument.

    `glossary` gives for each term the paragraphs that define it; `lines` says where in the file
    its parts stand, such as "choices.extent".
    """

    id: str
    edition: str
    original: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, Mapping[str, str]]
    standards: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    owners: tuple[str, ...] = ()
    pilot: bool = False
    glossary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its id with the edition, as addresses have it: "custody@0.1"."""
        return f"{self.id}@{self.edition}"

    def question(self, id_: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id_:
                return question
        raise KeyError(id_)

    def text(self, path: str, language: str) -> str | None:
        """The text at a path in a language; None where it is not translated. Never another language."""
        return self.texts.get(language, {}).get(path)

    def codes(self, question: Question) -> tuple[str, ...] | None:
        """The codes that a question chooses from."""
        return self.choices.get(question.choices) if question.choices else None

    def row_label(self, question: Question, row: str, language: str) -> str | None:
        """The label of a table row: the question's own, else that of the list it was taken from."""
        own = self.text(f"questions.{question.id}.rows.{row}", language)
        listed = question.table.row_list if question.table else None
        return own or (self.text(f"choices.{listed}.{row}", language) if listed else None)

    def column_label(self, question: Question, column: str, language: str) -> str | None:
        """The label of a table column; a year is its own label."""
        if question.table is None or question.table.years:
            return column
        own = self.text(f"questions.{question.id}.columns.{column}", language)
        listed = question.table.column_list
        return own or (self.text(f"choices.{listed}.{column}", language) if listed else None)

    def address(self, key: str) -> Address:
        """The address of a question or cell by its key."""
        name, _, cell = key.partition("[")
        codes = tuple(cell.removesuffix("]").split(",")) if cell else ()
        return Address("question", (self.name, name), codes)

    def types(self) -> Iterator[tuple[str, Type]]:
        """Every key with the type that the rule language sees; roster columns are many."""
        for question in self.questions:
            if question.table is not None:
                for row in question.table.rows:
                    for column in question.table.columns:
                        kind = question.table.kinds[column]
                        yield f"{question.id}[{row},{column}]", kind.domain(self.codes(question))
            elif question.kind is Kind.ROSTER:
                for inner in question.roster:
                    one = inner.kind.domain(self.codes(inner))
                    yield inner.id, Type(one.kind, one.codes, many=True)
            elif question.kind is not Kind.NOTE:
                currency = (question.currency,) if question.kind is Kind.MONEY and question.currency else None
                yield question.id, question.kind.domain(currency or self.codes(question))
