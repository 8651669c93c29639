"""python -m bench [names] [--quick]: benchmarks as tables; exit 1 where a figure is not as asked."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from bench._machine import described
from bench._table import Row, faults, shown


def names() -> list[str]:
    """The benchmarks there are."""
    here = Path(__file__).parent
    return sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Measure Normbook beside its peers.")
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"one of {', '.join(names())}; all without one"
    )
    parser.add_argument(
        "--quick", action="store_true", help="small amounts and one run each: a trial, not a figure"
    )
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if name not in names()]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are: {', '.join(names())}")
    print(described(), flush=True)
    rows: list[Row] = []
    for name in chosen.names or names():
        print(f"\n## {name}", flush=True)
        found = import_module(f"bench.{name}").run(quick=chosen.quick)
        print("\n".join(shown(found)), flush=True)
        rows += found
    wrong = faults(rows)
    print("\n" + ("\n".join(wrong) if wrong else "Every answer agrees and every floor is reached."))
    return 1 if wrong and not chosen.quick else 0


if __name__ == "__main__":
    sys.exit(main())
