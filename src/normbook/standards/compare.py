"""Two texts compared, provision by provision: kept, reworded, split, merged, new, dropped.

Likeness is the share of words two provisions have in common, in their order (longest matching runs), of all
their words. Numbers do not decide: a rule may keep its words under another number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from normbook.languages import tokens
from normbook.standards._model import OfficialText, Provision

LIKE: Final = 0.5
"""From half of the words on, a provision counts as reworded and not as another one."""
HELD: Final = 0.75
"""A part of a split provision has three quarters of its words from the whole."""
FEWEST: Final = 5
_IDEOGRAPH: Final = re.compile(r"[\u4e00-\u9fff]")


class Fate(Enum):
    """What became of a provision."""

    KEPT = "kept"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Change:
    """One fate: provisions of the earlier text, those of the later one, and how alike they are (0 to 1)."""

    fate: Fate
    before: tuple[Provision, ...]
    after: tuple[Provision, ...]
    likeness: float

    @property
    def renumbered(self) -> bool:
        """Kept or reworded under another number."""
        return len(self.before) == len(self.after) == 1 and self.before[0].number != self.after[0].number

    def as_json(self) -> dict[str, object]:
        return {
            "fate": self.fate.value,
            "before": [provision.address for provision in self.before],
            "after": [provision.address for provision in self.after],
            "likeness": round(self.likeness, 3),
            "renumbered": self.renumbered,
        }


@dataclass(frozen=True, slots=True)
class _Unit:
    provision: Provision
    words: tuple[str, ...]
    counts: Counter[str]


def compare_texts(before: OfficialText, after: OfficialText) -> tuple[Change, ...]:
    """The fate of every provision that has a text, in the order of the later text, the dropped ones last."""
    old, new = _units(before.provisions), _units(after.provisions)
    pairs = _pairs(old, new)
    changes = [_changed(old[first], new[second], likeness) for first, second, likeness in pairs]
    left = [unit for index, unit in enumerate(old) if index not in {first for first, _, _ in pairs}]
    added = [unit for index, unit in enumerate(new) if index not in {second for _, second, _ in pairs}]
    changes = list(_widened(changes, left, added))
    changes.extend(_divided(left, added))
    changes.extend(Change(Fate.NEW, (), (unit.provision,), 0.0) for unit in added)
    changes.extend(Change(Fate.DROPPED, (unit.provision,), (), 0.0) for unit in left)
    return _in_order(changes, before, after)


def _in_order(changes: list[Change], before: OfficialText, after: OfficialText) -> tuple[Change, ...]:
    places = {
        id(provision): index for text in (before, after) for index, provision in enumerate(text.provisions)
    }

    def place(provision: Provision) -> int:
        return places[id(provision)]

    ordered = [
        Change(
            change.fate,
            tuple(sorted(change.before, key=place)),
            tuple(sorted(change.after, key=place)),
            change.likeness,
        )
        for change in changes
    ]
    last = len(after.provisions)
    return tuple(
        sorted(
            ordered,
            key=lambda found: (place(found.after[0]), 0) if found.after else (last, place(found.before[0])),
        )
    )


def _units(provisions: Sequence[Provision]) -> list[_Unit]:
    units = []
    for provision in provisions:
        words = _words(f"{provision.heading} {provision.text}")
        if words:
            units.append(_Unit(provision, words, Counter(words)))
    return units


def _words(text: str) -> tuple[str, ...]:
    return tokens(_IDEOGRAPH.sub(lambda found: f" {found.group()} ", text))


def _pairs(old: list[_Unit], new: list[_Unit]) -> list[tuple[int, int, float]]:
    """The best pairs first; a pair under the same number wins between equals. Each provision once."""
    where: dict[str, list[int]] = {}
    for index, unit in enumerate(new):
        for word in unit.counts:
            where.setdefault(word, []).append(index)
    common = {word for word, places in where.items() if len(places) > max(8, len(new) // 4)}
    found = []
    for first, unit in enumerate(old):
        for second in _candidates(unit, where, common, new):
            likeness = _likeness(unit, new[second])
            if likeness >= LIKE:
                same = unit.provision.number == new[second].provision.number
                found.append((-likeness, not same, abs(first - second), first, second))
    pairs, taken_old, taken_new = [], set(), set()
    for likeness, _, _, first, second in sorted(found):
        if first not in taken_old and second not in taken_new:
            taken_old.add(first)
            taken_new.add(second)
            pairs.append((first, second, -likeness))
    return pairs


def _candidates(
    unit: _Unit, where: dict[str, list[int]], common: set[str], new: list[_Unit]
) -> Iterator[int]:
    """Those that share enough words: rarer words are looked up, then all words are counted."""
    rare = [word for word in unit.counts if word not in common] or list(unit.counts)
    for index in sorted({index for word in rare for index in where.get(word, ())}):
        if _bound(unit, new[index]) >= LIKE:
            yield index


def _bound(first: _Unit, second: _Unit) -> float:
    return 2 * (first.counts & second.counts).total() / (len(first.words) + len(second.words))


def _likeness(first: _Unit, second: _Unit) -> float:
    if first.words == second.words:
        return 1.0
    return SequenceMatcher(None, first.words, second.words, autojunk=False).ratio()


def _changed(old: _Unit, new: _Unit, likeness: float) -> Change:
    fate = Fate.KEPT if old.words == new.words else Fate.REWORDED
    return Change(fate, (old.provision,), (new.provision,), likeness)


def _held(part: _Unit, whole: Sequence[str]) -> float:
    """The share of a part's words that stand in the whole, in runs of their order."""
    blocks = SequenceMatcher(None, part.words, tuple(whole), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / len(part.words)


def _widened(changes: list[Change], left: list[_Unit], added: list[_Unit]) -> Iterator[Change]:
    """A reworded pair that took in, or gave off, a provision without a partner is a merger or a split."""
    for change in changes:
        if change.fate is not Fate.REWORDED:
            yield change
            continue
        old, new = change.before[0], change.after[0]
        parts = [
            unit for unit in added if len(unit.words) >= FEWEST and _held(unit, _words(old.text)) >= HELD
        ]
        wholes = [
            unit for unit in left if len(unit.words) >= FEWEST and _held(unit, _words(new.text)) >= HELD
        ]
        if parts:
            yield Change(
                Fate.SPLIT, change.before, (new, *(unit.provision for unit in parts)), change.likeness
            )
        elif wholes:
            yield Change(
                Fate.MERGED, (old, *(unit.provision for unit in wholes)), change.after, change.likeness
            )
        else:
            yield change
        for unit in parts:
            added.remove(unit)
        for unit in wholes if not parts else ():
            left.remove(unit)


def _divided(left: list[_Unit], added: list[_Unit]) -> Iterator[Change]:
    """One provision whose words stand in several others, or several in one, none of them half alike."""
    for unit in list(left):
        parts = [part for part in added if len(part.words) >= FEWEST and _held(part, unit.words) >= HELD]
        if len(parts) > 1:
            yield Change(Fate.SPLIT, (unit.provision,), tuple(part.provision for part in parts), 0.0)
            left.remove(unit)
            for part in parts:
                added.remove(part)
    for unit in list(added):
        wholes = [whole for whole in left if len(whole.words) >= FEWEST and _held(whole, unit.words) >= HELD]
        if len(wholes) > 1:
            yield Change(Fate.MERGED, tuple(whole.provision for whole in wholes), (unit.provision,), 0.0)
            added.remove(unit)
            for whole in wholes:
                left.remove(whole)
