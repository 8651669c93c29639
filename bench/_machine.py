"""The machine in general terms: what a reader needs to judge a figure, and nothing that names it."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("duckdb", "pyarrow", "lxml", "elementpath", "pandas", "polars")


def described() -> str:
    """Processor, cores, memory, versions and the day."""
    parts = [_processor(), f"{_cores()} cores", f"{_memory()} GiB of memory", platform.system()]
    versions = [
        f"Python {platform.python_version()}",
        *(each for name in _PACKAGES if (each := _version(name))),
    ]
    return f"{', '.join(parts)}; {', '.join(versions)}; {datetime.now(UTC):%Y-%m-%d}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    found = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(found, platform.machine())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> int:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    except (ValueError, OSError, AttributeError):
        return 0


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
