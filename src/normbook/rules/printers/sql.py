"""Printer for SQL: what dialects have in common.

An absence is NULL. A test is printed so that it is TRUE where it holds and
FALSE or NULL where not: AND, OR, CASE WHEN and WHERE take NULL as not holding,
and `fails` prints the contrary where that is wanted. Nothing may raise an
error: whatever can fail is guarded by the dialect. A part that is read twice is
held (sql_layers).

Another database is one more file: a subclass with its types, its functions and
what else it says differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, assert_never

from normbook.rules._core import (
    Absent,
    Aggregate,
    And,
    Apply,
    Coalesce,
    Compare,
    Const,
    Core,
    If,
    Item,
    Marked,
    Matches,
    Not,
    Or,
    Reasoned,
    Selected,
    Truth,
    Var,
    Within,
    is_test,
    never_absent,
)
from normbook.rules._types import Kind, Type
from normbook.rules.printers.sql_layers import Layers
from normbook.values import to_text

_CONTRARY = {"=": "<>", "<": ">=", "<=": ">"}


class SqlPrinter:
    """Writes core trees as SQL expressions.

    `value`, `reason` and `mark` say how an input's value (NULL: absent), the
    code of its reason (NULL: present) and its mark are read.
    """

    types: ClassVar[Mapping[Kind, str]]
    functions: Mapping[str, Callable[[Apply], str]]

    def __init__(
        self,
        layers: Layers,
        value: Callable[[str], str],
        reason: Callable[[str], str],
        mark: Callable[[str, str], str],
    ) -> None:
        self.hold = layers.hold
        self.value, self.reason, self.mark = value, reason, mark
        self._present: frozenset[str] = frozenset()

    def show(self, node: Core) -> str:
        """A scalar; a test as TRUE or FALSE."""
        match node:
            case Const(value=value, type=type_):
                return self.literal(value, type_)
            case Var(key=key):
                return self.value(key)
            case Reasoned(key=key):
                return self.reason(key)
            case If(test=test, then=then, other=other):
                parts = self.to(then, node.type), self.to(other, node.type)
                return f"CASE WHEN {self.test(test)} THEN {parts[0]} ELSE {parts[1]} END"
            case Coalesce(items=items):
                return f"coalesce({', '.join(self.to(item, node.type) for item in items)})"
            case Apply(name=name):
                return self.functions[name](node)
            case Aggregate():
                return self.aggregate(node)
            case Item():
                return self.item(node)
            case _:
                said = self.test(node)
                return said if self.definite(node) else f"({said} IS TRUE)"

    def test(self, node: Core) -> str:
        """TRUE where the test holds; FALSE or NULL where not."""
        match node:
            case And() | Or():
                return self.every("AND" if isinstance(node, And) else "OR", node, self.test)
            case Not(item=item):
                return self.fails(item)
            case Truth(item=item):
                return self.show(item)
            case Absent(item=item):
                return "FALSE" if never_absent(item) else f"({self.show(item)} IS NULL)"
            case Compare():
                return self.compare(node)
            case Selected():
                return self.selected(node)
            case Within():
                return self.within(node)
            case Matches():
                return self.matches(node)
            case Marked(key=key, mark=mark):
                return self.mark(key, mark.value)
            case Const() | Var() | Reasoned() | If() | Coalesce() | Apply() | Aggregate() | Item():
                return self.show(node)
            case _:
                assert_never(node)

    def fails(self, node: Core) -> str:
        """TRUE where the test does not hold; FALSE or NULL where it does."""
        match node:
            case And() | Or():
                return self.every("OR" if isinstance(node, And) else "AND", node, self.fails)
            case Not(item=item):
                return self.test(item)
            case Absent(item=item):
                return "TRUE" if never_absent(item) else f"({self.show(item)} IS NOT NULL)"
            case Compare() if self.definite(node):
                return self.compare(node, _CONTRARY[node.operator])
            case Compare(operator="=", left=left, right=right) if never_absent(left) or never_absent(right):
                return self.compare(node, "IS DISTINCT FROM")
            case _:
                test = self.test(node)
                return f"(NOT {test})" if self.definite(node) else f"({test} IS NOT TRUE)"

    def every(self, word: str, node: And | Or, show: Callable[[Core], str]) -> str:
        """The parts joined; what one part asks to be present, is present wherever the others matter."""
        before = self._present
        self._present = before | _guarded(node)
        parts = f" {word} ".join(show(item) for item in node.items)
        self._present = before
        return f"({parts})"

    def sure(self, node: Core) -> bool:
        """Has the scalar a value wherever it matters here?"""
        return never_absent(node) or (isinstance(node, Var) and node.key in self._present)

    def definite(self, node: Core) -> bool:
        """Is the printed test never NULL?"""
        match node:
            case And(items=items) | Or(items=items):
                return all(self.definite(item) for item in items)
            case Not(item=item):
                return self.definite(item)
            case Compare(left=left, right=right):
                return self.sure(left) and self.sure(right)
            case Absent() | Const():
                return True
            case _:
                return False

    def compare(self, node: Compare, operator: str = "") -> str:
        """Two scalars in one type, compared by the node's own operator or another."""
        left, right, written = node.left, node.right, operator or node.operator
        if Kind.SET in (left.type.kind, right.type.kind) and left.type != right.type:
            wanted = Type(Kind.SET)
        elif left.type.numeric and right.type.numeric and left.type.kind is not right.type.kind:
            wanted = Type(Kind.DECIMAL)
        else:
            return f"({self.show(left)} {written} {self.show(right)})"
        return f"({self.to(left, wanted)} {written} {self.to(right, wanted)})"

    def to(self, node: Core, wanted: Type) -> str:
        """A scalar as a value of a wider type."""
        kind, aim = node.type.kind, wanted.kind
        if kind is aim is Kind.SET:
            same = _in_order(node.type.codes, wanted.codes)
            return self.show(node) if same else self.reordered(self.show(node), wanted.codes)
        if kind is aim or aim is Kind.ANY or aim not in self.types or (kind, aim) == (Kind.CHOICE, Kind.TEXT):
            return self.show(node)
        if isinstance(node, Const) and (node.value is None or wanted.numeric):
            return self.literal(node.value, wanted)
        return self.cast(self.show(node), aim)

    def cast(self, sql: str, kind: Kind) -> str:
        return f"CAST({sql} AS {self.types[kind]})"

    def literal(self, value: object, type_: Type) -> str:
        match value:
            case None:
                return "NULL" if type_.kind is Kind.ANY else self.cast("NULL", type_.kind)
            case bool():
                return "TRUE" if value else "FALSE"
            case int() | Decimal():
                return self.cast(to_text(value), type_.kind)
            case datetime():
                return f"TIMESTAMP '{value.isoformat(' ')}'"
            case date():
                return f"DATE '{value.isoformat()}'"
            case frozenset():
                codes = type_.codes
                ordered = [code for code in codes if code in value] if codes is not None else sorted(value)
                return self.words(" ".join(ordered))
            case _:
                return self.words(str(value))

    def words(self, text: str) -> str:
        """A text between apostrophes."""
        return "'" + text.replace("'", "''") + "'"

    def text(self, node: Core) -> str:
        """A text with an absence as empty text."""
        if isinstance(node, Const):
            return self.words(str(node.value or ""))
        return (
            self.show(node)
            if node.type.kind is Kind.TEXT and never_absent(node)
            else f"coalesce({self.show(node)}, '')"
        )

    def counted(self, node: Core) -> str:
        """1 where the scalar has a value, else 0."""
        return (
            "1"
            if is_test(node) or never_absent(node)
            else f"CASE WHEN {self.show(node)} IS NULL THEN 0 ELSE 1 END"
        )

    # What a dialect says in its own way.

    def aggregate(self, node: Aggregate) -> str:
        raise NotImplementedError

    def item(self, node: Item) -> str:
        raise NotImplementedError

    def selected(self, node: Selected) -> str:
        raise NotImplementedError

    def within(self, node: Within) -> str:
        raise NotImplementedError

    def matches(self, node: Matches) -> str:
        raise NotImplementedError

    def reordered(self, sql: str, codes: tuple[str, ...] | None) -> str:
        """A set with its codes in the order of a list (None: sorted)."""
        raise NotImplementedError


def _guarded(node: And | Or) -> frozenset[str]:
    """The inputs whose presence is one of several conditions, or whose absence is one of several ways."""
    parts = [item.item if isinstance(item, Not) else None for item in node.items]
    asked = parts if isinstance(node, And) else node.items
    return frozenset(
        part.item.key for part in asked if isinstance(part, Absent) and isinstance(part.item, Var)
    )


def _in_order(codes: tuple[str, ...] | None, wanted: tuple[str, ...] | None) -> bool:
    """Do the codes of one list stand in the same order in another?"""
    if codes is None or wanted is None:
        return codes == wanted
    return [code for code in wanted if code in codes] == list(codes)
