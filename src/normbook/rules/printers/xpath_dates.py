"""Dates and moments in XPath: ISO texts, counted in days by the calendar's own rules.

The engine's date functions know time zones and the year 1900; these know neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from normbook.rules.printers.xpath_numbers import Numbers

_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[^]*)?$"
_MONTHS = "'JanFebMarAprMayJunJulAugSepOctNovDec'"
_DAYS = "'ThuFriSatSunMonTueWed'"


class Dates:
    """Writes dates. Arguments are expressions of texts, '' for an absence; days are numbers."""

    def __init__(self, numbers: Numbers, held: Callable[[str], str]) -> None:
        self.numbers, self.held = numbers, held

    def key(self, date: str) -> str:
        """A number that orders dates, or moments, as they follow one another."""
        return f"number(translate({date}, '-T:', ''))"

    def days(self, date: str) -> str:
        """Days since 1970-01-01 of a date or of the day of a moment; not a number of an absence."""
        date = self.held(date)
        month = self.numbers.held(f"number(substr({date}, 5, 7))")
        year = self.numbers.held(f"number(substr({date}, 0, 4)) - ({month} <= 2)")
        leaps = f"floor({year} div 4) - floor({year} div 100) + floor({year} div 400)"
        before = f"floor((153 * ({month} + if({month} > 2, -3, 9)) + 2) div 5)"
        return self.numbers.held(
            f"365 * {year} + {leaps} + {before} + number(substr({date}, 8, 10)) - 719469"
        )

    def seconds(self, moment: str) -> str:
        """Seconds since 1970-01-01T00:00:00."""
        moment = self.held(moment)
        clock = f"number(substr({moment}, 11, 13)) * 3600 + number(substr({moment}, 14, 16)) * 60"
        return f"({self.days(moment)} * 86400 + {clock} + number(substr({moment}, 17, 19)))"

    def between(self, later: str, earlier: str, *, moments: bool) -> str:
        """Days from one date to another; with a fraction where moments take part."""
        if not moments:
            return f"({self.days(later)} - {self.days(earlier)})"
        apart = f"({self.seconds(later)} - {self.seconds(earlier)})"
        return self.numbers.divide(apart, "86400", (True, True))

    def moment(self, date: str) -> str:
        """A date as the moment at which it begins; a moment as it is."""
        date = self.held(date)
        clock = f"if(string-length({date}) > 10, substr({date}, 11), '00:00:00')"
        return f"if({date} = '', '', concat(substr({date}, 0, 10), 'T', {clock}))"

    def from_days(self, days: str) -> str:
        """The date of so many days since 1970-01-01; an absence outside the years 1 to 9999."""
        days = self.numbers.held(days)
        shifted = self.numbers.held(f"{days} + 719468")
        era = self.numbers.held(f"floor({shifted} div 146097)")
        left = self.numbers.held(f"{shifted} - {era} * 146097")
        leaps = f"floor({left} div 1460) + floor({left} div 36524) - floor({left} div 146096)"
        year = self.numbers.held(f"floor(({left} - {leaps}) div 365)")
        past = self.numbers.held(f"{left} - (365 * {year} + floor({year} div 4) - floor({year} div 100))")
        month = self.numbers.held(f"floor((5 * {past} + 2) div 153)")
        day = f"{past} - floor((153 * {month} + 2) div 5) + 1"
        shown = (
            f"concat(substr(string(10000 + {year} + {era} * 400 + ({month} >= 10)), 1), '-', "
            f"substr(string(100 + {month} + if({month} < 10, 3, -9)), 1), '-', "
            f"substr(string(100 + {day}), 1))"
        )
        return f"if({days} >= -719162 and {days} <= 2932896, {shown}, '')"

    def from_text(self, text: str) -> str:
        """The date with which a text begins, where the text is an ISO date or moment."""
        text = self.held(text)
        valid = self.held(f"if(regex({text}, '{_PATTERN}'), substr({text}, 0, 10), '')")
        year, month, day = (f"number(substr({valid}, {place}))" for place in ("0, 4", "5, 7", "8, 10"))
        leap = f"({year} mod 4 = 0 and ({year} mod 100 != 0 or {year} mod 400 = 0))"
        last = f"if({month} = 2, 28 + {leap}, 30 + ({month} + floor({month} div 8)) mod 2)"
        known = f"{year} > 0 and {month} > 0 and {month} < 13 and {day} > 0 and {day} <= {last}"
        return f"if({known}, {valid}, '')"

    def format(self, date: str, form: str, quoted: Callable[[str], str]) -> str:
        """The date by the signs of format-date."""
        date = self.held(date)
        parts = [
            self.sign(date, piece[1]) if piece.startswith("%") and len(piece) == 2 else quoted(piece)
            for piece in re.split(r"(%.)", form)
            if piece
        ]
        return f"if({date} = '', '', concat({', '.join([*parts, chr(39) * 2])}))"

    def sign(self, date: str, sign: str) -> str:
        """One sign of a form."""
        if sign == "a":
            week = f"(({self.days(date)} mod 7 + 7) mod 7 * 3)"
            return f"substr({_DAYS}, {week}, {week} + 3)"
        month, clock = f"number(substr({date}, 5, 7))", f"string-length({date}) > 10"
        signs = {
            "Y": f"substr({date}, 0, 4)",
            "y": f"substr({date}, 2, 4)",
            "m": f"substr({date}, 5, 7)",
            "n": f"string({month})",
            "b": f"substr({_MONTHS}, {month} * 3 - 3, {month} * 3)",
            "d": f"substr({date}, 8, 10)",
            "e": f"string(number(substr({date}, 8, 10)))",
            "H": f"if({clock}, substr({date}, 11, 13), '00')",
            "h": f"if({clock}, string(number(substr({date}, 11, 13))), '0')",
            "M": f"if({clock}, substr({date}, 14, 16), '00')",
            "S": f"if({clock}, substr({date}, 17, 19), '00')",
            "3": "'000'",
            "%": "'%'",
        }
        return signs[sign]
