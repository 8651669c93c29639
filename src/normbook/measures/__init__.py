"""Scores and measures: what to compute from replies, each figure with its base.

The plain-Python engine here is the oracle; the columnar engines under
normbook.engines must agree with it.
"""

from __future__ import annotations

from normbook.measures._change import changes
from normbook.measures._figure import Figure
from normbook.measures._file import read_measures
from normbook.measures._lower import Lowered, Lowering
from normbook.measures._memory import (
    PRECEDENCE,
    Observation,
    Tally,
    compute,
    decisive,
    figure,
    gathered,
    median,
    members_of,
    observer,
    scored,
    sizes_of,
)
from normbook.measures._model import KINDS, Base, Measure, Measures, Missing, Score
from normbook.measures._population import (
    Attribute,
    Composition,
    Population,
    Subject,
    composed,
    own_attribute,
    population,
)
from normbook.measures._tabulate import Frequencies, codes_of, tabulate

__all__ = [
    "KINDS",
    "PRECEDENCE",
    "Attribute",
    "Base",
    "Composition",
    "Figure",
    "Frequencies",
    "Lowered",
    "Lowering",
    "Measure",
    "Measures",
    "Missing",
    "Observation",
    "Population",
    "Score",
    "Subject",
    "Tally",
    "changes",
    "codes_of",
    "composed",
    "compute",
    "decisive",
    "figure",
    "gathered",
    "median",
    "members_of",
    "observer",
    "own_attribute",
    "population",
    "read_measures",
    "scored",
    "sizes_of",
    "tabulate",
]
