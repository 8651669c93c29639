"""The trace of a figure: from the number on the page back to the values, replies and sources behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from normbook.remarks import Refusal

Record = Mapping[str, Any]
"""A figure or the replies as the files of a built report hold them."""


def trace(figures: Iterable[Record], replies: Record, figure: str) -> dict[str, Any]:
    """The figure with every value behind it, its source and its place.

    `figures` and `replies` are what figures.json and replies.json hold. Raises
    Refusal G003 for a figure that the report does not have.
    """
    known = {record["id"]: record for record in figures}
    if figure not in known:
        near = get_close_matches(figure, list(known), n=1)
        cure = f"Did you mean {near[0]}?" if near else "figures.json lists the figures of the report."
        raise Refusal("G003", f"The report has no figure “{figure}”.", cure)
    return traced(known[figure], replies)


def traced(record: Record, replies: Record) -> dict[str, Any]:
    """The same for a record of a figure at hand."""
    given = {reply["id"]: reply for reply in replies["replies"]}
    counted = frozenset(record["counted"])
    behind = [
        _behind(record, reply, given, replies["parts"]) for id_, reply in given.items() if id_ in counted
    ]
    rest = {key: value for key, value in record.items() if key not in ("counted", "held")}
    return {**rest, "replies": behind}


def _behind(
    record: Record, reply: Record, given: Mapping[str, Record], parts: Mapping[str, Any]
) -> dict[str, Any]:
    keys = [key for key in record["keys"] if key in reply["answers"]]
    shown = {
        "respondent": reply["respondent"],
        "name": reply["name"],
        "digest": reply["digest"],
        "holds": reply["id"] in record["held"] if record["held"] else None,
        "values": {key: reply["answers"][key] for key in keys},
    }
    if reply["respondent"] in parts:
        shown["parts"] = [
            {"respondent": part, "name": given[part]["name"], "values": _values(given[part], keys)}
            for part in parts[reply["respondent"]]
            if part in given
        ]
    return shown


def _values(reply: Record, keys: list[str]) -> dict[str, Any]:
    return {key: reply["answers"][key] for key in keys if key in reply["answers"]}
