"""Rows to places: the values of the key columns looked up, exact places before places with a star."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normbook.replies.mapping._template import Target

ANY = "*"


class Places:
    """The places of one table; remembers which were met."""

    def __init__(self, places: Sequence[tuple[tuple[str, ...], Target]]) -> None:
        self._places = tuple(places)
        self._exact = {values: target for values, target in places if ANY not in values}
        self._starred = [(values, target) for values, target in places if ANY in values]
        self._met: set[tuple[str, ...]] = set()

    def find(self, values: tuple[str, ...]) -> Target | None:
        """The place of a row with these values: the exact one, else the first with stars that fits."""
        if values in self._exact:
            self._met.add(values)
            return self._exact[values]
        for pattern, target in self._starred:
            if all(wanted in (ANY, value) for wanted, value in zip(pattern, values, strict=True)):
                self._met.add(pattern)
                return target
        return None

    def never_met(self) -> Iterator[tuple[str, Target]]:
        """Places that no row had: a value misspelt in the mapping, or data that lack it."""
        for values, target in self._places:
            if values not in self._met:
                yield " | ".join(values), target
