"""Texts, choices and sets in XPath; a length counts characters, as ODK's engine does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from normbook.rules.printers.xpath_numbers import NOTHING, Numbers

_SIMPLE = re.compile(r"string\([^()']*\)\Z|'[^']{0,40}'\Z")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*)?\Z", re.DOTALL)
_HIGHS = "".join(chr(0x10000 + 0x400 * index) for index in range(1024))
_PAIRED = "'[\\uD800-\\uDBFF]'"
_SPACES, _SIGNS = "\t\n\r", "\ue000\ue001\ue002"
_WRITTEN = "^[ \\t\\r\\n]*[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[ \\t\\r\\n]*$"
_HOLDABLE = "|".join(
    f"0*[0-9]{{{'0,' if whole == 6 else ''}{whole}}}(\\.[0-9]{{0,{15 - whole}}}0*)?" for whole in range(6, 16)
)
_NUMBER = f"^[ \\t\\r\\n]*[+-]?({_HOLDABLE})[ \\t\\r\\n]*$"
UNDATED = "\ue0ff"
"""Stands before a text that has the form of a date and is none, at which ODK's engine stops."""


class Texts:
    """Writes texts. Arguments are expressions of texts, '' for an absence."""

    def __init__(self, keep: Callable[[str], str], numbers: Numbers) -> None:
        self.keep, self.numbers = keep, numbers

    def held(self, expression: str) -> str:
        """A short expression for the same text, to be written more than once."""
        return expression if _SIMPLE.match(expression) else f"string({self.keep(expression)})"

    def length(self, text: str) -> str:
        text = self.held(text)
        return f"(string-length({text}) - {self.pairs(text)} - starts-with({text}, '{UNDATED}'))"

    def pairs(self, text: str) -> str:
        """How many characters of the text the engine counts twice: its first halves."""
        halves = f"string({self.keep(literal(_HIGHS))})"
        low = f"string-length(translate({text}, substring({literal(_HIGHS[0])}, 2, 1), ''))"
        both = f"string-length(translate({text}, {halves}, ''))"
        return f"if(regex({text}, {_PAIRED}), {low} - {both}, 0)"

    def slice(self, text: str, bounds: Sequence[str]) -> str:
        text = self.held(text)
        places = [self.place(text, self.numbers.held(f"int({bound})")) for bound in bounds]
        asked = " and ".join(f"string({place}) != ''" for place in places)
        return f"if({asked}, substr({text}, {', '.join(places)}), '')"

    def place(self, text: str, bound: str) -> str:
        """Where the engine counts the character `bound`: found step by step from the pairs before it."""
        start = self.numbers.held(f"if({bound} < 0, {self.length(text)} + {bound}, {bound})")
        start = self.numbers.held(f"if({start} < 0, 0, {start})")
        found = start
        for _ in range(6):
            before = f"substr({text}, 0, {found})"
            found = self.numbers.held(
                f"if(regex({text}, {_PAIRED}), {start} + {self.pairs(self.held(before))}, {start})"
            )
        return self.numbers.held(f"{found} + ({found} > 0 and starts-with({text}, '{UNDATED}'))")

    def tidy(self, text: str) -> str:
        """The engine's normalize-space leaves a tab that stands alone."""
        return f"normalize-space(translate({text}, {literal(_SPACES)}, '   '))"

    def number(self, text: str) -> str:
        """The number written in a text, where it has no more digits than a number may have."""
        text = self.held(text)
        held = f"regex({text}, {literal(_WRITTEN)}) and regex({text}, {literal(_NUMBER)})"
        return f"if({held}, number({text}), {NOTHING})"

    def join(self, separator: str, items: Sequence[str]) -> str:
        separator, joined = self.held(separator), "''"
        for item in items:
            if joined == "''":
                joined = item
                continue
            one, other = self.held(joined), self.held(item)
            joined = f"if({other} = '', {one}, if({one} = '', {other}, concat({one}, {separator}, {other})))"
        return joined

    def count(self, text: str, *, chosen: bool) -> str:
        listed = self.held(self.listed(text, chosen=chosen))
        spaces = f"string-length({listed}) - string-length(translate({listed}, ' ', ''))"
        return f"if({listed} = '', 0, {spaces} + 1)"

    def at(self, text: str, index: str, *, chosen: bool) -> str:
        place = self.numbers.held(f"int({index})")
        found = f"selected-at({self.listed(text, chosen=chosen)}, {place})"
        back = found if chosen else f"translate({found}, {literal(_SIGNS)}, {literal(_SPACES)})"
        return f"if({place} >= 0, {back}, '')"

    def listed(self, text: str, *, chosen: bool) -> str:
        """The codes with one space between; in a text a tab or a new line stands between no codes."""
        return (
            text if chosen else f"normalize-space(translate({text}, {literal(_SPACES)}, {literal(_SIGNS)}))"
        )

    def name(self, code: str, names: dict[str, str]) -> str:
        code = self.held(code)
        shown = [
            f"if({code} = {literal(each)}, {literal(label)}, '')" for each, label in names.items() if each
        ]
        return f"concat({', '.join([*shown, chr(39) * 2, chr(39) * 2])})"

    def reordered(self, text: str, codes: tuple[str, ...] | None, wanted: tuple[str, ...] | None) -> str:
        """A set in the order of another list, or of the alphabet where there is none."""
        if codes is None or codes == wanted:
            return text
        text = self.held(text)
        order = [code for code in wanted if code in codes] if wanted is not None else sorted(codes)
        held = f"concat(' ', {text}, ' ')"
        parts = [f"if(contains({held}, {literal(f' {code} ')}), {literal(f'{code} ')}, '')" for code in order]
        return f"normalize-space(concat({', '.join([*parts, chr(39) * 2])}))"


def literal(text: str) -> str:
    """A text as XPath writes it, whatever quotation marks it holds."""
    text = readable(text)
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    parts = [f'"{part}"' if part == "'" else f"'{part}'" for part in re.split("(')", text) if part]
    return f"concat({', '.join(parts)})"


def readable(text: str) -> str:
    """A text that ODK's engine can read: UNDATED stands before one at which it would stop."""
    match = _DATED.match(text)
    if match is None:
        return text
    try:
        date.fromisoformat(match[1])
        if match[2] and match[2][1:3].isdigit():
            datetime.fromisoformat(text)
    except ValueError:
        return UNDATED + text
    return text
