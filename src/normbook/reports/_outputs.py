"""The files of a report: documents, tables, figures with their traces, checks, the answers behind them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from normbook.documents import plain_text, write_docx, write_html, write_pdf, write_xlsx
from normbook.documents._blocks import NumberedParagraph
from normbook.languages import collation_key
from normbook.replies import Reply
from normbook.reports._build import WORD_LIMIT, Report
from normbook.reports._desk import Traced
from normbook.reports._trace import traced
from normbook.reports._trace_page import trace_page
from normbook.reports.chapters.confirm import to_confirm
from normbook.values import as_json

FORMATS = ("docx", "pdf", "html", "xlsx")


def figures_json(report: Report) -> list[dict[str, object]]:
    """Every figure with its measure, base, value, n, the replies it counted and the digests behind it."""
    return [_figure(report, traced) for _, traced in sorted(report.figures.items())]


def _figure(report: Report, traced: Traced) -> dict[str, object]:
    plain = traced.figure.as_json()
    return {
        "id": traced.id,
        "address": f"figure:{report.source.round.id}/{traced.id}",
        "measure": plain.pop("name"),
        "definition": traced.definition,
        **plain,
        "keys": list(traced.keys),
        "counted": list(traced.figure.counted),
        "held": list(traced.figure.held),
        "passage": traced.passage,
        "digests": report.source.digests,
    }


def replies_json(report: Report) -> dict[str, object]:
    """The answers behind the figures, with source and place of each, in alphabetical order of names."""
    source = report.source
    given = {reply.id: reply for reply in (*source.replies.replies, *source.whole)}
    order = sorted(
        given, key=lambda id_: (collation_key(source.name(given[id_].respondent), source.language), id_)
    )
    return {
        "round": source.round.id,
        "instrument": source.instrument.name,
        "parts": {state: list(parts) for state, parts in source.parts.items()},
        "replies": [_reply(report, given[id_]) for id_ in order],
    }


def _reply(report: Report, reply: Reply) -> dict[str, object]:
    return {
        "id": reply.id,
        "respondent": reply.respondent,
        "name": report.source.name(reply.respondent),
        "digest": reply.digest(),
        "answers": {
            key: {
                "value": as_json(answer.value),
                **({"marks": sorted(mark.value for mark in answer.marks)} if answer.marks else {}),
                **({"source": answer.source} if answer.source else {}),
                **({"place": str(answer.place)} if answer.place else {}),
                **({"comment": answer.comment} if answer.comment else {}),
            }
            for key, answer in reply.answers.items()
        },
    }


def checks_json(report: Report) -> dict[str, object]:
    """What to know before the report leaves the house: words, values to confirm, remarks."""
    return {
        "words": report.words,
        "word_limit": WORD_LIMIT,
        "within_limit": report.words <= WORD_LIMIT,
        "to_confirm": to_confirm(report.source),
        "unplaced": len(report.source.replies.unplaced),
        "remarks": [remark.as_json() for remark in report.source.remarks],
    }


def passages_json(report: Report) -> dict[str, object]:
    """The passages by a digest of what they say, to tell later which read otherwise."""
    numbers = {
        block.id: block.number for block in report.document.blocks if isinstance(block, NumberedParagraph)
    }
    return {
        each.id: {
            "digest": hashlib.sha256(repr(each.blocks).encode()).hexdigest(),
            "paragraphs": [numbers[block.id] for block in each.blocks if block.id in numbers],
            "text": " ".join(plain_text(b.content) for b in each.blocks if isinstance(b, NumberedParagraph))[
                :300
            ],
        }
        for each in report.passages
    }


def changed_passages(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The passages that read otherwise, from two records of passages."""
    names = [*after, *(name for name in before if name not in after)]
    return [name for name in names if _digest(before.get(name)) != _digest(after.get(name))]


def _digest(record: object) -> object:
    return cast("dict[str, object]", record).get("digest") if isinstance(record, dict) else None


def files(report: Report, trace_link: Callable[[str], str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the report by name, the quick ones first.

    The record of passages comes last: a build that is broken off is compared again.
    """
    link = trace_link or (lambda figure: f"traces/{figure}.html")
    figures, replies = figures_json(report), replies_json(report)
    yield "figures.json", _json(figures)
    yield "checks.json", _json(checks_json(report))
    yield "replies.json", _json(replies)
    for figure in figures:
        page = trace_page(traced(figure, replies), report.document.title, report.document.banner)
        yield f"traces/{figure['id']}.html", page.encode()
    yield "report.html", write_html(report.document, link).encode()
    yield "tables.xlsx", write_xlsx(report.document)
    yield "report.docx", write_docx(report.document)
    yield "report.pdf", write_pdf(report.document)
    yield "passages.json", _json(passages_json(report))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=None, separators=(",", ":")).encode() + b"\n"
