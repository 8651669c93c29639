"""Replies from tables through a mapping: files in, replies with their remarks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from normbook.instruments import Instrument
from normbook.parties import Parties
from normbook.remarks import Place, Refusal, Weight
from normbook.replies._model import Replies, Reply
from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._columns import Binder, named_columns
from normbook.replies.mapping._gather import Gathered, Gatherer
from normbook.replies.mapping._model import MappingFile, TableRule
from normbook.replies.mapping._places import Places
from normbook.replies.mapping._slots import Slots
from normbook.replies.tables import (
    DEFAULT,
    Dialect,
    Limits,
    Sheet,
    Tables,
    Tally,
    read_tables,
    table_of,
    turned,
)
from normbook.replies.tables import Code as TableCode

SHOWN = 10_000
"""Remarks of one code listed one by one; the others are counted."""


def read_replies(
    instrument: Instrument,
    files: Mapping[str, bytes],
    mapping: MappingFile,
    parties: Parties,
    limits: Limits = DEFAULT,
) -> Replies:
    """The replies in the files, one for each respondent and period, in the order in which they appear.

    Every cell ends as an answer, a remark or an entry of `unplaced`, and each sheet has its account
    (A013). Raises Refusal where a file cannot be read, a sheet or column is not there, or the mapping
    is for another instrument (W108).
    """
    _same_instrument(instrument, mapping)
    gathered = Gathered(Tally("", SHOWN))
    opened: dict[tuple[str, Dialect], Tables] = {}
    read: set[str] = set()
    for rule in mapping.tables:
        names = [name for name in files if _matches(name, rule.files)]
        read.update(names)
        if not names:
            message = f"No file is called {' or '.join(rule.files)}."
            cure = "Correct files in the mapping, or give the file."
            gathered.tally.add(
                Code.NO_FILE, Weight.ERROR, message, cure, Place(mapping.file, None, rule.line)
            )
        for name in names:
            if (name, rule.dialect) not in opened:
                opened[name, rule.dialect] = read_tables(files[name], name, rule.dialect, limits)
        _read_table(
            instrument, mapping, rule, parties, gathered, [opened[name, rule.dialect] for name in names]
        )
    for name in files:
        if name not in read:
            cure = "Add it to files in the mapping, if it is wanted."
            gathered.tally.add(
                Code.FILE, Weight.NOTE, "No table of the mapping reads this file.", cure, Place(name)
            )
    return _replies(instrument, mapping, gathered, opened.values())


def _replies(
    instrument: Instrument, mapping: MappingFile, gathered: Gathered, opened: Iterable[Tables]
) -> Replies:
    replies = tuple(
        Reply(respondent, answers, gathered.attributes.get((respondent, period), {}), period)
        for (respondent, period), answers in gathered.answers.items()
    )
    seen = [remark for tables in opened for remark in tables.remarks]
    return Replies(
        instrument.name,
        replies,
        tuple(dict.fromkeys((*seen, *gathered.tally.remarks()))),
        tuple(gathered.unplaced),
        mapping.compiled,
    )


def _read_table(
    instrument: Instrument,
    mapping: MappingFile,
    rule: TableRule,
    parties: Parties,
    gathered: Gathered,
    opened: list[Tables],
) -> None:
    slots = Slots(instrument, [(mapping.values, mapping.questions), (rule.values, rule.questions)])
    places = Places(rule.places)
    binder = Binder(rule, slots, places)
    gatherer = Gatherer(mapping, rule, parties, gathered)
    said: set[str] = set()
    for tables in opened:
        for sheet in _sheets(tables, rule):
            table, remarks = table_of(sheet, rule.dialect.header, set(named_columns(rule)))
            if rule.first_row is not None:
                table = replace(table, first=_first(sheet, rule.first_row))
            for remark in remarks:
                gathered.tally.add(
                    remark.code, remark.weight, remark.message, remark.cure, remark.place or Place()
                )
            columns = binder.bind(table)
            headed = sheet.columns is None and table.first > 0
            place = sheet.place(table.first - 1) if headed else Place(sheet.file, sheet.name)
            for name, nowhere in columns.misplaced:
                if name not in said:
                    gatherer.misplace(name, nowhere, place)
            said.update(name for name, _ in columns.misplaced)
            _note_unread(columns.unread, gathered, place)
            gatherer.gather(table, columns)
    gatherer.finish()
    _note_rounded(mapping, rule, slots, gathered)
    _note_never_met(mapping, rule, places, gathered)


def _same_instrument(instrument: Instrument, mapping: MappingFile) -> None:
    if mapping.instrument and mapping.instrument not in (instrument.id, instrument.name):
        raise Refusal(
            Code.INSTRUMENT.value,
            f"The mapping is for {mapping.instrument}, but the instrument is {instrument.name}.",
            "Give the instrument that the mapping names, or correct the mapping.",
            Place(mapping.file),
        )


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    plain = name.replace("\\", "/").rpartition("/")[2]
    return any(fnmatchcase(plain, pattern) or fnmatchcase(name, pattern) for pattern in patterns)


def _sheets(tables: Tables, rule: TableRule) -> Iterator[Sheet]:
    """The sheets that the mapping names; the only one where it names none. Never a guess."""
    named = [sheet.name or "" for sheet in tables.sheets]
    if rule.sheets:
        found = [
            sheet for sheet in tables.sheets if any(fnmatchcase(sheet.name or "", p) for p in rule.sheets)
        ]
    else:
        found = list(tables.sheets)
    if not found or (len(found) > 1 and not rule.sheets):
        message = (
            "It is not said which sheet is to be read." if found else "No sheet has the name in the mapping."
        )
        raise Refusal(
            TableCode.NO_SHEET.value,
            message,
            f"Say sheets: in the mapping. There are: {', '.join(named)}.",
            Place(tables.file),
        )
    yield from (turned(sheet) if rule.transposed else sheet for sheet in found)


def _first(sheet: Sheet, row_number: int) -> int:
    index = sheet.index_of(row_number)
    if index is None:
        message = f"The mapping says that the records begin in row {row_number}, but there is no such row."
        place = Place(sheet.file, sheet.name, row_number)
        raise Refusal(TableCode.NO_HEADER.value, message, "Correct first-row in the mapping.", place)
    return index


def _note_unread(unread: list[str], gathered: Gathered, place: Place) -> None:
    if unread:
        listed = ", ".join(unread[:25]) + (" …" if len(unread) > 25 else "")
        message = f"{len(unread)} columns are not read: {listed}."
        cure = "Map them, or list them under ignore in the mapping."
        gathered.tally.add(Code.COLUMNS, Weight.NOTE, message, cure, place)


def _note_rounded(mapping: MappingFile, rule: TableRule, slots: Slots, gathered: Gathered) -> None:
    if slots.rounded:
        message = f"{slots.rounded:,} numbers were rounded to the places that the mapping says."
        cure = "Nothing is to be done if that is right."
        gathered.tally.add(Code.ROUNDED, Weight.NOTE, message, cure, Place(mapping.file, None, rule.line))


def _note_never_met(mapping: MappingFile, rule: TableRule, places: Places, gathered: Gathered) -> None:
    missed = [text for text, _ in places.never_met()]
    if missed:
        listed = "; ".join(f"“{text}”" for text in missed[:10]) + (" …" if len(missed) > 10 else "")
        message = f"{len(missed)} of the places in the mapping were met in no row: {listed}."
        cure = "Correct those that are misspelt."
        gathered.tally.add(Code.NEVER_MET, Weight.NOTE, message, cure, Place(mapping.file, None, rule.line))
