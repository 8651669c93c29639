"""The table of cases, run by the oracle; and what the table must hold."""

from __future__ import annotations

import pytest
from case_table import Row, pages, table

from normbook.rules import ExpressionError, evaluate
from normbook.rules.functions import FUNCTIONS

OPERATORS = ("or and = != < <= > >= + - * div mod negative reference literal").split()


@pytest.mark.parametrize("row", table(), ids=lambda row: row.id)
def test_oracle_gives_what_the_table_says(row: Row) -> None:
    if row.error is None:
        assert row.fits(evaluate(row.case())) == ""
        return
    with pytest.raises(ExpressionError) as refused:
        row.case()
    assert refused.value.code == row.error
    assert all(fault.message and fault.cure for fault in refused.value.faults)


def test_every_function_and_operator_has_a_page() -> None:
    assert {page.key for page in pages() if page.kind == "function"} == set(FUNCTIONS)
    assert {page.key for page in pages() if page.kind == "operator"} == set(OPERATORS)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_page_tries_enough(page) -> None:  # type: ignore[no-untyped-def]
    assert len(page.rows) >= 8
    assert page.kind == "topic" or any(row.error for row in page.rows)
    absences = [row for row in page.rows if row.absent or "null" in str(row.data) or "None" in str(row.data)]
    assert absences or page.key in ("true",)
