"""Numbers as a table writes them: the signs are declared, never guessed; the value is exact."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from normbook.replies.mapping._model import ValueRule
from normbook.values import DIGITS, PLACES, fit

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-", "\u066a": "%"})
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")
_LONGEST = 60
"""Characters of a number; beyond it a text is no number that anybody counted."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell that cannot be read as what the question asks for."""

    code: str
    message: str
    cure: str


class NumberReader:
    """Reads whole numbers and decimals in one declared style."""

    def __init__(self, rule: ValueRule) -> None:
        decimal, group = rule.decimal or ".", rule.thousands
        grouped = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|" if group else ""
        self._written = re.compile(
            rf"([+-]?)({grouped}\d+)(?:{re.escape(decimal)}(\d*))?(?:[eE]([+-]?\d{{1,3}}))?\s?(%?)\Z"
        )
        self._group, self._decimal = group, decimal
        self._per_cent = rule.per_cent
        self._scale, self._places = rule.scale, rule.round
        self.rounded = 0
        """How many numbers were rounded because the mapping says so."""

    def read(self, cell: str | int | Decimal, *, whole: bool) -> int | Decimal | Misread:
        """The number in a cell of a workbook or a text."""
        if type(cell) is int and self._scale is None and -(10**DIGITS) < cell < 10**DIGITS:
            return cell
        if whole and self._scale is None and isinstance(cell, str) and _counted(cell):
            return int(cell)
        exact = self._exact(cell) if isinstance(cell, str) else Decimal(cell)
        if isinstance(exact, Misread):
            return exact
        held = self._held(exact)
        if not whole or isinstance(held, Misread):
            return held
        if held != held.to_integral_value():
            return Misread("A003", f"“{cell}” is not a whole number.", "Write a whole number.")
        return int(held)

    def _exact(self, text: str) -> Decimal | Misread:
        written = text.translate(_SPACES)
        if not written.isascii():
            written = "".join(str(unicodedata.decimal(letter, letter)) for letter in written)
        match = self._written.match(written) if len(written) <= _LONGEST else None
        if match is None:
            return Misread("A003", f"“{text[:40]}” is not a number.", self._cure(written))
        sign, digits, places, exponent, per_cent = match.groups()
        if per_cent and self._per_cent is None:
            cure = (
                "Say in the mapping whether it is divided by a hundred: numbers: {per-cent: divide} or keep."
            )
            return Misread("A003", f"“{text}” has a per cent sign.", cure)
        if self._group:
            digits = digits.replace(self._group, "")
        exact = Decimal(f"{sign}{digits}.{places or ''}e{exponent or 0}")
        return _EXACT.multiply(exact, _CENT) if per_cent and self._per_cent == "divide" else exact

    def _held(self, exact: Decimal) -> Decimal | Misread:
        """The number in the domain: rounded only where the mapping says so."""
        if self._scale is not None:
            exact = _EXACT.multiply(exact, self._scale)
        if abs(exact.adjusted()) > _LONGEST and exact:
            return _too_long(exact)
        if self._places is not None and -int(exact.as_tuple().exponent) > self._places:
            written = exact
            exact = exact.quantize(Decimal(1).scaleb(-self._places), ROUND_HALF_UP, _WIDE)
            self.rounded += exact != written
        held = fit(exact)
        return _too_long(exact) if held is None or held != exact else Decimal(held)

    def _cure(self, written: str) -> str:
        if re.fullmatch(r"[+-]?\d+,\d+", written) and self._decimal == ".":
            return "If the comma is a decimal comma, say numbers: {decimal: ','} in the mapping."
        if re.fullmatch(r"[+-]?\d{1,3}(?:[ ,.'٬]\d{3})+(?:[.,]\d+)?", written) and not self._group:
            return "If thousands are set apart, say numbers: {thousands: …} in the mapping."
        return "Write digits, or give the text a reason in the mapping (absences)."


def _counted(text: str) -> bool:
    """Nothing but a few digits, as most cells of a table of counts are."""
    return len(text) <= DIGITS and text.isascii() and text.isdigit()


_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)


def _too_long(exact: Decimal) -> Misread:
    cure = "Say numbers: {round: 9} in the mapping to have such numbers rounded."
    if abs(exact) >= 10**DIGITS:
        cure = "Correct the number, or give the text a reason in the mapping (absences)."
    message = (
        f"{str(exact)[:40]} has more than {DIGITS} significant digits or {PLACES} places; it is kept out."
    )
    return Misread("A004", message, cure)
