"""Measure the checks of wording on the labelled questions, and write the table into docs/checks.md.

    python scripts/measure_checks.py          writes the table
    python scripts/measure_checks.py --open   shows what is missed or found wrongly in the open half

Every second labelled question is sealed: the checks are mended on the open half, and the figures of the
sealed half tell whether that helped.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import yaml

from normbook.instruments.checks._wording import Wording

ROOT = Path(__file__).resolve().parents[1]
LABELLED = ROOT / "tests" / "instruments" / "labelled"
DOCUMENT = ROOT / "docs" / "checks.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Questions with and without one defect, in one language."""

    check: str
    language: str
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def wording(self) -> Wording:
        found = import_module(f"normbook.instruments.checks.{self.check}").WORDING
        assert isinstance(found, Wording)
        return found

    def half(self, start: int) -> Labelled:
        """Every second question: the open half from 0, the sealed half from 1."""
        return Labelled(self.check, self.language, self.bad[start::2], self.good[start::2])

    def found(self, questions: tuple[str, ...]) -> list[str]:
        spot = self.wording.spots[self.language]
        return [question for question in questions if spot(question) is not None]

    @property
    def precision(self) -> float:
        """Of the questions found, the share that has the defect."""
        right, wrong = len(self.found(self.bad)), len(self.found(self.good))
        return right / (right + wrong)

    @property
    def recall(self) -> float:
        """Of the questions with the defect, the share that is found."""
        return len(self.found(self.bad)) / len(self.bad)


def labelled() -> Iterator[Labelled]:
    """The sets by code of check and language."""
    for path in sorted(LABELLED.glob("*/*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        yield Labelled(path.stem, path.parent.name, tuple(content["bad"]), tuple(content["good"]))


def table() -> str:
    """The table of docs/checks.md."""
    lines = [
        "| check | language | questions | precision | recall | sealed half: precision | recall | weight |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for each in sorted(labelled(), key=lambda each: (each.wording.code, each.language)):
        sealed = each.half(1)
        shares = (each.precision, each.recall, sealed.precision, sealed.recall)
        name = f"`{each.wording.code}` {each.check.replace('_', ' ')}"
        count = len(each.bad) + len(each.good)
        cells = " | ".join(f"{100 * share:.0f} %" for share in shares)
        lines.append(f"| {name} | {each.language} | {count} | {cells} | {each.wording.weight.value} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    if "--open" in sys.argv:
        for each in (each.half(0) for each in labelled()):
            for missed in sorted(set(each.bad) - set(each.found(each.bad))):
                print(f"{each.check}: missed: {missed}")
            for wrong in each.found(each.good):
                print(f"{each.check}: found wrongly: {wrong}")
        return
    text = DOCUMENT.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(before + BEGIN + table() + END + after, "utf-8")


if __name__ == "__main__":
    main()
