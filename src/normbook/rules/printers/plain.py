"""Printer for people: routes, checks and calculations in words, for the Word form and for translators.

One phrase for every operator, from a table a language. Nothing needs brackets:
a phrase with parts begins with words of its own and says how many parts follow,
so two different trees never read the same. Only a plain row of tests at the top
is written as people speak: "question 3 is “yes” and question 4 is not answered".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, assert_never

from normbook.remarks import Refusal
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
    Test,
    Truth,
    Var,
    Within,
)
from normbook.rules._types import Kind
from normbook.rules.printers.plain_english import ENGLISH, ENGLISH_MONTHS
from normbook.values import to_text

Use = Literal["route", "check", "calculation", "filter"]
"""What an expression is for: which sentence it stands in."""

_CLOCK = ("today()", "now()", "position()")
_ORDER = {
    ("<", False, False): "less",
    ("<=", False, False): "at most",
    ("<", True, False): "more",
    ("<=", True, False): "at least",
    ("<", False, True): "before",
    ("<=", False, True): "not after",
    ("<", True, True): "after",
    ("<=", True, True): "not before",
}


@dataclass(frozen=True, slots=True)
class Names:
    """How the form prints what a rule speaks of.

    label   of an input by its key, e.g. "question 3" or "question 7, men, 2019"
    choice  of a code of that input, e.g. "Yes, in part"
    """

    label: Callable[[str], str]
    choice: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language."""

    table: Mapping[str, str]
    months: Sequence[str]

    def say(self, name: str, *parts: str) -> str:
        """The phrase of that name with its parts."""
        return self.table[name].format(*parts, n=len(parts), list="; ".join(parts))


LANGUAGES: Mapping[str, Phrases] = {"en": Phrases(ENGLISH, ENGLISH_MONTHS)}


def sentence(node: Core, names: Names, use: Use, language: str = "en") -> str:
    """The sentence that tells a person what the expression does. Raises Refusal R120 for other languages."""
    phrases = phrases_of(language)
    return phrases.say(use, words(node, names, language))


def words(node: Core, names: Names, language: str = "en") -> str:
    """The expression in words, without a full stop. Raises Refusal R120 for a language without phrases."""
    return _Speaker(phrases_of(language), names).top(node)


