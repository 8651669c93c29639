"""Regular expressions that mean the same in Python, JavaScript, SQL and XPath.

Classes, quantifiers, anchors, groups and alternation; no look-around, no
back-references (docs/meaning.md, section 3). A pattern always speaks of the
whole text, as JavaRosa and ODK have it. \\d \\w \\s mean ASCII; a dot means any
character but a line feed.
"""

from __future__ import annotations

from typing import Protocol

_CLASSES = {
    "d": "0-9",
    "w": "A-Za-z0-9_",
    "s": " \\t\\n\\r\\f\\v",
}
_CONTROLS = {"n": "\\n", "t": "\\t", "r": "\\r", "f": "\\f", "v": "\\v"}
_SPECIAL = set("\\^$.*+?()[]{}|/")
_MOST = 1000


class PatternError(ValueError):
    """A pattern outside the common ground: the offset and what is wrong."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at


def pattern_text(written: str) -> str:
    """`written` in the common writing: ASCII classes spelled out, groups that capture nothing.

    Raises PatternError for what does not mean the same everywhere.
    """
    reader = _Pattern(written)
    text = reader.alternatives(0)
    if reader.at < len(written):
        raise PatternError(reader.at, "A closing parenthesis is left over.")
    linear(text)
    return text


class Pattern(Protocol):
    """A compiled pattern."""

    def fullmatch(self, text: str) -> object | None:
        """Something where the whole text matches, else None."""


def linear(pattern: str) -> Pattern:
    """A pattern in the common writing, matched in time that grows with the text alone.

    RE2 and not Python's own engine: a State's answer must not be able to keep the
    Secretariat's machine busy. Raises PatternError for a pattern too large for it.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled: Pattern = re2.compile(pattern, options)
    except re2.error:
        raise PatternError(0, "The pattern repeats too much.") from None
    return compiled


class _Pattern:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def next(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self, depth: int) -> str:
        if depth > 20:
            raise PatternError(self.at, "Groups are nested too deeply.")
        branches = [self.branch(depth)]
        while self.next == "|":
            self.at += 1
            branches.append(self.branch(depth))
        return "|".join(branches)

    def branch(self, depth: int) -> str:
        parts: list[str] = []
        if self.next == "^" and depth == 0:
            self.at += 1
        while self.next not in ("", "|", ")"):
            if self.next == "$" and depth == 0 and self.text[self.at + 1 : self.at + 2] in ("", "|"):
                self.at += 1
                break
            parts.append(self.atom(depth) + self.quantifier())
        return "".join(parts)

    def atom(self, depth: int) -> str:
        start, character = self.at, self.next
        self.at += 1
        if character == "(":
            return self.group(start, depth)
        if character == "[":
            return self.set(start)
        if character == "\\":
            return self.escape(inside=False)
        if character == ".":
            return "[^\\n]"
        if character in "^$":
            raise PatternError(start, "An anchor stands only at the beginning or the end.")
        if character in "*+?{":
            raise PatternError(start, f"“{character}” repeats nothing.")
        return _escaped(character)

    def group(self, start: int, depth: int) -> str:
        if self.next == "?":
            if self.text[self.at : self.at + 2] != "?:":
                raise PatternError(start, "Look-around and named groups are not supported.")
            self.at += 2
        inner = self.alternatives(depth + 1)
        if self.next != ")":
            raise PatternError(start, "A parenthesis is opened and not closed.")
        self.at += 1
        return f"(?:{inner})"

    def escape(self, *, inside: bool) -> str:
        start, character = self.at - 1, self.next
        if not character:
            raise PatternError(start, "A backslash ends the pattern.")
        self.at += 1
        if character in _CLASSES:
            return _CLASSES[character] if inside else f"[{_CLASSES[character]}]"
        if character in "DWS" and not inside:
            return f"[^{_CLASSES[character.lower()]}]"
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character.isalnum():
            raise PatternError(start, f"“\\{character}” does not mean the same everywhere.")
        return _escaped(character) if not inside else _inside(character)

    def set(self, start: int) -> str:
        negative = self.next == "^"
        self.at += negative
        parts: list[str] = []
        while True:
            character = self.next
            if not character:
                raise PatternError(start, "A bracket is opened and not closed.")
            self.at += 1
            if character == "]" and parts:
                break
            if character == "\\":
                parts.append(self.escape(inside=True))
            elif character == "-":
                last_or_first = not parts or self.next == "]"
                parts.append("\\-" if last_or_first else "-")
            else:
                parts.append(_inside(character))
        _ordered("".join(parts), start)
        return f"[{'^' if negative else ''}{''.join(parts)}]"

    def quantifier(self) -> str:
        start, character = self.at, self.next
        if character and character in "*+?":
            self.at += 1
            text = character
        elif character == "{":
            text = self.counted(start)
        else:
            return ""
        if self.next == "?":
            self.at += 1  # a lazy quantifier finds the same whole text
        if self.next and self.next in "*+?{":
            raise PatternError(self.at, f"“{self.next}” repeats a repetition.")
        return text

    def counted(self, start: int) -> str:
        end = self.text.find("}", start)
        numbers = self.text[start + 1 : end].split(",") if end > 0 else []
        plain = (
            1 <= len(numbers) <= 2
            and numbers[0].isdecimal()
            and all(n.isdecimal() or not n for n in numbers[1:])
        )
        if not plain or any(n and int(n) > _MOST for n in numbers):
            raise PatternError(start, f"Write {{m}}, {{m,}} or {{m,n}} with numbers up to {_MOST}.")
        if len(numbers) == 2 and numbers[1] and int(numbers[1]) < int(numbers[0]):
            raise PatternError(start, "The second number of a repetition is smaller than the first.")
        self.at = end + 1
        return self.text[start : end + 1]


def _escaped(character: str) -> str:
    return f"\\{character}" if character in _SPECIAL else character


def _inside(character: str) -> str:
    return f"\\{character}" if character in "\\]^[-" else character


def _ordered(text: str, start: int) -> None:
    """Refuse ranges that run backwards, such as [z-a]."""
    plain = text.replace("\\-", "\0")
    for index, character in enumerate(plain):
        if character == "-" and 0 < index < len(plain) - 1 and plain[index - 1] > plain[index + 1]:
            raise PatternError(start, "A range in brackets runs backwards.")
