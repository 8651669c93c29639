"""Checks of replies that every instrument has, one a file, each with its source.

The field names them as the costliest defects of its questionnaires: each one
causes a query, and queries delay the whole survey (United Nations crime trends
surveys, sixth to tenth; CEPEJ quality control).
"""

from __future__ import annotations

from normbook.replies.checks._finding import Check, Context
from normbook.replies.checks.accepted_reasons import accepted_reasons
from normbook.replies.checks.blank_total import blank_total
from normbook.replies.checks.currency import currency
from normbook.replies.checks.jump import jump
from normbook.replies.checks.later_stage import later_stage
from normbook.replies.checks.parts_and_total import parts_and_total
from normbook.replies.checks.same_figures import same_figures

CHECKS: tuple[Check, ...] = (
    accepted_reasons,
    currency,
    parts_and_total,
    blank_total,
    later_stage,
    same_figures,
    jump,
)

__all__ = ["CHECKS", "Check", "Context"]
