"""What a value means: values, absences and marks (the algebra every printer follows).

Nothing in Normbook stands below this package.
"""

from __future__ import annotations

from normbook.values._absence import Absence, Mark, Reason
from normbook.values._decimals import (
    DIGITS,
    LIMIT,
    PLACES,
    Number,
    divide,
    fit,
    from_text,
    multiply,
    power,
    remainder,
    round_to,
    to_text,
    truncate,
)
from normbook.values._value import Value, as_json, same, value_text

__all__ = [
    "DIGITS",
    "LIMIT",
    "PLACES",
    "Absence",
    "Mark",
    "Number",
    "Reason",
    "Value",
    "as_json",
    "divide",
    "fit",
    "from_text",
    "multiply",
    "power",
    "remainder",
    "round_to",
    "same",
    "to_text",
    "truncate",
    "value_text",
]
