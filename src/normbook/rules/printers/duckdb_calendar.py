"""Dates and moments in DuckDB, between 0001-01-01 and 9999-12-31."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from normbook.rules._core import Apply, Const, Core
from normbook.rules._types import Kind
from normbook.rules.printers import duckdb_numbers as numbers
from normbook.rules.printers.sql import SqlPrinter

_FIRST, _LAST = -719_162, 2_932_896
"""0001-01-01 and 9999-12-31 in days since 1970-01-01."""
_ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?s:.*))?"
_MONTHS = "['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']"
_DAYS = "['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']"


class Calendar(SqlPrinter):
    """What the DuckDB printer says of dates."""

    def calendar_functions(self) -> Mapping[str, Callable[[Apply], str]]:
        return {
            "date-of": self.date_of,
            "moment-of": lambda node: self.to(node.items[0], node.type),
            "plus-days": self.plus_days,
            "days-between": lambda node: self.between(*node.items),
            "days-of": lambda node: self.days_of(node.items[0]),
            "format-date": self.format_date,
        }

    def date_of(self, node: Apply) -> str:
        item = node.items[0]
        match item.type.kind:
            case Kind.TEXT | Kind.CHOICE:
                text = self.hold(self.show(item))
                read = self.hold(
                    f"CASE WHEN regexp_full_match({text}, '{_ISO}') "
                    f"THEN TRY_CAST(left({text}, 10) AS DATE) END"
                )
                return f"CASE WHEN {read} >= DATE '0001-01-01' THEN {read} END"
            case Kind.INTEGER | Kind.DECIMAL:
                sql = self.show(item)
                whole = sql if item.type.kind is Kind.INTEGER else f"CAST(floor({sql}) AS BIGINT)"
                return self.from_days(whole)
            case _:
                return self.cast(self.show(item), Kind.DATE)

    def from_days(self, sql: str) -> str:
        """The date so many days after 1970-01-01; NULL outside the domain."""
        days = self.hold(sql)
        date = f"DATE '1970-01-01' + CAST({days} AS INTEGER)"
        return f"CASE WHEN {days} BETWEEN {_FIRST} AND {_LAST} THEN {date} END"

    def plus_days(self, node: Apply) -> str:
        date, amount = node.items
        days = self.show(amount)
        days = days if amount.type.kind is Kind.INTEGER else f"CAST(trunc({days}) AS BIGINT)"
        return self.from_days(f"(({self.cast(self.show(date), Kind.DATE)} - DATE '1970-01-01') + {days})")

    def between(self, later: Core, earlier: Core) -> str:
        if Kind.MOMENT not in (later.type.kind, earlier.type.kind):
            return f"({self.cast(self.show(later), Kind.DATE)} - {self.cast(self.show(earlier), Kind.DATE)})"
        return self.day_part(self.show(later), self.show(earlier))

    def day_part(self, later: str, earlier: str) -> str:
        """Days with the time as a fraction."""
        ends = self.cast(earlier, Kind.MOMENT), self.cast(later, Kind.MOMENT)
        seconds = f"CAST(date_diff('second', {ends[0]}, {ends[1]}) AS HUGEINT)"
        return numbers.divided(self.hold, seconds, "CAST(86400 AS HUGEINT)")

    def days_of(self, item: Core) -> str:
        if item.type.kind is Kind.MOMENT:
            return self.day_part(self.show(item), "TIMESTAMP '1970-01-01 00:00:00'")
        return f"({self.cast(self.show(item), Kind.DATE)} - DATE '1970-01-01')"

    def format_date(self, node: Apply) -> str:
        form = node.items[1]
        written = str(form.value or "") if isinstance(form, Const) else ""
        moment = self.hold(self.cast(self.show(node.items[0]), Kind.MOMENT))
        parts = [
            self.sign(part[1], moment) if part[0] == "%" else self.words(part) for part in _pieces(written)
        ]
        absent = f"CASE WHEN {moment} IS NOT NULL THEN '' END"
        return f"nullif({' || '.join([absent, *parts])}, '')"

    def sign(self, sign: str, moment: str) -> str:
        """What a sign of ODK's format-date stands for."""
        unit = {"Y": "year", "y": "year", "m": "month", "n": "month", "d": "day", "e": "day"}.get(sign)
        unit = unit or {"H": "hour", "h": "hour", "M": "minute", "S": "second"}.get(sign)
        if unit:
            value = f"extract({unit} FROM {moment})"
            value = f"CAST({value} % 100 AS VARCHAR)" if sign == "y" else f"CAST({value} AS VARCHAR)"
            width = {"Y": 4, "n": 0, "e": 0, "h": 0}.get(sign, 2)
            return f"lpad({value}, {width}, '0')" if width else value
        names = {"b": f"{_MONTHS}[extract(month FROM {moment})]", "a": f"{_DAYS}[isodow({moment})]"}
        return names.get(sign) or self.words({"3": "000"}.get(sign, sign))


def _pieces(form: str) -> list[str]:
    """The signs of a format, each with its per cent sign, and the texts between them."""
    return [piece for piece in re.split(r"(%.)", form) if piece]
