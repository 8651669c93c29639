"""Printer for Python: the expression as source, run in process. This is the oracle's own engine.

An absence is None, yes/no is bool, numbers are int or Decimal, a set is a
frozenset. Tests never give None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never, cast

from normbook import values
from normbook.rules import _meaning as meaning
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
from normbook.rules._patterns import linear
from normbook.rules._types import Kind

_STRICT = {
    "add": "add",
    "subtract": "subtract",
    "multiply": "multiply",
    "divide": "divide",
    "modulo": "remainder",
    "power": "power",
    "round": "rounded",
    "floor": "floor",
    "ceiling": "ceiling",
    "truncate": "truncate",
    "absolute": "abs",
    "number-of": "number_of",
    "date-of": "date_of",
    "moment-of": "moment_of",
    "plus-days": "plus_days",
    "days-between": "days_between",
    "days-of": "days_of",
}
_AGGREGATES = {"sum": "total", "complete": "total", "min": "least", "max": "most", "mean": "mean"}

RUNTIME: dict[str, object] = {
    **{name: getattr(meaning, name) for name in set(_STRICT.values()) if hasattr(meaning, name)},
    **{name: getattr(meaning, name) for name in _AGGREGATES.values()},
    **{
        name: getattr(meaning, name)
        for name in (
            "text",
            "chosen",
            "choice_at",
            "format_date",
            "slice_text",
            "tidy",
            "joined",
            "row",
            "counted",
        )
    },
    **{name: getattr(values, name) for name in ("multiply", "divide", "remainder", "power", "truncate")},
    "abs": abs,
}


Compiled = Callable[[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]], object]


class Printer:
    """Writes core trees as Python source; keeps the constants that source cannot spell.

    `value`, `reason` and `mark` say how an input's value (None: absent), the
    code of its reason (None: present) and its mark are read.
    """

    def __init__(
        self,
        value: Callable[[str], str],
        reason: Callable[[str], str],
        mark: Callable[[str, str], str],
    ) -> None:
        self.value, self.reason, self.mark = value, reason, mark
        self.names: dict[str, object] = dict(RUNTIME)
        self._kept: dict[tuple[object, str], str] = {}
        self._taken = 0

    def keep(self, value: object) -> str:
        key = (value, type(value).__name__)
        if key not in self._kept:
            self._kept[key] = f"K{len(self._kept)}"
            self.names[self._kept[key]] = value
        return self._kept[key]

    def show(self, node: Core) -> str:
        match node:
            case Const(value=value):
                plain = value is None or isinstance(value, bool | int | str)
                return repr(value) if plain else self.keep(value)
            case Var(key=key):
                return self.value(key)
            case Reasoned(key=key):
                return self.reason(key)
            case If(test=test, then=then, other=other):
                return f"({self.show(then)} if {self.show(test)} else {self.show(other)})"
            case Coalesce(items=items):
                return self.first(items)
            case Apply():
                return self.apply(node)
            case Aggregate():
                return self.aggregate(node)
            case Item(column=column, index=index):
                return self.strict(
                    "row", (index,), lambda place: f"row({self.show(column)} or (), {place[0]})"
                )
            case _:
                return self.test(node)

    def test(self, node: Core) -> str:
        match node:
            case And(items=items):
                return "(" + " and ".join(self.show(item) for item in items) + ")"
            case Or(items=items):
                return "(" + " or ".join(self.show(item) for item in items) + ")"
            case Not() | Absent():
                return self.negation(node)
            case Truth(item=item):
                return f"({self.show(item)} is True)"
            case Compare():
                return self.compare(node)
            case Selected():
                return self.selected(node)
            case Within() | Matches():
                return self.textual(node)
            case Marked(key=key, mark=mark):
                return self.mark(key, mark.value)
            case Const() | Var() | Reasoned() | If() | Coalesce() | Apply() | Aggregate() | Item():
                raise TypeError("A scalar stands where a test is wanted.")
            case _:
                assert_never(node)

    def negation(self, node: Not | Absent) -> str:
        """`not` and the test for absence, which Python writes as one."""
        inner = node.item
        if isinstance(node, Not) and not isinstance(inner, Absent):
            return f"(not {self.show(inner)})"
        absent = inner.item if isinstance(inner, Absent) and isinstance(node, Not) else inner
        present = isinstance(node, Not)
        if isinstance(absent, Const) or never_absent(absent):
            return repr(never_absent(absent) is present)
        return f"({self.show(absent)} is {'not ' if present else ''}None)"

    def textual(self, node: Within | Matches) -> str:
        if isinstance(node, Matches):
            compiled = self.keep(linear(node.pattern))
            return f"({compiled}.fullmatch({self.words(node.text)}) is not None)"
        whole, piece = self.words(node.text), self.words(node.part)
        method = {"starts-with": "startswith", "ends-with": "endswith"}.get(node.name)
        return f"{whole}.{method}({piece})" if method else f"({piece} in {whole})"

    def compare(self, node: Compare) -> str:
        if node.operator == "=":
            if never_absent(node.left) or never_absent(node.right):
                return f"({self.show(node.left)} == {self.show(node.right)})"
            left, name = self.held(node.left)
            return f"({left} is not None and {name} == {self.show(node.right)})"
        guards, shown = [], []
        for side in (node.left, node.right):
            if never_absent(side):
                shown.append(self.show(side))
            else:
                held, name = self.held(side)
                guards.append(f"{held} is not None")
                shown.append(name)
        return "(" + " and ".join([*guards, f"{shown[0]} {node.operator} {shown[1]}"]) + ")"

    def selected(self, node: Selected) -> str:
        code = self.show(node.code)
        if node.code == Const(None, node.code.type):
            return "False"
        if node.item.type.kind is Kind.CHOICE and isinstance(node.code, Const):
            return f"({self.show(node.item)} == {code})"
        if node.item.type.kind is Kind.SET:
            held, name = self.held(node.item)
            return f"({held} is not None and {code} in {name})"
        return f"({code} in chosen({self.show(node.item)}, None))"

    def held(self, node: Core) -> tuple[str, str]:
        """The source that computes a node once, and the name under which it stands afterwards."""
        if isinstance(node, Var | Const):
            return self.show(node), self.show(node)
        self._taken += 1
        name = f"t{self._taken}"
        return f"({name} := {self.show(node)})", name

    def first(self, items: tuple[Core, ...]) -> str:
        if len(items) == 1 or never_absent(items[0]):
            return self.show(items[0])
        held, name = self.held(items[0])
        return f"({name} if {held} is not None else {self.first(items[1:])})"

    def words(self, node: Core) -> str:
        if isinstance(node, Const):
            return repr(node.value or "")
        return f"({self.show(node)} or '')"

    def strict(self, name: str, items: tuple[Core, ...], call: Callable[[list[str]], str]) -> str:
        """A call that is None where an argument is."""
        guards, shown = [], []
        for item in items:
            if never_absent(item):
                shown.append(self.show(item))
            else:
                held, held_name = self.held(item)
                guards.append(f"{held} is None")
                shown.append(held_name)
        body = call(shown)
        return f"(None if {' or '.join(guards)} else {body})" if guards else body

    def apply(self, node: Apply) -> str:
        items, codes = node.items, self.keep(node.items[0].type.codes)
        match node.name:
            case "length":
                return f"len({self.words(items[0])})"
            case "concat":
                return "((" + " + ".join(self.words(item) for item in items) + ") or None)"
            case "tidy":
                return f"(tidy({self.words(items[0])}) or None)"
            case "slice":
                whole = self.words(items[0])
                return self.strict(
                    "slice", items[1:], lambda at: f"(slice_text({whole}, {', '.join(at)}) or None)"
                )
            case "choice-count":
                return f"len(chosen({self.show(items[0])}, {codes}))"
            case "choice-at":
                return self.strict("choice-at", items, lambda at: f"choice_at({at[0]}, {at[1]}, {codes})")
            case "choice-name":
                names = [item.value for item in items[1:] if isinstance(item, Const)]
                table = f"T{len(self.names)}"
                self.names[table] = dict(zip(names[::2], names[1::2], strict=True))
                return f"({table}.get({self.show(items[0])}) or None)"
            case "text":
                return self.strict("text", items, lambda at: f"text({at[0]}, {codes})")
            case "negate":
                return self.strict("negate", items, lambda at: f"(-{at[0]})")
            case "format-date":
                return self.strict("format-date", items, lambda at: f"(format_date({', '.join(at)}) or None)")
            case _:
                return self.strict(node.name, items, lambda at: f"{_STRICT[node.name]}({', '.join(at)})")

    def aggregate(self, node: Aggregate) -> str:
        def spread(items: tuple[Core, ...]) -> str:
            parts = [self.column(item) if item.type.many else self.show(item) for item in items]
            return "(" + ", ".join(parts) + ("," if parts else "") + ")"

        match node.name:
            case "count":
                return f"counted({spread(node.items)})"
            case "rows":
                return f"len({spread(node.items)})"
            case "join":
                return f"joined({self.show(node.items[0])}, {spread(node.items[1:])})"
            case _:
                return f"{_AGGREGATES[node.name]}({spread(node.items)})"

    def column(self, item: Core) -> str:
        """The rows of a roster column, sets as texts in the order of their list."""
        rows = f"({self.show(item)} or ())"
        if item.type.kind is not Kind.SET:
            return f"*{rows}"
        codes = self.keep(item.type.codes)
        return f"*(x if x is None else text(x, {codes}) for x in {rows})"


def compiled(node: Core) -> Compiled:
    """The node as a function of (values, reasons, marks), each by key."""
    printer = Printer(
        value=lambda key: f"V({key!r})",
        reason=lambda key: f"(None if V({key!r}) is not None else R({key!r}, 'not-answered'))",
        mark=lambda key, mark: f"({mark!r} in M({key!r}, ()))",
    )
    source = f"def run(V, R, M):\n    V, R, M = V.get, R.get, M.get\n    return {printer.show(node)}\n"
    exec(compile(source, "<rule>", "exec"), printer.names)
    return cast("Compiled", printer.names["run"])
