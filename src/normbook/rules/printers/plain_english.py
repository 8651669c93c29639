"""English phrases of rules: one for every node and function of the core.

`{0}`, `{1}` are the parts in order, `{n}` how many parts there are, `{list}` the
parts with semicolons between. Every phrase for something with parts begins with
words of its own and says how many parts follow, so that it needs no brackets; a
comma before "and" or "or" stands only between the tests of a whole sentence.
"""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "route": "Answer only if {0}.",
    "check": "This should hold: {0}.",
    "calculation": "Calculated: {0}.",
    "filter": "Offered only if {0}.",
    # tests
    "always": "always",
    "never": "never",
    "and": " and ",
    "or": " or ",
    "and then": ", and ",
    "or then": ", or ",
    "both": "both {0} and {1}",
    "all": "all of these {n}: {list}",
    "either": "either {0} or {1}",
    "any": "at least one of these {n}: {list}",
    "not": "it is not so that {0}",
    "yes": "{0} is yes",
    "not yes": "{0} is not yes",
    "equal": "{0} is {1}",
    "not equal": "{0} is not {1}",
    "less": "{0} is less than {1}",
    "at most": "{0} is at most {1}",
    "more": "{0} is more than {1}",
    "at least": "{0} is at least {1}",
    "before": "{0} is before {1}",
    "not after": "{0} is on or before {1}",
    "after": "{0} is after {1}",
    "not before": "{0} is on or after {1}",
    "answered": "{0} is answered",
    "not answered": "{0} is not answered",
    "present": "there is a value for {0}",
    "absent": "there is no value for {0}",
    "includes": "{0} includes {1}",
    "not includes": "{0} does not include {1}",
    "contains": "{0} contains {1}",
    "starts-with": "{0} begins with {1}",
    "ends-with": "{0} ends with {1}",
    "matches": "{0} has the form {1}",
    "marked": "{0} is marked as {1}",
    # values
    "nothing": "nothing",
    "true": "“yes”",
    "false": "“no”",
    "quote": "“{0}”",
    "date": "{day} {month} {year}",
    "moment": "{day} {month} {year} at {time}",
    "set": "exactly these {n}: {list}",
    "today()": "the date of today",
    "now()": "the present moment",
    "position()": "the number of this row",
    "rows of": "the rows of {0}",
    "row": "the answer in row number {0} of {1}",
    "reason": "the reason stated for {0}",
    "if": "if {0} then {1}, otherwise {2}",
    "coalesce": "the first with a value of these {n}: {list}",
    # functions of scalars
    "add": "the sum of {0} and {1}",
    "subtract": "the difference of {0} minus {1}",
    "multiply": "the product of {0} and {1}",
    "divide": "the quotient of {0} by {1}",
    "modulo": "the remainder of {0} divided by {1}",
    "power": "the power of {0} to the exponent {1}",
    "negate": "the negative of {0}",
    "round": "the rounding of {0} to {1} decimal places",
    "floor": "the whole number at or below {0}",
    "ceiling": "the whole number at or above {0}",
    "truncate": "the whole part of {0}",
    "absolute": "the size without sign of {0}",
    "number-of": "the number written in {0}",
    "text": "the written form of {0}",
    "length": "the number of characters in {0}",
    "concat": "the text put together from these {n}: {list}",
    "slice": "the characters from place {1} (from 0) to the end of {0}",
    "slice to": "the characters from place {1} (from 0) to before place {2} of {0}",
    "tidy": "the text without extra spaces of {0}",
    "date-of": "the date given by {0}",
    "moment-of": "the beginning of {0}",
    "plus-days": "the date {1} days after {0}",
    "days-between": "the days from {1} to {0}",
    "days-of": "the days from the beginning of 1970 to {0}",
    "format-date": "the date {0} in the form {1}",
    "choice-at": "the choice with number {1} (from 0) in {0}",
    "choice-count": "the number of choices in {0}",
    "choice-name": "the label of {0}",
    "choice-name in": "the label of {0} by a list of {n}: {list}",
    # several values
    "sum": "the sum of those answered of these {n}: {list}",
    "complete": "the sum of these {n}: {list}",
    "complete-sum": "the sum, where all are there or not applicable, of these {n}: {list}",
    "min": "the smallest of these {n}: {list}",
    "max": "the largest of these {n}: {list}",
    "mean": "the mean of those answered of these {n}: {list}",
    "count": "how many are answered of these {n}: {list}",
    "rows": "how many places there are in these {n}: {list}",
    "join": "the texts of these {n} with {0} between them: {list}",
}

ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()
)

LEGEND = (
    "A comparison with a question that has no answer does not hold; “is not” then holds. "
    "A question that is not asked counts as not answered."
)
"""What a reader of these sentences must know; stands once in every document that prints them."""
