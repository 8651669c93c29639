"""Reading the index of content/standards: one file a cluster, and the sources of the facts.

Everything is read strictly; what is wrong is a remark with its line, and the rest is still read.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from normbook.languages import LANGUAGE_CODES, Text
from normbook.plaintext import Entry, Fields, read_yaml
from normbook.remarks import Remark
from normbook.standards._index import (
    Act,
    Cluster,
    Compendium,
    Deed,
    Mechanism,
    NationalTranslation,
    Part,
    Source,
    Standard,
    Tool,
)
from normbook.standards._index_symbol import Day, day

FILES = ("custody.yaml", "cooperation.yaml", "prevention.yaml", "governance.yaml", "beside.yaml")
SOURCES = "sources.yaml"
FACTS = (
    "title",
    "titles",
    "short",
    "unit",
    "count",
    "parts",
    "replaces",
    "supplements",
    "feeds",
    "mechanism",
)
"""What `verified` may name: `title` is the English title, `titles` those in the other languages."""

_STANDARD = (
    *(
        "title",
        "short",
        "clusters",
        "acts",
        "unit",
        "count",
        "part-count",
        "parts",
        "replaces",
        "supplements",
    ),
    *("feeds", "mechanism", "mechanism-note", "tools", "translations", "note", "verified"),
)
_E = TypeVar("_E", bound=Enum)


def read_index(files: Iterable[tuple[str, bytes]]) -> tuple[Compendium, tuple[Remark, ...]]:
    """The index that these files (name and content) hold together, with remarks on what is wrong in them.

    Raises Refusal P001 to P005 for a file that is no plain text of ours.
    """
    remarks: list[Remark] = []
    standards: dict[str, Standard] = {}
    sources: dict[str, Source] = {}
    for name, data in files:
        top = Fields(read_yaml(data, name), ("standards", "sources"), remarks)
        for id, entry in _members(top, "sources"):
            sources[id] = _source(id, entry, remarks)
        for id, entry in _members(top, "standards"):
            if id in standards:
                top.remark("S101", f"“{id}” stands twice in the index.", "Keep one of the two.", entry)
            else:
                standards[id] = _standard(id, entry, remarks)
    return Compendium(MappingProxyType(standards), MappingProxyType(sources)), tuple(remarks)


def _members(top: Fields, name: str) -> Iterable[tuple[str, Entry]]:
    entry = top.entry_of(name)
    return entry.fields.items() if entry else ()


def _source(id: str, entry: Entry, remarks: list[Remark]) -> Source:
    fields = Fields(entry, ("what", "where", "seen", "by"), remarks)
    return Source(id, fields.needed("what"), fields.text("where"), fields.text("seen"), fields.text("by"))


def _standard(id: str, entry: Entry, remarks: list[Remark]) -> Standard:
    address = f"norm:{id}"
    fields = Fields(entry, _STANDARD, remarks, address)

    def parts(name: str) -> tuple[Entry, ...]:
        found = fields.entry_of(name)
        return found.items if found else ()

    return Standard(
        id=id,
        title=_text(fields, "title", needed=True),
        short=_text(fields, "short"),
        clusters=_clusters(fields),
        acts=tuple(_act(item, remarks, address) for item in parts("acts")),
        unit=fields.text("unit"),
        count=_whole(fields, "count"),
        part_count=_whole(fields, "part-count"),
        parts=tuple(_part(item, remarks, address) for item in parts("parts")),
        replaces=fields.texts("replaces"),
        supplements=fields.texts("supplements"),
        feeds=fields.texts("feeds"),
        mechanism=_one(fields, "mechanism", Mechanism, Mechanism.UNKNOWN),
        mechanism_note=fields.text("mechanism-note"),
        tools=tuple(_tool(item, remarks, address) for item in parts("tools")),
        translations=tuple(_translation(item, remarks, address) for item in parts("translations")),
        note=fields.text("note"),
        verified=_verified(fields, remarks, address),
        place=entry.place,
    )


def _text(fields: Fields, name: str, *, needed: bool = False) -> Text:
    entry = fields.entry_of(name)
    inner = Fields(entry or Entry(None, fields.entry.file, fields.entry.line), LANGUAGE_CODES, fields.remarks)
    by_language: dict[str, str] = {code: text for code in LANGUAGE_CODES if (text := inner.text(code))}
    if needed and "en" not in by_language:
        fields.remark("S102", f"“{name}” has no English text.", "Add the official English title.", entry)
    return Text(by_language, original="en")


def _clusters(fields: Fields) -> tuple[Cluster, ...]:
    known = {cluster.value: cluster for cluster in Cluster}
    found = []
    for name in fields.texts("clusters"):
        if name in known:
            found.append(known[name])
        else:
            cure = f"Use one of: {', '.join(known)}."
            fields.remark("S103", f"“{name}” is not a cluster.", cure, fields.entry_of("clusters"))
    if not found:
        fields.remark("S103", "The standard stands in no cluster.", "Add “clusters: [...]”.")
    return tuple(found)


def _act(entry: Entry, remarks: list[Remark], address: str) -> Act:
    fields = Fields(entry, ("deed", "body", "symbol", "date", "annex", "verified"), remarks, address)
    return Act(
        deed=_one(fields, "deed", Deed, Deed.ADOPTED),
        body=fields.needed("body"),
        symbol=fields.text("symbol"),
        day=_day(fields),
        annex=fields.text("annex"),
        verified=fields.text("verified"),
        place=entry.place,
    )


def _day(fields: Fields) -> Day | None:
    text = fields.text("date")
    if text is None:
        return None
    found = day(text)
    if found is None:
        cure = "Write it as 1990-12-14, or 1990-12 or 1990 where no more is known."
        fields.remark("S104", f"“{text}” is not a date.", cure, fields.entry_of("date"))
    return found


def _part(entry: Entry, remarks: list[Remark], address: str) -> Part:
    fields = Fields(entry, ("label", "from", "to"), remarks, address)
    first, last = _whole(fields, "from"), _whole(fields, "to")
    if first is None or last is None:
        fields.remark("S105", "A part needs “from” and “to”.", "Add them, or give only “part-count”.")
    return Part(fields.needed("label"), first or 0, last or 0, entry.place)


def _tool(entry: Entry, remarks: list[Remark], address: str) -> Tool:
    fields = Fields(entry, ("title", "publisher", "year", "verified"), remarks, address)
    year = _whole(fields, "year")
    return Tool(fields.needed("title"), fields.text("publisher"), year, fields.text("verified"))


def _translation(entry: Entry, remarks: list[Remark], address: str) -> NationalTranslation:
    fields = Fields(entry, ("language", "by", "year", "where", "verified"), remarks, address)
    return NationalTranslation(
        fields.needed("language"),
        fields.text("by"),
        _whole(fields, "year"),
        fields.text("where"),
        fields.text("verified"),
    )


def _verified(fields: Fields, remarks: list[Remark], address: str) -> MappingProxyType[str, str]:
    entry = fields.entry_of("verified")
    inner = Fields(entry or Entry(None, fields.entry.file, fields.entry.line), FACTS, remarks, address)
    return MappingProxyType({fact: text for fact in FACTS if (text := inner.text(fact))})


def _whole(fields: Fields, name: str) -> int | None:
    number = fields.number(name)
    if number is None:
        return None
    if number != number.to_integral_value() or not Decimal(1) <= number <= Decimal(9999):
        cure = "Write a whole number above zero."
        fields.remark("S106", f"“{name}” is not a count.", cure, fields.entry_of(name))
        return None
    return int(number)


def _one(fields: Fields, name: str, kind: type[_E], default: _E) -> _E:
    text = fields.one_of(name, [str(member.value) for member in kind], str(default.value))
    return kind(text)
