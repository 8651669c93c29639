"""A measures file, read strictly (docs/measures-file.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from normbook.instruments import Instrument
from normbook.measures._model import KINDS, Base, Measure, Measures, Missing, Score
from normbook.plaintext import Entry, Fields, read_yaml
from normbook.remarks import Remark
from normbook.values import from_text

_SCORE = ("mean", "sum", "expression", "points", "weights", "missing", "round", "scale", "each")
_MEASURE = (*KINDS, "base", "where", "weight", "by", "scale", "round", "members_only", "period", "each")
_NAME = re.compile(r"[A-Za-z][\w.\-]*\Z")


def read_measures(data: bytes, file: str, instrument: Instrument) -> tuple[Measures, tuple[Remark, ...]]:
    """The scores and measures of a file for an instrument, with the remarks of reading.

    A score or measure with a fault is left out: what it would mean is not guessed.
    Raises Refusal where the file is not plain YAML.
    """
    remarks: list[Remark] = []
    root = Fields(read_yaml(data, file), ("instrument", "scores", "measures"), remarks)
    named = root.text("instrument") or instrument.name
    if named.partition("@")[0] != instrument.id:
        message = f"The measures are for “{named}”, the instrument is “{instrument.name}”."
        root.remark("F001", message, "Name the instrument they belong to.", root.entry_of("instrument"))
    ids = [question.id for question in instrument.questions if question.keys]
    scores: list[Score] = []
    for name, entry in _entries(root, "scores", remarks):
        before = len(remarks)
        score = _score(name, entry, (*ids, *(score.name for score in scores)), remarks)
        scores += [score] if len(remarks) == before else []
    measures: list[Measure] = []
    for name, entry in _entries(root, "measures", remarks):
        before = len(remarks)
        measure = _measure(name, entry, remarks)
        measures += [measure] if len(remarks) == before else []
    return Measures(named, tuple(scores), tuple(measures)), tuple(remarks)


def _entries(root: Fields, section: str, remarks: list[Remark]) -> Iterator[tuple[str, Entry]]:
    """Every named entry, once for each value of its `each`."""
    entry = root.entry_of(section)
    for name, inner in (entry.fields if entry else {}).items():
        each = inner.fields.get("each")
        for values in _each(each):
            filled = _filled(inner, values)
            full = name if not values or "{" in name else "-".join([name, *values.values()])
            for key, value in values.items():
                full = full.replace(f"{{{key}}}", value)
            if not _NAME.match(full):
                root.remark(
                    "F002", f"“{full}” cannot be a name.", "Use letters, digits, hyphens, points.", inner
                )
            yield full, filled


def _each(each: Entry | None) -> list[dict[str, str]]:
    """The combinations of values that an entry is repeated for; one empty one without `each`."""
    combinations: list[dict[str, str]] = [{}]
    for key, entry in (each.fields if each else {}).items():
        span = re.match(r"([0-9]{1,4})\s*-\s*([0-9]{1,4})\Z", entry.text or "")
        values = (
            tuple(str(number) for number in range(int(span[1]), int(span[2]) + 1)) if span else entry.texts
        )
        combinations = [{**done, key: value} for done in combinations for value in values]
    return combinations


def _filled(entry: Entry, values: Mapping[str, str]) -> Entry:
    """The entry with {key} replaced by its value in every text."""
    value = entry.value
    if isinstance(value, str):
        for key, text in values.items():
            value = re.sub(rf"(?<!\$)\{{{re.escape(key)}\}}", text.replace("\\", r"\\"), value)
        return Entry(value, entry.file, entry.line)
    if isinstance(value, tuple):
        return Entry(tuple(_filled(item, values) for item in value), entry.file, entry.line)
    if isinstance(value, Mapping):
        kept = {key: _filled(item, values) for key, item in value.items() if key != "each"}
        return Entry(kept, entry.file, entry.line)
    return entry


def _score(name: str, entry: Entry, known: tuple[str, ...], remarks: list[Remark]) -> Score:
    fields = Fields(entry, _SCORE, remarks)
    how = [kind for kind in ("mean", "sum", "expression") if fields.entry_of(kind)]
    if len(how) != 1:
        fields.remark(
            "F003", f"The score {name} says {len(how)} ways to compute it.", "Give mean, sum or expression."
        )
    kind = how[0] if how else "mean"
    points, points_of = _points(fields)
    return Score(
        name=name,
        how=kind,
        items=_items(fields, kind, known) if kind != "expression" else (),
        expression=fields.text("expression") or "",
        points=points,
        points_of=points_of,
        weights=_numbers(fields, fields.entry_of("weights")),
        missing=Missing(fields.one_of("missing", [each.value for each in Missing], "exclude") or "exclude"),
        places=fields.whole("round"),
        scale=fields.number("scale") or Decimal(1),
    )


def _items(fields: Fields, kind: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The named items; /pattern/ takes every question and score whose whole id matches."""
    found: list[str] = []
    entry = fields.entry_of(kind)
    for text in entry.texts if entry else ():
        if len(text) > 2 and text.startswith("/") and text.endswith("/"):
            try:
                matched = [id_ for id_ in known if re.fullmatch(text[1:-1], id_)]
            except re.error as error:
                fields.remark("F004", f"{text} is not a pattern: {error}.", "Mend it.", entry)
                continue
            if not matched:
                fields.remark("F004", f"{text} matches no question.", "Mend the pattern.", entry)
            found.extend(matched)
        elif text.partition("[")[0] in known:
            found.append(text)
        else:
            fields.remark(
                "F005", f"There is no question or score “{text}”.", "Name one that stands before.", entry
            )
    if not (entry and entry.texts):
        fields.remark("F005", f"“{kind}” names no question or score.", "Write them as a list.", entry)
    return tuple(dict.fromkeys(found))


