"""Plain text: paragraphs set apart by empty lines, or a line each; wrapped lines are joined again."""

from __future__ import annotations

import re
from typing import Final

from normbook.standards._model import Block, RawText
from normbook.standards.readers._lines import paragraphs

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+\S+\s+\d{4}|\d{4}\s*年.*日")
_ADDRESS: Final = re.compile(r"https?://\S+\Z")
_LONGEST_TITLE: Final = 300


def read_plain(text: str, name: str) -> RawText:
    """The paragraphs of a plain text; a head of title, date and address is told apart by its shape."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    title, date, source, start = _head(lines)
    blocks: list[Block] = []
    group: list[tuple[int, str]] = []
    for row, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            group.append((row, line))
        elif group:
            blocks.extend(paragraphs(group))
            group = []
    if not title:
        title, blocks = _titled(blocks)
    return RawText(tuple(blocks), title, date, source)


def _head(lines: list[str]) -> tuple[str, str, str, int]:
    """Title, date and address, each on a line of its own before the first empty line."""
    shown = [(index, line.strip()) for index, line in enumerate(lines[:8])]
    filled = [(index, line) for index, line in shown if line]
    if len(filled) >= 3 and _DATE.fullmatch(filled[1][1]) and _ADDRESS.match(filled[2][1]):
        return filled[0][1], filled[1][1], filled[2][1], filled[2][0] + 1
    return "", "", "", 0


def _titled(blocks: list[Block]) -> tuple[str, list[Block]]:
    """A first short paragraph without a number is the title of the text."""
    from normbook.standards._marks import mark_of

    if len(blocks) < 2 or len(blocks[0].text) > _LONGEST_TITLE or mark_of(blocks[0].text):
        return "", blocks
    if blocks[0].text.rstrip().endswith((".", ";", ",", ":", "。", "，", "،")):
        return "", blocks
    return blocks[0].text, blocks[1:]
