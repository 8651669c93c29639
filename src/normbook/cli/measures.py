"""`normbook measures …`: counts, shares and scores, each with its base (docs/measures-file.md)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli._exit import exit_code
from normbook.cli._measures_desk import Desk, open_desk
from normbook.cli._measures_output import (
    Row,
    Scored,
    check_output,
    figure_rows,
    frequency_rows,
    score_rows,
    write_rows,
)
from normbook.cli.replies import (
    _progress as progress,
)
from normbook.cli.replies import (
    instrument_argument,
    load_instrument,
    mapping_option,
    replies_argument,
)
from normbook.remarks import Place, Refusal, Weight

if TYPE_CHECKING:
    from normbook.engines.columnar import Coded
    from normbook.instruments import Instrument
    from normbook.measures import Frequencies, Lowering, Measures

date_option = click.option(
    "--date", "day", help="The day of the reference lists, as 2024-01-31; if absent, the mapping's “dated”."
)
members_option = click.option(
    "--members", is_flag=True, help="Count Member States only; those that answer in parts count once."
)
engine_option = click.option(
    "--engine",
    type=click.Choice(["memory", "columnar"]),
    default="memory",
    show_default=True,
    help="Both give the same figures; columnar is for many replies.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["csv", "json", "parquet"]), default="csv", show_default=True
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write; standard output if absent."
)


@click.group()
def group() -> None:
    """Compute counts, shares and scores, each with its base."""


@group.command()
@instrument_argument
@click.argument(
    "replies", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPLIES... [NAME]..."
)
@mapping_option
@click.option("--measures", "file", required=True, type=click.Path(path_type=Path), help="The measures file.")
@click.option("--by", multiple=True, metavar="ATTRIBUTE", help="A figure for each group; may be repeated.")
@date_option
@members_option
@engine_option
@format_option
@output_option
def compute(
    instrument: Path,
    replies: tuple[Path, ...],
    mapping: Path,
    file: Path,
    by: tuple[str, ...],
    day: str | None,
    members: bool,
    engine: str,
    form: str,
    output: Path | None,
) -> int:
    """Compute the measures or scores NAME of a measures file over REPLIES; all measures without a NAME.

    A measure gives rows of figures; a score gives one row for each reply, in alphabetical
    order of respondents. What is a file or folder is read as REPLIES, the rest are names.
    """
    asked = load_instrument(instrument)
    measures, lowering = _lowered(file, asked[0])
    files, names = _told_apart(replies, measures)
    chosen = _chosen(measures, names, by)
    check_output(form, output)
    desk = open_desk(asked, files, mapping, day, members=members)
    attributes = tuple(dict.fromkeys((*by, *(each for name in chosen for each in _by(measures, name)))))
    desk.check(attributes)
    with progress("Computing"):
        rows = _computed(desk, lowering, chosen, by, desk.coded(attributes) if engine == "columnar" else None)
        write_rows(rows, form, output)
    return exit_code(desk.remarks)


@group.command()
@instrument_argument
@replies_argument
@mapping_option
@click.option("--by", required=True, metavar="ATTRIBUTE", help="The attribute or question to group by.")
@click.option("--weight", metavar="QUESTION", help="A question with a number: weights are added up beside.")
@date_option
@members_option
@engine_option
@format_option
@output_option
def tabulate(
    instrument: Path,
    replies: tuple[Path, ...],
    mapping: Path,
    by: str,
    weight: str | None,
    day: str | None,
    members: bool,
    engine: str,
    form: str,
    output: Path | None,
) -> int:
    """Tabulate every question with choices by an attribute: answers, absences by reason, and bases."""
    check_output(form, output)
    desk = open_desk(load_instrument(instrument), replies, mapping, day, members=members)
    desk.check((by,))
    desk.check_weight(weight)
    with progress("Tabulating"):
        write_rows(frequency_rows(_tabulated(desk, by, weight, engine), by, form), form, output)
    return exit_code(desk.remarks)


def _tabulated(desk: Desk, by: str, weight: str | None, engine: str) -> list[Frequencies]:
    if engine == "columnar":
        from normbook.engines.columnar import tabulate as by_columns

        return by_columns(desk.coded((by,)), by, weight)
    from normbook.measures import tabulate as by_memory

    return by_memory(desk.instrument, desk.population, by, weight)


def _told_apart(given: tuple[Path, ...], measures: Measures) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Files and names stand in one list: from the second on, what the measures file has is a name."""
    known = {score.name for score in measures.scores} | {each.name for each in measures.measures}
    files = [path for place, path in enumerate(given) if place == 0 or str(path) not in known]
    for path in files:
        if not path.exists():
            shown = ", ".join(sorted(known)[:30])
            cure = f"Name files or folders with replies first; the measures file has: {shown}."
            raise Refusal("N022", f"There is no file, folder, measure or score “{path}”.", cure)
    return tuple(files), tuple(str(path) for path in given if path not in files)


