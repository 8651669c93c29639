"""One table of a mapping file: its files, its respondents, and where its cells go."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from normbook.parties import Kind as PartyKind
from normbook.plaintext import Entry, Fields
from normbook.remarks import Remark
from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._file_values import (
    VALUE_KEYS,
    inner,
    listed,
    listed_by_key,
    read_question_rules,
    read_texts,
    read_value_rule,
)
from normbook.replies.mapping._model import By, Declared, Origin, RespondentRule, TableRule
from normbook.replies.mapping._template import ColumnPattern, Target, Template
from normbook.replies.tables import Dialect, heading
from normbook.values import Mark

_FILE = ("files", "encoding", "delimiter", "records", "sheets", "header", "first-row", "transposed")
_WHO = ("respondent", "period", "attributes")
_WHAT = ("only", "except", "keys", "places", "codes", "answers", "same-ids", "ignore")
_BESIDE = ("source-column", "comment-column", "mark-column", "marks", "currency-column")
_ORIGIN = ("column", "columns", "file", "sheet", "value", "row")
_RESPONDENT = (*_ORIGIN, "by", "date", "kinds", "aliases", "declare")
_BY: tuple[By, ...] = ("any", "code", "name", "as-written")


def read_table(entry: Entry, remarks: list[Remark]) -> TableRule:
    """One table; faults become remarks and the table is read as far as it goes."""
    fields = Fields(entry, (*_FILE, *_WHO, *_WHAT, *_BESIDE, *VALUE_KEYS, "questions"), remarks)
    keys = tuple(heading(text) for text in listed(fields, "keys"))
    return TableRule(
        files=listed(fields, "files") or ("*",),
        respondent=_respondent(fields),
        dialect=_dialect(fields),
        sheets=listed(fields, "sheets"),
        first_row=fields.whole("first-row"),
        transposed=fields.flag("transposed"),
        period=_origin(fields, "period") if fields.entry_of("period") else None,
        attributes={name: heading(column) for name, column in read_texts(fields, "attributes").items()},
        only=_choices(fields, "only"),
        without=_choices(fields, "except"),
        keys=keys,
        places=tuple(_places(fields, keys)),
        codes=_codes(fields),
        answers=tuple(_answers(fields)),
        same_ids=fields.flag("same-ids"),
        ignore=tuple(_pattern(fields, text, fields.entry_of("ignore")) for text in listed(fields, "ignore")),
        source_column=_column(fields, "source-column"),
        comment_column=_column(fields, "comment-column"),
        mark_column=_column(fields, "mark-column"),
        currency_column=_column(fields, "currency-column"),
        marks=_marks(fields),
        values=read_value_rule(fields),
        questions=read_question_rules(fields),
        line=entry.line,
    )


def _dialect(fields: Fields) -> Dialect:
    return Dialect(
        encoding=fields.text("encoding"),
        delimiter=fields.text("delimiter"),
        header=fields.whole("header"),
        records=fields.text("records"),
    )


def _column(fields: Fields, name: str) -> str | None:
    text = fields.text(name)
    return None if text is None else heading(text)


def _origin(fields: Fields, name: str) -> Origin:
    """A single text is a column; otherwise exactly one of column, columns, file, sheet, value."""
    entry = fields.entry_of(name)
    if entry is None:
        cure = f"Add “{name}: COLUMN”, or “{name}:” with column, columns, file, sheet or value below."
        fields.remark(Code.ORIGIN, f"It is not said where the {name} stands.", cure)
        return Origin("value", ("",))
    if not entry.fields:
        return Origin("columns", tuple(heading(text) for text in entry.texts))
    said = [key for key in _ORIGIN if key in entry.fields]
    if len(said) != 1:
        cure = f"Write exactly one of {', '.join(_ORIGIN)}."
        fields.remark(Code.ORIGIN, f"The {name} stands in {len(said)} places.", cure, entry)
        return Origin("value", ("",))
    texts = entry.fields[said[0]].texts
    if said[0] == "row":
        return Origin("row", ("",))
    if said[0] in ("column", "columns"):
        return Origin("columns", tuple(heading(text) for text in texts))
    if said[0] == "value":
        return Origin("value", texts or ("",))
    if "".join(texts).count("*") != 1 or len(texts) != 1:
        cure = f"Write one star where the {name} stands, such as “*.json”."
        fields.remark(
            Code.ORIGIN, f"The pattern of the {said[0]} needs one star.", cure, entry.fields[said[0]]
        )
        return Origin("value", ("",))
    return Origin("file" if said[0] == "file" else "sheet", texts)


def _respondent(fields: Fields) -> RespondentRule:
    origin = _origin(fields, "respondent")
    entry = fields.entry_of("respondent")
    if entry is None or not entry.fields:
        return RespondentRule(origin)
    about = Fields(entry, _RESPONDENT, fields.remarks)
    by = about.one_of("by", _BY, "any")
    return RespondentRule(
        origin=origin,
        by=next(known for known in _BY if known == by),
        date=_day(about),
        kinds=tuple(_kinds(about)),
        aliases=read_texts(about, "aliases"),
        declared=_declared(about),
    )


def _day(fields: Fields) -> datetime.date | None:
    text = fields.text("date")
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        message = f"“{text}” is not a day."
        fields.remark(Code.DATE, message, "Write it as 2023-05-11.", fields.entry_of("date"))
        return None


def _kinds(fields: Fields) -> Iterator[PartyKind]:
    known = {kind.value: kind for kind in PartyKind}
    for text in listed(fields, "kinds"):
        if text in known:
            yield known[text]
        else:
            cure = f"Use one of: {', '.join(known)}."
            fields.remark("P016", f"“{text}” is not a kind of respondent.", cure, fields.entry_of("kinds"))


def _declared(fields: Fields) -> Mapping[str, Declared]:
    found = {}
    for id_, entry in inner(fields, "declare").items():
        about = Fields(entry, ("name", "kind"), fields.remarks)
        kind = about.one_of("kind", [kind.value for kind in PartyKind], "source")
        found[id_] = Declared(about.needed("name"), PartyKind(kind))
    return found


def _choices(fields: Fields, name: str) -> Mapping[str, frozenset[str]]:
    return {heading(column): frozenset(texts) for column, texts in listed_by_key(fields, name).items()}


def _codes(fields: Fields) -> Mapping[str, Mapping[str, str]]:
    found = {}
    columns = Fields(fields.entry_of("codes") or _nothing(fields), inner(fields, "codes"), fields.remarks)
    for column in columns.known:
        found[heading(column)] = read_texts(columns, column)
    return found


def _nothing(fields: Fields) -> Entry:
    return Entry(None, fields.entry.file, fields.entry.line)


def _places(fields: Fields, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Target]]:
    entry = fields.entry_of("places")
    if entry is not None and not keys:
        cure = "Add “keys:” with the columns whose values the places name, in their order."
        fields.remark(Code.KEY, "There are places, but it is not said of which columns.", cure, entry)
    for text, target in inner(fields, "places").items():
        parts = tuple(part.strip().replace("\\|", "|") for part in re.split(r"(?<!\\)\|", text))
        if len(parts) != len(keys) and keys:
            cure = f"Write one value for each of {' | '.join(keys)}; * stands for any."
            message = f"The place “{text}” has {len(parts)} values for {len(keys)} columns."
            fields.remark(Code.KEY, message, cure, target)
            continue
        yield parts, _target(fields, text, target)


def _answers(fields: Fields) -> Iterator[tuple[ColumnPattern, Target]]:
    entry = fields.entry_of("answers")
    for text, target in inner(fields, "answers").items():
        yield _pattern(fields, text, target), _target(fields, text, target)
    if entry is None and not fields.flag("same-ids"):
        cure = "Add “answers:” with columns and questions, or “same-ids: true”."
        fields.remark(Code.TARGET, "The table has no answers.", cure)


def _target(fields: Fields, text: str, entry: Entry) -> Target:
    if entry.fields:
        said = Fields(entry, ("to", "drop"), fields.remarks)
        to, drop = said.text("to"), said.text("drop")
        if (to is None) == (drop is None):
            cure = "Write “to: QUESTION”, or “drop:” with the reason why it is left out."
            said.remark(Code.TARGET, f"It is not said where “{text}” goes.", cure)
            drop = drop or "not said"
        return Target(Template.of(to) if to else None, drop, entry.line)
    if not entry.text:
        cure = "Write the key of a question or cell, or “{drop: REASON}”."
        fields.remark(Code.TARGET, f"It is not said where “{text}” goes.", cure, entry)
        return Target(None, "not said", entry.line)
    return Target(Template.of(entry.text), None, entry.line)


def _pattern(fields: Fields, text: str, entry: Entry | None) -> ColumnPattern:
    if len(text) < 3 or not (text.startswith("/") and text.endswith("/")):
        return ColumnPattern(heading(text))
    try:
        return ColumnPattern(text, re.compile(text[1:-1]))
    except re.error as fault:
        cure = "Write a regular expression between the slashes, such as /^q([0-9]+)$/."
        fields.remark(Code.PATTERN, f"{text} is not a pattern: {fault}.", cure, entry)
        return ColumnPattern(text)


def _marks(fields: Fields) -> Mapping[str, frozenset[Mark]]:
    known = {mark.value: mark for mark in Mark}
    found: dict[str, frozenset[Mark]] = {}
    for text, codes in listed_by_key(fields, "marks").items():
        for code in codes:
            if code not in known:
                cure = f"Use one of: {', '.join(known)}."
                fields.remark(Code.MARK, f"“{code}” is not a mark.", cure, inner(fields, "marks")[text])
        found[text] = frozenset(known[code] for code in codes if code in known)
    return found
