"""Random typed scopes and random replies to them, for the agreement of printers.

Everything is drawn from a Chooser: a seeded generator for millions of
decisions, or Hypothesis where a failure has to shrink. The first thing offered
is always the plainest, so that shrinking towards 0 gives plain cases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeVar

T = TypeVar("T")
Entry = Mapping[str, object]
Schema = dict[str, Entry]

TEXTS = (
    "abc", "5", "", "yes", "ABC", "a", "ab c", "5.0", "007", " 5 ", "-0", "0.1", "1e3", "100000000000000000",
    "2024-02-29", "2023-02-29", "it's", 'say "x"', "two  spaces", " edge ", "العربية", "😀x", "é", "straße",
    "=1+1", "#N/A", "TRUE", "50%", "a_b*?~", "<&>", "tab\tend", "line\nend", "1,5", "-3.25", "10", "a b c",
)  # fmt: skip
CODES = ("yes", "no", "1", "2", "10", "none", "a", "b", "other", "01")
LABELS = {"yes": "Yes", "no": "No", "a": "Ja’far", "b": "نعم", "other": 'Other, "say"', "1": "One"}
REASONS = (
    "not-available",
    "not-answered",
    "unknown",
    "refused",
    "not-applicable",
    "does-not-exist",
    "confidential",
)
MARKS = ("estimated", "provisional", "definition-differs", "reference-period-differs")
DATES = ("2024-02-29", "2019-12-31", "2020-01-01", "1970-01-01", "2023-03-01", "2099-07-09", "1955-11-05")
FAR_DATES = ("0001-01-01", "9999-12-31", "1850-06-15", "1900-02-28")
MOMENTS = ("2024-02-29T10:20:30", "2020-01-01T00:00:00", "2019-12-31T23:59:59", "1970-01-01T06:00:00")
ROWS, COLUMNS = ("men", "women"), ("2019", "2020")


class Chooser(Protocol):
    """Something that draws a whole number from 0 to below `count`."""

    def below(self, count: int) -> int: ...


@dataclass(frozen=True, slots=True)
class Seeded:
    """A fast chooser that gives the same for the same seed."""

    random: Random

    @staticmethod
    def of(seed: int) -> Seeded:
        return Seeded(Random(seed))

    def below(self, count: int) -> int:
        return int(self.random.random() * count)


def one(choose: Chooser, things: Sequence[T]) -> T:
    """One of several things; the first is the plainest."""
    return things[choose.below(len(things))]


def chance(choose: Chooser, percent: int) -> bool:
    """True in so many of a hundred draws; false is the plainest."""
    return choose.below(100) >= 100 - percent


def codes_of(entry: Entry) -> tuple[str, ...]:
    """The codes that a question declares; some where it declares none."""
    listed = entry.get("choices")
    if not isinstance(listed, list):
        return CODES[:4]
    return tuple(str(each["code"]) if isinstance(each, dict) else str(each) for each in listed)


def draw_schema(choose: Chooser) -> Schema:
    """A scope: two questions of most kinds, a table of cells, a roster, an answer of the last round."""
    schema: Schema = {}
    for name in ("b1", "b2"):
        schema[name] = {"type": "boolean"}
    for name in ("n1", "n2", "prior:n", "."):
        schema[name] = {"type": "integer"}
    for name in ("d1", "d2"):
        schema[name] = {"type": "decimal"}
    for name in ("t1", "t-2"):
        schema[name] = {"type": "text"}
    for name in ("a1", "a2"):
        schema[name] = {"type": "date"}
    schema["m1"] = {"type": "moment"}
    schema["c1"] = {"type": "choice", "choices": _list(choose)}
    schema["c2"] = {"type": "choice", "choices": _list(choose)}
    schema["c3"] = {"type": "choice"}
    schema["s1"] = {"type": "set", "choices": _list(choose)}
    schema["s2"] = {"type": "set", "choices": _list(choose)}
    schema["s3"] = {"type": "set"}
    cell = one(choose, ("integer", "decimal"))
    schema.update({f"q[{row},{column}]": {"type": cell} for row in ROWS for column in COLUMNS})
    for name, kind in (
        ("k", "integer"),
        ("y", "decimal"),
        ("w", "text"),
        ("when", "date"),
        ("is", "boolean"),
    ):
        schema[name] = {"type": f"{kind}[]"}
    return schema


def _list(choose: Chooser) -> list[object]:
    start, count = choose.below(len(CODES)), 2 + choose.below(5)
    codes = [CODES[(start + index * 3) % len(CODES)] for index in range(count)]
    if chance(choose, 50):
        return [{"code": code, "label": LABELS.get(code, f"Label {code}")} for code in codes]
    return list(codes)


def draw_reply(choose: Chooser, schema: Schema, *, wild: bool = True) -> dict[str, object]:
    """JSON data for a schema: values, blanks, reasons, marks; `wild` brings far dates and large numbers."""
    return {key: _answer(choose, entry, wild=wild) for key, entry in schema.items()}


def _answer(choose: Chooser, entry: Entry, *, wild: bool) -> object:
    kind = str(entry["type"])
    if kind.endswith("[]"):
        one_row = {**entry, "type": kind.removesuffix("[]")}
        rows = [_value(choose, one_row, wild=wild) for _ in range(choose.below(5))]
        return [None if chance(choose, 25) else row for row in rows]
    drawn = choose.below(20)
    if drawn < 13:
        return _value(choose, entry, wild=wild)
    if drawn < 15:
        marks = sorted({one(choose, MARKS), one(choose, MARKS)})
        return {"value": _value(choose, entry, wild=wild), "marks": marks}
    return None if drawn < 17 else {"absent": one(choose, REASONS)}


def _value(choose: Chooser, entry: Entry, *, wild: bool) -> object:
    match entry["type"]:
        case "boolean":
            return choose.below(2) == 0
        case "integer":
            return draw_whole(choose, wild=wild)
        case "decimal":
            return draw_decimal(choose, wild=wild)
        case "date":
            return one(choose, DATES + FAR_DATES if wild else DATES)
        case "moment":
            return one(choose, MOMENTS)
        case "choice":
            return one(choose, codes_of(entry))
        case "set":
            chosen = [code for code in codes_of(entry) if choose.below(3) == 0]
            return chosen[::-1] or None
        case _:
            return one(choose, TEXTS)


def draw_whole(choose: Chooser, *, wild: bool) -> int:
    """Mostly small; where wild, sometimes at the edge of the domain."""
    if wild and chance(choose, 6):
        size = one(choose, (999_999_999_999_999, 123_456_789_012_345, 10**14, 4_000_000_000, 2**31))
        return -size if chance(choose, 50) else size
    if chance(choose, 20):
        return choose.below(4000) - 1000
    return choose.below(13) if chance(choose, 70) else -choose.below(6)


def draw_decimal(choose: Chooser, *, wild: bool) -> str:
    """As text, so that no binary fraction comes near it; half ties and signs are frequent."""
    if wild and chance(choose, 8):
        return one(
            choose,
            ("0.000000001", "-0.000000005", "123456.789012345", "99999999999999.9", "999999.999999999"),
        )
    whole, places = choose.below(20), choose.below(4)
    if chance(choose, 10):
        whole = choose.below(3000)
    part = one(choose, ("5", "50", "25", "1", "005", "125", "0", "999"))[:places] if places else ""
    sign = "-" if chance(choose, 30) else ""
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
