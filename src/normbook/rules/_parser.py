"""From text to surface tree: precedence climbing over XPath 1.0's operators.

The surface is XLSForm's, because secretariats, Kobo, ODK and Survey123 users
already write it (docs/meaning.md, section 3). Location paths other than a
plain name are kept as Path nodes, so that real forms are read whole.
"""

from __future__ import annotations

import re
from decimal import Decimal

from normbook.rules._fault import ExpressionError, Fault
from normbook.rules._lexer import Token, tokens
from normbook.rules._tree import Binary, Call, Literal, Negative, Path, Reference, Surface
from normbook.values import from_text

DEEPEST = 60
"""Levels of nesting; deeper is refused before it can exhaust a printer."""
LONGEST_CHAIN = 60
"""Arithmetic operators or comparisons in one row; more are written with sum()."""

_LEVELS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_REFERENCE = re.compile(
    r"\$\{\s*(?:(?P<source>[\w.\-@]+):)?(?P<name>[\w.\-/]+|\.)"
    r"(?:\[\s*(?P<row>[\w.\-]+|\*)\s*(?:,\s*(?P<column>[\w.\-]+|\*)\s*)?\])?\s*\}\Z"
)


def parse(text: str) -> Surface:
    """The surface tree of `text`.

    Raises ExpressionError with code R001 (stray character), R002 (too long),
    R003 (something missing or left over), R004 (reference not well formed),
    R005 (number out of the domain) or R006 (nested too deeply).
    """
    reader = _Reader(text, tokens(text))
    tree = reader.expression(0)
    if reader.token.kind != "end":
        raise reader.fault(
            "R003", f"“{reader.token.text}” is left over.", "Join it with an operator or take it out."
        )
    return tree


class _Reader:
    """A cursor over the tokens of one expression."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.found = found
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.found[self.index]

    def fault(self, code: str, message: str, cure: str) -> ExpressionError:
        return ExpressionError(self.text, (Fault(code, self.token.at, message, cure),))

    def take(self, text: str) -> Token:
        token = self.token
        if token.text != text or token.kind == "text":
            found = f"“{token.text}”" if token.text else "the end"
            raise self.fault("R003", f"“{text}” is expected, {found} stands here.", f"Write “{text}”.")
        self.index += 1
        return token

    def expression(self, level: int) -> Surface:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault("R006", "The expression is nested too deeply.", "Split it into calculations.")
        left = self.unary()
        length = 0
        while True:
            token = self.token
            length += token.text not in ("and", "or")
            if length > LONGEST_CHAIN:
                raise self.fault("R006", "Too many operators stand in one row.", "Use sum(), or split it.")
            binding = _LEVELS.get(token.text, 0) if token.kind in ("operator", "name") else 0
            if binding <= level:
                self.depth -= 1
                return left
            self.index += 1
            left = Binary(token.text, left, self.expression(binding), token.at)

    def unary(self) -> Surface:
        if self.token.text == "-" and self.token.kind == "operator":
            at = self.token.at
            self.index += 1
            operand = self.expression(6)
            if isinstance(operand, Literal) and not isinstance(operand.value, str):
                return Literal(-operand.value, at)
            return Negative(operand, at)
        return self.primary()

    def primary(self) -> Surface:
        token = self.token
        following = self.found[min(self.index + 1, len(self.found) - 1)]
        if token.kind == "number":
            self.index += 1
            return Literal(self.number(token), token.at)
        if token.kind == "text":
            self.index += 1
            return Literal(token.text[1:-1], token.at)
        if token.kind == "operator" and token.text == "(":
            self.index += 1
            inner = self.expression(0)
            self.take(")")
            return self.steps(inner, token.at)
        if token.kind == "name" and following.text == "(" and following.kind == "operator":
            return self.steps(self.call(), token.at)
        if token.kind == "reference":
            self.index += 1
            return self.steps(self.reference(token), token.at)
        return self.path(token.at)

    def number(self, token: Token) -> int | Decimal:
        number = from_text(token.text)
        if number is None:
            self.index -= 1
            raise self.fault(
                "R005",
                f"{token.text} has more digits than a number may have.",
                "Use at most 15 significant digits and 9 places after the point.",
            )
        return number

    def call(self) -> Surface:
        name = self.token
        self.index += 2
        arguments: list[Surface] = []
        if self.token.text != ")":
            arguments.append(self.expression(0))
            while self.token.text == "," and self.token.kind == "operator":
                self.index += 1
                arguments.append(self.expression(0))
        self.take(")")
        return Call(name.text, tuple(arguments), name.at)

    def reference(self, token: Token) -> Surface:
        match = _REFERENCE.match(token.text)
        if match is None:
            self.index -= 1
            raise self.fault(
                "R004",
                f"“{token.text}” is not a well-formed reference.",
                "Write ${name}, ${name[row,column]}, ${prior:name} or ${instrument:name}.",
            )
        return Reference(match["name"], token.at, match["row"], match["column"], match["source"])

    def steps(self, start: Surface, at: int) -> Surface:
        """`start` itself, or a Path where XPath steps or predicates follow it."""
        if not (self.token.kind == "operator" and self.token.text in ("/", "//", "[")):
            return start
        self.follow()
        return Path(self.text[at : self.token.at].rstrip(), at)

    def path(self, at: int) -> Surface:
        """`.`, `..`, `name`, `/data/name`, `@name` and what follows them."""
        token = self.token
        if token.kind == "dots":
            self.index += 1
            if token.text == "." and self.token.text not in ("/", "//", "["):
                return Reference(".", at)
        elif token.text in ("/", "//"):
            pass
        elif token.kind == "name" or token.text in ("@", "*"):
            self.step()
        else:
            found = f"“{token.text}”" if token.text else "the end"
            raise self.fault(
                "R003", f"A value is expected, {found} stands here.", "Write a reference, number or text."
            )
        self.follow()
        written = self.text[at : self.token.at].rstrip()
        sibling = re.fullmatch(r"\.\./([\w.\-]+)", written)
        return Reference(sibling[1], at) if sibling else Path(written, at)

    def follow(self) -> None:
        while self.token.kind == "operator" and self.token.text in ("/", "//", "["):
            if self.token.text == "[":
                self.index += 1
                self.expression(0)
                self.take("]")
            else:
                self.index += 1
                self.step()

    def step(self) -> None:
        if self.token.text == "@":
            self.index += 1
        token = self.token
        if token.kind == "name" and self.found[self.index + 1].text == "::":
            self.index += 2
            token = self.token
        if token.kind not in ("name", "dots", "reference") and token.text != "*":
            raise self.fault("R003", "A path is not complete.", "Name the question, as in ../name.")
        self.index += 1
        if self.token.text == "(" and token.kind == "name":
            self.index += 1
            self.take(")")
