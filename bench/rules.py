"""Routes, checks and required answers of a hundred questions, reply by reply."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from bench import _writings as writings
from bench._clock import Timed, timed
from bench._instrument import Answer, Question, instrument, replies
from bench._table import Row
from bench.peers import bare, odk, xpath_engines
from normbook.rules import Program
from normbook.rules.printers.python_program import Outcome

TASK = "100 questions: 47 routes, 40 checks, 33 required answers"
_FLOOR_PYTHON, _FLOOR_DUCKDB = 50_000, 150_000
"""Replies a second that are asked of Normbook on two cores."""
_TIMES = 50
"""How often the table of DuckDB holds the same replies."""

Totals = tuple[int, int, int]
"""Asked, violated, missing."""


def run(*, quick: bool) -> list[Row]:
    """Ours and the peers at the same replies; slow peers take the first of them."""
    count, runs = (2_000, 1) if quick else (20_000, 5)
    questions = instrument()
    program = writings.normbook(questions)
    given = list(replies(questions, count))
    done = _python(program, given, runs)
    kept = done.given
    note = "one core, from parsed replies; decisions, reasons and remarks kept in columns"
    row = _row("Normbook, Python", count, done, kept.totals(count), note)
    return [
        replace(row, floor=_FLOOR_PYTHON),
        *_duckdb(questions, program, given, kept.totals(count), runs),
        *_peers(questions, given, kept, runs, quick=quick),
    ]


@dataclass(slots=True)
class Kept:
    """What was decided of many replies, in columns: small lists by the million keep Python's collector busy.

    asked                    a byte a question and reply; beside the reply it says why an answer is absent
    violated, violated_in    the rule and the reply of each violation; `missing` likewise
    """

    questions: int
    asked: bytearray = field(default_factory=bytearray)
    violated: array[int] = field(default_factory=lambda: array("l"))
    violated_in: array[int] = field(default_factory=lambda: array("l"))
    missing: list[str] = field(default_factory=list)
    missing_in: array[int] = field(default_factory=lambda: array("l"))

    def keep(self, place: int, outcome: Outcome) -> None:
        self.asked += outcome.relevant
        for rule in outcome.violated:
            self.violated.append(rule)
            self.violated_in.append(place)
        for key in outcome.missing:
            self.missing.append(key)
            self.missing_in.append(place)

    def totals(self, replies: int) -> Totals:
        """Of the first replies."""
        asked = self.asked[: replies * self.questions].count(1)
        return asked, bisect_left(self.violated_in, replies), bisect_left(self.missing_in, replies)


def _python(program: Program, given: Sequence[dict[str, Answer]], runs: int) -> Timed[Kept]:
    from normbook.rules.printers.python_program import compile_program

    evaluate = compile_program(program)
    empty: Mapping[str, Any] = {}

    def every() -> Kept:
        kept = Kept(len(program.steps))
        for place, reply in enumerate(given):
            kept.keep(place, evaluate(reply, empty, empty))
        return kept

    return timed(every, runs)


def _duckdb(
    questions: list[Question],
    program: Program,
    given: Sequence[dict[str, Answer]],
    reference: Totals,
    runs: int,
) -> list[Row]:
    """A table of the same replies many times; every decision, reason and remark goes to another table."""
    from normbook.engines.duckdb import connect, reply_table, store_outcomes
    from normbook.rules.printers.duckdb_case import PLACE
    from normbook.rules.printers.duckdb_program import ProgramColumns

    columns = ProgramColumns(program)
    connection = connect(threads=2)
    connection.register("given", reply_table(columns, [(reply, {}, {}) for reply in given]))
    connection.execute(
        f'CREATE TABLE replies AS SELECT given.* REPLACE ("{PLACE}" + many.range * '
        f'(SELECT count(*) FROM given) AS "{PLACE}") FROM given, range({_TIMES}) many'
    )
    done = timed(lambda: store_outcomes(connection, columns, "replies", "outcomes"), runs)
    stored = Timed(done.wall, done.cores, _stored(connection, len(questions)))
    peer = bare.by_sql(questions, connection, "replies", runs)
    connection.close()
    count = _TIMES * len(given)
    wanted = reference[0] * _TIMES, reference[1] * _TIMES, reference[2] * _TIMES
    note = "two threads, planning within; decisions, reasons and remarks stored"
    row = _row("Normbook, DuckDB", count, stored, wanted, note)
    alone = _row("DuckDB, conditions alone", count, peer, wanted, "two threads, totals only, nothing stored")
    return [replace(row, floor=_FLOOR_DUCKDB), alone]


def _stored(connection: Any, questions: int) -> Totals:
    """The totals of the table of outcomes."""
    names = [column[0] for column in connection.execute("SELECT * FROM outcomes LIMIT 0").description]
    asked = [f'"{name}"::INT' for name in names if name.endswith("__asked")]
    violated, missing = (
        " + ".join(f"bit_count({name})" for name in names if name.startswith(word))
        for word in ("violated", "missing")
    )
    always = questions - len(asked)
    query = f"SELECT sum({' + '.join(asked)} + {always}), sum({violated}), sum({missing}) FROM outcomes"
    found = connection.execute(query).fetchone()
    return int(found[0]), int(found[1]), int(found[2])


def _peers(
    questions: list[Question],
    given: Sequence[dict[str, Answer]],
    kept: Kept,
    runs: int,
    *,
    quick: bool,
) -> list[Row]:
    """Those that need minutes for all replies take the first few."""
    plain = [{name: _plain(answer) for name, answer in reply.items()} for reply in given]
    written = [{name: str(answer) for name, answer in reply.items()} for reply in plain]
    amounts = (200, 20, 10) if quick else (5_000, 300, 60)
    measured: list[tuple[str, int, Callable[[int], Timed[Totals] | None], str]] = [
        (
            "Python, conditions alone",
            len(plain),
            lambda n: bare.by_python(questions, plain[:n], runs),
            "totals only; numbers as floats",
        ),
        (
            "XPath 1.0, lxml (libxml2)",
            amounts[0],
            lambda n: xpath_engines.by_lxml(questions, written[:n]),
            "totals only",
        ),
        (
            "XPath 1.0, elementpath",
            amounts[1],
            lambda n: xpath_engines.by_elementpath(questions, written[:n]),
            "totals only",
        ),
        (
            "ODK Web Forms engine",
            amounts[2],
            lambda n: odk.by_odk(questions, written[:n]),
            "the client's own engine, on jsdom",
        ),
    ]
    rows = []
    for engine, amount, measure, note in measured:
        found = measure(amount)
        if found is not None:
            rows.append(_row(engine, amount, found, kept.totals(amount), note))
    return rows


def _plain(answer: Answer) -> str | int | float:
    """As a peer takes it: a set with spaces, a decimal as a float."""
    if isinstance(answer, frozenset):
        return " ".join(sorted(answer))
    return float(answer) if isinstance(answer, Decimal) else answer


def _row(engine: str, amount: int, done: Timed[Any], wanted: Totals, note: str) -> Row:
    """A row whose answer says whether the totals are those of Normbook's Python for the same replies."""
    found = done.given if isinstance(done.given, tuple) else wanted
    answer = "equal" if found == wanted else f"{found} instead of {wanted}"
    ours = engine.startswith("Normbook")
    return Row(TASK, engine, amount, "replies", done.wall, answer, ours, note, done.cores)
