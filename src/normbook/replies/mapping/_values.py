"""Cells to values: one reader for each question or cell, typed by its kind."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TypeVar, assert_never

from normbook.instruments import Instrument, Kind, Question
from normbook.replies.mapping._model import ValueRule
from normbook.replies.mapping._numbers import Misread, NumberReader
from normbook.replies.tables import Cell, ErrorCell
from normbook.values import Absence, Reason, Value, from_text, to_text

T = TypeVar("T")

Reading = Value | Absence | Misread | None
"""None: nobody answered."""

_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_LARGE = 10**30
_SILENT = (None, Reason.NOT_ANSWERED)


def written(cell: Cell) -> str:
    """A cell as text: composed, without spaces around it, a number in its shortest form."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip() if cell.isascii() else unicodedata.normalize("NFC", cell).strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | Decimal):
        return to_text(cell) if -_LARGE < cell < _LARGE else str(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, ErrorCell):
        return cell.text
    return " ".join(written(part) for part in cell)


class ValueReader:
    """Reads the cells of one question, or of one column of its table, by the rules of the mapping."""

    def __init__(self, instrument: Instrument, question: Question, kind: Kind, rule: ValueRule) -> None:
        self._kind, self._rule = kind, rule
        self._exactly = rule.case == "exact"
        self._absences = self._folded(rule.absences)
        self._words = self._folded(rule.values)
        self._numbers = NumberReader(rule)
        self._codes = _known_codes(instrument, question, kind, self._folded)
        self._silence = self._absences.get("")
        # most figures are whole numbers of workbooks, which no rule touches
        self._plain = kind in (Kind.WHOLE, Kind.YEAR) and not rule.absences and not rule.values

    @property
    def rounded(self) -> int:
        """How many numbers were rounded because the mapping says so."""
        return self._numbers.rounded

    def read(self, cell: Cell) -> Reading:
        """The value or absence; a Misread where the cell is neither."""
        if self._plain and type(cell) is int:
            return self._numbers.read(cell, whole=True)
        if isinstance(cell, ErrorCell):
            return Misread("A003", f"The cell shows {cell.text} and has no value.", "Correct the formula.")
        if isinstance(cell, tuple):
            return self._several(cell)
        text = written(cell)
        key = self._key(text)
        if key in self._absences:
            reason = self._absences[key]
            return None if reason in _SILENT else Absence(reason)
        if not text:
            return None
        word = self._word(text)
        return self._typed(cell if word is None else word, text if word is None else word)

    def _folded(self, texts: Mapping[str, T]) -> dict[str, T]:
        return {self._key(text): value for text, value in texts.items()}

    def _key(self, text: str) -> str:
        return text if self._exactly else text.casefold()

    def _word(self, text: str) -> str | None:
        """What the mapping has for the text; 67.0 is found as 67."""
        if not self._words:
            return None
        word = self._words.get(self._key(text))
        if word is None and (number := from_text(text)) is not None:
            word = self._words.get(to_text(number))
        return word

    def _typed(self, cell: Cell, text: str) -> Reading:
        match self._kind:
            case Kind.YES_NO:
                return _YES_NO.get(text.lower(), _not_listed(text, "yes or no"))
            case Kind.ONE | Kind.SCALE:
                return self._code(text)
            case Kind.SEVERAL:
                return self._several(tuple(text.split(self._rule.separator)))
            case Kind.PROVISIONS:
                return frozenset(text.split())
            case Kind.WHOLE | Kind.YEAR:
                return self._number(cell, whole=True)
            case Kind.DECIMAL | Kind.SHARE | Kind.MONEY:
                return self._number(cell, whole=False)
            case Kind.DATE:
                return self._date(cell, text)
            case (
                Kind.SHORT_TEXT
                | Kind.LONG_TEXT
                | Kind.DOCUMENT
                | Kind.LEGAL_REFERENCE
                | Kind.CONTACT
                | Kind.TABLE
                | Kind.ROSTER
                | Kind.NOTE
            ):
                return text
            case _:
                assert_never(self._kind)

    def _code(self, text: str) -> str | Misread:
        code = self._codes.get(self._key(text))
        if code is None and (number := from_text(text)) is not None:
            code = self._codes.get(to_text(number))
        return _not_listed(text, "a listed choice") if code is None else code

    def _several(self, cells: tuple[Cell, ...]) -> Reading:
        if self._kind is not Kind.SEVERAL:
            return Misread("A003", "The cell holds a list.", "Give one value, or ask for several.")
        codes: set[str] = set()
        for cell in cells:
            text = written(cell)
            word = self._word(text)
            code = self._code(text if word is None else word) if text else ""
            if isinstance(code, Misread):
                return code
            codes.update({code} if code else ())
        return frozenset(codes) or None

    def _number(self, cell: Cell, *, whole: bool) -> Reading:
        if isinstance(cell, bool | datetime.date) or not isinstance(cell, int | Decimal | str):
            return Misread("A003", f"“{written(cell)[:40]}” is not a number.", "Write a number.")
        return self._numbers.read(cell.strip() if isinstance(cell, str) else cell, whole=whole)

    def _date(self, cell: Cell, text: str) -> Reading:
        if isinstance(cell, datetime.datetime):
            return cell.date() if cell.time() == datetime.time() else cell
        if isinstance(cell, datetime.date):
            return cell
        for pattern in ("%Y-%m-%d", *self._rule.dates):
            try:
                return datetime.datetime.strptime(text, pattern).date()
            except ValueError:
                continue
        cure = "Write it as 2019-12-31, or say dates: ['%d/%m/%Y'] in the mapping."
        return Misread("A003", f"“{text[:40]}” is not a date.", cure)


def _known_codes(
    instrument: Instrument,
    question: Question,
    kind: Kind,
    folded: Callable[[Mapping[str, str]], dict[str, str]],
) -> dict[str, str]:
    """The codes of the list, and the labels in any language of the instrument that mean one code only."""
    codes = instrument.codes(question) if kind.listed else None
    if codes is None:
        return {}
    labels: dict[str, set[str]] = {}
    for code, label in _labels(instrument, question, codes):
        labels.setdefault(label, set()).add(code)
    single = {label: next(iter(meant)) for label, meant in labels.items() if len(meant) == 1}
    listed = {code: code for code in codes}
    alike = folded(listed)
    return folded(single) | (alike if len(alike) == len(listed) else listed)


def _labels(instrument: Instrument, question: Question, codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    for language in instrument.languages:
        for code in codes:
            label = instrument.text(f"choices.{question.choices}.{code}", language)
            if label:
                yield code, unicodedata.normalize("NFC", label).strip()


def _not_listed(text: str, wanted: str) -> Misread:
    cure = "Say what it means in the mapping: values for a choice, absences for a reason."
    return Misread("A005", f"“{text[:60]}” is not {wanted}.", cure)
