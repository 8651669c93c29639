"""The core tree: typed, with every absence made explicit, and small enough to print six times.

The checker lowers the surface tree into these nodes. Printers know nothing
else. Scalars may be absent; tests (the nodes of boolean meaning marked below)
never are.

scalars  Const  Var  If  Coalesce  Apply  Aggregate  Item  Reasoned
tests    And  Or  Not  Truth  Compare  Absent  Selected  Within  Matches  Marked
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from normbook.rules._types import BOOLEAN, TEXT, Type
from normbook.values import Mark, Value


@dataclass(frozen=True, slots=True)
class Const:
    """A literal, or the literal absence (value None)."""

    value: Value | None
    type: Type


@dataclass(frozen=True, slots=True)
class Var:
    """An input by its key: a question, a cell, "today()", "position()"; a list where its type is many."""

    key: str
    type: Type


@dataclass(frozen=True, slots=True)
class If:
    """`then` where the test holds, `other` where it does not; the other branch is never looked at."""

    test: Core
    then: Core
    other: Core
    type: Type


@dataclass(frozen=True, slots=True)
class Coalesce:
    """The first that has a value; absent as the last where none has."""

    items: tuple[Core, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Apply:
    """A function of scalars.

    Strict functions (all but the textual ones) are not computable where one
    argument is absent. Textual functions take an absence as empty text.
    Names: add subtract multiply divide modulo power negate round floor ceiling
    truncate absolute · number-of text · date-of plus-days days-between
    format-date days-of · choice-at choice-count choice-name · and, textual: length concat
    slice tidy.
    """

    name: str
    items: tuple[Core, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Aggregate:
    """sum complete min max mean (skip absences, not computable over none), count, rows, join.

    `complete` is a sum known to have all its parts; it is never partial.
    An item is a scalar or a list (a Var whose type is many). The first item of
    `join` is the separator.
    """

    name: str
    items: tuple[Core, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Item:
    """The n-th row (from 1) of a roster column."""

    column: Var
    index: Core
    type: Type


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The code of the reason why an input is absent; absent itself where the input has a value."""

    key: str
    type: Type = TEXT


@dataclass(frozen=True, slots=True)
class And:
    items: tuple[Core, ...]
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Or:
    items: tuple[Core, ...]
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Not:
    item: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes/no scalar as a test: an absence counts as no."""

    item: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Compare:
    """`=`, `<` or `<=` between two scalars of one kind; false where one is absent."""

    operator: str
    left: Core
    right: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Absent:
    """Has the scalar no value?"""

    item: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Selected:
    """Does a choice or set hold the code? An absence holds nothing."""

    item: Core
    code: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Within:
    """contains, starts-with, ends-with over texts (absences as empty text)."""

    name: str
    text: Core
    part: Core
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Matches:
    """Does the whole text match the pattern (as pattern_text of rules._patterns writes it)?"""

    text: Core
    pattern: str
    type: Type = BOOLEAN


@dataclass(frozen=True, slots=True)
class Marked:
    """Does the input carry the mark?"""

    key: str
    mark: Mark
    type: Type = BOOLEAN


Scalar = Const | Var | If | Coalesce | Apply | Aggregate | Item | Reasoned
Test = And | Or | Not | Truth | Compare | Absent | Selected | Within | Matches | Marked
Core = Scalar | Test

TEXTUAL = frozenset({"length", "concat", "slice", "tidy"})
TRUE = Const(True, BOOLEAN)
FALSE = Const(False, BOOLEAN)


def is_test(node: Core) -> bool:
    """Is the node a test, which is never absent?"""
    return isinstance(node, Test)


def children(node: Core) -> Iterator[Core]:
    """The nodes directly below, from left to right."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Core):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Core))


def walk(node: Core) -> Iterator[Core]:
    """The node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def inputs(node: Core) -> frozenset[str]:
    """The keys of every input that the node reads, for its value, reason or mark."""
    return frozenset(item.key for item in walk(node) if isinstance(item, Var | Reasoned | Marked))


def never_absent(node: Core) -> bool:
    """Can the node be seen to have a value always?"""
    if isinstance(node, Const):
        return node.value is not None
    if isinstance(node, Aggregate):
        return node.name in ("count", "rows")
    if isinstance(node, Apply):
        if node.name in ("length", "choice-count"):
            return True
        exact = node.name in ("negate", "absolute", "floor", "ceiling", "truncate", "text", "days-of")
        return exact and all(never_absent(item) for item in node.items)
    if isinstance(node, If):
        return never_absent(node.then) and never_absent(node.other)
    if isinstance(node, Coalesce):
        return any(never_absent(item) for item in node.items)
    return is_test(node)
