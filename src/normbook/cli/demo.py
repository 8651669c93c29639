"""`normbook demo`: the main job on real data, from replies to report, and where the result is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from normbook.reports import Line, Report
    from normbook.reports._desk import Desk

ROUND = "custody"
OUTPUT = Path("out/demo")


@click.command()
@click.option("--once", is_flag=True, help="Build the report and stop; do not serve it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True)
@click.option(
    "--port", type=int, default=8000, show_default=True, help="Where to serve; the next free one if taken."
)
def command(*, once: bool, output: Path, port: int) -> None:
    """Build the report on persons in custody from published figures, print its main figures, and serve it.

    The data are real: compiled from published figures of the United Nations crime trends
    survey and the status of a treaty. Nothing in them was submitted by a State.
    """
    from normbook.cli.reports import make, serve_folder, write
    from normbook.content import content_path
    from normbook.reports._desk import Desk

    report, _ = make(content_path("rounds") / ROUND)
    write(report, output)
    click.echo(f"{report.document.title} ({report.document.banner})")
    desk = Desk(report.source)
    for line in report.source.plan.lines:
        for text in _line(desk, line):
            click.echo(text)
    for text in _to_confirm(report):
        click.echo(text)
    others = "report.docx, report.pdf, tables.xlsx, figures.json, checks.json"
    click.echo(f"\nThe report: {output / 'report.html'}, {others}")
    if not once:
        serve_folder(output, port)


def _line(desk: Desk, line: Line) -> Iterator[str]:
    """The figure of each year with its n and median, then the largest changes between groups."""
    from normbook.reports.chapters.series import LARGEST, group_changes

    yield f"\n{line.title.get('en', line.id)}:"
    for year in line.years:
        figure = desk.named(line.figure.replace("{year}", year))[0]
        median = desk.named(line.median.replace("{year}", year))[0].value if line.median else None
        if figure.value is None:
            yield f"  {year}: not available"
            continue
        middle = f", median of States {_print(median)}" if median is not None else ""
        yield f"  {year}: {_print(figure.value)} per cent, n = {figure.figure.n} Member States{middle}"
    if line.change and line.groups:
        span = f"{line.years[0]} to {line.years[-1]}"
        yield f"\nLargest changes between regional groups, {span} (data in both):"
        for name, traced in group_changes(desk, line)[:LARGEST]:
            yield f"  {name}: {Decimal(traced.value or 0):+.1f} percentage points, n = {traced.figure.n}"


def _to_confirm(report: Report) -> Iterator[str]:
    from normbook.reports import to_confirm
    from normbook.reports.words import words_for

    words = words_for("en")
    yield "\nValues to confirm, by kind:"
    for code, count in to_confirm(report.source).items():
        yield f"  {count:>6,}  {words.remarks.get(code, code)} ({code})"


def _print(value: object) -> str:
    return f"{Decimal(str(value)):.1f}"
