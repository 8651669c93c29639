"""`normbook reports …`: build the report on a round, and trace its figures back to the replies."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from normbook.cli._exit import exit_code
from normbook.remarks import Place, Refusal, Remark

if TYPE_CHECKING:
    from normbook.reports import Report


@click.group()
def group() -> None:
    """Build a report, and trace its figures back to the replies."""


@group.command()
@click.argument("round_folder", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The folder to write into."
)
@click.option("--lang", default="en", show_default=True, help="The language of the report.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
def build(round_folder: Path, output: Path, lang: str, form: str) -> int:
    """Build the report on the round in ROUND_FOLDER: documents, tables, figures with traces, checks.

    Built again into the same folder, it says which passages read otherwise than before.
    """
    report, remarks = make(round_folder, lang)
    changed = write(report, output)
    if form == "json":
        click.echo(json.dumps(_summary(report, output, changed, remarks), ensure_ascii=False, indent=1))
    else:
        _say(report, output, changed, remarks)
    return exit_code(remarks)


@group.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("figure")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
def trace(folder: Path, figure: str, form: str) -> int:
    """Show what stands behind FIGURE in the report built in FOLDER: measure, base, replies, sources."""
    record = traced(folder, figure)
    if form == "json":
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return 0
    click.echo(f"{record['address']}: {record['value']} ({record['measure']}; {record['definition']})")
    click.echo(f"base {record['base']}, n = {record['n']}; {_pairs(record['absences'])}")
    for reply in record["replies"]:
        for key, answer in reply["values"].items():
            click.echo(
                f"  {reply['name']}: {key} = {answer['value']}"
                f"  {answer.get('source', '')}  {answer.get('place', '')}"
            )
    return 0


@group.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--port", type=int, default=8000, show_default=True, help="Where to serve; the next free one if taken."
)
def serve(folder: Path, port: int) -> None:
    """Serve the report built in FOLDER on this machine, its figures linked to their traces."""
    if not (folder / "report.html").is_file():
        message = "There is no built report in this folder."
        raise Refusal(
            "G004", message, "Build it with: normbook reports build ROUND_FOLDER -o DIR", Place(str(folder))
        )
    serve_folder(folder, port)


def serve_folder(folder: Path, port: int) -> None:
    """Serve a folder on this machine only, until interrupted; a port that is taken gives way to the next."""
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed for each request."""

    handler = partial(Quiet, directory=str(folder))
    for place in (*range(port, port + 20), 0):
        try:
            server = ThreadingHTTPServer(("127.0.0.1", place), handler)
        except OSError:
            continue
        break
    click.echo(f"Serving on http://127.0.0.1:{server.server_address[1]}/report.html (stop with Ctrl+C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        server.server_close()


def make(round_folder: Path, language: str = "en") -> tuple[Report, tuple[Remark, ...]]:
    """The report on a round folder, with the remarks of reading its files. Raises Refusal."""
    from normbook.cli._rounds import load_source
    from normbook.reports import build as built
    from normbook.reports.words import words_for

    words_for(language)
    source, remarks = load_source(round_folder, language)
    try:
        return built(source), remarks
    except Refusal:
        _say_remarks(remarks)  # what was left out for a fault may be what is missed
        raise


def write(report: Report, output: Path) -> list[str] | None:
    """Write every file, each whole or not at all; the passages that changed, None on the first build."""
    from normbook.reports import changed_passages, files, passages_json

    output.mkdir(parents=True, exist_ok=True)
    record = _record(output / "passages.json")
    before = record if isinstance(record, dict) else None
    (output / "traces").mkdir(exist_ok=True)
    written = set()
    for name, data in files(report):
        write_whole(output / name, data)
        written.add(name)
    for page in (output / "traces").glob("*.html"):
        if f"traces/{page.name}" not in written:
            page.unlink(missing_ok=True)  # a figure that the report no longer has
    return None if before is None else changed_passages(before, passages_json(report))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or as it was before; a device or a pipe is written into.

    A symbolic link stays one: what it points to is written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def traced(folder: Path, figure: str) -> dict[str, Any]:
    """The trace of a figure from the files of a built report. Raises Refusal G004 where there is none."""
    from normbook.reports import trace as found

    figures, replies = _record(folder / "figures.json"), _record(folder / "replies.json")
    if figures is None or replies is None:
        message = "There is no built report in this folder."
        raise Refusal(
            "G004", message, "Build it with: normbook reports build ROUND_FOLDER -o DIR", Place(str(folder))
        )
    try:
        return found(figures, replies, figure)
    except (LookupError, TypeError, AttributeError) as error:
        message = "The files of the report were changed or belong to another version."
        raise Refusal("G006", message, "Build the report again.", Place(str(folder))) from error


def _record(path: Path) -> Any:
    """What a JSON file of an earlier build holds; None where there is none that can be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _summary(
    report: Report, output: Path, changed: list[str] | None, remarks: Iterable[Remark]
) -> dict[str, object]:
    return {
        "report": str(output),
        "figures": len(report.figures),
        "words": report.words,
        "changed_passages": changed,
        "remarks": [remark.as_json() for remark in remarks],
    }


def _say(report: Report, output: Path, changed: list[str] | None, remarks: Iterable[Remark]) -> None:
    _say_remarks(remarks)
    click.echo(f"{output}: report.docx, report.pdf, report.html, tables.xlsx, figures.json, checks.json")
    click.echo(f"{len(report.figures)} figures, {report.words} words.")
    if changed:
        click.echo(f"Passages that read otherwise than before: {', '.join(changed)}.")
    elif changed is not None:
        click.echo("No passage reads otherwise than before.")


def _say_remarks(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        click.echo(f"{remark.weight.value}: {remark.message} ({remark.place}) {remark.cure}", err=True)


def _pairs(values: dict[str, Any]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in values.items())
