"""Questions of an instrument file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from normbook import addresses
from normbook.addresses import Address
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Check, Lineage, Parts, Question, Stages, Table
from normbook.plaintext import Entry, Fields
from normbook.remarks import Refusal, Remark, Weight
from normbook.values import Reason

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*\Z")
_KEYS = (
    "id",
    "kind",
    "facet",
    "provisions",
    "choices",
    "route",
    "calculation",
    "choice_filter",
    "checks",
    "absences",
    "required",
    "owner",
    "unit",
    "period",
    "currency",
    "minimum",
    "maximum",
    "length",
    "lineage",
)
_TABLE = ("rows", "columns", "years", "cells", "parts", "stages", "distinct", "jump", "floor")
_OUTSIDE_CODES = frozenset("[],/#'\"“”‘’")
DECLARED = tuple(reason.value for reason in Reason if reason.declared)


def read_question(
    entry: Entry,
    section: str,
    choices: Mapping[str, tuple[str, ...]],
    remarks: list[Remark],
    *,
    inner: bool = False,
) -> Question:
    """One question; faults become remarks and the question is read as far as it goes."""
    kind_text = entry.fields.get("kind")
    shape = kind_text.text if kind_text else None
    extra = _TABLE if shape == "table" else (("questions",) if shape == "roster" else ())
    fields = Fields(entry, (*_KEYS, *extra), remarks)
    id_ = fields.needed("id")
    if id_ and not _ID.match(id_):
        fields.remark(
            "I004", f"“{id_}” cannot be an id.", "Use letters, digits, hyphens, underscores and points."
        )
    kind = Kind(fields.one_of("kind", [each.value for each in Kind]) or "note")
    if inner and not kind.simple:
        fields.remark("I010", f"A {kind.value} cannot stand in a roster.", "Use a simple kind.", kind_text)
    facet = fields.one_of("facet", [each.value for each in Facet])
    table = _table(fields, choices) if kind is Kind.TABLE else None
    roster: tuple[Question, ...] = ()
    if kind is Kind.ROSTER and (inside := fields.entry_of("questions")) is not None:
        roster = tuple(read_question(each, section, choices, remarks, inner=True) for each in inside.items)
    return Question(
        id=id_,
        kind=kind,
        section=section,
        facet=Facet(facet) if facet else None,
        provisions=_addresses(fields, "provisions"),
        choices=_list_name(fields, kind, choices),
        route=fields.text("route"),
        calculation=fields.text("calculation"),
        choice_filter=fields.text("choice_filter"),
        checks=_checks(fields),
        absences=_absences(fields),
        required=fields.flag("required"),
        owner=fields.text("owner"),
        unit=fields.text("unit"),
        period=fields.text("period"),
        currency=fields.text("currency"),
        minimum=fields.number("minimum"),
        maximum=fields.number("maximum"),
        length=fields.whole("length"),
        table=table,
        roster=roster,
        lineage=_lineage(fields),
        line=entry.line,
    )


def fit_for_code(text: str) -> bool:
    """Can the text stand as a code in an address and in a cell of a rule?"""
    return bool(text) and not any(each.isspace() or each in _OUTSIDE_CODES for each in text)


def _list_name(fields: Fields, kind: Kind, choices: Mapping[str, tuple[str, ...]]) -> str | None:
    name = fields.text("choices")
    if name is None and kind.listed:
        fields.remark("I011", f"A {kind.value} question needs a list of choices.", "Add “choices: …”.")
    if name is not None and name not in choices:
        cure = f"Add it under choices, or use one of: {', '.join(choices) or 'none is declared'}."
        fields.remark("I012", f"There is no list of choices “{name}”.", cure, fields.entry_of("choices"))
        return None
    return name


def _addresses(fields: Fields, name: str) -> tuple[Address, ...]:
    found: list[Address] = []
    for text in fields.texts(name):
        try:
            found.append(addresses.parse(text))
        except Refusal as refusal:
            fields.remark(refusal.code, refusal.message, refusal.cure, fields.entry_of(name))
    return tuple(found)


def _absences(fields: Fields) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for text in fields.texts("absences"):
        if text in DECLARED:
            found.append(Reason(text))
        else:
            cure = f"Use one of: {', '.join(DECLARED)}."
            fields.remark(
                "I013", f"“{text}” is not a reason that a State can give.", cure, fields.entry_of("absences")
            )
    return tuple(found)


def _checks(fields: Fields) -> tuple[Check, ...]:
    entry = fields.entry_of("checks")
    found: list[Check] = []
    for item in entry.items if entry else ():
        inner = Fields(item, ("id", "test", "weight", "each"), fields.remarks)
        weight = inner.one_of("weight", [each.value for each in Weight], "warning") or "warning"
        each = inner.one_of("each", ("row", "column"))
        found.append(Check(inner.needed("id"), inner.needed("test"), Weight(weight), each))
    return tuple(found)


def _lineage(fields: Fields) -> Lineage | None:
    entry = fields.entry_of("lineage")
    if entry is None:
        return None
    inner = Fields(entry, ("continues", "changes", "replaces"), fields.remarks)
    for relation in inner.known:
        text = inner.text(relation)
        if text:
            found = _addresses(inner, relation)
            return Lineage(relation, found[0]) if found else None
    inner.remark("I014", "The lineage names no question.", "Write “continues: question:…”.")
    return None


def _table(fields: Fields, choices: Mapping[str, tuple[str, ...]]) -> Table:
    rows = _codes(fields, "rows", choices)
    years = fields.text("years")
    columns = _years(fields, years) if years else _codes(fields, "columns", choices)
    jump = fields.number("jump")
    return Table(
        rows=rows,
        columns=columns,
        kinds=_cells(fields, columns),
        years=bool(years),
        parts=tuple(_parts(fields, rows)),
        stages=tuple(_stages(fields)),
        distinct=fields.texts("distinct"),
        jump=jump,
        floor=fields.whole("floor") or 0,
        row_list=_named(fields, "rows", choices),
        column_list=None if years else _named(fields, "columns", choices),
    )


def _codes(fields: Fields, name: str, choices: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Codes written out, or the name of a list of choices."""
    entry = fields.entry_of(name)
    if entry is None:
        fields.remark("P013", f"“{name}” is missing.", f"Add “{name}: …” with a list of choices or codes.")
        return ()
    if entry.text is not None and entry.text in choices:
        return choices[entry.text]
    for item in entry.items:
        if not item.text or not fit_for_code(item.text):
            message = f"“{item.text or ''}” cannot be the code of one of the {name}."
            fields.remark(
                "I006", message, "Write it without spaces, commas, brackets and quotation marks.", item
            )
    return tuple(code for code in entry.texts if fit_for_code(code))


