"""`normbook standards read` and `compare`: official texts to provisions, and two of them side by side."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli._exit import WELL, exit_code
from normbook.cli.replies import format_option, show_remarks

if TYPE_CHECKING:
    from normbook.standards._model import OfficialText

_SHOWN = 90
_LANGUAGE_HELP = (
    "The language of the text, as a code (ar zh en fr ru es); told from the text where not given."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "identity", metavar="ID", help="The id of the standard, such as nelson-mandela-rules.")
@click.option("--lang", metavar="xx", help=_LANGUAGE_HELP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "akoma"]),
    default="text",
    help="For people, for programs, or as Akoma Ntoso 3.0.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def read(file: Path, identity: str | None, lang: str | None, form: str, output: Path | None) -> int:
    """Read the official text in FILE (plain text, N3, HTML, DOCX, PDF or Akoma Ntoso) to its provisions.

    Numbers are kept as printed; gaps, numbers printed twice and damaged headings are remarks.
    """
    text = _text(file, identity, lang)
    if form == "akoma":
        from normbook.standards.akoma import write_akoma

        content = write_akoma(text)
    elif form == "json" or output is not None:
        content = json.dumps(text.as_json(), ensure_ascii=False).encode() + b"\n"
    else:
        _show(text)
        return exit_code(text.remarks)
    if output is None:
        click.echo(content, nl=False)
    else:
        output.write_bytes(content)
        click.echo(f"{len(text.provisions):,} provisions, {len(text.remarks):,} remarks: {output}", err=True)
    return exit_code(text.remarks)


@click.command()
@click.argument("earlier", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("later", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", metavar="xx", help=_LANGUAGE_HELP)
@format_option
def compare(earlier: Path, later: Path, lang: str | None, form: str) -> int:
    """What became of each provision of EARLIER in LATER: kept, reworded, split, merged, new or dropped.

    JSON: {"earlier", "later", "counts", "changes"}, each change with its addresses and likeness.
    """
    from normbook.standards.compare import Fate, compare_texts

    first, second = _text(earlier, None, lang), _text(later, None, lang)
    changes = compare_texts(first, second)
    counted = Counter(change.fate for change in changes)
    counts = {fate.value: counted[fate] for fate in Fate}
    if form == "json":
        found = [change.as_json() for change in changes]
        whole = {"earlier": first.id, "later": second.id, "counts": counts, "changes": found}
        click.echo(json.dumps(whole, ensure_ascii=False))
        return WELL
    for change in changes:
        before = ", ".join(provision.address for provision in change.before) or "–"
        after = ", ".join(provision.address for provision in change.after) or "–"
        click.echo(f"{change.fate.value:9} {before} → {after}")
    click.echo(", ".join(f"{fate} {count}" for fate, count in counts.items()) + ".")
    return WELL


def _text(file: Path, identity: str | None, lang: str | None) -> OfficialText:
    from normbook.standards.read import read_text

    return read_text(file.read_bytes(), file.name, identity=identity or "", language=lang or "")


def _show(text: OfficialText) -> None:
    click.echo(f"{text.title or text.id} ({text.language}), {len(text.provisions):,} provisions")
    depth: dict[str, int] = {"": -1}
    for provision in text.provisions:
        depth[provision.address] = depth.get(provision.parent, -1) + 1
        words = provision.heading or provision.text.replace("\n", " ")
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        click.echo(f"{'  ' * depth[provision.address]}{provision.kind} {provision.number} {shown}".rstrip())
    show_remarks(list(text.remarks))
