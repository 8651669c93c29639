"""Printer for XPath, as ODK's engine reads it in an XForm: guarded until it means what a rule means.

A number that is absent is "not a number", every other absence is ''. Yes/no
stands as 'true' and 'false', a date as ISO text, a set as its codes in the
order of the list. What would have to be written twice becomes a calculation of
its own (`keep`), which the form holds beside the question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

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
from normbook.rules.printers.xpath_aggregates import aggregate, joined, latest, row
from normbook.rules.printers.xpath_dates import Dates
from normbook.rules.printers.xpath_functions import calculated, written
from normbook.rules.printers.xpath_numbers import NOTHING, Numbers
from normbook.rules.printers.xpath_patterns import paired
from normbook.rules.printers.xpath_texts import Texts, literal
from normbook.values import Value, to_text, value_text


@dataclass(frozen=True, slots=True)
class Column:
    """The rows of a roster column: the path of each that there may be, and how many there are."""

    paths: tuple[str, ...]
    count: str


class Printer:
    """Writes core trees as XPath.

    `value` gives the path of an input, `reason` an expression of the code of its
    reason ('' where it has a value), `mark` a test for its mark, `column` the
    rows of a roster column; `keep` makes a calculation and gives its path.
    """

    def __init__(
        self,
        value: Callable[[str], str],
        reason: Callable[[str], str],
        mark: Callable[[str, str], str],
        column: Callable[[str], Column],
        keep: Callable[[str], str],
    ) -> None:
        self.value, self.reason, self.mark, self.column = value, reason, mark, column
        self.numbers = Numbers(keep)
        self.texts = Texts(keep, self.numbers)
        self.dates = Dates(self.numbers, self.texts.held)

    def show(self, node: Core) -> str:
        """The expression of a node as text: '' for an absence, 'true' and 'false' for a test."""
        if node.type.numeric and not is_test(node):
            return f"string({self.number(node)})"
        return self.text(node)

    def test(self, node: Core) -> str:
        """The expression of a test."""
        match node:
            case Const(value=value):
                return "true()" if value is True else "false()"
            case And(items=items) | Or(items=items):
                sign = " and " if isinstance(node, And) else " or "
                return "(" + sign.join(self.test(item) for item in items) + ")"
            case Not(item=item):
                return f"not({self.test(item)})"
            case Truth(item=item):
                return f"({self.text(item)} = 'true')"
            case Absent(item=item):
                return f"({self.plain(item)} = '')"
            case Compare():
                return self.compare(node)
            case Selected():
                return self.selected(node)
            case Within(name=name, text=text, part=part):
                return f"{name}({self.text(text)}, {self.text(part)})"
            case Matches(text=text, pattern=pattern):
                return f"regex({self.text(text)}, {literal(paired(pattern))})"
            case Marked(key=key, mark=mark):
                return self.mark(key, mark.value)
            case Var() | Reasoned() | If() | Coalesce() | Apply() | Aggregate() | Item():
                return f"({self.text(node)} = 'true')"
            case _:
                assert_never(node)

    def plain(self, node: Core) -> str:
        """A text that is empty where the node is absent; the input itself where it is one."""
        return f"string({self.value(node.key)})" if isinstance(node, Var) else self.show(node)

    def number(self, node: Core) -> str:
        """The expression of a number."""
        match node:
            case Const(value=value):
                return figure(value)
            case Var(key=key):
                return f"number({self.value(key)})"
            case If(test=test, then=then, other=other):
                return f"if({self.test(test)}, {self.number(then)}, {self.number(other)})"
            case Coalesce(items=items):
                if len(items) == 1:
                    return self.number(items[0])
                first = self.numbers.held(self.number(items[0]))
                rest = self.number(Coalesce(items[1:], node.type))
                return f"if(string({first}) != '', {first}, {rest})"
            case Item():
                return row(self, node, "number", NOTHING)
            case Apply():
                return calculated(self, node)
            case Aggregate():
                return aggregate(self, node)
            case _:
                raise TypeError("A text stands where a number is wanted.")

    def text(self, node: Core) -> str:
        """The expression of a text, choice, set, date, moment or yes/no; '' for an absence."""
        match node:
            case Const(value=value):
                return literal(constant(value, node.type))
            case Var(key=key):
                return f"string({self.value(key)})"
            case Reasoned(key=key):
                return self.reason(key)
            case If(test=test, then=then, other=other):
                return f"if({self.test(test)}, {self.alike(then, node.type)}, {self.alike(other, node.type)})"
            case Coalesce(items=items):
                if len(items) == 1:
                    return self.alike(items[0], node.type)
                rest = self.text(Coalesce(items[1:], node.type))
                return f"coalesce({self.alike(items[0], node.type)}, {rest})"
            case Apply():
                return written(self, node)
            case Aggregate(name=name, items=items):
                return joined(self, items) if name == "join" else latest(self, name, items)
            case Item():
                return row(self, node, "string", "''")
            case _:
                return f"string({self.test(node)})"

    def alike(self, node: Core, wanted: Type) -> str:
        """A branch as text; a set in the order of the list of the whole."""
        if wanted.kind is not Kind.SET:
            return self.show(node)
        return self.texts.reordered(self.text(node), node.type.codes, wanted.codes)

    def compare(self, node: Compare) -> str:
        left, right = node.left, node.right
        if left.type.numeric or right.type.numeric:
            return f"({self.number(left)} {node.operator} {self.number(right)})"
        if node.operator != "=":
            return f"({self.dates.key(self.text(left))} {node.operator} {self.dates.key(self.text(right))})"
        one, other = self.text(left), self.text(right)
        if Kind.SET in (left.type.kind, right.type.kind) and left.type.codes != right.type.codes:
            one = self.texts.reordered(one, left.type.codes, None)
            other = self.texts.reordered(other, right.type.codes, None)
        if never_absent(left) or never_absent(right):
            return f"({one} = {other})"
        one = self.texts.held(one)
        return f"({one} != '' and {one} = {other})"

    def selected(self, node: Selected) -> str:
        item = self.text(node.item)
        if not isinstance(node.code, Const):
            code = self.texts.held(self.text(node.code))
            one = f"{code} != '' and not(contains({code}, ' '))"
            return f"({one} and contains(concat(' ', {item}, ' '), concat(' ', {code}, ' ')))"
        code = str(node.code.value or "")
        if node.item.type.kind is Kind.CHOICE and code:
            return f"({item} = {literal(code)})"
        if not code or " " in code:
            return "false()"
        return f"contains(concat(' ', {item}, ' '), {literal(f' {code} ')})"


def figure(value: Value | None) -> str:
    """A number as XPath writes it."""
    if not isinstance(value, int | Decimal):
        return NOTHING
    return f"({to_text(value)})" if value < 0 else to_text(value)


def constant(value: Value | None, type_: Type) -> str:
    """A value as text; '' for an absence."""
    if isinstance(value, frozenset):
        return ordered(value, type_)
    return "" if value is None else value_text(value)


def ordered(codes: frozenset[str], type_: Type) -> str:
    """The codes of a set in the order of its list."""
    return " ".join(code for code in type_.codes or sorted(codes) if code in codes)
