"""Reports: the document on a round, each figure traced to the replies behind it."""

from __future__ import annotations

from normbook.reports._build import WORD_LIMIT, Report, build, changed_keys, stale
from normbook.reports._outputs import (
    changed_passages,
    checks_json,
    figures_json,
    files,
    passages_json,
    replies_json,
)
from normbook.reports._plan import Line, Plan, read_plan
from normbook.reports._source import Source
from normbook.reports._trace import trace
from normbook.reports._trace_page import trace_page
from normbook.reports.chapters.confirm import to_confirm

__all__ = [
    "WORD_LIMIT",
    "Line",
    "Plan",
    "Report",
    "Source",
    "build",
    "changed_keys",
    "changed_passages",
    "checks_json",
    "figures_json",
    "files",
    "passages_json",
    "read_plan",
    "replies_json",
    "stale",
    "to_confirm",
    "trace",
    "trace_page",
]
