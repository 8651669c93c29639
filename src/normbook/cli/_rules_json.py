"""JSON from a file or standard input, read strictly and with exact numbers.

Code R023: JSON that cannot be read.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from normbook.remarks import Refusal

MOST_BYTES = 256 * 1024 * 1024
"""A file of data beyond this is refused: a reply has a few kilobytes."""
MOST_DIGITS = 40
"""Digits of a number in JSON that are read at all; the domain of numbers is far smaller."""


def read_json(path: str) -> object:
    """The JSON of a file (- for standard input), strictly: exact numbers, no key twice, whole characters."""
    if path == "-":
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(path).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _unreadable(path, f"It is larger than {MOST_BYTES // 1024**2} MiB.")
    try:
        read: object = json.loads(
            content.decode("utf-8-sig"),
            parse_float=_exact,
            parse_int=_whole,
            parse_constant=_constant,
            object_pairs_hook=_once,
        )
        json.dumps(read, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(path, f"Byte {error.start + 1} is not UTF-8.") from error
    except UnicodeEncodeError as error:
        raise _unreadable(path, "It holds half of a character (a lone surrogate).") from error
    except json.JSONDecodeError as error:
        raise _unreadable(path, f"{error.msg} in line {error.lineno}, column {error.colno}.") from error
    except ValueError as error:
        raise _unreadable(path, str(error)) from error
    except RecursionError as error:
        raise _unreadable(path, "It is nested too deeply.") from error
    return read


def _unreadable(path: str, what: str) -> Refusal:
    name = "standard input" if path == "-" else path
    return Refusal("R023", f"The JSON of {name} cannot be read. {what}", "Write it as UTF-8 JSON.")


def _exact(written: str) -> Decimal:
    number = Decimal(written)
    if abs(number.adjusted() if number else 0) > MOST_DIGITS or len(written) > 2 * MOST_DIGITS:
        raise ValueError(f"The number {written[:20]} has more digits than a number may have.")
    return number


def _whole(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise ValueError(f"The number {written[:20]}… has more digits than a number may have.")
    return int(written)


def _constant(written: str) -> object:
    raise ValueError(f"{written} is not a number.")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise ValueError(f"The key {twice!r} stands twice in one object.")
    return found