def _named(fields: Fields, name: str, choices: Mapping[str, tuple[str, ...]]) -> str | None:
    entry = fields.entry_of(name)
    return entry.text if entry is not None and entry.text in choices else None


def _years(fields: Fields, text: str) -> tuple[str, ...]:
    match = re.match(r"([12][0-9]{3})\s*-\s*([12][0-9]{3})\Z", text)
    if match is None or int(match[1]) > int(match[2]) or int(match[2]) - int(match[1]) > 100:
        fields.remark(
            "I015", f"“{text}” is not a span of years.", "Write it as 2015-2021.", fields.entry_of("years")
        )
        return ()
    return tuple(str(year) for year in range(int(match[1]), int(match[2]) + 1))


def _cells(fields: Fields, columns: tuple[str, ...]) -> dict[str, Kind]:
    """The kind of the cells: one for all, or one a column."""
    entry = fields.entry_of("cells")
    simple = [kind.value for kind in Kind if kind.simple]
    if entry is not None and entry.fields:
        inner = Fields(entry, columns, fields.remarks)
        return {column: Kind(inner.one_of(column, simple, "whole") or "whole") for column in columns}
    kind = Kind(fields.one_of("cells", simple, "whole") or "whole")
    return dict.fromkeys(columns, kind)


def _parts(fields: Fields, rows: tuple[str, ...]) -> list[Parts]:
    entry = fields.entry_of("parts")
    found: list[Parts] = []
    for item in entry.items if entry else ():
        inner = Fields(item, ("total", "parts", "exhaustive"), fields.remarks)
        parts = Parts(inner.needed("total"), inner.texts("parts"), inner.flag("exhaustive", default=True))
        for row in (parts.total, *parts.parts):
            if row and row not in rows:
                inner.remark("I016", f"The table has no row “{row}”.", f"Use one of: {', '.join(rows)}.")
        found.append(parts)
    return found


def _stages(fields: Fields) -> list[Stages]:
    entry = fields.entry_of("stages")
    found: list[Stages] = []
    for item in entry.items if entry else ():
        inner = Fields(item, ("later", "earlier"), fields.remarks)
        found.append(Stages(inner.needed("later"), inner.needed("earlier")))
    return found
