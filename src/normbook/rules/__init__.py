"""The rule language: one typed tree for routing, checks, calculations, scores and filters.

Its surface is the XLSForm expression syntax; its meaning stands in
docs/meaning.md; its printers write it for Python, JavaScript, SQL,
spreadsheets, XForms and people. It knows a Scope, not an instrument.
"""

from __future__ import annotations

from normbook.rules._case import Case, Result, prepare, result, schema_type
from normbook.rules._checker import check, check_test
from normbook.rules._core import And, Core, inputs, walk
from normbook.rules._evaluate import evaluate
from normbook.rules._fault import ExpressionError, Fault
from normbook.rules._inputs import Input, read_input
from normbook.rules._parser import parse
from normbook.rules._program import Cycle, Program, Rule, Step, missing, program, violation
from normbook.rules._scope import NOW, POSITION, TODAY, Grid, Scope, Symbol
from normbook.rules._types import BOOLEAN, DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind, Type

__all__ = [
    "BOOLEAN",
    "DATE",
    "DECIMAL",
    "INTEGER",
    "MOMENT",
    "NOW",
    "POSITION",
    "TEXT",
    "TODAY",
    "And",
    "Case",
    "Core",
    "Cycle",
    "ExpressionError",
    "Fault",
    "Grid",
    "Input",
    "Kind",
    "Program",
    "Result",
    "Rule",
    "Scope",
    "Step",
    "Symbol",
    "Type",
    "check",
    "check_test",
    "evaluate",
    "inputs",
    "missing",
    "parse",
    "prepare",
    "program",
    "read_input",
    "result",
    "schema_type",
    "violation",
    "walk",
]
