"""Two score cards beside one another: what changed, and whether that is better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from normbook.instruments._score import Better, Figure, Line, Score, Virtue

_WORDS = {
    Virtue.SHORT: ("shorter", "longer"),
    Virtue.SIMPLE: ("simpler", "less simple"),
    Virtue.UNDERSTANDABLE: ("more understandable", "less understandable"),
    Virtue.COMPLETE: ("more complete", "less complete"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A line of the card with the same line of an earlier instrument; `before` is None where it has none."""

    line: Line
    before: Figure
    difference: Figure
    word: str
    """"shorter", "longer", "the same", or "" where there is nothing to compare."""


def beside(card: Score, earlier: Score | None) -> tuple[Beside, ...]:
    """The lines of a card, each beside that of the earlier one where there is one."""
    return tuple(_beside(line, earlier.line(line.id) if earlier else None) for line in card.lines)


def verdicts(card: Score, earlier: Score) -> Iterator[tuple[Virtue, int, int, int]]:
    """For each virtue, how many lines got better, worse and stayed; lines that only inform are left out."""
    lines = beside(card, earlier)
    for virtue in Virtue:
        told = [each.word for each in lines if each.line.virtue is virtue and each.word]
        better, worse = _WORDS[virtue]
        yield virtue, told.count(better), told.count(worse), told.count("the same")


def _beside(line: Line, before: Line | None) -> Beside:
    if before is None or before.value is None or line.value is None:
        return Beside(line, before.value if before else None, None, "")
    difference = line.value - before.value
    if line.better is Better.NEITHER:
        return Beside(line, before.value, difference, "")
    if difference == 0:
        return Beside(line, before.value, difference, "the same")
    better, worse = _WORDS[line.virtue]
    improved = (difference < 0) is (line.better is Better.LESS)
    return Beside(line, before.value, difference, better if improved else worse)
