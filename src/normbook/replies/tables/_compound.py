"""The compound file of old Office programs ([MS-CFB]): which streams it holds, and one of them whole."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_ENTRY = 128
_MINI_SECTOR = 64


class BrokenCompound(ValueError):
    """The file does not hold together."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file in memory; every chain of sectors is followed at most once round."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise BrokenCompound
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise BrokenCompound
        self._size = 1 << shift
        (directory, _, self._cutoff, mini_start) = struct.unpack_from("<IIII", data, 48)
        self._table = self._sector_table()
        self._entries = self._directory(directory)
        self._mini_table = self._numbers(self._chain(mini_start)) if mini_start < _FREE else ()

    def names(self) -> set[str]:
        return {entry.name for entry in self._entries if entry.kind in (1, 2)}

    def stream(self, name: str) -> bytes:
        """The content of the first stream of this name, in any case of letters."""
        entry = next((e for e in self._entries if e.kind == 2 and e.name.lower() == name.lower()), None)
        if entry is None:
            raise BrokenCompound
        if entry.size < self._cutoff:
            return self._small(entry)
        return b"".join(self._sector(number) for number in self._chain(entry.start))[: entry.size]

    def _sector_table(self) -> tuple[int, ...]:
        """The allocation table: for each sector the one that follows it."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        more, count = struct.unpack_from("<II", self._data, 68)
        per_sector = self._size // 4
        for _ in range(min(count, len(self._data) // self._size + 1)):
            if more >= _FREE:
                break
            numbers = struct.unpack(f"<{per_sector}I", self._sector(more))
            listed += numbers[:-1]
            more = numbers[-1]
        return self._numbers([number for number in listed if number < _FREE])

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        content = b"".join(self._sector(number) for number in sectors)
        return struct.unpack(f"<{len(content) // 4}I", content)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        content = self._data[start : start + self._size]
        if not content:
            raise BrokenCompound
        return content.ljust(self._size, b"\0")

    def _chain(self, start: int) -> list[int]:
        return _follow(self._table, start)

    def _directory(self, start: int) -> list[_Entry]:
        content = b"".join(self._sector(number) for number in self._chain(start))
        entries = []
        for at in range(0, len(content), _ENTRY):
            length = min(struct.unpack_from("<H", content, at + 64)[0], 64)
            name = content[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", content, at + 116)
            entries.append(_Entry(name, content[at + 66], first, size))
        return entries

    def _small(self, entry: _Entry) -> bytes:
        """A short stream lies in sectors of 64 bytes inside the root's stream."""
        root = next((e for e in self._entries if e.kind == 5), None)
        if root is None:
            raise BrokenCompound
        store = b"".join(self._sector(number) for number in self._chain(root.start))
        pieces = (
            store[n * _MINI_SECTOR : (n + 1) * _MINI_SECTOR] for n in _follow(self._mini_table, entry.start)
        )
        return b"".join(pieces)[: entry.size]


def _follow(table: tuple[int, ...], start: int) -> list[int]:
    chain: list[int] = []
    seen: set[int] = set()
    while start < _FREE:
        if start >= len(table) or start in seen:
            raise BrokenCompound
        seen.add(start)
        chain.append(start)
        start = table[start]
    return chain
