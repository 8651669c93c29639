"""JSON: a list of records, records by key, one record, a list of rows, or one record a line (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from normbook.remarks import Weight
from normbook.replies.tables._codes import Code
from normbook.replies.tables._encoding import encoding_of, lines_of
from normbook.replies.tables._records import sheets_of
from normbook.replies.tables._sheet import Format, Sheet, Tables
from normbook.replies.tables._source import Source

_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(NaN|-?Infinity)')
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
_LONGEST_NUMBER = 400
"""Characters of a number; nothing that is counted needs more, and very long ones take very long."""


def read_json(source: Source) -> Tables:
    """Records as rows under named columns; lists of lists as rows without names.

    Numbers are whole or exact decimals, as written. Refuses with W014 to W017: not JSON, another
    shape, a number that is none, too deep; the same key twice in one object is remarked on (W055).
    """
    encoding = encoding_of(source)
    by_line = _is_lines(source, encoding)
    if by_line:
        records = list(_records_by_line(source, encoding))
        sheets: tuple[Sheet, ...] = sheets_of(
            source, [record for _, record in records], [n for n, _ in records]
        )
    else:
        if len(source.data) > source.limits.json_bytes:
            source.refuse(
                Code.TOO_LARGE,
                f"It has {len(source.data):,} bytes; at most {source.limits.json_bytes:,} are held.",
                "Write one record a line (JSON lines), or divide the records into several files.",
            )
        if source.data.count(b"{") + source.data.count(b"[") > source.limits.json_parts:
            source.refuse(
                Code.TOO_LARGE,
                f"The document holds more than {source.limits.json_parts:,} objects and lists.",
                "Write one record a line (JSON lines), or divide the records into several files.",
            )
        sheets = sheets_of(source, _parsed(source, source.data.decode(encoding), 1))
    return Tables(source.name, Format.JSON_LINES if by_line else Format.JSON, sheets, source.tally.remarks())


def _is_lines(source: Source, encoding: str) -> bool:
    """Whether the first line is a whole object or list and another begins after it."""
    first = ""
    for line in _lines(source, encoding, refuse=False):
        if not line.strip():
            continue
        if first:
            return line.lstrip()[0] in "[{"
        if line.lstrip()[0] not in "[{" or line.rstrip()[-1] not in "]}":
            return False
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            return False
        first = line
    return False


def _lines(source: Source, encoding: str, *, refuse: bool) -> Iterator[str]:
    limit = source.limits.line_characters
    stream = lines_of(source, encoding)
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            if not refuse:
                return
            source.refuse(
                Code.LONG_LINE,
                f"The line is longer than {limit:,} characters, which no record needs.",
                "Check that there is one record a line.",
                source.place(row=number),
            )
        yield line


def _records_by_line(source: Source, encoding: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_lines(source, encoding, refuse=True), start=1):
        if line.strip():
            yield number, _parsed(source, line, number)


def _parsed(source: Source, text: str, first_line: int) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            _note_twice(source, items, first_line)
        return found

    def number(written: str) -> Decimal:
        if len(written) > _LONGEST_NUMBER:
            raise _Unwritable(written)
        return Decimal(written)

    def whole(written: str) -> int:
        if len(written) > _LONGEST_NUMBER:
            raise _Unwritable(written)
        return int(written)

    def constant(written: str) -> NoReturn:
        raise _Unwritable(written)

    if half := _LONE_SURROGATE.search(text):
        source.refuse(
            Code.JSON_SYNTAX,
            f"The text holds half a character ({half[0][:6]}).",
            "The text was cut inside a character: write it again.",
            source.place(row=first_line + text.count("\n", 0, half.start())),
        )
    try:
        return json.loads(
            text, object_pairs_hook=pairs, parse_float=number, parse_int=whole, parse_constant=constant
        )
    except json.JSONDecodeError as fault:
        line = first_line + fault.lineno - 1
        source.refuse(
            Code.JSON_SYNTAX,
            f"The file is not JSON: {fault.msg} at character {fault.colno} of the line.",
            "It may be cut off or edited by hand: export it again.",
            source.place(row=line, column=fault.colno),
        )
    except (_Unwritable, InvalidOperation) as fault:
        _refuse_number(source, text, str(fault), first_line)
    except RecursionError:
        source.refuse(
            Code.NESTED,
            f"Objects and lists stand more than {source.limits.depth} deep in one another.",
            "Give a list of records, each with its values by key.",
            source.place(row=first_line),
        )


class _Unwritable(Exception):
    """A number that JSON does not know or that is too long to be one."""


def _refuse_number(source: Source, text: str, written: str, first_line: int) -> NoReturn:
    at = next((m.start(1) for m in _CONSTANT.finditer(text) if m[1] == written), None)
    if at is None:
        at = max(text.find(written[:_LONGEST_NUMBER]), 0)
    source.refuse(
        Code.NOT_A_NUMBER,
        f"{written[:20]} is not a number that JSON can hold.",
        "Write null where there is no value, or the reason as text.",
        source.place(row=first_line + text.count("\n", 0, at), column=at - text.rfind("\n", 0, at)),
    )


def _note_twice(source: Source, items: list[tuple[str, Any]], line: int) -> None:
    seen: set[str] = set()
    twice = list(dict.fromkeys(key for key, _ in items if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    source.tally.add(
        Code.DUPLICATE_KEY,
        Weight.ERROR,
        f"An object has the key {twice[0]!r} twice; its last value is read.",
        "Keep one of the two.",
        source.place(row=line if line > 1 else None, column=twice[0]),
    )
