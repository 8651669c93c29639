"""The information-gathering instrument: model, file form, rules, digests, checks."""

from __future__ import annotations

from normbook.instruments._compile import Compiled, Ruled, compile_rules, scope_of
from normbook.instruments._coverage import Asked, Coverage, Covered, coverage
from normbook.instruments._digests import structure_digest, text_digest
from normbook.instruments._file import folder_files, read_instrument
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import (
    Act,
    Check,
    Instrument,
    Lineage,
    Parts,
    Question,
    Section,
    Stages,
    Table,
)
from normbook.instruments._score import Better, Line, Score, Virtue, score
from normbook.instruments._score_beside import Beside, beside, verdicts
from normbook.instruments._score_card import change, score_document, sentences, shown, title
from normbook.instruments._standing import cell_count, standing
from normbook.instruments._texts import wanted_texts
from normbook.instruments._waivers import FILE as WAIVERS_FILE
from normbook.instruments._waivers import Waiver, read_waivers
from normbook.instruments.checks import check_instrument

__all__ = [
    "WAIVERS_FILE",
    "Act",
    "Asked",
    "Beside",
    "Better",
    "Check",
    "Compiled",
    "Coverage",
    "Covered",
    "Facet",
    "Instrument",
    "Kind",
    "Line",
    "Lineage",
    "Parts",
    "Question",
    "Ruled",
    "Score",
    "Section",
    "Stages",
    "Table",
    "Virtue",
    "Waiver",
    "beside",
    "cell_count",
    "change",
    "check_instrument",
    "compile_rules",
    "coverage",
    "folder_files",
    "read_instrument",
    "read_waivers",
    "scope_of",
    "score",
    "score_document",
    "sentences",
    "shown",
    "standing",
    "structure_digest",
    "text_digest",
    "title",
    "verdicts",
    "wanted_texts",
]
