"""`normbook replies …`: read replies from tables, workbooks and JSON through a mapping file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli._exit import exit_code
from normbook.cli._input import named, read_table, read_text
from normbook.remarks import Place, Refusal, Remark

if TYPE_CHECKING:
    from normbook.instruments import Instrument
    from normbook.replies import Answer, Replies, Reply

SHOWN = 10
"""Remarks of one code and unplaced rows that are shown to a person; JSON has them all."""

instrument_argument = click.argument("instrument", type=click.Path(path_type=Path))
replies_argument = click.argument("replies", nargs=-1, required=True, type=click.Path(path_type=Path))
mapping_option = click.option(
    "--mapping",
    "-m",
    required=True,
    type=click.Path(path_type=Path),
    help="The mapping file: which column or key is which question (docs/mapping-file.md).",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people or for programs.",
)


@click.group()
def group() -> None:
    """Read, validate and merge replies."""


@group.command()
@instrument_argument
@replies_argument
@mapping_option
@format_option
def read(instrument: Path, replies: tuple[Path, ...], mapping: Path, form: str) -> int:
    """Read REPLIES (files or folders) to INSTRUMENT (a folder) through a mapping file.

    Every value that finds no question, cell or respondent is listed; nothing is dropped in silence.
    """
    asked, first = load_instrument(instrument)
    found = load_replies(asked, replies, mapping)
    remarks = (*first, *found.remarks)
    if form == "json":
        click.echo(json.dumps(_as_json(found, remarks), ensure_ascii=False))
    else:
        _show(found, remarks)
    return exit_code(remarks)


@group.command()
@instrument_argument
@replies_argument
@mapping_option
@click.option(
    "--prior",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Replies of the last round, read through the same mapping, to compare with.",
)
@click.option("--today", help="The date that today() stands for, as 2024-01-31.")
@format_option
def validate(
    instrument: Path,
    replies: tuple[Path, ...],
    mapping: Path,
    prior: tuple[Path, ...],
    today: str | None,
    form: str,
) -> int:
    """Check REPLIES to INSTRUMENT: every contradiction with its weight, its place and what to do.

    Remarks of reading the files and the mapping stand among them. Nothing is changed.
    """
    from normbook.replies import validate as validated

    asked, first = load_instrument(instrument)
    found = load_replies(asked, replies, mapping)
    before = load_replies(asked, prior, mapping).by_respondent() if prior else None
    inputs = {"today()": _day(today)} if today else {}
    with _progress(f"Checking {len(found.replies)} replies"):
        remarks = (*first, *found.remarks, *validated(asked, found.replies, before, inputs))
    if form == "json":
        click.echo(json.dumps([remark.as_json() for remark in remarks], ensure_ascii=False))
    else:
        show_remarks(remarks)
        click.echo(f"{len(remarks):,} remarks on {len(found.replies):,} replies.")
    return exit_code(remarks)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("N021", f"“{text}” is not a date.", "Write it as 2024-01-31.") from None


def load_instrument(folder: Path) -> tuple[Instrument, tuple[Remark, ...]]:
    """The instrument in a folder with the remarks of reading it. Raises Refusal."""
    from normbook.instruments import folder_files, read_instrument

    if not folder.is_dir():
        raise Refusal(
            "N020", "There is no such folder.", "Name the folder of an instrument.", Place(str(folder))
        )
    files = {
        path.name: read_text(path) for path in sorted(folder.iterdir()) if path.suffix in (".yaml", ".yml")
    }
    return read_instrument(folder_files(files))


def load_replies(instrument: Instrument, paths: Iterable[Path], mapping: Path) -> Replies:
    """The replies in files and folders, with the remarks of the mapping file first. Raises Refusal."""
    from dataclasses import replace

    from normbook.parties import Parties
    from normbook.replies.mapping import read_mapping
    from normbook.replies.read import read_replies

    rule, remarks = read_mapping(read_text(mapping), mapping.name)
    files = dict(_files(paths, mapping))
    with _progress(f"Reading {len(files)} files"):
        found = read_replies(instrument, files, rule, Parties.load())
    return replace(found, remarks=(*remarks, *found.remarks))


def _files(paths: Iterable[Path], mapping: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file; those of a folder by their path in it, hidden ones not."""
    from normbook.replies.tables import DEFAULT

    for name, path in named(_inside(paths, mapping)).items():
        yield name, read_table(path, name, DEFAULT.file_bytes)


