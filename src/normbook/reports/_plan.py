"""report.yaml: what a report says beyond what the instrument itself gives (docs/round-folder.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from normbook.plaintext import Entry, Fields, read_yaml
from normbook.remarks import Remark

_SERIES = (
    "id",
    "section",
    "title",
    "subject",
    "figure",
    "median",
    "years",
    "unit",
    "groups",
    "change",
    "note",
    "source",
)
_ID = re.compile(r"[A-Za-z][\w.\-]*\Z")
_MASTHEAD = ("issuer", "symbol", "distribution", "original", "lines")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure followed over years.

    `figure`, `median` and `change` name measures; "{year}" in them stands for each of `years`.
    `groups` is the attribute by which `change` is also given.
    `source` is the line below the table, where that of the round is too long.
    """

    id: str
    section: str
    title: Mapping[str, str]
    subject: Mapping[str, str]
    figure: str
    years: tuple[str, ...]
    median: str | None = None
    unit: str = "per-cent"
    groups: str | None = None
    change: str | None = None
    note: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Title, masthead and series of a report."""

    title: Mapping[str, str] = field(default_factory=dict)
    subtitle: Mapping[str, str] = field(default_factory=dict)
    masthead: Mapping[str, str] = field(default_factory=dict)
    introduction: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


def read_plan(data: bytes, file: str = "report.yaml") -> tuple[Plan, tuple[Remark, ...]]:
    """The plan of a file, with the remarks of reading; a series with a fault is left out."""
    remarks: list[Remark] = []
    known = ("title", "subtitle", "masthead", "introduction", "series")
    fields = Fields(read_yaml(data, file), known, remarks)
    entry = fields.entry_of("series")
    masthead = fields.entry_of("masthead")
    head = Fields(masthead, _MASTHEAD, remarks) if masthead else None
    introduction = fields.entry_of("introduction")
    plan = Plan(
        title=_texts(fields.entry_of("title")),
        subtitle=_texts(fields.entry_of("subtitle")),
        masthead={key: head.text(key) or "" for key in _MASTHEAD} if head else {},
        introduction={
            key: value.texts for key, value in (introduction.fields if introduction else {}).items()
        },
        lines=tuple(_lines(entry.items if entry else (), remarks)),
    )
    return plan, tuple(remarks)


def _lines(entries: Iterable[Entry], remarks: list[Remark]) -> Iterator[Line]:
    seen: set[str] = set()
    for entry in entries:
        before = len(remarks)
        line = _line(entry, seen, remarks)
        seen.add(line.id)
        if len(remarks) == before:
            yield line


def _line(entry: Entry, seen: set[str], remarks: list[Remark]) -> Line:
    fields = Fields(entry, _SERIES, remarks)
    id_ = fields.needed("id")
    if id_ in seen or (id_ and not _ID.match(id_)):
        why = "names two series" if id_ in seen else "cannot name a series"
        cure = "Give each series an id of its own, of letters, digits and hyphens."
        fields.remark("G010", f"“{id_}” {why}.", cure, fields.entry_of("id"))
    return Line(
        id=id_,
        section=fields.needed("section"),
        title=_texts(fields.entry_of("title")),
        subject=_texts(fields.entry_of("subject")),
        figure=fields.needed("figure"),
        years=_years(fields),
        median=fields.text("median"),
        unit=fields.one_of("unit", ("per-cent", "number"), "per-cent") or "per-cent",
        groups=fields.text("groups"),
        change=fields.text("change"),
        note=_texts(fields.entry_of("note")),
        source=_texts(fields.entry_of("source")),
    )


def _years(fields: Fields) -> tuple[str, ...]:
    """The years of a list, or of a span as 2015-2021."""
    texts = fields.texts("years")
    span = re.fullmatch(r"([0-9]{4})\s*-\s*([0-9]{4})", texts[0]) if len(texts) == 1 else None
    years = tuple(str(year) for year in range(int(span[1]), int(span[2]) + 1)) if span else texts
    if not years or not all(re.fullmatch("[0-9]{4}", year) for year in years):
        cure = "Write the years as 2015-2021, or as a list."
        fields.remark("G011", "The series has no years.", cure, fields.entry_of("years"))
    return years


def _texts(entry: Entry | None) -> dict[str, str]:
    return {language: value.text or "" for language, value in (entry.fields if entry else {}).items()}
