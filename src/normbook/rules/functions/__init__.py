"""The functions of the rule language, one table; each says how it is written and what it means."""

from __future__ import annotations

from normbook.rules.functions._aggregates import AGGREGATES
from normbook.rules.functions._calendar import CALENDAR
from normbook.rules.functions._choices import CHOICES
from normbook.rules.functions._function import Function
from normbook.rules.functions._logic import LOGIC
from normbook.rules.functions._numbers import NUMBERS
from normbook.rules.functions._texts import TEXTS

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in sorted(
        (*LOGIC, *CHOICES, *NUMBERS, *AGGREGATES, *TEXTS, *CALENDAR), key=lambda each: each.name
    )
}

__all__ = ["FUNCTIONS", "Function"]
