"""Lengths of the shared texts of an Excel 97-2003 workbook ([MS-XLS] 2.4.265), without reading them."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_WIDE, _PHONETIC, _RICH = 1, 4, 8


def string_sizes(records: Sequence[bytes]) -> list[int]:
    """The length of each text in characters; the list ends where the records do not hold together."""
    reader = _Reader(records)
    sizes: list[int] = []
    try:
        reader.skip(8)
        while not reader.at_end():
            sizes.append(reader.string())
    except struct.error:
        pass
    return sizes


class _Reader:
    """The table's records as one run; a text cut by a record's end goes on with a new flag."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records
        self._record = self._at = 0

    def at_end(self) -> bool:
        while self._record < len(self._records) and self._at >= len(self._records[self._record]):
            self._record, self._at = self._record + 1, 0
        return self._record >= len(self._records)

    def string(self) -> int:
        characters, flags = self._unpack("<HB")
        runs = self._unpack("<H")[0] if flags & _RICH else 0
        extra = self._unpack("<I")[0] if flags & _PHONETIC else 0
        self._skip_characters(characters, flags & _WIDE)
        self.skip(4 * runs + extra)
        return int(characters)

    def skip(self, size: int) -> None:
        while size > 0:
            if self.at_end():
                raise struct.error
            step = min(size, len(self._records[self._record]) - self._at)
            self._at += step
            size -= step

    def _skip_characters(self, characters: int, wide: int) -> None:
        while characters > 0:
            if self._at >= len(self._records[self._record]):
                if self.at_end():
                    raise struct.error
                wide = self._records[self._record][0] & _WIDE
                self._at = 1
            width = 2 if wide else 1
            step = min(characters, (len(self._records[self._record]) - self._at) // width)
            if step == 0:
                self._at = len(self._records[self._record])
                continue
            characters -= step
            self._at += step * width

    def _unpack(self, layout: str) -> tuple[int, ...]:
        if self.at_end():
            raise struct.error
        found = struct.unpack_from(layout, self._records[self._record], self._at)
        self._at += struct.calcsize(layout)
        return found
