"""Random numbers, dates and moments as expressions, and the parts that all expressions are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agreement_scopes import (
    COLUMNS,
    DATES,
    ROWS,
    Chooser,
    Schema,
    chance,
    draw_decimal,
    draw_whole,
    one,
)


class Terms:
    """Writes expressions over the questions `keys` of a schema; Words adds tests and texts."""

    def __init__(
        self, choose: Chooser, schema: Schema, keys: Iterable[str] | None = None, *, wild: bool = True
    ) -> None:
        self.choose, self.schema, self.wild = choose, schema, wild
        self.keys: dict[str, list[str]] = {}
        for key in schema if keys is None else keys:
            if "[" not in key:
                self.keys.setdefault(str(schema[key]["type"]), []).append(key)
        given = set(schema if keys is None else keys)
        self.table = all(f"q[{row},{column}]" in given for row in ROWS for column in COLUMNS)
        cell = schema.get("q[men,2019]", {}).get("type")
        self.cells = {
            "integer": self.table and cell == "integer",
            "decimal": self.table and cell == "decimal",
        }

    # -- parts

    def key(self, kind: str) -> str | None:
        """A reference to a question of the kind, None where there is none."""
        keys = self.keys.get(kind, [])
        if self.cells.get(kind) and (not keys or chance(self.choose, 20)):
            return f"${{q[{one(self.choose, ROWS)},{one(self.choose, COLUMNS)}]}}"
        if not keys:
            return None
        name = one(self.choose, keys)
        return "." if name == "." else f"${{{name}}}"

    def pick(self, *ways: Callable[[], str]) -> str:
        return one(self.choose, ways)()

    def quoted(self, text: str) -> str:
        if "'" not in text:
            return f"'{text}'"
        return f'"{text}"' if '"' not in text else f"“{text}”"

    def joined(self, left: str, operator: str, right: str) -> str:
        """With brackets, or now and then without, so that precedence decides."""
        plain = f"{left} {operator} {right}"
        return plain if chance(self.choose, 25) else f"({plain})"

    def call(self, name: str, *arguments: str) -> str:
        return f"{name}({', '.join(arguments)})"

    def same(self, kind: Callable[[int], str], depth: int) -> str:
        """if, coalesce of one kind; now and then with the literal absence."""
        empty = chance(self.choose, 10)
        if chance(self.choose, 50):
            return self.call("coalesce", kind(depth - 1), "''" if empty else kind(depth - 1))
        return self.call("if", self.test(depth - 1), kind(depth - 1), "''" if empty else kind(depth - 1))

    # -- numbers

    def small(self) -> str:
        return str(draw_whole(self.choose, wild=False))

    def literal(self) -> str:
        number = self.small() if chance(self.choose, 60) else draw_decimal(self.choose, wild=self.wild)
        return f"({number})" if number.startswith("-") and chance(self.choose, 50) else number

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(
                lambda: self.key("decimal") or self.literal(),
                lambda: self.key("integer") or self.literal(),
                self.literal,
            )
        return self.pick(
            lambda: self.number(0),
            lambda: self.joined(
                self.number(depth - 1),
                one(self.choose, ("+", "-", "*", "div", "mod")),
                self.number(depth - 1),
            ),
            lambda: self.joined(
                self.number(depth - 1), one(self.choose, ("+", "-", "*")), self.number(depth - 1)
            ),
            lambda: f"-({self.number(depth - 1)})",
            lambda: self.call("round", self.number(depth - 1), str(self.choose.below(5) - 1)),
            lambda: self.call("abs", self.number(depth - 1)),
            lambda: self.call(
                "pow", self.number(depth - 1), one(self.choose, ("2", "3", "0", "1", "-1", "0.5"))
            ),
            lambda: self.call("number", self.readable(depth - 1)),
            lambda: self.same(self.number, depth),
            lambda: self.call(
                one(self.choose, ("sum", "min", "max", "mean", "complete-sum")), *self.several(depth)
            ),
            lambda: self.call(
                "decimal-date-time", self.pick(lambda: self.date(depth - 1), lambda: self.moment(depth - 1))
            ),
            lambda: f"({self.moment(depth - 1)} - {self.date(depth - 1)})",
            lambda: self.row("decimal[]", depth) or self.literal(),
            lambda: self.whole(depth),
        )

    def readable(self, depth: int) -> str:
        return self.pick(
            lambda: self.text(depth),
            lambda: self.flag(depth),
            lambda: self.date(depth),
            lambda: self.moment(depth),
            lambda: self.key("choice") or self.text(depth),
            lambda: self.test(depth),
        )

    def whole(self, depth: int, *, var: bool = False) -> str:
        """A number whose type is a whole number."""
        if var:
            return self.key("integer") or "count(1)"
        if depth <= 0:
            return self.pick(lambda: self.key("integer") or self.small(), self.small)
        return self.pick(
            lambda: self.whole(0),
            lambda: self.joined(
                self.whole(depth - 1), one(self.choose, ("+", "-", "*", "mod")), self.whole(depth - 1)
            ),
            lambda: self.call(one(self.choose, ("round", "floor", "ceiling", "int")), self.number(depth - 1)),
            lambda: self.call("abs", self.whole(depth - 1)),
            lambda: self.call(one(self.choose, ("count", "rows", "count-non-empty")), *self.several(depth)),
            lambda: self.call("string-length", self.text(depth - 1)),
            lambda: self.call("count-selected", self.chosen(depth - 1)),
            lambda: f"({self.date(depth - 1)} - {self.date(depth - 1)})",
            lambda: self.same(self.whole, depth),
            lambda: self.row("integer[]", depth) or self.small(),
            lambda: "position(..)",
            lambda: f"once({self.small()})" if "." in self.keys.get("integer", []) else self.small(),
        )

    def several(self, depth: int) -> list[str]:
        """Arguments of an aggregate of numbers: cells, columns of a roster, scalars."""
        return [self.several_one(depth) for _ in range(1 + self.choose.below(3))]

    def several_one(self, depth: int) -> str:
        cells = ("${q[*,2019]}", "${q[men,*]}", "${q[*,*]}", "${q}", "${q[women]}") if self.table else ()
        columns = [f"${{{key}}}" for kind in ("integer[]", "decimal[]") for key in self.keys.get(kind, [])]
        return one(self.choose, [self.number(max(depth - 2, 0)), self.number(0), *cells, *columns])

    def row(self, kind: str, depth: int) -> str | None:
        keys = self.keys.get(kind)
        place = self.small() if chance(self.choose, 70) else self.whole(depth - 1)
        return (
            self.call("indexed-repeat", f"${{{one(self.choose, keys)}}}", "${roster}", place)
            if keys
            else None
        )

    # -- dates

    def date(self, depth: int) -> str:
        literal = lambda: f"date('{one(self.choose, DATES)}')"  # noqa: E731
        if depth <= 0:
            return self.pick(lambda: self.key("date") or literal(), lambda: "today()", literal)
        return self.pick(
            lambda: self.date(0),
            lambda: (
                f"({self.date(depth - 1)} {one(self.choose, ('+', '-'))} round({self.number(depth - 1)}))"
            ),
            lambda: self.call(
                one(self.choose, ("date", "date-time")),
                self.pick(
                    lambda: self.key("text") or "today()",
                    lambda: f"concat({self.text(depth - 1)})",
                    lambda: self.number(depth - 1),
                    lambda: self.moment(depth - 1),
                ),
            ),
            lambda: self.same(self.date, depth),
            lambda: self.call(
                one(self.choose, ("min", "max")), self.date(depth - 1), self.date(0), *self.days()
            ),
            lambda: self.row("date[]", depth) or literal(),
        )

    def days(self) -> list[str]:
        return [f"${{{key}}}" for key in self.keys.get("date[]", [])][: self.choose.below(2)]

    def moment(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(lambda: self.key("moment") or "now()", lambda: "now()")
        return self.pick(
            lambda: self.moment(0),
            lambda: self.same(self.moment, depth),
            lambda: self.call("max", self.moment(0), self.date(0)),
        )