def _inside(paths: Iterable[Path], mapping: Path) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        for each in sorted(each for each in path.rglob("*") if each.is_file()):
            if not each.name.startswith(".") and each.resolve() != mapping.resolve():
                yield each.relative_to(path).as_posix(), each


def _progress(words: str) -> AbstractContextManager[object]:
    """A moving sign on standard error while something takes its time; nothing where nobody watches."""
    from rich.console import Console

    return Console(stderr=True).status(words)


def _as_json(found: Replies, remarks: Iterable[Remark]) -> dict[str, object]:
    return {
        "instrument": found.instrument,
        "compiled": found.compiled,
        "replies": [_reply_json(reply) for reply in found.replies],
        "unplaced": [
            {"what": each.what, "text": each.text, "source": each.place.as_json() if each.place else None}
            for each in found.unplaced
        ],
        "remarks": [remark.as_json() for remark in remarks],
    }


def _reply_json(reply: Reply) -> dict[str, object]:
    return {
        "respondent": reply.respondent,
        "period": reply.period,
        "attributes": dict(reply.attributes),
        "answers": {key: _answer_json(answer) for key, answer in reply.answers.items()},
    }


def _answer_json(answer: Answer) -> dict[str, object]:
    """The value with what belongs to it; money is text, so that no program rounds it."""
    from normbook.values import as_json, value_text

    money = answer.currency is not None and answer.present is not None
    written: dict[str, object] = {
        "value": value_text(answer.present) if money and answer.present is not None else as_json(answer.value)
    }
    if answer.currency:
        written["currency"] = answer.currency
    if answer.marks:
        written["marks"] = sorted(mark.value for mark in answer.marks)
    if answer.source:
        written["source"] = answer.source
    if answer.comment:
        written["comment"] = answer.comment
    written["place"] = answer.place.as_json() if answer.place else None
    return written


def _show(found: Replies, remarks: Iterable[Remark]) -> None:
    values = sum(
        1 for reply in found.replies for answer in reply.answers.values() if answer.present is not None
    )
    kept = sum(len(reply.answers) for reply in found.replies)
    people = len({reply.respondent for reply in found.replies})
    standing = ", compiled from published figures," if found.compiled else ""
    click.echo(
        f"{len(found.replies):,} replies{standing} of {people:,} respondents to {found.instrument}: "
        f"{values:,} values, {kept - values:,} reasons for absence."
    )
    show_remarks(remarks)
    if found.unplaced:
        click.echo(f"{len(found.unplaced):,} rows or columns found no place:")
        for each in found.unplaced[:SHOWN]:
            click.echo(f"  {each.what}, {each.text} ({each.place})")
        if len(found.unplaced) > SHOWN:
            click.echo(f"  and {len(found.unplaced) - SHOWN:,} more; --format json lists them all")


def show_remarks(remarks: Iterable[Remark]) -> None:
    """Remarks for a person, the heaviest first, some of each code and how many more there are."""
    listed = sorted(remarks, key=lambda remark: (remark.weight.rank, remark.code))
    for (code, weight), alike in groupby(listed, key=lambda remark: (remark.code, remark.weight)):
        every = list(alike)
        for remark in every[:SHOWN]:
            where = ", ".join(filter(None, (remark.respondent, str(remark.place or ""))))
            click.echo(f"{weight.value} {code}  {where}")
            click.echo(f"    {remark.message} {remark.cure}")
        if len(every) > SHOWN:
            click.echo(
                f"{weight.value} {code}  and {len(every) - SHOWN:,} more; --format json lists them all"
            )
