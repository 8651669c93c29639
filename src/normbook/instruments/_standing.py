"""Where an edition stands in its approval, and how much it asks for."""

from __future__ import annotations

from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument, Question


def standing(instrument: Instrument) -> str:
    """The last act of its approval, such as "approved"; "proposal" where no body has acted.

    Source: DESIGN 6: proposal, endorsed by a meeting, issued as a session paper,
    approved by the Commission, adopted by the Council.
    """
    acts = [act.act for act in instrument.acts if act.act]
    return "proposal" if not acts or acts[-1] == "proposed" else acts[-1]


def cell_count(instrument: Instrument) -> int:
    """Cells that a respondent fills in: a table of years counts one year, a roster one row, a note nothing.

    Calculated questions are filled in by nobody.
    """
    return sum(_cells(question) for question in instrument.questions)


def _cells(question: Question) -> int:
    if question.kind is Kind.NOTE or question.calculation is not None:
        return 0
    if question.table is not None:
        across = min(1, len(question.table.columns)) if question.table.years else len(question.table.columns)
        return len(question.table.rows) * across
    if question.kind is Kind.ROSTER:
        return sum(_cells(inner) for inner in question.roster)
    return 1
