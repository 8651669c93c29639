"""N3: one node for a paragraph, as the public ontologies of United Nations instruments write them.

Only what those files use is read: prefixes, a subject, pairs of predicate and object divided by ; and a full
stop. The node's name and title say which unit the source takes it for; numbers inside the text come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from normbook.standards._model import Block, RawText
from normbook.standards.readers._bounds import refuse

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+|\#[^\n]*)
    |(?P<long>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3})
    |(?P<text>"(?:[^"\\\n]|\\.)*")
    |(?P<iri><[^<>\s]*>)
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^)
    |(?P<end>[.;,\[\]()](?=\s|$|[;.\])]))
    |(?P<name>[^\s;,"<>\[\]()]+?(?=\s|[;,]|\.\s|\.$|$))""",
    re.VERBOSE | re.DOTALL,
)
_TITLE: Final = re.compile(r"(?P<word>[^\W\d]+)\s+(?P<number>\d+(?:\.\d+)*)\Z")
_NODE: Final = re.compile(r"(?:.*[:#])?(?P<word>[a-z]+)-(?P<number>\d+)\Z")
_WORDS: Final = {"article": "article", "rule": "rule", "principle": "principle", "guideline": "guideline"}
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN: Final = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(slots=True)
class _Subject:
    name: str
    row: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *predicates: str) -> str:
        return next((found[0] for name in predicates if (found := self.values.get(name))), "")


def read_n3(text: str, name: str) -> RawText:
    """The paragraphs of an N3 file in the order of the file. Refuses with S209 what is not N3."""
    title = date = source = ""
    blocks: list[Block] = []
    for subject in _subjects(text, name):
        original = subject.first("originalText", "text", "content")
        if original:
            blocks.append(_block(subject, original))
        elif subject.values:
            title = title or subject.first("title", "label")
            date = date or subject.first("date", "issued")
            source = source or subject.first("source").strip("<>")
    if not blocks:
        refuse(
            "S209",
            "The N3 file has no node with a text.",
            "Give a file whose nodes carry originalText.",
            name,
        )
    return RawText(tuple(blocks), title, date, source)


def _block(subject: _Subject, text: str) -> Block:
    """A node titled “Paragraph 14” is the source's own count and names nothing; “Article 5” does."""
    if subject.name.endswith("preamble"):
        return Block(text, subject.row, kind="preamble")
    found = _TITLE.match(subject.first("title", "label")) or _NODE.match(subject.name)
    word = _WORDS.get(found["word"].lower(), "") if found else ""
    return Block(text, subject.row, kind=word, number=found["number"] if found and word else "")


def _subjects(text: str, name: str) -> Iterator[_Subject]:
    subject: _Subject | None = None
    predicate = ""
    prefixed = False
    for sort, value, at in _tokens(text, name):
        if prefixed:
            prefixed = not (sort == "end" and value == ".")
        elif subject is None:
            if sort == "tag" and value in ("@prefix", "@base"):
                prefixed = True
            elif sort in ("name", "iri"):
                subject = _Subject(value.strip("<>"), text.count("\n", 0, at) + 1)
        elif sort == "end" and value == ".":
            yield subject
            subject, predicate = None, ""
        elif sort == "end" and value == ";":
            predicate = ""
        elif not predicate:
            predicate = re.split(r"[:/#]", value.strip("<>"))[-1]
        elif sort in ("text", "long", "name", "iri"):
            subject.values.setdefault(predicate, []).append(_value(sort, value))
    if subject is not None:
        row = subject.row
        refuse("S209", f"The node {subject.name} has no end.", "Copy or send the file again.", name, row)


def _tokens(text: str, name: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.end() == at:
            row = text.count("\n", 0, at) + 1
            refuse("S209", "The file is not N3 here.", "Look at the quotation marks on this line.", name, row)
        at = found.end()
        sort = found.lastgroup or ""
        if sort != "space":
            yield sort, found.group(), found.start()


def _value(sort: str, value: str) -> str:
    if sort not in ("text", "long"):
        return value
    inner = value[3:-3] if sort == "long" else value[1:-1]
    return _ESCAPE.sub(_unescaped, inner)


def _unescaped(found: re.Match[str]) -> str:
    code = found.group(1) or found.group(2)
    if code is None:
        return _PLAIN.get(found.group(3), found.group(3))
    point = int(code, 16)
    return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
