"""`normbook instruments …`: check an instrument, measure it, see its coverage or its outline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli._exit import exit_code
from normbook.cli._instruments_score import (
    coverage_json,
    coverage_text,
    known_units,
    load,
    score_json,
    score_text,
)
from normbook.cli._measures_output import check_output
from normbook.cli.replies import format_option, load_instrument, show_remarks

if TYPE_CHECKING:
    from normbook.instruments import Instrument, Question, Score
    from normbook.remarks import Remark

folder_argument = click.argument("folder", type=click.Path(path_type=Path))


@click.group()
def group() -> None:
    """Check an information-gathering instrument, measure it, see its coverage or its outline."""


@group.command()
@folder_argument
@format_option
def check(folder: Path, form: str) -> int:
    """Check the instrument in FOLDER: how it is written and how it is built.

    JSON: {"instrument", "edition", "questions", "cells", "digests", "standing", "remarks"}. Cells are those
    that one person fills in; a table of years counts one year.
    """
    from normbook.instruments import check_instrument

    instrument, reading = load_instrument(folder)
    remarks = sorted((*reading, *check_instrument(instrument)), key=lambda remark: remark.weight.rank)
    if form == "json":
        click.echo(json.dumps(_as_json(instrument, remarks), ensure_ascii=False))
    else:
        _tell(instrument)
        show_remarks(remarks)
        click.echo(f"{len(remarks):,} remarks." if remarks else "Nothing to remark.")
    return exit_code(remarks)


@group.command()
@folder_argument
@click.option(
    "--language", "-l", metavar="CODE", help="The language of the texts; the original where not given."
)
def show(folder: Path, language: str | None) -> int:
    """The outline of the instrument in FOLDER: sections, questions, what each asks for and about."""
    from normbook.remarks import Refusal

    instrument, remarks = load_instrument(folder)
    language = language or instrument.original
    if language not in instrument.languages:
        known = ", ".join(instrument.languages)
        raise Refusal("N022", f"The instrument has no texts in “{language}”.", f"Use one of: {known}.")
    _tell(instrument, language)
    for line in _outline(instrument, language):
        click.echo(line)
    return exit_code(remarks)


@group.command()
@folder_argument
@click.option(
    "--against", metavar="OLD", type=click.Path(path_type=Path), help="The folder of an earlier instrument."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "pdf"]),
    default="text",
    help="For people, for programs, or as a page.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; PDF needs one.")
def score(folder: Path, against: Path | None, form: str, output: Path | None) -> int:
    """The score card of the instrument in FOLDER: how short, simple, understandable and complete it is.

    JSON: {"instrument", "against", "lines", "facets", "verdict", "wording", "exact_routes"}.
    """
    from normbook.instruments import score as measured
    from normbook.remarks import Refusal

    if form == "pdf" and output is None:
        raise Refusal("N025", "A PDF cannot be shown here.", "Say with -o which file to write.")
    check_output(form, output)
    instrument, waivers, remarks = load(folder)
    earlier = None
    if against is not None:
        old, old_waivers, old_remarks = load(against)
        earlier = measured(old, old_waivers, known_units(old))
        remarks = (*remarks, *old_remarks)
    _put(_printed(measured(instrument, waivers, known_units(instrument)), earlier, form), output)
    if form == "text":
        show_remarks(remarks)
    return exit_code(remarks)


@group.command()
@folder_argument
@format_option
def coverage(folder: Path, form: str) -> int:
    """Which paragraphs the instrument in FOLDER asks about, by question and facet; the gaps first.

    JSON: {"instrument", "gaps", "standards", "questions"}. "left" is null where the paragraphs are not known.
    """
    from normbook.instruments import coverage as covered

    instrument, waivers, remarks = load(folder)
    found = covered(instrument, waivers, known_units(instrument))
    if form == "json":
        click.echo(json.dumps(coverage_json(instrument.name, found), ensure_ascii=False))
    else:
        for line in coverage_text(found):
            click.echo(line)
        show_remarks(remarks)
    return exit_code(remarks)


def _printed(card: Score, earlier: Score | None, form: str) -> bytes:
    """The card in the form that is asked for."""
    from normbook.documents import write_html, write_pdf
    from normbook.instruments import score_document

    match form:
        case "pdf":
            return write_pdf(score_document(card, earlier))
        case "html":
            text = write_html(score_document(card, earlier))
        case "json":
            text = json.dumps(score_json(card, earlier), ensure_ascii=False)
        case _:
            text = "\n".join(score_text(card, earlier))
    return text.encode()


def _put(body: bytes, output: Path | None) -> None:
    from normbook.remarks import Place, Refusal

    if output is None:
        click.echo(body.decode())
        return
    try:
        output.write_bytes(body)
    except OSError as error:
        message = f"The file cannot be written: {error.strerror}."
        raise Refusal("N024", message, "Name a file in a folder that is there.", Place(str(output))) from None


def _as_json(instrument: Instrument, remarks: list[Remark]) -> dict[str, object]:
    from normbook.instruments import cell_count, standing, structure_digest, text_digest

    return {
        "instrument": instrument.id,
        "edition": instrument.edition,
        "questions": sum(1 for question in instrument.questions if question.keys or question.roster),
        "cells": cell_count(instrument),
        "digests": {
            "structure": structure_digest(instrument),
            **{language: text_digest(instrument, language) for language in instrument.languages},
        },
        "standing": standing(instrument),
        "remarks": [remark.as_json() for remark in remarks],
    }


def _tell(instrument: Instrument, language: str | None = None) -> None:
    from normbook.instruments import cell_count, standing

    title = instrument.text("title", language or instrument.original) or instrument.id
    questions = sum(1 for question in instrument.questions if question.keys or question.roster)
    pilot = ", pilot" if instrument.pilot else ""
    click.echo(f"{title} ({instrument.name}), {standing(instrument)}{pilot}")
    click.echo(
        f"{questions} questions, {cell_count(instrument)} cells to fill in, "
        f"languages: {', '.join(instrument.languages)}."
    )


def _outline(instrument: Instrument, language: str) -> Iterator[str]:
    number = 0
    for section in instrument.sections:
        yield ""
        yield instrument.text(f"sections.{section.id}.title", language) or f"[{section.id}]"
        if section.route:
            yield f"  asked only if {section.route}"
        for question in instrument.questions:
            if question.section != section.id:
                continue
            if question.kind.value == "note":
                yield f"  {_text(instrument, question, language)}"
                continue
            number += 1
            yield f"  {number}. {_text(instrument, question, language)}"
            yield f"     {_about(question)}"
            for inner in question.roster:
                yield f"     · {_text(instrument, inner, language)}"
                yield f"       {_about(inner)}"


def _text(instrument: Instrument, question: Question, language: str) -> str:
    return instrument.text(f"questions.{question.id}.text", language) or f"[no text in {language}]"


def _about(question: Question) -> str:
    parts = [question.id, question.kind.value]
    if question.facet is not None:
        parts.append(question.facet.value)
    if question.table is not None:
        columns = question.table.columns
        across = (
            f"{columns[0]}-{columns[-1]}" if question.table.years and columns else f"{len(columns)} columns"
        )
        parts.append(f"{len(question.table.rows)} rows × {across}")
    if question.route:
        parts.append(f"only if {question.route}")
    return " · ".join((*parts, *(str(address) for address in question.provisions)))
