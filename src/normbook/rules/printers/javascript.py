"""Printer for JavaScript: the expression as source over the functions of javascript_runtime.

An absence is null, yes/no is a boolean, a number is a JavaScript number where
it is whole and a BigInt of billionths where it is not, a date is days since
1970-01-01, a set is an array of codes (javascript_runtime/index.js). Printed
source calls the runtime as members of `n`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
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
    never_absent,
)
from normbook.rules._types import Kind, Type
from normbook.rules.printers.javascript_values import constant, quoted

_WITHIN = {"contains": "includes", "starts-with": "startsWith", "ends-with": "endsWith"}
_WHOLE = frozenset((Kind.INTEGER, Kind.DATE, Kind.MOMENT))


class Printer:
    """Writes core trees as JavaScript expressions.

    `value`, `reason` and `mark` say how an input's value (null: absent), the code
    of its reason (null: present) and its mark are read. `taken` are the names
    that the source sets on its way and that the function around it declares.
    """

    def __init__(
        self,
        value: Callable[[str], str],
        reason: Callable[[str], str],
        mark: Callable[[str, str], str],
    ) -> None:
        self.value, self.reason, self.mark = value, reason, mark
        self.taken: list[str] = []
        self.kept: dict[str, str] = {}

    def show(self, node: Core) -> str:
        """The source of a node."""
        match node:
            case Const(value=value):
                return "null" if value is None else constant(value)
            case Var(key=key):
                return self.value(key)
            case Reasoned(key=key):
                return self.reason(key)
            case If(test=test, then=then, other=other):
                return f"({self.show(test)} ? {self.show(then)} : {self.show(other)})"
            case Coalesce(items=items):
                return "(" + " ?? ".join(self.show(item) for item in items) + ")"
            case Apply():
                return self.apply(node)
            case Aggregate():
                return self.aggregate(node)
            case Item(column=column, index=index):
                return self.strict((index,), lambda at: f"n.row({self.show(column)} ?? [], {at[0]})")
            case _:
                return self.test(node)

    def test(self, node: Core) -> str:
        match node:
            case And(items=items) | Or(items=items):
                sign = " && " if isinstance(node, And) else " || "
                return "(" + sign.join(self.show(item) for item in items) + ")"
            case Not(item=Absent(item=inner)):
                return f"({self.show(inner)} !== null)"
            case Not(item=item):
                return f"!{self.show(item)}"
            case Truth(item=item):
                return f"({self.show(item)} === true)"
            case Absent(item=item):
                return f"({self.show(item)} === null)"
            case Compare():
                return self.compare(node)
            case Selected():
                return self.selected(node)
            case Within(name=name, text=text, part=part):
                return f"{self.words(text)}.{_WITHIN[name]}({self.words(part)})"
            case Matches(text=text, pattern=pattern):
                expression = self.keep(f'new RegExp({quoted(f"^(?:{pattern})$")}, "u")')
                return f"{expression}.test({self.words(text)})"
            case Marked(key=key, mark=mark):
                return self.mark(key, mark.value)
            case Const() | Var() | Reasoned() | If() | Coalesce() | Apply() | Aggregate() | Item():
                raise TypeError("A scalar stands where a test is wanted.")
            case _:
                assert_never(node)

    def compare(self, node: Compare) -> str:
        kinds = {node.left.type.kind, node.right.type.kind}
        if node.operator == "=":
            if Kind.SET in kinds:
                return f"n.same_set({self.show(node.left)}, {self.show(node.right)})"
            if never_absent(node.left) or never_absent(node.right):
                return f"({self.show(node.left)} === {self.show(node.right)})"
            left, name = self.held(node.left)
            return f"({left} !== null && {name} === {self.show(node.right)})"
        guards, shown = [], []
        for side in (node.left, node.right):
            if never_absent(side):
                shown.append(self.show(side))
            else:
                held, name = self.held(side)
                guards.append(f"{held} !== null")
                shown.append(name)
        body = f"{shown[0]} {node.operator} {shown[1]}"
        if not kinds <= _WHOLE:
            body = f"n.order({', '.join(shown)}) {node.operator} 0"
        return "(" + " && ".join([*guards, body]) + ")"

    def selected(self, node: Selected) -> str:
        code, kind = self.show(node.code), node.item.type.kind
        if kind is Kind.CHOICE and isinstance(node.code, Const) and node.code.value is not None:
            return f"({self.show(node.item)} === {code})"
        if kind is Kind.SET:
            held, name = self.held(node.item)
            return f"({held} !== null && {name}.includes({code}))"
        return f"n.holds({self.show(node.item)}, {code})"

    def keep(self, source: str) -> str:
        """A name for what is made once and used by every call."""
        return self.kept.setdefault(source, f"K{len(self.kept)}")

    def held(self, node: Core) -> tuple[str, str]:
        """The source that computes a node once, and the name under which it stands afterwards."""
        if isinstance(node, Var | Const):
            return self.show(node), self.show(node)
        name = f"t{len(self.taken)}"
        self.taken.append(name)
        return f"({name} = {self.show(node)})", name

    def words(self, node: Core) -> str:
        """A text with an absence as empty text."""
        return f'({self.show(node)} ?? "")'

    def strict(self, items: tuple[Core, ...], call: Callable[[list[str]], str]) -> str:
        """A call that is null where an argument is."""
        guards, shown = [], []
        for item in items:
            if never_absent(item):
                shown.append(self.show(item))
            else:
                held, name = self.held(item)
                guards.append(f"{held} === null")
                shown.append(name)
        body = call(shown)
        return f"({' || '.join(guards)} ? null : {body})" if guards else body

    def apply(self, node: Apply) -> str:
        items, kind = node.items, quoted(node.items[0].type.kind.value)
        codes = self.codes(items[0].type)
        match node.name:
            case "length" | "tidy":
                return f"n.{node.name}({self.words(items[0])})"
            case "concat":
                return "n.or_absent(" + " + ".join(self.words(item) for item in items) + ")"
            case "slice":
                whole = self.words(items[0])
                return self.strict(items[1:], lambda at: f"n.slice({whole}, {', '.join(at)})")
            case "choice-count":
                return f"n.chosen({self.show(items[0])}, {codes}).length"
            case "choice-at":
                return self.strict(items, lambda at: f"n.choice_at({at[0]}, {at[1]}, {codes})")
            case "choice-name":
                return f"n.choice_name({self.show(items[0])}, {self.names(items[1:])})"
            case "text":
                return self.strict(items, lambda at: f"n.text({kind}, {at[0]}, {codes})")
            case "date-of" | "moment-of" | "format-date":
                name = node.name.replace("-", "_")
                return self.strict(items, lambda at: f"n.{name}({kind}, {', '.join(at)})")
            case "days-of" | "days-between":
                return self.days(node)
            case "number-of" | "plus-days":
                return self.strict(items, lambda at: f"n.{node.name.replace('-', '_')}({', '.join(at)})")
            case _:
                return self.strict(items, lambda at: f"n.{node.name}({', '.join(at)})")

    def days(self, node: Apply) -> str:
        """The difference of two dates or moments, or of one and the beginning of 1970."""
        moments = any(item.type.kind is Kind.MOMENT for item in node.items)

        def call(at: list[str]) -> str:
            kinds = [quoted(item.type.kind.value) for item in node.items]
            if not moments:
                return f"({' - '.join(at)})"
            sides = [f"n.moment_of({kind}, {side})" for kind, side in zip(kinds, at, strict=True)]
            return f"n.seconds_as_days({' - '.join(sides)})"

        return self.strict(node.items, call)

    def codes(self, type_: Type) -> str:
        return "null" if type_.codes is None else self.keep(json.dumps(type_.codes))

    def names(self, pairs: tuple[Core, ...]) -> str:
        texts = [item.value for item in pairs if isinstance(item, Const)]
        return self.keep(f"new Map({json.dumps(list(zip(texts[::2], texts[1::2], strict=True)))})")

    def aggregate(self, node: Aggregate) -> str:
        def spread(items: tuple[Core, ...]) -> str:
            shown = [f"...({self.show(item)} ?? [])" if item.type.many else self.show(item) for item in items]
            return "[" + ", ".join(shown) + "]"

        match node.name:
            case "rows":
                return f"{spread(node.items)}.length"
            case "join":
                parts = [
                    f"[{quoted(item.type.kind.value)}, {spread((item,))}, {self.codes(item.type)}]"
                    for item in node.items[1:]
                ]
                return f"n.join({', '.join([self.words(node.items[0]), *parts])})"
            case "complete":
                return f"n.sum({spread(node.items)})"
            case _:
                return f"n.{node.name}({spread(node.items)})"
