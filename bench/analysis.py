"""From the file of a million replies to every frequency, cross-tabulation and weighted cross-tabulation.

A hundred coded questions of two to twelve choices, twenty regions, a weight, one answer in
eight absent. Each engine reads its own file in a process of its own, whose peak memory is
taken; all must give the same checksum. Normbook gives the reasons for absence and the
bases of every table besides; the peers do not.
"""

from __future__ import annotations

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench._table import Row

QUESTIONS, REGIONS = 100, 20
SIZES = (2, 3, 5, 7, 12)
REPLIES, FEW = 1_000_000, 100_000
TASK = "all frequencies, cross-tabulations and weighted cross-tabulations by region"
_FLOOR = REPLIES / 2.0
_PLACES = 10**4
"""Weights have four places, so that a sum in binary can be rounded to the exact one."""
Checks = tuple[int, int]
Found = tuple[float, Checks, float]
"""Seconds, checksums, peak memory in MiB."""
NAMES = tuple(f"q{number:03d}" for number in range(QUESTIONS))


def run(*, quick: bool) -> list[Row]:
    """Ours and the peers, each in a fresh process; ours the median of three runs, peers one run."""
    amount, runs = (FEW, 1) if quick else (REPLIES, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _alone(generate, folder, amount)
        done = {
            engine: [_alone(case, folder, 0) for _ in range(runs if own else 1)]
            for engine, own, case in CASES
        }
    reference = done[CASES[0][0]][0][1]
    return [_row(engine, amount, done[engine], reference, own=own) for engine, own, _ in CASES]


def _row(engine: str, amount: int, found: list[Found], reference: Checks, *, own: bool) -> Row:
    seconds = statistics.median(each[0] for each in found)
    peak = round(statistics.median(each[2] for each in found))
    wrong = [each[1] for each in found if each[1] != reference]
    answer = f"{wrong[0]} instead of {reference}" if wrong else "equal"
    note = f"peak memory {peak} MiB, imports within"
    return Row(TASK, engine, amount, "replies", seconds, answer, own, note, 0.0, _FLOOR if own else None)


def generate(folder: Path, amount: int) -> Checks:
    """The same replies as coded Parquet, as plain Parquet and as CSV."""
    import numpy as np
    import pyarrow as arrow
    from pyarrow import csv, parquet

    random = np.random.default_rng(3)
    region = random.integers(0, REGIONS, amount).astype("int8")
    weight = np.round(random.gamma(4, 0.25, amount), 4)
    codes = {name: _codes(random, number, amount) for number, name in enumerate(NAMES)}
    absent = {name: random.random(amount) < 0.12 for name in NAMES}
    plain = {name: arrow.array(codes[name], mask=absent[name]) for name in NAMES}
    table = arrow.table({"region": region, "w": weight, **plain})
    parquet.write_table(table, folder / "replies.parquet", compression="zstd", row_group_size=131_072)
    csv.write_csv(table, folder / "replies.csv")
    silent = random.integers(-11, 0, amount).astype("int8")
    _write_coded(
        folder, region, weight, {name: np.where(absent[name], silent, codes[name]) for name in NAMES}
    )
    return 0, 0


def _codes(random: Any, number: int, amount: int) -> Any:
    import numpy as np

    size = SIZES[number % len(SIZES)]
    return random.choice(size, amount, p=random.dirichlet(np.ones(size) * 2)).astype("int8")


def _write_coded(folder: Path, region: Any, weight: Any, codes: dict[str, Any]) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    from normbook.engines.columnar_file import BY, GROUP_ROWS, CodedColumn, head_of
    from normbook.engines.columnar_write import coded_field
    from normbook.rules import DECIMAL, Kind, Type

    grouped = CodedColumn(
        "region", "codes", Type(Kind.CHOICE), tuple(f"r{place:02d}" for place in range(REGIONS))
    )
    fields = [coded_field(BY + "region", grouped), coded_field("w", CodedColumn("w", "plain", DECIMAL))]
    for number, name in enumerate(NAMES):
        listed = tuple(str(code) for code in range(SIZES[number % len(SIZES)]))
        fields.append(coded_field(name, CodedColumn(name, "codes", Type(Kind.CHOICE, listed), listed)))
    weights = arrow.array(weight).cast(arrow.decimal128(24, 4)).cast(arrow.decimal128(24, 9))
    arrays = [arrow.array(region), weights, *(arrow.array(each) for each in codes.values())]
    table = arrow.table(arrays, schema=arrow.schema(fields, head_of(None, None)))
    parquet.write_table(table, folder / "coded.parquet", compression="zstd", row_group_size=GROUP_ROWS)


def ours(folder: Path, _: int) -> Checks:
    """Every question at once, with reasons and bases."""
    from normbook.engines.columnar import Coded, tabulate

    found = tabulate(Coded.of(folder / "coded.parquet"), "region", "w")
    counted = weighed = 0
    for each in found:
        if each.group is None:
            continue
        group = int(each.group[1:]) + 1
        counted += sum(int(code) * count * group for code, count in each.counts.items())
        weighed += sum(
            int(code) * round(total * _PLACES) * group for code, total in (each.weights or {}).items()
        )
    return counted, weighed


def pandas_csv(folder: Path, _: int) -> Checks:
    import pandas  # type: ignore[import-untyped]

    return _by_pandas(pandas.read_csv(folder / "replies.csv"))


def pandas_parquet(folder: Path, _: int) -> Checks:
    import pandas

    return _by_pandas(pandas.read_parquet(folder / "replies.parquet"))


def _by_pandas(frame: Any) -> Checks:
    def tables() -> Iterator[tuple[Any, Any]]:
        for name in NAMES:
            frame[name].value_counts(dropna=False)
            groups = frame.groupby([name, "region"])
            yield groups.size().items(), groups["w"].sum().items()

    return _checks(
        ((code, region, count), (code, region, total))
        for each in tables()
        for ((code, region), count), (_, total) in zip(*each, strict=True)
    )


def polars(folder: Path, _: int) -> Checks:
    import polars as pl

    frame = pl.read_parquet(folder / "replies.parquet").lazy()
    pl.collect_all([frame.group_by(name).agg(pl.len()) for name in NAMES])
    cross = pl.collect_all(
        [
            frame.filter(pl.col(name).is_not_null()).group_by(name, "region").agg(pl.len(), pl.col("w").sum())
            for name in NAMES
        ]
    )
    return _checks(
        ((code, region, count), (code, region, total))
        for table in cross
        for code, region, count, total in table.rows()
    )


def duckdb(folder: Path, _: int) -> Checks:
    import duckdb as engine

    connection = engine.connect()
    connection.execute("SET threads = 2")
    source = f"read_parquet('{folder / 'replies.parquet'}')"

    def tables() -> Iterator[tuple[Any, Any]]:
        for name in NAMES:
            connection.execute(f"SELECT {name}, count(*) FROM {source} GROUP BY 1").fetchall()
            query = f"SELECT {name}, region, count(*) FROM {source} WHERE {name} IS NOT NULL GROUP BY 1, 2"
            counts = connection.execute(query).fetchall()
            weights = connection.execute(query.replace("count(*)", "sum(w)")).fetchall()
            yield sorted(counts), sorted(weights)

    return _checks(
        (count, weight) for counts, weights in tables() for count, weight in zip(counts, weights, strict=True)
    )


def _checks(cells: Any) -> Checks:
    """One number from all counts and one from all weights, in which every cell has a factor of its own."""
    counted = weighed = 0
    for (code, region, count), (_, _, total) in cells:
        factor = int(code) * (int(region) + 1)
        counted += factor * int(count)
        weighed += factor * round(float(total) * _PLACES)
    return counted, weighed


CASES: tuple[tuple[str, bool, Callable[[Path, int], Checks]], ...] = (
    ("Normbook, columnar", True, ours),
    ("DuckDB, a query per question", False, duckdb),
    ("polars, all queries at once", False, polars),
    ("pandas, Parquet", False, pandas_parquet),
    ("pandas, CSV", False, pandas_csv),
)


def _alone(work: Callable[[Path, int], Checks], folder: Path, amount: int) -> Found:
    """Seconds, checksums and the peak memory in MiB of a process that does nothing else."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_within, args=(work, folder, amount, queue))
    process.start()
    found: Found | str = queue.get()
    process.join()
    if isinstance(found, str):
        raise RuntimeError(found)
    return found


def _within(work: Callable[[Path, int], Checks], folder: Path, amount: int, queue: Any) -> None:
    try:
        start = time.perf_counter()
        checks = work(folder, amount)
        seconds = time.perf_counter() - start
        queue.put((seconds, checks, _peak()))
    except Exception as fault:  # a peer that fails is said, and the run ends
        queue.put(f"{work.__name__}: {fault!r}")


def _peak() -> float:
    """The most memory that this process has held, in MiB.

    From the kernel's own account: getrusage also counts what the process before it held.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
