"""What a search found, shown; and the files of a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from normbook.remarks import Place, Refusal, Remark
from normbook.standards import Compendium, Findings, Hit
from normbook.standards._search_library import LARGEST


def library_files(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Name and content of each JSON file in a library. Raises Refusal S135 where the folder is not there."""
    if folder is None:
        return
    if not folder.is_dir():
        cure = "Name the folder that holds the texts, or make one with `standards read`."
        raise Refusal("S135", "The library is not a folder.", cure, Place(str(folder)))
    for path in sorted(folder.rglob("*.json")):
        if path.is_file():
            with path.open("rb") as file:
                yield str(path.relative_to(folder)), file.read(LARGEST + 1)


def found(
    compendium: Compendium, query: str, findings: Findings, remarks: Sequence[Remark]
) -> dict[str, object]:
    """The findings for programs."""
    return {
        "query": query,
        "words": findings.words,
        "total": findings.total,
        "hits": [
            {
                "standard": hit.entry.standard,
                "title": _name(compendium, hit),
                "lang": hit.entry.language,
                "address": hit.entry.address,
                "number": hit.entry.number,
                "kind": hit.entry.kind,
                "words": hit.words,
                "score": hit.score,
                "passage": hit.passage.text,
                "marks": [list(mark) for mark in hit.passage.marks],
            }
            for hit in findings.hits
        ],
        "remarks": [remark.as_json() for remark in remarks],
    }


def found_lines(compendium: Compendium, findings: Findings) -> Iterator[str]:
    """The findings for people: bold on a terminal, between stars elsewhere."""
    for hit in findings.hits:
        entry = hit.entry
        of_all = f" · {hit.words} of {findings.words} words" if findings.words > 1 else ""
        what = f"{entry.kind} {entry.number}".strip()
        yield f"{_name(compendium, hit)}, {what} [{entry.language}]{of_all} · {entry.address}"
        yield f"    {_marked(hit)}"
    shown = len(findings.hits)
    best = f"; these are the best {shown}" if findings.total > shown else ""
    yield f"{findings.total:,} found{best}." if findings.total else "Nothing found."


def _name(compendium: Compendium, hit: Hit) -> str:
    standard = compendium.standards.get(hit.entry.standard)
    return standard.name if standard else hit.entry.standard


def _marked(hit: Hit) -> str:
    text = " ".join(hit.passage.text.split()) if not hit.passage.marks else hit.passage.marked("\0", "\1")
    before, after = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("*", "*")
    return " ".join(click.unstyle(text).split()).replace("\0", before).replace("\1", after)
