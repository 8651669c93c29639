"""The conditions compiled as plainly as can be, totals only: without reasons, exact numbers and storing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench._instrument import Question
from bench._writings import python, sql

Totals = tuple[int, int, int]


def by_python(
    questions: list[Question], replies: Sequence[Mapping[str, object]], runs: int
) -> tuple[float, Totals]:
    """One function; numbers are floats, sets are texts."""
    names: dict[str, Any] = {}
    exec(compile(_source(questions), "<bare>", "exec"), names)
    count: Callable[[Mapping[str, object]], tuple[int, int, int]] = names["count"]
    seconds: list[float] = []
    totals: Totals = (0, 0, 0)
    for _ in range(runs):
        totals = (0, 0, 0)
        start = time.perf_counter()
        for reply in replies:
            asked, violated, missing = count(reply)
            totals = (totals[0] + asked, totals[1] + violated, totals[2] + missing)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), totals


def _source(questions: list[Question]) -> str:
    lines = ["def count(reply):", " asked = violated = missing = 0", " get = reply.get"]
    for each in questions:
        name, indent = each.name, " "
        lines.append(f" {name} = get({name!r})")
        if each.route:
            lines += [f" if not {python(each.route)}: {name} = None", " else:"]
            indent = "  "
        lines.append(f"{indent}asked += 1")
        if each.required:
            lines.append(f"{indent}if {name} is None: missing += 1")
        if each.check:
            lines.append(f"{indent}if {name} is not None and not {python(each.check)}: violated += 1")
    return "\n".join([*lines, " return asked, violated, missing"])


def by_sql(questions: list[Question], connection: Any, table: str, runs: int) -> tuple[float, Totals]:
    """One query in DuckDB, a projection a route; nothing is stored."""
    layers, last, routed = [], table, []
    for index, each in enumerate(questions):
        if each.route:
            inner = f"SELECT *, {sql(each.route)} AS r_{each.name} FROM {last}"
            kept = f"CASE WHEN r_{each.name} THEN {each.name} END AS {each.name}"
            layers.append(f"c{index} AS NOT MATERIALIZED (SELECT * REPLACE ({kept}) FROM ({inner}))")
            last = f"c{index}"
            routed.append(each.name)
    asked = " + ".join([str(len(questions) - len(routed)), *(f"r_{name}::INT" for name in routed)])
    checks = [f"({each.name} IS NOT NULL AND NOT {sql(each.check)})::INT" for each in questions if each.check]
    empty = [
        f"({each.name} IS NULL{f' AND r_{each.name}' if each.route else ''})::INT"
        for each in questions
        if each.required
    ]
    sums = ", ".join(f"sum({each})" for each in (asked, " + ".join(checks), " + ".join(empty)))
    query = f"WITH {', '.join(layers)} SELECT {sums} FROM {last}"
    seconds, found = [], (0, 0, 0)
    for _ in range(runs):
        start = time.perf_counter()
        found = connection.execute(query).fetchone()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), (int(found[0]), int(found[1]), int(found[2]))
