"""What each printer writes for an expression, for people to look at."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normbook.rules import Case


def source(case: Case, printer: str) -> str:
    """The writing of a printer for the value of a case."""
    match printer:
        case "python":
            from normbook.rules.printers.python import Printer

            return Printer(
                value=lambda key: f"V({key!r})",
                reason=lambda key: f"R({key!r})",
                mark=lambda key, mark: f"({mark!r} in M({key!r}))",
            ).show(case.value)
        case "js":
            from normbook.rules.printers.javascript_program import expression_source

            return expression_source(case)
        case "duckdb":
            from normbook.rules.printers.duckdb_case import case_query

            return case_query(case.value, case.reason, case.partial, "replies")
        case "excel":
            return _formulas(case)
        case "xpath":
            return _paths(case)
        case _:
            from normbook.rules.printers.plain import Names, words

            return words(case.value, Names(label=lambda key: f"“{key}”", choice=lambda _, code: code))


def _formulas(case: Case) -> str:
    """The helper cells and the formula; answers under their names, a roster with three rows."""
    from normbook.rules.printers.sheet import Cells, Column, printed

    numbers = count(1)
    cells = Cells(
        value=lambda key: f"[{key}]",
        column=lambda key: Column(tuple(f"[{key} {row}]" for row in (1, 2, 3)), f"[{key} rows]"),
        reason=lambda key: f"[{key} reason]",
        marks=lambda key: f"[{key} marks]",
        helper=lambda: f"H{next(numbers)}",
    )
    helpers, formula = printed(case.value, cells)
    return "\n".join([*(f"{each.cell}: {each.text}" for each in helpers), formula])


def _paths(case: Case) -> str:
    """The helper calculations and the expression; answers under their names, a roster with three rows."""
    from normbook.rules.printers.xpath import Column, Printer

    kept: dict[str, str] = {}
    printer = Printer(
        value=lambda key: f"${{{key}}}",
        reason=lambda key: f"${{{key}:reason}}",
        mark=lambda key, mark: f"selected(${{{key}:marks}}, '{mark}')",
        column=lambda key: Column(tuple(f"${{{key}:{row}}}" for row in (1, 2, 3)), f"${{{key}:rows}}"),
        keep=lambda expression: f"${{{kept.setdefault(expression, f'h{len(kept)}')}}}",
    )
    expression = printer.show(case.value)
    return "\n".join([*(f"{name}: {text}" for text, name in kept.items()), expression])
