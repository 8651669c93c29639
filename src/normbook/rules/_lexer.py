"""Tokens of the XLSForm expression surface (XPath 1.0 lexis plus `${name}`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normbook.rules._fault import ExpressionError, Fault

LONGEST = 20_000
"""Characters of an expression; the longest in 217 real forms has under 6,000."""

_TOKENS = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<reference>\$\{[^{}]*\})
  | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
  | (?P<text>"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’)
  | (?P<dots>\.\.?)
  | (?P<operator>!=|<=|>=|//|::|[=<>+\-*/|(),\[\]@$])
  | (?P<name>[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text as written, its offset."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, spaces left out, with an end token last.

    Raises ExpressionError R001 for a character that begins no token, R002 for
    an expression longer than can be meant.
    """
    if len(text) > LONGEST:
        fault = Fault(
            "R002", LONGEST, f"The expression has {len(text)} characters.", "Split it into calculations."
        )
        raise ExpressionError(text[:80] + "…", (fault,))
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKENS.match(text, at)
        if match is None:
            raise ExpressionError(text, (_stray(text, at),))
        kind = match.lastgroup or ""
        if kind != "space":
            found.append(Token(kind, match.group(), at))
        at = match.end()
    found.append(Token("end", "", len(text)))
    return found


def _stray(text: str, at: int) -> Fault:
    character = text[at]
    if character in "\"'“‘":
        return Fault("R001", at, "A quotation mark is opened and not closed.", "Close it.")
    if character in "${}":
        return Fault("R001", at, "A reference is not complete.", "Write ${name}, with both braces.")
    return Fault("R001", at, f"The character {character!r} means nothing here.", "Take it out.")
