"""Texts: string-length, concat, substr, contains, starts-with, ends-with, regex, normalize-space, string."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules._core import Apply, Core, Matches, Within
from normbook.rules._patterns import PatternError, pattern_text
from normbook.rules._tree import Call, Literal
from normbook.rules._types import INTEGER, TEXT
from normbook.rules.functions._function import Function

if TYPE_CHECKING:
    from collections.abc import Callable

    from normbook.rules._checker import Checker


def _length(check: Checker, call: Call) -> Core:
    return Apply("length", (check.text(call.arguments[0]),), INTEGER)


def _concat(check: Checker, call: Call) -> Core:
    return Apply("concat", tuple(check.text(part) for part in call.arguments), TEXT)


def _substr(check: Checker, call: Call) -> Core:
    bounds = tuple(check.number(part) for part in call.arguments[1:])
    return Apply("slice", (check.text(call.arguments[0]), *bounds), TEXT)


def _tidy(check: Checker, call: Call) -> Core:
    return Apply("tidy", (check.text(call.arguments[0]),), TEXT)


def _string(check: Checker, call: Call) -> Core:
    return check.text(call.arguments[0])


def _within(name: str) -> Callable[[Checker, Call], Core]:
    def build(check: Checker, call: Call) -> Core:
        return Within(name, check.text(call.arguments[0]), check.text(call.arguments[1]))

    return build


def _regex(check: Checker, call: Call) -> Core:
    text = check.text(call.arguments[0])
    pattern = call.arguments[1]
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        return check.fault(
            "R016", call.at, "The pattern is not a quoted text.", "Write the pattern in quotation marks."
        )
    try:
        return Matches(text, pattern_text(pattern.value))
    except PatternError as error:
        cure = "Use classes, quantifiers, anchors, groups and alternation."
        return check.fault("R016", pattern.at + 1 + error.at, str(error), cure)


TEXTS = (
    Function("string", "string(x)", "The canonical writing of a value.", 1, 1, _string),
    Function(
        "string-length",
        "string-length(x)",
        "How many characters (code points); 0 of an absence.",
        1,
        1,
        _length,
    ),
    Function("concat", "concat(a, b, …)", "The texts one after the other.", 1, None, _concat),
    Function(
        "substr",
        "substr(x, start, end)",
        "The part from start (0 is the first) to before end; negative counts from the end.",
        2,
        3,
        _substr,
    ),
    Function(
        "contains", "contains(x, part)", "True where the part stands in the text.", 2, 2, _within("contains")
    ),
    Function(
        "starts-with",
        "starts-with(x, part)",
        "True where the text begins with the part.",
        2,
        2,
        _within("starts-with"),
    ),
    Function(
        "ends-with",
        "ends-with(x, part)",
        "True where the text ends with the part.",
        2,
        2,
        _within("ends-with"),
    ),
    Function("regex", "regex(x, 'pattern')", "True where the whole text matches the pattern.", 2, 2, _regex),
    Function(
        "normalize-space",
        "normalize-space(x)",
        "Without space at the ends, single spaces within.",
        1,
        1,
        _tidy,
    ),
)
