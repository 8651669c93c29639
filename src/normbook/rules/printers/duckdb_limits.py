"""What DuckDB cannot say; the named list that quotes these stands in normbook.rules.limits."""

from __future__ import annotations

from normbook.rules._core import Apply, Const, Core, walk
from normbook.rules._types import Kind


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
