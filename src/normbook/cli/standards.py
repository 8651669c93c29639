"""`normbook standards …`: the index of the Compendium, and search in titles and texts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli._exit import exit_code
from normbook.cli._standards_read import compare, read
from normbook.cli.replies import format_option, show_remarks
from normbook.remarks import Refusal

if TYPE_CHECKING:
    from normbook.standards import Cluster

CLUSTERS = ("custody", "cooperation", "prevention", "governance", "beside")

in_force_option = click.option(
    "--in-force", "on", metavar="DATE", help="Only those that were current on a day, as 2010-12-31."
)
cluster_option = click.option(
    "--cluster", type=click.Choice([*CLUSTERS, "1", "2", "3", "4"]), help="One of the four clusters."
)


@click.group()
def group() -> None:
    """List, show, check, read, compare and search the standards and norms."""


@group.command(name="list")
@cluster_option
@in_force_option
@format_option
def list_standards(cluster: str | None, on: str | None, form: str) -> int:
    """The standards of the index, with their acts and how many units they have.

    JSON: a list of {"id", "title", "short", "clusters", "symbol", "citation", "adopted", "link", "unit",
    "count", "inForce", "replacedBy", "evidence"}. A fact without a source is "to be checked".
    """
    from normbook.cli._standards_shown import list_lines, listed
    from normbook.standards import compendium

    found = compendium()
    day = given_day(on)
    chosen = found.chosen(cluster=given_cluster(cluster), on=day)
    if form == "json":
        click.echo(json.dumps([listed(found, standard, day) for standard in chosen], ensure_ascii=False))
    else:
        for line in list_lines(found, chosen, day):
            click.echo(line)
    return 0


@group.command()
@click.argument("id")
@format_option
def show(id: str, form: str) -> int:
    """All that the index knows of the standard ID, each fact with its evidence."""
    from normbook.cli._standards_shown import show_lines, shown
    from normbook.standards import compendium

    found = compendium()
    standard = found.standard(id)
    if form == "json":
        click.echo(json.dumps(shown(found, standard), ensure_ascii=False))
    else:
        for line in show_lines(found, standard):
            click.echo(line)
    return 0


@group.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@format_option
def check(files: tuple[Path, ...], form: str) -> int:
    """Check index FILES (those that ship where none are given): dates against symbols, relations, parts.

    JSON: {"standards", "remarks"}.
    """
    from normbook.content import content_path
    from normbook.standards import INDEX_FILES, check_index, read_index

    paths = files or tuple(content_path("standards", name) for name in INDEX_FILES)
    found, reading = read_index([(path.name, path.read_bytes()) for path in paths])
    remarks = sorted((*reading, *check_index(found)), key=lambda remark: remark.weight.rank)
    if form == "json":
        whole = {"standards": len(found.standards), "remarks": [remark.as_json() for remark in remarks]}
        click.echo(json.dumps(whole, ensure_ascii=False))
    else:
        show_remarks(remarks)
        click.echo(f"{len(found.standards)} standards, {len(remarks)} remarks.")
    return exit_code(remarks)


@group.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--lang", metavar="xx", help="Only in this language (ar zh en fr ru es).")
@cluster_option
@click.option("--unit", metavar="WORD", help="Only rules, principles, articles … (one word, or title).")
@in_force_option
@click.option(
    "--library",
    envvar="NORMBOOK_LIBRARY",
    type=click.Path(path_type=Path),
    help="Folder of texts made by `standards read --format json` (or set NORMBOOK_LIBRARY).",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Hits to show.")
@format_option
def search(
    query: tuple[str, ...],
    lang: str | None,
    cluster: str | None,
    unit: str | None,
    on: str | None,
    library: Path | None,
    limit: int,
    form: str,
) -> int:
    """Find QUERY in the titles of the standards and the texts of your library, in six languages.

    JSON: {"query", "words", "total", "hits": [{"standard", "title", "lang", "address", "number", "kind",
    "words", "score", "passage", "marks"}], "remarks"}; marks are places in the passage, in characters.
    """
    from normbook.cli._standards_found import found, found_lines, library_files
    from normbook.standards import Filter, Finder, compendium, read_library

    index = compendium()
    texts, remarks = read_library(library_files(library))
    asked, wanted = " ".join(query), Filter(given_cluster(cluster), unit, given_day(on))
    findings = Finder(index, texts).find(asked, only=lang, wanted=wanted, limit=limit)
    if form == "json":
        click.echo(json.dumps(found(index, asked, findings, remarks), ensure_ascii=False))
    else:
        for line in found_lines(index, findings):
            click.echo(line)
        show_remarks(list(remarks))
    return exit_code(remarks)


group.add_command(read)
group.add_command(compare)


def given_day(text: str | None) -> date | None:
    """The day that a user wrote. Raises Refusal S121 for what is no date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("S121", f"“{text}” is not a date.", "Write it as 2010-12-31.") from None


def given_cluster(text: str | None) -> Cluster | None:
    """The cluster of that name or number."""
    from normbook.standards import Cluster

    if text is None:
        return None
    return Cluster(CLUSTERS[int(text) - 1] if text.isdigit() else text)
