"""What ODK's engine cannot say."""

from __future__ import annotations

from normbook.rules._core import Apply, Const, Core, walk
from normbook.rules._types import Kind

_EXACT = (-1, 0, 1, 2)


def binary_power(node: Core) -> bool:
    """Does a tree raise to a power that is had in binary?

    Whole numbers to whole exponents, and anything squared or inverted, are exact.
    """
    return any(isinstance(each, Apply) and each.name == "power" and not _exact(each) for each in walk(node))


def _exact(node: Apply) -> bool:
    base, exponent = node.items
    if base.type.kind is Kind.INTEGER and exponent.type.kind is Kind.INTEGER:
        return True
    return isinstance(exponent, Const) and exponent.value in _EXACT
