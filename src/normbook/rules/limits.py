"""What a target cannot say: one named list, each limit with its reason.

A rule under a limit of a target is left out of that target by name and counted;
whoever reads the reply evaluates it again with the oracle, so no rule is lost.
The list is short on purpose: a printer first tries to print it right.

Targets are named as the command line names its printers: python, js, duckdb,
excel, xpath.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normbook.rules._core import Core, Matches, walk
from normbook.rules.printers.duckdb_limits import inexact_power
from normbook.rules.printers.sheet_numbers import rough_power
from normbook.rules.printers.xpath_limits import binary_power


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of one target: its code, what it is about, why it is so, and which trees it concerns."""

    target: str
    code: str
    about: str
    reason: str
    concerns: Callable[[Core], bool]


def limits_of(node: Core, target: str) -> list[Limit]:
    """The limits under which a tree stands in a target; none where the target says it in full."""
    return [limit for limit in LIMITS if limit.target == target and limit.concerns(node)]


def _has_pattern(node: Core) -> bool:
    return any(isinstance(each, Matches) for each in walk(node))


LIMITS: tuple[Limit, ...] = (
    Limit(
        "excel",
        "R101",
        "regular expressions",
        "Workbooks of 2010 to 2021 have no function for them.",
        _has_pattern,
    ),
    Limit(
        "excel",
        "R103",
        "powers of decimals other than 0, 1, 2 and 3",
        "A spreadsheet raises to powers in binary; beyond thirteen digits the last may differ.",
        rough_power,
    ),
    Limit(
        "xpath",
        "R131",
        "powers of decimals other than the square and the inverse",
        "XPath raises to a power in binary; the last of fifteen digits may differ.",
        binary_power,
    ),
    Limit(
        "duckdb",
        "R121",
        "powers that need more than 38 digits on the way",
        "They are had by binary floating point; the last of fifteen digits may differ.",
        inexact_power,
    ),
)
