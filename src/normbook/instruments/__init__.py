"""The information-gathering instrument: model, file form, rules, digests, checks."""

from __future__ import annotations

from normbook.instruments._compile import Compiled, Ruled, compile_rules, scope_of
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
from normbook.instruments._standing import cell_count, standing
from normbook.instruments._texts import wanted_texts
from normbook.instruments.checks import check_instrument

__all__ = [
    "Act",
    "Check",
    "Compiled",
    "Facet",
    "Instrument",
    "Kind",
    "Lineage",
    "Parts",
    "Question",
    "Ruled",
    "Section",
    "Stages",
    "Table",
    "cell_count",
    "check_instrument",
    "compile_rules",
    "folder_files",
    "read_instrument",
    "scope_of",
    "standing",
    "structure_digest",
    "text_digest",
    "wanted_texts",
]
