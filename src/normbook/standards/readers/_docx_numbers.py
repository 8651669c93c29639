"""The numbers that Word prints before paragraphs of a list: they stand in no text of the file.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from normbook.standards._digits import letters

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN: Final = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LEVELS: Final = 9


class ListNumbers:
    """Counts the lists of one document, paragraph after paragraph."""

    def __init__(self, root: etree._Element | None, styles: dict[str, tuple[str, int]]) -> None:
        self.styles = styles
        self.counts: dict[str, list[int | None]] = {}
        self.abstract: dict[str, str] = {}
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self.starts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._learn(root)

    def of(self, paragraph: etree._Element, style: str) -> str:
        """What Word prints before this paragraph: "13.", "(a)", "Rule 4"; "" for none and for bullets."""
        listed, level = self._list(paragraph, style)
        abstract = self.abstract.get(listed)
        if abstract is None or (abstract, level) not in self.levels:
            return ""
        key = abstract if not any(num == listed for num, _ in self.starts) else f"{abstract}#{listed}"
        counts = self.counts.setdefault(key, [None] * _LEVELS)
        start = self.starts.get((listed, level), self.levels[abstract, level][2])
        before = counts[level]
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        form, pattern, _ = self.levels[abstract, level]
        if form in ("bullet", "none"):
            return ""
        return re.sub(r"%([1-9])", lambda found: self._shown(abstract, counts, int(found[1]) - 1), pattern)

    def _shown(self, abstract: str, counts: list[int | None], level: int) -> str:
        form, _, start = self.levels.get((abstract, level), ("decimal", "", 1))
        number = counts[level]
        return _written(start if number is None else number, form)

    def _list(self, paragraph: etree._Element, style: str) -> tuple[str, int]:
        listed, level = self.styles.get(style, ("", 0))
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            listed = _value(own.find(f"{_W}numId"), listed)
            depth = _value(own.find(f"{_W}ilvl"), str(level))
            level = int(depth) if depth.isdigit() else 0
        return listed, min(level, _LEVELS - 1)

    def _learn(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            identity = str(abstract.get(f"{_W}abstractNumId") or "")
            for level in abstract.iter(f"{_W}lvl"):
                depth = str(level.get(f"{_W}ilvl") or "0")
                form = _value(level.find(f"{_W}numFmt"), "decimal")
                pattern = _value(level.find(f"{_W}lvlText"), "")
                start = _value(level.find(f"{_W}start"), "1")
                if depth.isdigit() and start.isdigit():
                    self.levels[identity, int(depth)] = (form, pattern, int(start))
        for num in root.iter(f"{_W}num"):
            identity = str(num.get(f"{_W}numId") or "")
            self.abstract[identity] = _value(num.find(f"{_W}abstractNumId"), "")
            for override in num.iter(f"{_W}lvlOverride"):
                start = _value(override.find(f"{_W}startOverride"), "")
                depth = str(override.get(f"{_W}ilvl") or "0")
                if start.isdigit() and depth.isdigit():
                    self.starts[identity, int(depth)] = int(start)


def _value(element: etree._Element | None, otherwise: str) -> str:
    found = element.get(f"{_W}val") if element is not None else None
    return str(found) if found is not None else otherwise


def _written(number: int, form: str) -> str:
    match form:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case _:
            return str(number)


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        while number >= size and len(text) < 30:
            text += sign
            number -= size
    return text
