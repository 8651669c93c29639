"""Rows to answers: every cell becomes an answer, or is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from normbook.parties import Parties
from normbook.remarks import Place, Weight
from normbook.replies._model import Answer, Unplaced
from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._columns import Answering, Columns, Dropped, code_text
from normbook.replies.mapping._model import MappingFile, Origin, TableRule
from normbook.replies.mapping._numbers import Misread
from normbook.replies.mapping._respondents import Respondents
from normbook.replies.mapping._slots import Nowhere, Slot
from normbook.replies.mapping._template import starred
from normbook.replies.mapping._values import written
from normbook.replies.tables import Row, Sheet, Table, Tally
from normbook.values import Absence, Mark, Reason, same, value_text

Who = tuple[str, str]
"""A respondent and a period."""

_NO_MARKS: frozenset[Mark] = frozenset()
_FIRST_YEAR = 1900
_LAST_YEAR = 2100
_FREE = (Reason.NOT_ASKED, Reason.NOT_ANSWERED)
"""Reasons that no question need accept: they are not the State's."""


@dataclass(slots=True)
class Gathered:
    """What all tables of a mapping gave so far."""

    tally: Tally
    answers: dict[Who, dict[str, Answer]] = field(default_factory=dict)
    attributes: dict[Who, dict[str, str]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)


