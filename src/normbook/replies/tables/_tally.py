"""Remarks gathered while one file is read: the first of each code in full, the others counted."""

from __future__ import annotations

from collections import Counter

from normbook.remarks import Place, Remark, Weight
from normbook.replies.tables._codes import Code


class Tally:
    """Remarks in the order of the file; a code that comes too often ends in a count."""

    def __init__(self, file: str, shown: int) -> None:
        self._file = file
        self._shown = shown
        self._listed: list[Remark] = []
        self._counts: Counter[tuple[Code, Weight]] = Counter()

    def add(self, code: Code, weight: Weight, message: str, cure: str, place: Place) -> None:
        self._counts[code, weight] += 1
        if self._counts[code, weight] <= self._shown:
            self._listed.append(Remark(code.value, weight, message, cure, place=place))

    def remarks(self) -> tuple[Remark, ...]:
        counted = [
            Remark(
                code.value,
                weight,
                f"{count - self._shown:,} more remarks of this kind are not listed one by one.",
                "Correct those that are listed first, then read the file again.",
                place=Place(self._file),
            )
            for (code, weight), count in self._counts.items()
            if count > self._shown
        ]
        return (*self._listed, *counted)
