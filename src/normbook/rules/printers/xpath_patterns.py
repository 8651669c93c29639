"""Common patterns for an engine that counts a character beyond the basic plane as two.

ODK's engine hands a pattern to JavaScript without its flag for Unicode. A class
that excludes characters must then say that it takes a pair, and a class that
names such characters must name pairs.
"""

from __future__ import annotations

_PAIR = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]"
_HALVES = "\\uD800-\\uDFFF"


def paired(pattern: str) -> str:
    """The whole-text pattern that means over pairs what the common `pattern` means over characters."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            parts.append(pattern[at : at + 2])
            at += 2
        elif pattern[at] == "[":
            end = _end(pattern, at)
            parts.append(_class(pattern[at + 1 : end]))
            at = end + 1
        else:
            character = pattern[at]
            parts.append(f"(?:{character})" if ord(character) > 0xFFFF else character)
            at += 1
    return f"^(?:{''.join(parts)})$"


def _end(pattern: str, start: int) -> int:
    at = start + 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def _class(inner: str) -> str:
    negative = inner.startswith("^")
    plain, pairs = _members(inner.removeprefix("^"))
    named = "|".join(pairs)
    if not negative:
        if not pairs:
            return f"[{plain}]"
        return f"(?:{f'[{plain}]|' if plain else ''}{named})"
    but = f"(?!{named})" if pairs else ""
    return f"(?:{but}{_PAIR}|[^{plain}{_HALVES}])"


def _members(inner: str) -> tuple[str, list[str]]:
    """The members of the basic plane as they stand, and the pairs of the others."""
    tokens: list[str] = []
    at = 0
    while at < len(inner):
        size = 2 if inner[at] == "\\" else 1
        tokens.append(inner[at : at + size])
        at += size
    plain: list[str] = []
    pairs: list[str] = []
    index = 0
    while index < len(tokens):
        first = tokens[index]
        ranged = tokens[index + 1 : index + 2] == ["-"] and index + 2 < len(tokens)
        last = tokens[index + 2] if ranged else first
        index += 3 if ranged else 1
        if len(last) == 1 and ord(last) > 0xFFFF:
            low = first if len(first) == 1 and ord(first) > 0xFFFF else "\U00010000"
            if low != first:
                plain.append(f"{first}-\\uFFFF")
            pairs += _pairs(ord(low), ord(last))
        else:
            plain.append(f"{first}-{last}" if ranged else first)
    return "".join(plain), pairs


def _pairs(first: int, last: int) -> list[str]:
    """A range of characters as ranges of pairs."""
    (high, low), (end, stop) = _halves(first), _halves(last)
    if high == end:
        return [f"\\u{high:04X}[\\u{low:04X}-\\u{stop:04X}]"]
    found = [f"\\u{high:04X}[\\u{low:04X}-\\uDFFF]", f"\\u{end:04X}[\\uDC00-\\u{stop:04X}]"]
    if end - high > 1:
        found.append(f"[\\u{high + 1:04X}-\\u{end - 1:04X}][\\uDC00-\\uDFFF]")
    return found


def _halves(character: int) -> tuple[int, int]:
    above = character - 0x10000
    return 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF)
