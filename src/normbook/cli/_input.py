"""Files as they come: how much of one is read, and under which name it is known.

Code N012: a file of plain text beyond all measure. Code W003: a table beyond all measure.
"""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from normbook.remarks import Place, Refusal

TEXT_BYTES = 16 * 1024 * 1024
"""A file that people write by hand has some kilobytes; what is larger is another file."""


def read_text(path: Path) -> bytes:
    """The content of an instrument, mapping, measures or round file. Raises Refusal N012, OSError."""
    content = _at_most(path, TEXT_BYTES)
    if content is None:
        message = f"The file has more than {TEXT_BYTES:,} bytes, which none that is written by hand has."
        raise Refusal("N012", message, "Name the right file.", Place(str(path)))
    return content


def read_table(path: Path, name: str, most: int) -> bytes:
    """The content of a file of replies. Raises Refusal W003, OSError."""
    content = _at_most(path, most)
    if content is None:
        message = f"The file has more than {most:,} bytes, and no more are read."
        raise Refusal("W003", message, "Divide the table into several files.", Place(name))
    return content


def named(paths: Iterable[tuple[str, Path]]) -> Mapping[str, Path]:
    """Every file once: by its short name, or by its whole path where two have the same short name."""
    files = {path.resolve(): (name, path) for name, path in reversed(list(paths))}
    times = Counter(name for name, _ in files.values())
    once = reversed(list(files.values()))
    return {name if times[name] == 1 else path.as_posix(): path for name, path in once}


def _at_most(path: Path, most: int) -> bytes | None:
    """The content; None where there is more. A pipe or a device is read as far as is allowed."""
    status = path.stat()
    if stat.S_ISREG(status.st_mode):
        return path.read_bytes() if status.st_size <= most else None
    with path.open("rb") as file:
        content = file.read(most + 1)
    return content if len(content) <= most else None
