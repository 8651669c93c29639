"""Figures, scores and frequencies as rows, and rows as CSV, JSON or Parquet, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.remarks import Place, Refusal
from normbook.values import Number, Reason, to_text

if TYPE_CHECKING:
    from normbook.measures import Figure, Frequencies
    from normbook.parties import Parties

Cell = str | int | Decimal | None
Row = Mapping[str, object]
Scored = tuple[str, str, Number | None, Reason | None]
"""Respondent, period, the score or the reason why there is none."""

NAMELESS = "(none)"
"""Stands for the group of replies without the attribute; an empty cell stands for all replies."""


def figure_rows(figures: Sequence[Figure]) -> list[Row]:
    """A row each figure; every row has the columns of all attributes and all reasons."""
    attributes = list(dict.fromkeys(name for figure in figures for name in figure.group))
    return [
        {
            "name": figure.name,
            "kind": figure.kind,
            **{name: _group(figure.group.get(name)) for name in attributes},
            "value": figure.value,
            "base": figure.base.value,
            "n": figure.n,
            "numerator": figure.numerator,
            **figure.sizes,
            **{reason.value: figure.absences.get(reason, 0) for reason in Reason},
        }
        for figure in figures
    ]


def score_rows(scores: Mapping[str, Iterable[Scored]], parties: Parties) -> list[Row]:
    """A row each reply and score, in alphabetical order of respondents, then periods; never by value."""
    rows = [
        {
            "respondent": who,
            "period": when,
            "name": name,
            "value": value,
            "absent": why.value if why else None,
        }
        for name, found in scores.items()
        for who, when, value, why in found
    ]
    people = {str(row["respondent"]) for row in rows}
    known = parties.sorted([who for who in people if who in parties], "en")
    place = {who: index for index, who in enumerate([*known, *sorted(people - set(known), key=_natural)])}
    return sorted(rows, key=lambda row: (place[str(row["respondent"])], str(row["period"])))


def _natural(text: str) -> tuple[bool, int, str]:
    """Numbers as numbers, before texts."""
    number = text.isascii() and text.isdigit()
    return not number, int(text) if number else 0, text


def frequency_rows(found: Iterable[Frequencies], attribute: str, form: str) -> list[Row]:
    """JSON: an object each question and group. Else a row each answer, absence and base of it."""
    if form == "json":
        return [{**each.as_json(), "attribute": attribute} for each in found]
    rows: list[Row] = []
    for each in found:
        head = {"question": each.key, attribute: _group(each.group)}
        weights = each.weights or {}
        rows += [
            {**head, "what": "answer", "code": code, "count": count, "weight": weights.get(code)}
            for code, count in each.counts.items()
        ]
        for what, counts in (("absence", each.absences), ("base", each.sizes())):
            rows += [
                {**head, "what": what, "code": code, "count": count, "weight": None}
                for code, count in counts.items()
            ]
    return rows


def _group(value: str | None) -> str | None:
    return NAMELESS if value == "" else value


def check_output(form: str, output: Path | None) -> None:
    """Raises before any work is done: Refusal N023 where the file cannot be written."""
    if output is None:
        if form == "parquet":
            raise click.UsageError("Parquet is not text: name a file with -o.")
        return
    if output.is_dir() or not output.parent.is_dir():
        message = "This is a folder." if output.is_dir() else "The folder of the file does not exist."
        raise Refusal("N023", message, "Name a file in a folder that exists.", Place(str(output)))


def write_rows(rows: Sequence[Row], form: str, output: Path | None) -> None:
    """Print the rows, or write them so that the file is there whole or as it was before."""
    data = {"csv": _csv, "json": _json, "parquet": _parquet}[form](rows)
    if output is None:
        click.echo(data.decode(), nl=False)
        return
    from normbook.cli.reports import write_whole

    write_whole(output, data)


def _csv(rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    if rows:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _text(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue().encode()


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return to_text(cell) if isinstance(cell, int | Decimal) else str(cell)


def _json(rows: Sequence[Row]) -> bytes:
    shown = [{name: _plain(cell) for name, cell in row.items()} for row in rows]
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(cell: object) -> object:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


_NUMBERS = ("value", "n", "numerator", "weight")


def _parquet(rows: Sequence[Row]) -> bytes:
    import pyarrow as arrow
    from pyarrow import parquet

    columns = {}
    for name in rows[0] if rows else ():
        cells = [row[name] for row in rows]
        if name in _NUMBERS:
            exact = [None if cell is None else Decimal(str(cell)) for cell in cells]
            columns[name] = arrow.array(exact, arrow.decimal128(38, 9))
        else:
            whole = all(isinstance(cell, int) for cell in cells)
            columns[name] = arrow.array(cells, arrow.int64() if whole else arrow.string())
    sink = io.BytesIO()
    parquet.write_table(arrow.table(columns), sink)
    return sink.getvalue()