def phrases_of(language: str) -> Phrases:
    """The words of a language. Raises Refusal R120."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        message = f"Rules have no phrases in the language {language}."
        raise Refusal("R120", message, f"Add its table of phrases, or use one of: {known}.")
    return LANGUAGES[language]


class _Speaker:
    def __init__(self, phrases: Phrases, names: Names) -> None:
        self.phrases, self.names = phrases, names
        self.say = phrases.say

    def top(self, node: Core) -> str:
        """A row of tests as people speak, with commas where a part has joints of its own; else by phrases."""
        if not isinstance(node, And | Or):
            return self.show(node)
        name = "and" if isinstance(node, And) else "or"
        parts = [self.truth(item) for item in node.items]
        near, far = (
            [self.phrases.table[each] for each in pair] for pair in (("and", "or"), ("and then", "or then"))
        )
        for joint, joints in ((name, [*near, ";"]), (f"{name} then", far)):
            if not any(sign in part for part in parts for sign in joints):
                return self.phrases.table[joint].join(parts)
        return self.show(node)

    def show(self, node: Core) -> str:
        return self.test(node) if isinstance(node, Test) else self.scalar(node)

    def test(self, node: Test) -> str:
        match node:
            case And(items=items):
                return self.several("both", "all", items)
            case Or(items=items):
                return self.several("either", "any", items)
            case Not(item=item):
                return self.negative(item)
            case Truth(item=item):
                return self.say("yes", self.show(item))
            case Compare():
                return self.compare(node, "equal")
            case Absent(item=item):
                return self.say("not answered" if isinstance(item, Var) else "absent", self.show(item))
            case Selected():
                return self.selected(node, "includes")
            case Within(name=name, text=text, part=part):
                return self.say(name, self.show(text), self.show(part))
            case Matches(text=text, pattern=pattern):
                return self.say("matches", self.show(text), self.quote(pattern))
            case Marked(key=key, mark=mark):
                return self.say("marked", self.input(key), self.quote(mark.value.replace("-", " ")))
            case _:
                assert_never(node)

    def several(self, two: str, many: str, items: tuple[Core, ...]) -> str:
        return self.say(two if len(items) == 2 else many, *map(self.truth, items))

    def negative(self, node: Core) -> str:
        match node:
            case Compare(operator="="):
                return self.compare(node, "not equal")
            case Truth(item=item):
                return self.say("not yes", self.show(item))
            case Absent(item=item):
                return self.say("answered" if isinstance(item, Var) else "present", self.show(item))
            case Selected():
                return self.selected(node, "not includes")
            case _:
                return self.say("not", self.truth(node))

    def truth(self, node: Core) -> str:
        """A test; the constants true and false among tests are "always" and "never"."""
        if isinstance(node, Const) and isinstance(node.value, bool):
            return self.say("always" if node.value else "never")
        return self.show(node)

    def compare(self, node: Compare, equal: str) -> str:
        left, right = node.left, node.right
        flipped = isinstance(left, Const) and not isinstance(right, Const)
        if node.operator == "=":
            pair = (right, left) if flipped and is_plain(right) else (left, right)
            return self.say(equal, *(self.side(one, other) for one, other in (pair, pair[::-1])))
        dated = left.type.temporal or right.type.temporal
        name = _ORDER[node.operator, flipped, dated]
        return self.say(name, *map(self.show, (right, left) if flipped else (left, right)))

    def side(self, node: Core, other: Core) -> str:
        """One side of a comparison; a code by the label that the other side's question prints."""
        if isinstance(node, Const) and node.value is not None:
            if isinstance(other, Var) and isinstance(node.value, str) and other.type.kind is Kind.CHOICE:
                return self.quote(self.names.choice(other.key, node.value))
            if isinstance(other, Var) and isinstance(node.value, frozenset):
                codes = meaning.chosen(node.value, other.type.codes)
                return self.say("set", *(self.quote(self.names.choice(other.key, code)) for code in codes))
            if isinstance(other, Reasoned):
                return self.quote(str(node.value).replace("-", " "))
        return self.show(node)

    def selected(self, node: Selected, phrase: str) -> str:
        item, code = node.item, node.code
        shown = self.show(code)
        listed = isinstance(item, Var) and item.type.kind in (Kind.CHOICE, Kind.SET)
        if listed and isinstance(item, Var) and isinstance(code, Const) and code.value is not None:
            shown = self.quote(self.names.choice(item.key, str(code.value)))
        return self.say(phrase, self.show(item), shown)

    def scalar(self, node: Core) -> str:
        match node:
            case Const():
                return self.constant(node)
            case Var(key=key, type=type_):
                return self.say("rows of", self.input(key)) if type_.many else self.input(key)
            case Reasoned(key=key):
                return self.say("reason", self.input(key))
            case If(then=Aggregate(name="complete", items=items), other=Const(value=None)):
                return self.say("complete-sum", *map(self.show, items))
            case If(test=test, then=then, other=other):
                return self.say("if", self.truth(test), self.show(then), self.show(other))
            case Coalesce(items=items):
                return self.say("coalesce", *map(self.show, items))
            case Apply():
                return self.apply(node)
            case Aggregate(name="join", items=items):
                listed = [self.show(item) for item in items[1:]]
                return self.phrases.table["join"].format(
                    self.show(items[0]), n=len(listed), list="; ".join(listed)
                )
            case Aggregate(name=name, items=items):
                return self.say(name, *map(self.show, items))
            case Item(column=column, index=index):
                return self.say("row", self.show(index), self.input(column.key))
            case _:
                raise TypeError("A test stands where a scalar is wanted.")

    def apply(self, node: Apply) -> str:
        item = node.items[0]
        if node.name == "choice-name":
            return self.name(node)
        name = "slice to" if node.name == "slice" and len(node.items) == 3 else node.name
        return self.say(name, *map(self.show, (item, *node.items[1:])))

    def name(self, node: Apply) -> str:
        """The label of a code; by its own list, or by another that is then spelled out."""
        item, codes = node.items[0], node.items[1::2]
        if tuple(each.value for each in codes if isinstance(each, Const)) == item.type.codes:
            return self.say("choice-name", self.show(item))
        listed = [self.show(each) for each in node.items[1:]]
        return self.phrases.table["choice-name in"].format(
            self.show(item), n=len(listed), list="; ".join(listed)
        )

    def input(self, key: str) -> str:
        return self.say(key) if key in _CLOCK else self.names.label(key)

    def constant(self, node: Const) -> str:
        value = node.value
        match value:
            case None:
                return self.say("nothing")
            case bool():
                return self.say("true" if value else "false")
            case int() | Decimal():
                return to_text(value)
            case date():
                return self.day(value)
            case frozenset():
                return self.say("set", *(self.quote(code) for code in meaning.chosen(value, node.type.codes)))
            case str():
                return self.quote(value)

    def day(self, value: date) -> str:
        name = "moment" if isinstance(value, datetime) else "date"
        time = f"{value:%H:%M:%S}" if isinstance(value, datetime) else ""
        month = self.phrases.months[value.month - 1]
        return self.phrases.table[name].format(day=value.day, month=month, year=value.year, time=time)

    def quote(self, text: str) -> str:
        """A text between quotation marks; closing marks in it are doubled."""
        return self.say("quote", text.replace("”", "””"))


def is_plain(node: Core) -> bool:
    """Is the node an input, of which people say "it is so" rather than "so is it"?"""
    return isinstance(node, Var | Reasoned)
