"""Printer for DuckDB.

Whole numbers are BIGINT, decimals DECIMAL(24,9), dates DATE, moments TIMESTAMP,
texts and codes VARCHAR, sets VARCHAR with their codes in the order of the list
joined by a space, roster columns lists of these; an absence is NULL.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from normbook.rules._core import Aggregate, Apply, Const, Core, Item, Matches, Selected, Within
from normbook.rules._types import INTEGER, Kind, Type
from normbook.rules.printers import duckdb_numbers as numbers
from normbook.rules.printers.duckdb_calendar import Calendar
from normbook.rules.printers.duckdb_texts import Texts
from normbook.rules.printers.sql_layers import Layers

Number = tuple[str, bool]
_FEW = 64
"""Up to so many scalars are added one to another; more go through a list."""


class DuckdbPrinter(Calendar, Texts):
    """Writes core trees as DuckDB expressions."""

    def __init__(
        self,
        layers: Layers,
        value: Callable[[str], str],
        reason: Callable[[str], str],
        mark: Callable[[str, str], str],
    ) -> None:
        super().__init__(layers, value, reason, mark)
        self.functions = {
            "add": lambda node: self.sum_of(node, "+"),
            "subtract": lambda node: self.sum_of(node, "-"),
            "multiply": lambda node: numbers.multiplied(self.hold, *self.pair(node)),
            "divide": lambda node: numbers.divided(self.hold, *self.counts(node)),
            "modulo": self.modulo,
            "power": lambda node: numbers.raised(self.hold, *(self.decimal(item) for item in node.items)),
            "negate": lambda node: f"(-{self.show(node.items[0])})",
            "absolute": lambda node: f"abs({self.show(node.items[0])})",
            "round": self.round,
            "floor": lambda node: self.whole(node.items[0], "floor"),
            "ceiling": lambda node: self.whole(node.items[0], "ceil"),
            "truncate": lambda node: self.whole(node.items[0], "trunc"),
            **self.calendar_functions(),
            **self.text_functions(),
        }

    # Numbers

    def number(self, node: Core) -> Number:
        """A number, with whether it is a whole one."""
        kind = node.type.kind
        return (self.to(node, INTEGER), True) if kind is Kind.ANY else (self.show(node), kind is Kind.INTEGER)

    def decimal(self, node: Core) -> str:
        return self.to(node, Type(Kind.DECIMAL))

    def pair(self, node: Apply) -> tuple[Number, Number]:
        return self.number(node.items[0]), self.number(node.items[1])

    def counts(self, node: Apply) -> tuple[str, str]:
        """Both operands as HUGEINT of the same unit."""
        (left, left_whole), (right, right_whole) = self.pair(node)
        if left_whole and right_whole:
            return f"CAST({left} AS HUGEINT)", f"CAST({right} AS HUGEINT)"
        return numbers.grains(self.decimal(node.items[0])), numbers.grains(self.decimal(node.items[1]))

    def sum_of(self, node: Apply, sign: str) -> str:
        (left, left_whole), (right, right_whole) = self.pair(node)
        if left_whole and right_whole:
            return numbers.whole(self.hold, f"{left} {sign} {right}")
        return numbers.fitted(
            self.hold, f"{self.decimal(node.items[0])} {sign} {self.decimal(node.items[1])}"
        )

    def modulo(self, node: Apply) -> str:
        rest = numbers.remainder(self.hold, *self.counts(node))
        return (
            f"CAST({rest} AS BIGINT)" if node.type.kind is Kind.INTEGER else numbers.from_grains(f"({rest})")
        )

    def round(self, node: Apply) -> str:
        number, places = node.items
        at = (
            str(int(places.value))
            if isinstance(places, Const) and isinstance(places.value, int | Decimal)
            else self.whole(places, "trunc")
        )
        rounded = numbers.rounded_to(self.hold, self.number(number), at)
        narrow = node.type.kind is Kind.INTEGER and number.type.kind is Kind.DECIMAL
        return f"CAST({rounded} AS BIGINT)" if narrow else rounded

    def whole(self, node: Core, function: str) -> str:
        sql, is_whole = self.number(node)
        return sql if is_whole else f"CAST({function}({sql}) AS BIGINT)"

    # Several values at once

    def aggregate(self, node: Aggregate) -> str:
        match node.name:
            case "count":
                return self.tally(node.items)
            case "rows":
                lengths = [f"coalesce(len({self.show(item)}), 0)" for item in node.items if item.type.many]
                return f"({' + '.join([f'CAST({len(node.items) - len(lengths)} AS BIGINT)', *lengths])})"
            case "join":
                return self.joined(node)
            case "min" | "max":
                return self.extreme(node)
            case "mean":
                return self.mean(node)
            case _:
                total = self.total(node.items, node.type.kind)
                whole = node.type.kind is Kind.INTEGER
                return numbers.whole(self.hold, total) if whole else numbers.fitted(self.hold, total)

    def tally(self, items: tuple[Core, ...]) -> str:
        """How many have a value."""
        parts = [
            f"coalesce(list_count({self.show(i)}), 0)" if i.type.many else self.counted(i) for i in items
        ]
        return f"CAST({' + '.join(parts)} AS BIGINT)"

    def listed(self, items: tuple[Core, ...], kind: Kind) -> str:
        """All items as one list of a type."""
        wanted = Type(kind)
        single = [self.to(item, wanted) for item in items if not item.type.many]
        many = [f"CAST({self.show(item)} AS {self.types[kind]}[])" for item in items if item.type.many]
        lists = ([f"CAST([{', '.join(single)}] AS {self.types[kind]}[])"] if single else []) + many
        return lists[0] if len(lists) == 1 else f"list_concat({', '.join(lists)})"

    def total(self, items: tuple[Core, ...], kind: Kind) -> str:
        """The exact sum of those that have a value, NULL over none; not yet fitted to the domain."""
        kind = Kind.INTEGER if kind is Kind.ANY else kind
        if len(items) > _FEW or any(item.type.many for item in items):
            return f"list_sum({self.listed(items, kind)})"
        wanted = Type(kind)
        shown = [self.hold(self.to(item, wanted)) for item in items]
        if len(shown) == 1:
            return shown[0]
        added = " + ".join(f"coalesce({item}, 0)" for item in shown)
        return f"CASE WHEN coalesce({', '.join(shown)}) IS NOT NULL THEN {added} END"

    def mean(self, node: Aggregate) -> str:
        whole = all(item.type.kind in (Kind.INTEGER, Kind.ANY) for item in node.items)
        total = self.total(node.items, Kind.INTEGER if whole else Kind.DECIMAL)
        count = f"CAST({self.tally(node.items)} AS HUGEINT)"
        if whole:
            return numbers.divided(self.hold, f"CAST({total} AS HUGEINT)", count)
        grains = f"CAST(CAST({self.hold(total)} AS DECIMAL(28,9)) * 1000000000 AS HUGEINT)"
        return numbers.divided(self.hold, grains, f"{count} * 1000000000")

    def extreme(self, node: Aggregate) -> str:
        if any(item.type.many for item in node.items):
            return f"list_{node.name}({self.listed(node.items, node.type.kind)})"
        items = ", ".join(self.to(item, node.type) for item in node.items)
        return f"{'least' if node.name == 'min' else 'greatest'}({items})"

    def item(self, node: Item) -> str:
        place = self.hold(self.whole(node.index, "trunc"))
        return f"CASE WHEN {place} >= 1 THEN list_extract({self.show(node.column)}, {place}) END"

    # Tests

    def selected(self, node: Selected) -> str:
        item, code = node.item, node.code
        if code.type.kind not in (Kind.TEXT, Kind.CHOICE) or item.type.kind is Kind.ANY:
            return "FALSE"
        constant = code.value if isinstance(code, Const) else None
        if item.type.kind is Kind.CHOICE and isinstance(constant, str):
            return f"({self.show(item)} = {self.show(code)})"
        if item.type.kind is Kind.SET and isinstance(constant, str) and _plain_in(constant, item.type.codes):
            return f"contains({self.show(item)}, {self.show(code)})"
        return f"list_contains({self.split(item)}, {self.show(code)})"

    def within(self, node: Within) -> str:
        function = {"contains": "contains", "starts-with": "starts_with", "ends-with": "ends_with"}[node.name]
        given = isinstance(node.part, Const) and node.part.value
        whole = self.show(node.text) if given else self.text(node.text)
        return f"{function}({whole}, {self.text(node.part)})"

    def matches(self, node: Matches) -> str:
        return f"regexp_full_match({self.text(node.text)}, {self.words(node.pattern)})"


def _plain_in(code: str, codes: tuple[str, ...] | None) -> bool:
    """Does the code stand in a set wherever it stands in the set's text?"""
    return codes is not None and code in codes and not any(code in other for other in codes if other != code)
