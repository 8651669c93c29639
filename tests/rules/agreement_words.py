"""Random well-typed expressions, written as their authors write them, so that the parser is tried too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from agreement_scopes import (
    COLUMNS,
    DATES,
    MARKS,
    REASONS,
    ROWS,
    TEXTS,
    Chooser,
    Schema,
    chance,
    codes_of,
    draw_decimal,
    draw_whole,
    one,
)

PATTERNS = (
    "[a-z]+", "[0-9]{1,3}", ".*", "a|b|yes", "(ab)*c?", r"\d+(\.\d+)?", "[^a]*", r"\w+", r"\S+",
    "^[A-Z]{2,}$", "[؀-ۿ ]+", "😀?x", r"-?\d{1,15}", "[a-c ]{0,5}", r"a\sb.*",
)  # fmt: skip
FORMATS = ("%Y-%m-%d", "%d/%m/%y", "%e %b %Y", "%a %n", "%H:%M:%S", "year %Y, %h h")


class Words:
    """Writes expressions of each kind over the questions `keys` of a schema."""

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

    def any(self, depth: int) -> str:
        """An expression of any kind."""
        kinds = (
            self.test, self.test, self.test, self.number, self.number, self.number, self.whole, self.whole,
            self.text, self.text, self.date, self.flag, self.moment, self.picked, self.chosen,
        )  # fmt: skip
        return one(self.choose, kinds)(depth)

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

    # -- tests

    def test(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(self.truth, self.compared_literal, self.blank)
        return self.pick(
            self.truth,
            self.compared_literal,
            self.blank,
            lambda: self.joined(self.test(depth - 1), one(self.choose, ("and", "or")), self.test(depth - 1)),
            lambda: self.call("not", self.test(depth - 1)),
            lambda: self.compared(depth),
            lambda: self.compared(depth),
            lambda: self.selected(depth),
            lambda: self.call(
                one(self.choose, ("contains", "starts-with", "ends-with")),
                self.text(depth - 1),
                self.text(depth - 1),
            ),
            lambda: self.call("regex", self.text(depth - 1), self.quoted(one(self.choose, PATTERNS))),
            lambda: self.call("absent", self.one_of_all(depth - 1)),
            self.marked,
        )

    def truth(self) -> str:
        return self.key("boolean") or one(self.choose, ("true()", "false()"))

    def marked(self) -> str:
        found = self.key(one(self.choose, ("integer", "text", "choice", "date", "decimal")))
        return self.call("marked", found, self.quoted(one(self.choose, MARKS))) if found else self.truth()

    def blank(self) -> str:
        return f"({self.one_of_all(0)} {one(self.choose, ('=', '!='))} '')"

    def one_of_all(self, depth: int) -> str:
        return one(
            self.choose, (self.number, self.text, self.date, self.picked, self.chosen, self.flag, self.moment)
        )(depth)

    def compared_literal(self) -> str:
        """A question with a literal that takes its type."""
        order, equal = one(self.choose, ("<", "<=", ">", ">=", "=", "!=")), one(self.choose, ("=", "!="))
        choice, chosen = (
            one(self.choose, self.keys.get("choice", [""])),
            one(self.choose, self.keys.get("set", [""])),
        )
        ways = [
            f"{self.number(0)} {order} {self.literal()}",
            f"{self.text(0)} {equal} {self.quoted(one(self.choose, TEXTS[:2] + TEXTS[3:]))}",
        ]
        ways.append(f"{self.key('decimal') or 'count(1)'} {order} '{abs(int(self.small()))}'")
        ways.append(f"{self.key('date') or 'today()'} {order} '{one(self.choose, DATES)}'")
        if choice:
            ways.append(f"${{{choice}}} {equal} '{one(self.choose, codes_of(self.schema[choice]))}'")
        if chosen:
            codes = codes_of(self.schema[chosen])
            ways.append(f"${{{chosen}}} {equal} '{codes[-1]} {codes[0]}'")
        if flag := self.key("boolean"):
            ways.append(
                f"{flag} {equal} {one(self.choose, ('true()', 'false()', chr(39) + 'yes' + chr(39), '0'))}"
            )
        return f"({one(self.choose, ways)})"

    def compared(self, depth: int) -> str:
        order, equal = one(self.choose, ("<", "<=", ">", ">=", "=", "!=")), one(self.choose, ("=", "!="))
        kind = one(
            self.choose,
            (
                self.number,
                self.number,
                self.date,
                self.moment,
                self.text,
                self.picked,
                self.flag,
                self.chosen,
            ),
        )
        ordered = kind in (self.number, self.date, self.moment)
        left, right = kind(depth - 1), kind(depth - 1)
        if kind == self.moment and chance(self.choose, 50):
            right = self.date(depth - 1)
        return f"({left} {order if ordered else equal} {right})"

    def selected(self, depth: int) -> str:
        keys = [*self.keys.get("set", []), *self.keys.get("choice", []), *self.keys.get("text", [])]
        if not keys:
            return self.truth()
        key = one(self.choose, keys)
        codes = codes_of(self.schema[key])
        literal = chance(self.choose, 75)
        code = (
            self.quoted(one(self.choose, codes))
            if literal
            else self.pick(lambda: f"concat({self.text(depth - 1)})", lambda: self.whole(0, var=True))
        )
        return self.call("selected", f"${{{key}}}", code)

    def flag(self, depth: int) -> str:
        """A yes/no as a value."""
        if depth <= 0:
            return self.truth()
        return self.pick(
            self.truth,
            lambda: self.same(self.flag, depth),
            lambda: f"({self.test(depth - 1)})",
            lambda: self.row("boolean[]", depth) or self.truth(),
        )

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

    # -- texts, choices, sets

    def text(self, depth: int) -> str:
        literal = lambda: self.quoted(one(self.choose, TEXTS[:2] + TEXTS[3:]))  # noqa: E731
        if depth <= 0:
            return self.pick(
                lambda: self.key("text") or literal(), lambda: self.key("text") or literal(), literal
            )
        return self.pick(
            lambda: self.text(0),
            lambda: self.call("concat", *[self.text(depth - 1) for _ in range(1 + self.choose.below(3))]),
            lambda: self.call("concat", self.one_of_all(depth - 1), self.text(depth - 1)),
            lambda: self.call(
                "substr",
                self.text(depth - 1),
                *[str(self.choose.below(9) - 3) for _ in range(1 + self.choose.below(2))],
            ),
            lambda: self.call("substr", self.text(depth - 1), self.whole(depth - 1)),
            lambda: self.call("normalize-space", self.text(depth - 1)),
            lambda: self.call("string", self.one_of_all(depth - 1)),
            lambda: self.same(self.text, depth),
            lambda: self.call("join", self.quoted(one(self.choose, (", ", "-", "; "))), *self.words(depth)),
            lambda: self.call("selected-at", self.chosen(depth - 1), str(self.choose.below(4) - 1)),
            self.label,
            lambda: self.call("format-date", self.date(depth - 1), self.quoted(one(self.choose, FORMATS))),
            lambda: self.call(
                "format-date-time", self.moment(depth - 1), self.quoted(one(self.choose, FORMATS))
            ),
            lambda: self.call("reason", self.one_of_all(depth - 1)),
            lambda: f"if(reason({self.one_of_all(0)}) = '{one(self.choose, REASONS)}', 'said', 'silent')",
            lambda: self.row("text[]", depth) or literal(),
        )

    def words(self, depth: int) -> list[str]:
        columns = [f"${{{key}}}" for kind in ("text[]", "integer[]") for key in self.keys.get(kind, [])]
        return [
            one(self.choose, [self.text(depth - 1), self.one_of_all(0), *columns])
            for _ in range(1 + self.choose.below(3))
        ]

    def label(self) -> str:
        keys = [key for key in self.keys.get("choice", []) if "choices" in self.schema[key]]
        if not keys:
            return self.text(0)
        key = one(self.choose, keys)
        return f"jr:choice-name(${{{key}}}, '${{{key}}}')"

    def picked(self, depth: int) -> str:
        """A choice."""
        if depth <= 0:
            return self.key("choice") or self.text(0)
        return self.pick(lambda: self.picked(0), lambda: self.same(self.picked, depth))

    def chosen(self, depth: int) -> str:
        """A set of choices."""
        if depth <= 0:
            return self.key("set") or self.text(0)
        return self.pick(lambda: self.chosen(0), lambda: self.same(self.chosen, depth))

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
