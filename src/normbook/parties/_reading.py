"""Reading the reference lists of content/reference, as its SOURCE.md describes them."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from normbook.languages import LANGUAGE_CODES, Text
from normbook.parties._groups import ListStanding
from normbook.parties._party import FormerName, Kind, Party, Tile
from normbook.remarks import Place, Refusal

MARKS = ("ldc", "lldc", "sids")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Lists:
    """All that the folder holds. `spellings` are (party, text), `codes` are (code, party)."""

    parties: dict[str, Party]
    spellings: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...]
    former_names: tuple[FormerName, ...]
    admissions: dict[str, datetime.date]
    standings: dict[str, ListStanding]
    labels: dict[tuple[str, str], Text]
    region_codes: dict[str, tuple[str, str]]
    tiles: tuple[Tile, ...]


def read_lists(folder: Path) -> Lists:
    """The lists of a folder. Raises Refusal P301 where a file is missing or broken."""
    name_rows = [*_rows(folder, "names.csv"), *_rows(folder, "added_names.csv")]
    alias_rows = list(_rows(folder, "aliases.csv"))
    label_rows = [*_rows(folder, "labels.csv"), *_rows(folder, "group_labels.csv")]
    return Lists(
        parties=_parties(_rows(folder, "parties.csv"), _forms(name_rows)),
        spellings=(
            *((row["id"], row[lang]) for row in name_rows for lang in LANGUAGE_CODES if row[lang]),
            *((row["id"], row["text"]) for row in alias_rows if row["kind"] == "name"),
        ),
        codes=tuple((row["text"], row["id"]) for row in alias_rows if row["kind"] == "code"),
        former_names=tuple(_former(row) for row in _rows(folder, "former_names.csv")),
        admissions={row["id"]: _day(row["since"]) for row in _rows(folder, "membership.csv")},
        standings={row["attribute"]: _standing(row) for row in _rows(folder, "lists.csv")},
        labels={(row["attribute"], row["value"]): _text(row) for row in label_rows},
        region_codes={row["m49"]: (row["attribute"], row["value"]) for row in label_rows if row["m49"]},
        tiles=tuple(
            Tile(row["id"], int(row["column"]), int(row["row"])) for row in _rows(folder, "tiles.csv")
        ),
    )


def _rows(folder: Path, name: str) -> Iterator[Row]:
    try:
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, strict=True), 2):
                if None in row or None in row.values():
                    raise _broken(name, number)
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise _broken(name, None) from fault


def _broken(name: str, row: int | None) -> Refusal:
    return Refusal(
        "P301",
        f"The reference list {name} is missing or cannot be read.",
        "Restore content/reference from the released version of Normbook.",
        Place(file=name, row=row),
    )


def _text(row: Row) -> Text:
    return Text({lang: row[lang] for lang in LANGUAGE_CODES})


def _forms(rows: list[Row]) -> dict[tuple[str, str], dict[str, str]]:
    """Names by party and form; a later row replaces only the languages that it fills."""
    forms: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row["form"] in {"short", "formal"}:
            texts = forms.setdefault((row["id"], row["form"]), {})
            texts.update({lang: row[lang] for lang in LANGUAGE_CODES if row[lang]})
    return forms


def _parties(rows: Iterator[Row], forms: dict[tuple[str, str], dict[str, str]]) -> dict[str, Party]:
    return {
        row["id"]: Party(
            id=row["id"],
            kind=Kind(row["kind"]),
            name=Text(forms[row["id"], "short"]),
            formal_name=Text(forms.get((row["id"], "formal"), {})),
            part_of=row["part_of"] or None,
            iso2=row["iso2"] or None,
            m49=row["m49"] or None,
            region=row["region"] or None,
            subregion=row["subregion"] or None,
            intermediate_region=row["intermediate_region"] or None,
            region_group=row["region_group"] or None,
            marks=frozenset(mark for mark in MARKS if row[mark]),
        )
        for row in rows
    }


def _former(row: Row) -> FormerName:
    return FormerName(
        party=row["id"] or None,
        successors=tuple(row["successors"].split()),
        codes=tuple(row["codes"].split()),
        since=_day(row["from"]) if row["from"] else None,
        until=_day(row["until"]) if row["until"] else None,
        name=_text(row),
    )


def _standing(row: Row) -> ListStanding:
    return ListStanding(
        row["attribute"], _day(row["as_of"]), _day(row["known_from"]), _day(row["known_until"]), row["source"]
    )


def _day(text: str) -> datetime.date:
    """A day; where only the year of a change is known, the new name holds for the whole year."""
    return datetime.date.fromisoformat(text if len(text) > 4 else f"{text}-01-01")
