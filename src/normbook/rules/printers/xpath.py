"""Printer for XPath as ODK's engine reads it in an XForm: guarded until it means what the rule language means.

A number that is absent is "not a number", every other absence is ''. Yes/no
stands as 'true' and 'false', a date as ISO text, a set as its codes in the
order of the list. What would have to be written twice becomes a calculation of
its own (`keep`), which the form holds beside the question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
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
)
from normbook.rules._types import Kind, Type
from normbook.rules.printers.xpath_dates import Dates, between
from normbook.rules.printers.xpath_numbers import NOTHING, Numbers
from normbook.rules.printers.xpath_patterns import paired
from normbook.rules.printers.xpath_texts import Texts, literal
from normbook.values import to_text, value_text


@dataclass(frozen=True, slots=True)
class Column:
    """The rows of a roster column: the path of each row there may be, and an expression of how many there are."""

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
            case And(items=items):
                return "(" + " and ".join(self.test(item) for item in items) + ")"
            case Or(items=items):
                return "(" + " or ".join(self.test(item) for item in items) + ")"
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
                written = to_text(value) if value is not None and not isinstance(value, str | date | frozenset) else ""
                return NOTHING if not written else f"({written})" if written.startswith("-") else written
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
            case Item(column=column, index=index):
                rows = [f"number({path})" for path in self.column(column.key).paths]
                return self.row(rows, self.number(index), NOTHING)
            case Apply():
                return self.calculated(node)
            case Aggregate():
                return self.aggregate(node)
            case _:
                raise TypeError("A text stands where a number is wanted.")

    def calculated(self, node: Apply) -> str:
        """A function that gives a number."""
        items, first = node.items, node.items[0]
        whole = [item.type.kind is Kind.INTEGER for item in items]
        match node.name:
            case "length":
                return self.texts.length(self.text(first))
            case "choice-count":
                return self.texts.count(self.text(first), chosen=first.type.kind is Kind.SET)
            case "number-of":
                return self.texts.number(self.text(first))
            case "days-of":
                epoch = literal("1970-01-01T00:00:00" if first.type.kind is Kind.MOMENT else "1970-01-01")
                moments = first.type.kind is Kind.MOMENT
                return between(self.dates, self.text(first), epoch, moments=moments)
            case "days-between":
                moments = any(item.type.kind is Kind.MOMENT for item in items)
                return between(self.dates, self.text(items[0]), self.text(items[1]), moments=moments)
        shown = [self.number(item) for item in items]
        match node.name:
            case "add":
                return self.numbers.add("+", shown[0], shown[1], whole)
            case "subtract":
                return self.numbers.add("-", shown[0], shown[1], whole)
            case "multiply" | "divide" | "modulo":
                write: Callable[[str, str, Sequence[bool]], str] = getattr(self.numbers, node.name)
                return write(shown[0], shown[1], whole)
            case "power":
                return self.numbers.power(shown[0], shown[1])
            case "round":
                return self.numbers.round(shown[0], shown[1], whole=whole[0])
            case "negate":
                return f"(0 - {shown[0]})"
            case _:
                names = {"floor": "floor", "ceiling": "ceiling", "truncate": "int", "absolute": "abs"}
                return f"{names[node.name]}({shown[0]})"

    def aggregate(self, node: Aggregate) -> str:
        """A function of several values that gives a number."""
        match node.name:
            case "count":
                some = [f"({item} != '')" for item in self.spread(node.items, self.plain)]
                return "(" + " + ".join(["0", *some]) + ")"
            case "rows":
                scalars = sum(not item.type.many for item in node.items)
                columns = [self.column(item.key).count for item in node.items if isinstance(item, Var) and item.type.many]
                return "(" + " + ".join([str(scalars), *columns]) + ")"
            case "min" | "max":
                return self.extreme(node.name, self.spread(node.items, self.number))
            case _:
                whole = [
                    each
                    for item in node.items
                    for each in [item.type.kind is Kind.INTEGER] * (len(self.column(item.key).paths) if isinstance(item, Var) and item.type.many else 1)
                ]
                items = list(zip(self.spread(node.items, self.number), whole, strict=True))
                return self.numbers.mean(items) if node.name == "mean" else self.numbers.total(items)

    def spread(self, items: tuple[Core, ...], write: Callable[[Core], str]) -> list[str]:
        """The expressions of the items, each row of a column for itself."""
        found: list[str] = []
        for item in items:
            if isinstance(item, Var) and item.type.many:
                wrap = "number" if write == self.number else "string"
                found += [f"{wrap}({path})" for path in self.column(item.key).paths]
            else:
                found.append(write(item))
        return found

    def extreme(self, name: str, items: list[str]) -> str:
        best = items[0] if items else NOTHING
        sign = "<" if name == "min" else ">"
        for each in items[1:]:
            one, other = self.numbers.held(best), self.numbers.held(each)
            best = f"if(string({one}) = '' or {other} {sign} {one}, {other}, {one})"
        return best

    def text(self, node: Core) -> str:
        """The expression of a text, choice, set, date, moment or yes/no; '' for an absence."""
        match node:
            case Const(value=value):
                return literal("" if value is None else value_text(value) if not isinstance(value, frozenset) else ordered(value, node.type))
            case Var(key=key):
                return f"string({self.value(key)})"
            case Reasoned(key=key):
                return self.reason(key)
            case If(test=test, then=then, other=other):
                return f"if({self.test(test)}, {self.alike(then, node.type)}, {self.alike(other, node.type)})"
            case Coalesce(items=items):
                if len(items) == 1:
                    return self.alike(items[0], node.type)
                return f"coalesce({self.alike(items[0], node.type)}, {self.text(Coalesce(items[1:], node.type))})"
            case Apply():
                return self.written(node)
            case Aggregate(name="join", items=items):
                return self.texts.join(self.text(items[0]), self.spread(items[1:], self.show))
            case Aggregate(name=name, items=items):
                return self.latest(name, self.spread(items, self.text))
            case Item(column=column, index=index):
                rows = [f"string({path})" for path in self.column(column.key).paths]
                return self.row(rows, self.number(index), "''")
            case _:
                return f"string({self.test(node)})"

    def alike(self, node: Core, wanted: Type) -> str:
        """A branch as text; a set in the order of the list of the whole."""
        if wanted.kind is not Kind.SET:
            return self.show(node)
        return self.texts.reordered(self.text(node), node.type.codes, wanted.codes)

    def written(self, node: Apply) -> str:
        """A function that gives a text or a date."""
        items, first = node.items, node.items[0]
        match node.name:
            case "text":
                if first.type.numeric:
                    return self.numbers.text(self.number(first), whole=first.type.kind is Kind.INTEGER)
                return self.text(first)
            case "concat":
                return "concat(" + ", ".join([*(self.text(item) for item in items), "''"]) + ")"
            case "tidy":
                return self.texts.tidy(self.text(first))
            case "slice":
                return self.texts.slice(self.text(first), [self.number(item) for item in items[1:]])
            case "choice-at":
                return self.texts.at(self.text(first), self.number(items[1]), chosen=first.type.kind is Kind.SET)
            case "choice-name":
                names = [str(item.value) for item in items[1:] if isinstance(item, Const)]
                known = dict(zip(names[::2], names[1::2], strict=True))
                return self.texts.name(self.text(first), known) if not first.type.numeric else "''"
            case "date-of" if first.type.numeric:
                return self.dates.from_days(f"floor({self.number(first)})")
            case "date-of" if first.type.temporal:
                return f"substr({self.text(first)}, 0, 10)"
            case "date-of":
                return self.dates.from_text(self.text(first))
            case "moment-of":
                day = self.texts.held(self.text(first))
                return f"if({day} = '', '', concat(substr({day}, 0, 10), 'T', if(string-length({day}) > 10, substr({day}, 11), '00:00:00')))"
            case "plus-days":
                return self.dates.from_days(f"{self.dates.days(self.text(first))} + int({self.number(items[1])})")
            case "format-date":
                form = items[1].value if isinstance(items[1], Const) else ""
                return self.dates.format(self.text(first), str(form or ""), literal)
            case _:
                raise TypeError(f"{node.name} gives no text.")

    def latest(self, name: str, items: list[str]) -> str:
        """The first or last of several dates."""
        best = items[0] if items else "''"
        sign = "<" if name == "min" else ">"
        for each in items[1:]:
            one, other = self.texts.held(best), self.texts.held(each)
            best = f"if({one} = '' or {self.dates.key(other)} {sign} {self.dates.key(one)}, {other}, {one})"
        return best

    def row(self, rows: list[str], index: str, nothing: str) -> str:
        place = self.numbers.held(f"int({index})")
        found = nothing
        for number, shown in reversed(list(enumerate(rows, 1))):
            found = f"if({place} = {number}, {shown}, {found})"
        return found

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
        if any(is_test(side) or (isinstance(side, Const) and side.value is not None) for side in (left, right)):
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


def ordered(codes: frozenset[str], type_: Type) -> str:
    """The codes of a set in the order of its list."""
    return " ".join(code for code in type_.codes or sorted(codes) if code in codes)