class Gatherer:
    """Gathers the answers of the sheets of one table of the mapping."""

    def __init__(self, mapping: MappingFile, rule: TableRule, parties: Parties, into: Gathered) -> None:
        self._rule, self._into = rule, into
        self._source = mapping.source
        self._last_year = mapping.dated.year if mapping.dated else _LAST_YEAR
        self._respondents = Respondents(rule.respondent, parties, mapping.dated)
        self._nowhere: dict[str, tuple[Nowhere, Place, int]] = {}
        self._nobody: dict[str, tuple[str, str, Place, int]] = {}
        self._dropped: Counter[str] = Counter()
        self._said: set[str] = set()
        self._alike: list[tuple[Slot, Answer, Place]] = []

    def gather(self, table: Table, columns: Columns) -> None:
        """All rows of one sheet; then the account of where its cells went."""
        counts: Counter[str] = Counter()
        sheet = table.sheet
        fixed = tuple(_fixed(origin, sheet) for origin in (self._rule.respondent.origin, self._rule.period))
        for index, row in table.records():
            counts["rows"] += 1
            if not _taken(row, columns):
                counts["filtered"] += 1
                continue
            who = self._who(sheet, index, row, columns, fixed)
            if who is None:
                counts["nobody"] += 1
                continue
            self._attributes(who, row, columns)
            answers = self._into.answers.setdefault(who, {})
            self._alike.clear()
            for answering in columns.answering:
                counts[self._take(sheet, index, row, answering, who, answers)] += 1
            if self._alike:
                self._note_alike(who)
        self._account(sheet, counts)

    def finish(self) -> None:
        """The remarks that stand for many rows."""
        for nowhere, place, times in self._nowhere.values():
            self._remark(Code.NOWHERE, Weight.ERROR, nowhere.why + _times(times), nowhere.cure, place)
        for why, cure, place, times in self._nobody.values():
            self._remark(Code.RESPONDENT, Weight.ERROR, why + _times(times), cure, place)
        for reason, times in self._dropped.items():
            message = f"{times:,} cells were left out by the mapping: {reason}."
            self._remark(
                Code.LEFT_OUT, Weight.NOTE, message, "Nothing is to be done if that is right.", Place()
            )

    def misplace(self, name: str, nowhere: Nowhere, place: Place) -> None:
        """A whole column that the mapping sends to a question that is not there."""
        self._into.unplaced.append(Unplaced("column", name, place))
        message = f"The column {name} has no place. {nowhere.why}"
        self._remark(Code.NOWHERE, Weight.ERROR, message, nowhere.cure, place)

    def _who(
        self, sheet: Sheet, index: int, row: Row, columns: Columns, fixed: tuple[str | None, ...]
    ) -> Who | None:
        text = fixed[0] if fixed[0] is not None else "/".join(code_text(row[at]) for at in columns.respondent)
        if self._rule.respondent.origin.kind == "row":
            text = str(sheet.row_number(index))
        period = fixed[1] if fixed[1] is not None else "/".join(code_text(row[at]) for at in columns.period)
        found = self._respondents.find(text)
        if found.id is None:
            place = sheet.place(index, columns.respondent[0] if columns.respondent else None)
            self._into.unplaced.append(Unplaced("respondent", text, place))
            why, cure, first, times = self._nobody.get(text, (found.why, found.cure, place, 0))
            self._nobody[text] = (why, cure, first, times + 1)
            return None
        who = (found.id, period)
        if found.id not in self._said:
            self._said.add(found.id)
            for remark in found.remarks:
                self._remark(
                    remark.code, remark.weight, remark.message, remark.cure, sheet.place(index), found.id
                )
        if found.attributes:
            self._into.attributes.setdefault(who, {}).update(found.attributes)
        return who

    def _attributes(self, who: Who, row: Row, columns: Columns) -> None:
        kept = self._into.attributes.setdefault(who, {})
        for name, at in columns.attributes.items():
            if name not in kept and row[at] is not None:
                kept[name] = written(row[at])

    def _take(
        self, sheet: Sheet, index: int, row: Row, answering: Answering, who: Who, answers: dict[str, Answer]
    ) -> str:
        """One cell; returns the word of the account under which it falls."""
        cell = row[answering.index]
        slot = answering.resolve(row)
        if not isinstance(slot, Slot):
            return self._pass_over(sheet, index, answering, who, slot)
        value = slot.reader.read(cell)
        if value is None:
            return "empty"
        place = sheet.place(index, answering.index)
        if isinstance(value, Misread):
            self._remark(value.code, Weight.ERROR, value.message, value.cure, place, who[0], slot.address)
            return "unreadable"
        if slot.key in answers:
            self._duplicate(slot, answers[slot.key], value, place, who)
            return "duplicate"
        if isinstance(value, Absence):
            self._check_reason(slot, value, place, who)
        answers[slot.key] = Answer(
            value,
            self._marks(row, answering.mark, place, who, slot) if answering.mark is not None else _NO_MARKS,
            self._source if answering.source is None else written(row[answering.source]),
            place,
            "" if answering.comment is None else written(row[answering.comment]),
            _currency(row, answering, slot),
        )
        return "absence" if isinstance(value, Absence) else "answer"

    def _pass_over(
        self, sheet: Sheet, index: int, answering: Answering, who: Who, why: Nowhere | Dropped
    ) -> str:
        if isinstance(why, Dropped):
            self._dropped[why.reason] += 1
            return "dropped"
        place = sheet.place(index, answering.index)
        self._into.unplaced.append(Unplaced("cell", why.why, place))
        if why.year is not None and not self._possible(why.year):
            message, cure = self._impossible(why.year)
            self._remark(Code.YEAR, Weight.ERROR, message, cure, place, who[0])
            return "nowhere"
        nowhere, first, times = self._nowhere.get(why.why, (why, place, 0))
        self._nowhere[why.why] = (nowhere, first, times + 1)
        return "nowhere"

    def _possible(self, year: str) -> bool:
        return bool(re.fullmatch(r"[0-9]{4}", year)) and _FIRST_YEAR <= int(year) <= self._last_year

    def _impossible(self, year: str) -> tuple[str, str]:
        if not year.strip():
            return "No year is given.", "Give the year in the data."
        cure = f"Confirm the year; it lies outside {_FIRST_YEAR} to {self._last_year}."
        return f"The year {year} is not possible.", cure

    def _duplicate(self, slot: Slot, kept: Answer, value: object, place: Place, who: Who) -> None:
        """The first stands; the other is to be confirmed where it says something else."""
        if _alike(kept.value, value):
            self._alike.append((slot, kept, place))
            return
        said = f"{_shown(value)} against {_shown(kept.value)}"
        message = f"To confirm: this stands twice, {said}. The first is read: {kept.place}."
        cure = "Keep one of the two."
        self._remark(Code.DUPLICATE, Weight.WARNING, message, cure, place, who[0], slot.address)

    def _note_alike(self, who: Who) -> None:
        """One note for all the values of a row that stood in an earlier row already."""
        slot, kept, place = self._alike[0]
        more = f", and {len(self._alike) - 1} more of this row" if len(self._alike) > 1 else ""
        message = f"This stands twice with the same value{more}. The first is read: {kept.place}."
        self._remark(
            Code.DUPLICATE, Weight.NOTE, message, "Keep one of the two.", place, who[0], slot.address
        )

    def _check_reason(self, slot: Slot, absence: Absence, place: Place, who: Who) -> None:
        if absence.reason in slot.accepted or absence.reason in _FREE:
            return
        listed = ", ".join(sorted(reason.value for reason in slot.accepted)) or "none"
        self._remark(
            Code.REASON,
            Weight.ERROR,
            f"The question does not accept the reason {absence.reason.value}; it is kept.",
            f"Give a value or one of the reasons that it accepts: {listed}.",
            place,
            who[0],
            slot.address,
        )

    def _marks(self, row: Row, at: int, place: Place, who: Who, slot: Slot) -> frozenset[Mark]:
        text = written(row[at])
        marks = self._rule.marks.get(text)
        if marks is None and text:
            message = f"The mapping does not say what the mark “{text[:40]}” means; it is left out."
            self._remark(
                Code.MARK, Weight.WARNING, message, "Add it under marks.", place, who[0], slot.address
            )
        return marks or _NO_MARKS

    def _account(self, sheet: Sheet, counts: Counter[str]) -> None:
        place = Place(sheet.file, sheet.name)
        if counts["filtered"]:
            message = f"{counts['filtered']:,} of {counts['rows']:,} rows were left out (only, except)."
            self._remark(
                Code.LEFT_OUT, Weight.NOTE, message, "Nothing is to be done if that is right.", place
            )
        cells = ", ".join(f"{counts[word]:,} {said}" for word, said in _ACCOUNT if counts[word])
        message = f"{counts['rows']:,} rows were read: {cells or 'no cell of them is an answer'}."
        self._remark(Code.BALANCE, Weight.NOTE, message, "Nothing is to be done; this is the account.", place)

    def _remark(
        self,
        code: str,
        weight: Weight,
        message: str,
        cure: str,
        place: Place,
        respondent: str | None = None,
        address: str = "",
    ) -> None:
        self._into.tally.add(code, weight, message, cure, place, address=address, respondent=respondent)


