"""The chapters of the report on replies, one a file, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from normbook.reports._passages import Passage
from normbook.reports._source import Source
from normbook.reports.chapters.annex import annex
from normbook.reports.chapters.confirm import confirm
from normbook.reports.chapters.facets import facets
from normbook.reports.chapters.findings import findings
from normbook.reports.chapters.front import front
from normbook.reports.chapters.who import who

CHAPTERS = (front, who, findings, facets, confirm, annex)


def passages(source: Source) -> Iterator[Passage]:
    """Every passage of the report on a source."""
    for chapter in CHAPTERS:
        yield from chapter(source)


__all__ = ["CHAPTERS", "passages"]
