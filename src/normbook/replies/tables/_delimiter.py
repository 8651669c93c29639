"""Which character stands between the fields: declared, or told without doubt from the first rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from normbook.replies.tables._codes import Code
from normbook.replies.tables._encoding import lines_of
from normbook.replies.tables._source import Source

CANDIDATES = (",", ";", "\t", "|")
_SAMPLED = 30
"""Records looked at: enough that a few lines of preamble do not outweigh the table."""
_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


def delimiter_of(source: Source, encoding: str) -> str:
    """The delimiter: as the mapping says, as a `sep=` line says, else the one that makes a table.

    A candidate makes a table when most sampled records have the same number of fields, two or more.
    Where several do, those whose records are all alike go before the others; where still several do,
    the file is refused with W006. A file without any candidate has one column.
    """
    declared = source.dialect.delimiter
    if declared is not None:
        return _checked(source, declared)
    lines = list(_sample(source, encoding))
    if hint := separator_hint(lines[0] if lines else ""):
        return hint
    shares = {mark: share for mark in CANDIDATES if (share := _likeness(lines, mark)) is not None}
    alike = [mark for mark, share in shares.items() if share == 1.0]
    candidates = alike or [mark for mark, share in shares.items() if share >= 0.5]
    if len(candidates) == 1:
        return candidates[0]
    if not shares and not any(mark in line for line in lines for mark in CANDIDATES):
        return ","
    found = " and ".join(_NAMES[mark] for mark in candidates or CANDIDATES)
    message = f"It cannot be told what stands between the fields: {found} would all do."
    if not candidates:
        message = (
            "It cannot be told what stands between the fields: no usual character cuts the first rows alike."
        )
    cure = f"Say it in the mapping, such as delimiter: '{(candidates or [';'])[-1]}'."
    source.refuse(Code.DELIMITER, message, cure, source.place(row=source.dialect.header or 1))


def separator_hint(line: str) -> str | None:
    """The delimiter named by a first line `sep=;`, which Excel writes and reads."""
    text = line.strip("\r\n")
    return text[4:] if len(text) == 5 and text[:4].lower() == "sep=" else None


def _checked(source: Source, declared: str) -> str:
    mark = {"tab": "\t", "\\t": "\t"}.get(declared.lower(), declared)
    if len(mark) != 1 or mark in '"\r\n\0':
        source.refuse(
            Code.DELIMITER,
            f"The mapping says delimiter {declared!r}, which cannot stand between fields.",
            "Name one character, such as ',', ';', '|' or tab.",
        )
    return mark


def _sample(source: Source, encoding: str) -> Iterator[str]:
    stream = lines_of(source, encoding)
    above = (source.dialect.header or 1) - 1
    taken = 0
    for number in range(above + 20 * _SAMPLED):
        line = stream.readline(source.limits.line_characters)
        if not line or taken > source.limits.line_characters:
            return
        if number >= above:
            taken += len(line)
            yield line


def _likeness(lines: list[str], mark: str) -> float | None:
    """Share of the sampled records that have the commonest number of fields; None where that is one."""
    widths = Counter(len(record) for record in _records(lines, mark) if record)
    if not widths:
        return None
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total() if width > 1 else None


def _records(lines: Iterable[str], mark: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=mark)
    try:
        yield from islice(reader, _SAMPLED)
    except csv.Error:
        return
