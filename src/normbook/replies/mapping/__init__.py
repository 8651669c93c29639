"""The mapping file: which column, key or cell is which question, which text is which reason, who is who.

Its form is told in docs/mapping-file.md; `normbook.replies.read` reads replies through it.
"""

from __future__ import annotations

from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._file import read_mapping
from normbook.replies.mapping._model import (
    Declared,
    MappingFile,
    Origin,
    QuestionRule,
    RespondentRule,
    TableRule,
    ValueRule,
)
from normbook.replies.mapping._template import ColumnPattern, Target, Template

__all__ = [
    "Code",
    "ColumnPattern",
    "Declared",
    "MappingFile",
    "Origin",
    "QuestionRule",
    "RespondentRule",
    "TableRule",
    "Target",
    "Template",
    "ValueRule",
    "read_mapping",
]
