"""A second reading of the meaning, apart from the oracle: walks a core tree with exact fractions.

Written from docs/meaning.md alone and used for nothing but tests: the oracle
prints and compiles, this one reads, and they must agree. It also notes strain:
whether some step's exact result stood outside what fifteen digits hold, which
is where a target that computes with binary fractions may differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from plain_values import (
    EPOCH,
    Column,
    Held,
    date_of,
    fitted,
    formed,
    half_away,
    held,
    in_order,
    moment_of,
    number_of,
    raised,
    shifted,
    written,
)

from normbook.rules import Core
from normbook.rules._core import (
    Absent,
    Aggregate,
    And,
    Apply,
    Coalesce,
    Compare,
    Const,
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
)


@dataclass(slots=True)
class Reading:
    """One reading of trees over one reply."""

    values: Mapping[str, object]
    reasons: Mapping[str, str]
    marks: Mapping[str, frozenset[str]]
    strained: bool = False

    def column(self, node: Core) -> Column:
        if not isinstance(node, Var):
            raise TypeError("Only an input is a column.")
        found = self.values.get(node.key)
        return tuple(held(each) for each in found) if isinstance(found, tuple) else ()

    def read(self, node: Core) -> Held:
        """The value of a tree, None for an absence."""
        match node:
            case Const(value=value):
                return held(value)
            case Var(key=key):
                return held(self.values.get(key))
            case Reasoned(key=key):
                return self.reasons.get(key, "not-answered") if self.values.get(key) is None else None
            case If(test=test, then=then, other=other):
                return self.read(then if self.holds(test) else other)
            case Coalesce(items=items):
                return next((value for item in items if (value := self.read(item)) is not None), None)
            case Item(column=column, index=index):
                place, rows = self.whole(index), self.column(column)
                return rows[place - 1] if place is not None and 1 <= place <= len(rows) else None
            case Aggregate():
                return self.aggregate(node)
            case Apply():
                return self.apply(node)
            case _:
                return self.holds(node)

    # -- tests

    def holds(self, node: Core) -> bool:
        match node:
            case And(items=items):
                return all(self.holds(item) for item in items)
            case Or(items=items):
                return any(self.holds(item) for item in items)
            case Not(item=item):
                return not self.holds(item)
            case Absent(item=item):
                return self.read(item) is None
            case Compare(operator=operator, left=left, right=right):
                one, other = self.read(left), self.read(right)
                if one is None or other is None:
                    return False
                if operator == "=":
                    return one == other
                return one < other if operator == "<" else one <= other  # type: ignore[operator]
            case Selected(item=item, code=code):
                wanted = self.read(code)
                return wanted is not None and wanted in self.chosen(item)
            case Within(name=name, text=text, part=part):
                whole, piece = self.words(text), self.words(part)
                ends = {"starts-with": whole[: len(piece)], "ends-with": whole[len(whole) - len(piece) :]}
                return len(piece) <= len(whole) and (ends[name] == piece if name in ends else piece in whole)
            case Matches(text=text, pattern=pattern):
                return re.fullmatch(pattern, self.words(text)) is not None
            case Marked(key=key, mark=mark):
                return mark.value in self.marks.get(key, frozenset())
            case _:
                return self.read(node.item if isinstance(node, Truth) else node) is True

    def words(self, node: Core) -> str:
        value = self.read(node)
        return value if isinstance(value, str) else ""

    def chosen(self, node: Core) -> list[str]:
        value = self.read(node)
        if isinstance(value, frozenset):
            return in_order(value, node.type.codes)
        return [code for code in value.split(" ") if code] if isinstance(value, str) else []

    # -- numbers

    def number(self, node: Core) -> Fraction | None:
        value = self.read(node)
        return value if isinstance(value, Fraction) else None

    def whole(self, node: Core) -> int | None:
        value = self.number(node)
        return None if value is None else int(value)

    def fit(self, exact: Fraction) -> Fraction | None:
        result = fitted(exact)
        self.strained |= result != exact
        return result

    def aggregate(self, node: Aggregate) -> Held:
        if node.name == "join":
            parts = [(value, item.type) for item in node.items[1:] for value in self.spread(item)]
            return (
                self.words(node.items[0]).join(written(v, t.codes) for v, t in parts if v not in (None, ""))
                or None
            )
        found = [value for item in node.items for value in self.spread(item)]
        some = [value for value in found if value is not None]
        if node.name in ("count", "rows"):
            return Fraction(len(some if node.name == "count" else found))
        if not some:
            return None
        if node.name in ("min", "max"):
            return min(some) if node.name == "min" else max(some)  # type: ignore[type-var]
        total = sum((value for value in some if isinstance(value, Fraction)), Fraction(0))
        return self.fit(total / len(some) if node.name == "mean" else total)

    def spread(self, item: Core) -> Column:
        return self.column(item) if item.type.many else (self.read(item),)

    # -- functions

    def apply(self, node: Apply) -> Held:
        items = node.items
        match node.name:
            case "length":
                return Fraction(len(self.words(items[0])))
            case "concat":
                return "".join(self.words(item) for item in items) or None
            case "tidy":
                return " ".join(part for part in re.split("[ \t\n\r]+", self.words(items[0])) if part) or None
            case "choice-count":
                return Fraction(len(self.chosen(items[0])))
            case "slice":
                text, places = self.words(items[0]), [self.whole(item) for item in items[1:]]
                return (
                    None
                    if None in places
                    else text[slice(*places) if len(places) > 1 else slice(places[0], None)] or None
                )
            case "choice-name":
                code = self.read(items[0])
                return (
                    next(
                        (
                            self.words(label)
                            for key, label in zip(items[1::2], items[2::2], strict=True)
                            if code == self.read(key)
                        ),
                        None,
                    )
                    or None
                )
            case "choice-at":
                codes, place = self.chosen(items[0]), self.whole(items[1])
                return codes[place] if place is not None and 0 <= place < len(codes) else None
        given = [self.read(item) for item in items]
        if any(value is None for value in given):
            return None
        if node.name == "text":
            return written(given[0], items[0].type.codes)
        if all(isinstance(value, Fraction) for value in given) and node.name not in ("date-of",):
            return self.arithmetic(node.name, given)  # type: ignore[arg-type]
        return self.calendar(node, given)

    def arithmetic(self, name: str, given: list[Fraction]) -> Held:
        one, other = given[0], given[-1]
        match name:
            case "add":
                return self.fit(one + other)
            case "subtract":
                return self.fit(one - other)
            case "multiply":
                return self.fit(one * other)
            case "divide":
                return None if other == 0 else self.fit(one / other)
            case "modulo":
                size = abs(one) % abs(other) if other else None
                return None if size is None else self.fit(size if one >= 0 else -size)
            case "power":
                return self.power(one, other)
        return self.whole_part(name, one, other)

    def whole_part(self, name: str, one: Fraction, other: Fraction) -> Held:
        match name:
            case "negate":
                return -one
            case "absolute":
                return abs(one)
            case "truncate":
                return Fraction(int(one))
            case "floor":
                return Fraction(one.__floor__())
            case "ceiling":
                return Fraction(one.__ceil__())
            case "round":
                places = max(min(int(other), 9), -16)
                return fitted(half_away(one, places))
        raise ValueError(name)

    def power(self, base: Fraction, exponent: Fraction) -> Held:
        self.strained |= exponent not in (0, 1, 2, 3)
        if base == 0:
            return Fraction(1) if exponent == 0 else (Fraction(0) if exponent > 0 else None)
        if base < 0 and exponent.denominator != 1:
            return None
        size = raised(abs(base), exponent)
        if size is None:
            return None
        return self.fit(-size if base < 0 and exponent % 2 else size)

    def calendar(self, node: Apply, given: list[Held]) -> Held:
        one = given[0]
        match node.name:
            case "number-of":
                return number_of(str(one))
            case "date-of":
                return date_of(one)
            case "moment-of":
                return moment_of(one)
            case "plus-days":
                return shifted(moment_of(one), given[1])
            case "days-between" | "days-of":
                earlier = moment_of(given[1]) if node.name == "days-between" else EPOCH
                gap = moment_of(one) - earlier
                seconds = gap.days * 86_400 + gap.seconds
                return self.fit(Fraction(seconds, 86_400))
            case "format-date":
                return formed(moment_of(one), str(given[1])) or None
        raise ValueError(node.name)