def _lowered(file: Path, instrument: Instrument) -> tuple[Measures, Lowering]:
    """The measures of a file. Raises Refusal F020 where it has a fault: half a file gives no figure."""
    from normbook.measures import Lowering, read_measures

    measures, remarks = read_measures(file.read_bytes(), file.name, instrument)
    faults = [remark for remark in remarks if remark.weight is Weight.ERROR]
    for remark in faults:
        click.echo(f"{remark.code}: {remark.message} {remark.cure} ({remark.place})", err=True)
    if faults:
        message = f"The measures file has {len(faults)} faults."
        raise Refusal("F020", message, "Mend what is listed above.", Place(str(file)))
    return measures, Lowering(instrument, measures)


def _chosen(measures: Measures, names: tuple[str, ...], by: tuple[str, ...]) -> tuple[str, ...]:
    """The names to compute: all measures or only scores, never both in one table."""
    scores = [score.name for score in measures.scores]
    listed = [measure.name for measure in measures.measures]
    chosen = names or tuple(listed) or tuple(scores)
    for name in chosen:
        if name not in scores and name not in listed:
            known = ", ".join((*listed, *scores)[:30])
            message = f"There is no measure, score or file “{name}”."
            raise Refusal("F021", message, f"The measures file has: {known}.")
    kinds = {name in scores for name in chosen}
    if len(kinds) > 1:
        message = "Scores give a row for each reply, measures one for each group; they make two tables."
        raise Refusal("F021", message, "Ask for the scores and for the measures apart.")
    if kinds == {True} and by:
        message = "A score gives a row for each reply, not for groups."
        raise Refusal("F021", message, "Write a measure of it, such as mean: ${" + chosen[0] + "}.")
    return chosen


def _by(measures: Measures, name: str) -> tuple[str, ...]:
    """The attributes that a measure, or a measure that it compares, groups by."""
    measure = measures.measure(name)
    if measure is None:
        return ()
    parts = measure.expressions if measure.kind == "change" else ()
    return (*measure.by, *(each for part in parts if part != name for each in _by(measures, part)))


def _computed(
    desk: Desk, lowering: Lowering, names: tuple[str, ...], by: tuple[str, ...], coded: Coded | None
) -> list[Row]:
    measures = [each for name in names if (each := lowering.measures.measure(name)) is not None]
    if not measures:
        return score_rows({name: _scored(desk, lowering, name, coded) for name in names}, desk.parties)
    if coded is not None:
        from normbook.engines.columnar import compute as by_columns

        return figure_rows([figure for each in measures for figure in by_columns(lowering, each, coded, by)])
    from normbook.measures import compute as by_memory

    population = desk.population
    return figure_rows([figure for each in measures for figure in by_memory(lowering, each, population, by)])


def _scored(desk: Desk, lowering: Lowering, name: str, coded: Coded | None) -> list[Scored]:
    if coded is not None:
        from normbook.engines.columnar import scored as by_columns

        return list(by_columns(lowering, name, coded))
    from normbook.measures import scored

    return [
        (subject.reply.respondent, subject.reply.period, value, reason)
        for subject, value, reason in scored(lowering, name, desk.population)
    ]