def _points(fields: Fields) -> tuple[dict[str, Decimal], dict[str, dict[str, Decimal]]]:
    """Points by code; an entry with codes of its own gives the points of one item."""
    entry = fields.entry_of("points")
    inner = {
        item: _numbers(fields, value)
        for item, value in (entry.fields if entry else {}).items()
        if value.fields
    }
    plain = {item: value for item, value in (entry.fields if entry else {}).items() if not value.fields}
    return {
        code: number for code, value in plain.items() if (number := _number(fields, value)) is not None
    }, inner


def _numbers(fields: Fields, entry: Entry | None) -> dict[str, Decimal]:
    pairs = entry.fields if entry else {}
    return {name: number for name, value in pairs.items() if (number := _number(fields, value)) is not None}


def _number(fields: Fields, entry: Entry) -> Decimal | None:
    number = from_text(entry.text or "")
    if number is None:
        fields.remark("P015", f"“{entry.text}” is not a number.", "Write digits, with a point.", entry)
        return None
    return Decimal(number)


def _measure(name: str, entry: Entry, remarks: list[Remark]) -> Measure:
    fields = Fields(entry, _MEASURE, remarks)
    kinds = [kind for kind in KINDS if fields.entry_of(kind)]
    if len(kinds) != 1:
        fields.remark(
            "F003", f"The measure {name} says {len(kinds)} kinds.", f"Give one of: {', '.join(KINDS)}."
        )
    kind = kinds[0] if kinds else "count"
    expressions = fields.texts(kind)
    wanted = 2 if kind in ("ratio", "change") else 1
    if len(expressions) != wanted:
        fields.remark(
            "F006", f"{kind} takes {wanted} expression(s).", "Write them as a list.", fields.entry_of(kind)
        )
    default = "members" if kind == "coverage" else "answered"
    return Measure(
        name=name,
        kind=kind,
        expressions=expressions,
        base=Base(fields.one_of("base", [base.value for base in Base], default) or default),
        where=fields.text("where"),
        weight=fields.text("weight"),
        by=fields.texts("by"),
        scale=fields.number("scale") or Decimal(1),
        places=fields.whole("round"),
        members_only=fields.flag("members_only"),
        period=fields.text("period"),
    )
