"""round.yaml: a round as plain text, with the files of its data (docs/round-folder.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from normbook.plaintext import Fields, read_yaml
from normbook.remarks import Remark
from normbook.rounds._round import Nature, Round

_KEYS = (
    "id",
    "nature",
    "date",
    "deadline",
    "title",
    "mandate",
    "instrument",
    "invited",
    "source",
    "data",
    "measures",
    "report",
    "prior",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Data files that one mapping reads."""

    files: tuple[str, ...]
    mapping: str


@dataclass(frozen=True, slots=True)
class RoundFile:
    """A round with the names of the files that belong to it, relative to its folder."""

    round: Round
    parts: tuple[Part, ...]
    measures: str | None
    report: str | None
    prior: str | None


def read_round(data: bytes, file: str = "round.yaml") -> tuple[RoundFile, tuple[Remark, ...]]:
    """The round of a file, with the remarks of reading. Raises Refusal where it is not plain YAML."""
    remarks: list[Remark] = []
    fields = Fields(read_yaml(data, file), _KEYS, remarks)
    entry = fields.entry_of("data")
    parts: list[Part] = []
    for item in entry.items if entry else ():
        inner = Fields(item, ("files", "mapping"), remarks)
        parts.append(Part(inner.texts("files"), inner.needed("mapping")))
    id_ = fields.needed("id")
    if id_ and not re.match(r"[A-Za-z0-9][\w.\-]*\Z", id_):
        fields.remark(
            "N001", f"“{id_}” cannot be an id.", "Use letters, digits and hyphens.", fields.entry_of("id")
        )
    nature = fields.one_of("nature", [each.value for each in Nature], "submitted") or "submitted"
    day = _day(fields, "date") or date(1, 1, 1)
    found = Round(
        id=id_,
        nature=Nature(nature),
        date=day,
        titles=_texts(fields, "title"),
        instrument=fields.needed("instrument"),
        invited=fields.texts("invited") or None,
        mandate=_texts(fields, "mandate"),
        source=fields.text("source") or "",
        deadline=_day(fields, "deadline") if fields.entry_of("deadline") else None,
    )
    whole = RoundFile(
        found, tuple(parts), fields.text("measures"), fields.text("report"), fields.text("prior")
    )
    return whole, tuple(remarks)


def _texts(fields: Fields, name: str) -> dict[str, str]:
    entry = fields.entry_of(name)
    return {language: value.text or "" for language, value in (entry.fields if entry else {}).items()}


def _day(fields: Fields, name: str) -> date | None:
    text = fields.needed(name)
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text:
            fields.remark(
                "N002", f"“{text}” is not a date.", "Write it as 2023-05-11.", fields.entry_of(name)
            )
        return None
