"""Remarks gathered while one file is read: the first of each code in full, the others counted."""

from __future__ import annotations

from collections import Counter

from normbook.remarks import Place, Remark, Weight


class Tally:
    """Remarks in the order of the file; a code that comes too often ends in a count."""

    def __init__(self, file: str, shown: int) -> None:
        self._file = file
        self._shown = shown
        self._listed: list[Remark] = []
        self._counts: Counter[tuple[str, Weight]] = Counter()

    def add(
        self,
        code: str,
        weight: Weight,
        message: str,
        cure: str,
        place: Place,
        *,
        address: str = "",
        respondent: str | None = None,
    ) -> None:
        self._counts[code, weight] += 1
        if self._counts[code, weight] <= self._shown:
            self._listed.append(Remark(str(code), weight, message, cure, address, place, respondent))

    def remarks(self) -> tuple[Remark, ...]:
        counted = [
            Remark(
                str(code),
                weight,
                f"{count - self._shown:,} more remarks of this kind are not listed one by one.",
                "Correct those that are listed first, then read the file again.",
                place=Place(self._file),
            )
            for (code, weight), count in self._counts.items()
            if count > self._shown
        ]
        return (*self._listed, *counted)
