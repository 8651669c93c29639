"""Types of expressions: what a value may be, never whether it is absent (everything may)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The domains of docs/meaning.md, section 1. ANY is the type of the literal absence `''`."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"
    SET = "set"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind; the codes of a choice or set in order (None: any code); `many` for roster columns.

    A decimal with codes is an amount of money; its one code is the currency.
    """

    kind: Kind
    codes: tuple[str, ...] | None = None
    many: bool = False

    @property
    def numeric(self) -> bool:
        return self.kind in (Kind.INTEGER, Kind.DECIMAL)

    @property
    def temporal(self) -> bool:
        return self.kind in (Kind.DATE, Kind.MOMENT)

    @property
    def one(self) -> Type:
        """The type of one row of a roster column."""
        return Type(self.kind, self.codes) if self.many else self

    def __str__(self) -> str:
        words = {
            Kind.BOOLEAN: "a yes/no",
            Kind.INTEGER: "a whole number",
            Kind.DECIMAL: "a number",
            Kind.TEXT: "a text",
            Kind.DATE: "a date",
            Kind.MOMENT: "a moment",
            Kind.CHOICE: "a choice",
            Kind.SET: "a set of choices",
            Kind.ANY: "nothing",
        }
        return f"a column of rows, each {words[self.kind]}" if self.many else words[self.kind]


BOOLEAN = Type(Kind.BOOLEAN)
INTEGER = Type(Kind.INTEGER)
DECIMAL = Type(Kind.DECIMAL)
TEXT = Type(Kind.TEXT)
DATE = Type(Kind.DATE)
MOMENT = Type(Kind.MOMENT)
ANY = Type(Kind.ANY)


def join(left: Type, right: Type) -> Type | None:
    """The type that holds both (for branches and coalesce), or None where there is none."""
    if left == right or right.kind is Kind.ANY:
        return left
    if left.kind is Kind.ANY:
        return right
    if left.many or right.many:
        return None
    if left.numeric and right.numeric:
        currencies = {type_.codes for type_ in (left, right) if type_.codes is not None}
        return Type(Kind.DECIMAL, currencies.pop() if currencies else None) if len(currencies) < 2 else None
    if left.temporal and right.temporal:
        return MOMENT
    if left.kind == right.kind and left.kind in (Kind.CHOICE, Kind.SET):
        if left.codes is None or right.codes is None:
            return Type(left.kind)
        return Type(left.kind, tuple(dict.fromkeys(left.codes + right.codes)))
    if {left.kind, right.kind} == {Kind.CHOICE, Kind.TEXT}:
        return TEXT
    return None
