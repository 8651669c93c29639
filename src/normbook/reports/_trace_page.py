"""The page of a trace: what stands behind one figure, as a document of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normbook.documents import Cell, Document, Heading, Metadata, Paragraph, Run, Table, inline

_LABELS = {
    "en": {
        "title": "Figure {id}",
        "back": "Back to the report",
        "measure": "Measure",
        "base": "Base",
        "value": "Value",
        "sizes": "Replies in each base",
        "absent": "Without a value, by reason",
        "digest": "Digests",
        "behind": "Values behind the figure",
        "heads": ("Respondent", "Answer", "Value", "Marks", "Source", "Place"),
        "everything": "This figure counts respondents; it stands on all their answers.",
    }
}


def trace_document(record: Mapping[str, Any], language: str = "en", banner: str = "") -> Document:
    """The trace as a document, to be written as HTML."""
    words = _LABELS[language]
    facts = [
        (words["measure"], f"{record['measure']} — {record['definition']}"),
        (words["value"], _shown(record["value"])),
        (words["base"], f"{record['base']}, n = {_shown(record['n'])}"),
        (words["sizes"], _pairs(record.get("sizes") or {})),
        (words["absent"], _pairs(record.get("absences") or {})),
        (words["digest"], _pairs(record["digests"])),
    ]
    heads = tuple(Cell(inline(text)) for text in words["heads"])
    rows = [row for reply in record["replies"] for row in _rows(reply)]
    blocks = [
        Paragraph(inline(Run(str(words["back"]), link="../report.html")), "back"),
        *(Paragraph(inline(f"{label}: {text}")) for label, text in facts if text),
        Heading(1, inline(str(words["behind"]))),
    ]
    if record["keys"] == ["*"]:
        blocks.append(Paragraph(inline(str(words["everything"]))))
    behind = Table(inline(str(words["behind"])), (heads,), tuple(rows), row_heads=1)
    title = str(words["title"]).format(id=record["id"])
    metadata = Metadata(str(record["address"]))
    return Document(title, "en", metadata, (*blocks, behind), banner=banner)


def _rows(reply: Mapping[str, Any]) -> list[tuple[Cell, ...]]:
    rows = [_row(reply["name"], key, answer) for key, answer in reply["values"].items()]
    for part in reply.get("parts", ()):
        rows += [_row(f"— {part['name']}", key, answer) for key, answer in part["values"].items()]
    return rows or [tuple(Cell(inline(text)) for text in (reply["name"], "", "", "", "", ""))]


def _row(name: str, key: str, answer: Mapping[str, Any]) -> tuple[Cell, ...]:
    texts = (name, key, _shown(answer["value"]), ", ".join(answer.get("marks", ())))
    return tuple(Cell(inline(text)) for text in (*texts, answer.get("source", ""), answer.get("place", "")))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("absent", ""))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _pairs(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{key}: {value}" for key, value in values.items())
