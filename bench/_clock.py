"""Time by the wall and by the cores: on a machine that others use too, only the second stays the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Timed(Generic[Given]):
    """Medians over the runs in seconds, and what the last run gave."""

    wall: float
    cores: float
    given: Given


def timed(work: Callable[[], Given], runs: int) -> Timed[Given]:
    """Run `work` once and then so often that there are `runs`."""
    walls, cores = [], []

    def once() -> Given:
        wall, core = time.perf_counter(), time.process_time()
        given = work()
        walls.append(time.perf_counter() - wall)
        cores.append(time.process_time() - core)
        return given

    given = once()
    for _ in range(runs - 1):
        given = once()
    return Timed(statistics.median(walls), statistics.median(cores), given)