_ACCOUNT = (
    ("answer", "values"),
    ("absence", "reasons for absence"),
    ("empty", "not answered"),
    ("duplicate", "standing twice"),
    ("unreadable", "unreadable"),
    ("nowhere", "without a place"),
    ("dropped", "left out by the mapping"),
    ("nobody", "rows without a known respondent"),
    ("filtered", "rows left out by the mapping"),
)


def _fixed(origin: Origin | None, sheet: Sheet) -> str | None:
    """The text where it is the same for the whole sheet; None where a column has it."""
    if origin is None:
        return ""
    if origin.kind == "columns":
        return None
    if origin.kind in ("value", "row"):
        return origin.texts[0]
    name = sheet.file.replace("\\", "/").rpartition("/")[2] if origin.kind == "file" else sheet.name or ""
    return starred(origin.texts[0], name) or ""


def _taken(row: Row, columns: Columns) -> bool:
    return all(code_text(row[at]) in texts for at, texts in columns.only) and not any(
        code_text(row[at]) in texts for at, texts in columns.without
    )


def _currency(row: Row, answering: Answering, slot: Slot) -> str | None:
    text = "" if answering.currency is None else written(row[answering.currency])
    return text or slot.question.currency


def _alike(kept: object, value: object) -> bool:
    if isinstance(kept, Absence) or isinstance(value, Absence):
        return kept == value
    return same(kept, value)  # type: ignore[arg-type]


def _shown(value: object) -> str:
    return value.reason.value if isinstance(value, Absence) else value_text(value)[:40]  # type: ignore[arg-type]


def _times(times: int) -> str:
    return f" ({times:,} times; the first is here.)" if times > 1 else ""
