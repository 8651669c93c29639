"""The parts of a mapping file that say how cells are read: reasons, words, numbers, dates."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from normbook.plaintext import Entry, Fields
from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._model import QuestionRule, ValueRule
from normbook.values import Reason

VALUE_KEYS = ("absences", "values", "numbers", "dates", "separator", "case")
_NUMBERS = ("decimal", "thousands", "per-cent", "scale", "round")
_REASONS = {reason.value: reason for reason in Reason if reason is not Reason.NOT_COMPUTABLE}


def read_value_rule(fields: Fields) -> ValueRule:
    """The value keys of one level of the file."""
    entry = fields.entry_of("numbers")
    numbers = Fields(entry or Entry(None, fields.entry.file, fields.entry.line), _NUMBERS, fields.remarks)
    return ValueRule(
        absences=_absences(fields),
        values=read_texts(fields, "values"),
        decimal=numbers.one_of("decimal", (".", ",", "٫")),
        thousands=numbers.one_of("thousands", (".", ",", " ", "'", "٬")),
        per_cent=numbers.one_of("per-cent", ("divide", "keep")),
        scale=_scale(numbers),
        round=_places(numbers),
        dates=listed(fields, "dates"),
        separator=fields.text("separator"),
        case=fields.one_of("case", ("ignore", "exact")),
    )


def read_question_rules(fields: Fields) -> tuple[QuestionRule, ...]:
    """Rules by pattern of question, in the order of the file."""
    return tuple(
        QuestionRule(pattern, read_value_rule(Fields(rule, VALUE_KEYS, fields.remarks)))
        for pattern, rule in inner(fields, "questions").items()
    )


def inner(fields: Fields, name: str) -> Mapping[str, Entry]:
    """The entries of a mapping under a key; a remark where something else stands there."""
    entry = fields.entry_of(name)
    if entry is None or entry.value is None:
        return {}
    if not entry.fields:
        fields.remark("P011", f"“{name}” is not a mapping.", "Write “key: value” lines below it.", entry)
    return entry.fields


def listed(fields: Fields, name: str) -> tuple[str, ...]:
    """One text or a list of texts under a key; a remark where something else stands there."""
    entry = fields.entry_of(name)
    return _listed(fields, name, entry) if entry is not None else ()


def listed_by_key(fields: Fields, name: str) -> Mapping[str, tuple[str, ...]]:
    """A mapping of keys to one text or a list of texts."""
    return {key: _listed(fields, key, entry) for key, entry in inner(fields, name).items()}


def _listed(fields: Fields, name: str, entry: Entry) -> tuple[str, ...]:
    if entry.fields or len(entry.texts) < len(entry.items):
        fields.remark("P012", f"“{name}” is not a list of texts.", "Write one text, or [a, b].", entry)
    return entry.texts


def read_texts(fields: Fields, name: str) -> Mapping[str, str]:
    """A mapping of texts to texts."""
    found: dict[str, str] = {}
    for text, value in inner(fields, name).items():
        if value.text is None:
            fields.remark(
                "P012", f"“{text}” has no single value.", "Write one value behind the colon.", value
            )
        else:
            found[text] = value.text
    return found


def _absences(fields: Fields) -> Mapping[str, Reason]:
    found: dict[str, Reason] = {}
    entry = fields.entry_of("absences")
    for text, code in read_texts(fields, "absences").items():
        if code in _REASONS:
            found[text] = _REASONS[code]
        else:
            cure = f"Use one of: {', '.join(_REASONS)}."
            where = entry.fields[text] if entry else None
            fields.remark(Code.REASON_CODE, f"“{code}” is not a reason for absence.", cure, where)
    return found


def _scale(numbers: Fields) -> Decimal | None:
    scale = numbers.number("scale")
    if scale == 0:
        numbers.remark(
            "P015", "“scale” is nought.", "Write the factor, such as 1000.", numbers.entry_of("scale")
        )
        return None
    return scale


def _places(numbers: Fields) -> int | None:
    places = numbers.whole("round")
    if places is not None and not 0 <= places <= 9:
        cure = "Write a number of places from 0 to 9."
        numbers.remark("P015", f"“round: {places}” is not possible.", cure, numbers.entry_of("round"))
        return None
    return places
