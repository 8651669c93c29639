"""Where a value goes, written with the columns it depends on: `held[{Sex}-{Age},{Year}]`.

`{Column}` is the cell of that column, translated by `codes`; `{@1}` a group of the pattern that the
heading matched; `{@place}` what `places` says of the row; `{@sheet}` and `{@file}` their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_FIELD = re.compile(r"\{([^{}]+)\}")
PLACE = "@place"
_SPECIAL = re.compile(r"@(place|sheet|file|\d{1,2})\Z")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with fields; `parts` are literals and, at odd places, names of fields."""

    text: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Template:
        return cls(text, tuple(_FIELD.split(text)))

    @property
    def fields(self) -> tuple[str, ...]:
        return self.parts[1::2]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it depends on."""
        return tuple(name for name in self.fields if not _SPECIAL.match(name))

    def filled(self, value: Callable[[str], str]) -> str:
        """The text with each field replaced by its value."""
        return "".join(value(part) if at % 2 else part for at, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Target:
    """Where rows or columns go: to a question or cell, or left out for a stated reason."""

    to: Template | None
    drop: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnPattern:
    """Columns by their heading: the heading itself, or a regular expression between slashes."""

    text: str
    pattern: re.Pattern[str] | None = None

    def groups(self, heading: str) -> tuple[str, ...] | None:
        """The groups where the heading is meant, None where it is not."""
        if self.pattern is None:
            return () if heading == self.text else None
        match = self.pattern.search(heading)
        return None if match is None else tuple(group or "" for group in match.groups())


def starred(pattern: str, text: str) -> str | None:
    """What the one star of the pattern stands for in the text, None where the text is another.

    >>> starred("*.json", "KEN.json"), starred("godi*_replies.csv", "godi2013_replies.csv")
    ('KEN', '2013')
    """
    before, _, after = pattern.partition("*")
    if len(text) < len(before) + len(after) or not (text.startswith(before) and text.endswith(after)):
        return None
    return text[len(before) : len(text) - len(after)]
