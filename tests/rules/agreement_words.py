"""Random well-typed expressions, written as their authors write them, so that the parser is tried too."""

from __future__ import annotations

from agreement_scopes import (
    DATES,
    MARKS,
    REASONS,
    TEXTS,
    chance,
    codes_of,
    one,
)
from agreement_terms import Terms

PATTERNS = (
    "[a-z]+", "[0-9]{1,3}", ".*", "a|b|yes", "(ab)*c?", r"\d+(\.\d+)?", "[^a]*", r"\w+", r"\S+",
    "^[A-Z]{2,}$", "[؀-ۿ ]+", "😀?x", r"-?\d{1,15}", "[a-c ]{0,5}", r"a\sb.*",
)  # fmt: skip
FORMATS = ("%Y-%m-%d", "%d/%m/%y", "%e %b %Y", "%a %n", "%H:%M:%S", "year %Y, %h h")


class Words(Terms):
    """Writes expressions of each kind over the questions of a schema."""

    def any(self, depth: int) -> str:
        """An expression of any kind."""
        kinds = (
            self.test, self.test, self.test, self.number, self.number, self.number, self.whole, self.whole,
            self.text, self.text, self.date, self.flag, self.moment, self.picked, self.chosen,
        )  # fmt: skip
        return one(self.choose, kinds)(depth)

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
