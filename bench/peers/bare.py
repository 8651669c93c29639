"""The conditions compiled as plainly as can be, totals only: without reasons, exact numbers and storing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench._clock import Timed, timed
from bench._instrument import Question
from bench._writings import python, sql

Totals = tuple[int, int, int]


def by_python(questions: list[Question], replies: Sequence[Mapping[str, object]], runs: int) -> Timed[Totals]:
    """One function; numbers are floats, sets are texts."""
    names: dict[str, Any] = {}
    exec(compile(_source(questions), "<bare>", "exec"), names)
    count: Callable[[Mapping[str, object]], Totals] = names["count"]

    def every() -> Totals:
        found = [0, 0, 0]
        for reply in replies:
            asked, violated, missing = count(reply)
            found[0] += asked
            found[1] += violated
            found[2] += missing
        return found[0], found[1], found[2]

    return timed(every, runs)


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


def by_sql(questions: list[Question], connection: Any, table: str, runs: int) -> Timed[Totals]:
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

    def every() -> Totals:
        found = connection.execute(query).fetchone()
        return int(found[0]), int(found[1]), int(found[2])

    return timed(every, runs)
