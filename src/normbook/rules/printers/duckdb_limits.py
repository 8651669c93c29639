"""What DuckDB cannot say; the named list that quotes these stands in normbook.rules.limits."""

from __future__ import annotations

import re

from normbook.rules._core import Apply, Const, Core, Matches, walk
from normbook.rules._types import Kind

_MOST = 1000
_PART = re.compile(r"\\.|\[\^?\\?.(?:\\.|[^\]\\])*\]|\(\?:|\)|\{(\d+)(?:,(\d*))?\}|.", re.DOTALL)


def inexact_power(node: Core) -> bool:
    """Does a tree raise to a power that may need more than the 38 digits of a HUGEINT?

    Whole numbers to whole exponents and anything squared are exact always.
    """
    return any(isinstance(each, Apply) and each.name == "power" and not _exact(each) for each in walk(node))


def _exact(node: Apply) -> bool:
    base, exponent = node.items
    if base.type.kind is Kind.INTEGER and exponent.type.kind is Kind.INTEGER:
        return True
    return isinstance(exponent, Const) and exponent.value in (-1, 0, 1, 2)


def long_repetition(node: Core) -> bool:
    """Does a pattern repeat more often than RE2 takes: 1,000 times, nested repetitions multiplied?"""
    return any(isinstance(each, Matches) and _times(each.pattern) > _MOST for each in walk(node))


def _times(pattern: str) -> int:
    """The largest product of nested counts in a common pattern."""
    open_groups, last, most = [1], 1, 1
    for match in _PART.finditer(pattern):
        part = match[0]
        if part == "(?:":
            open_groups.append(1)
        elif part == ")":
            last = open_groups.pop()
            open_groups[-1] = max(open_groups[-1], last)
        elif match[1] is not None:
            last *= max(int(match[2] or match[1]), int(match[1]), 1)
            open_groups[-1] = max(open_groups[-1], last)
            most = max(most, last)
        else:
            last = 1
    return most
