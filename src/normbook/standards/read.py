"""Read an official text: its provisions, numbered as printed, with what looks damaged as remarks.

Source: the numbering of the texts themselves. Nothing is renumbered and no unit is invented; a gap, a number
printed twice or a damaged heading is a remark, and the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from normbook.languages import LANGUAGE_CODES
from normbook.remarks import Place, Refusal, Remark, Weight
from normbook.standards._language import told_language
from normbook.standards._line import lines_of
from normbook.standards._locators import locate
from normbook.standards._marks import mark_of
from normbook.standards._model import Counts, OfficialText, Provision, RawText
from normbook.standards._node import Node
from normbook.standards._numbering import remarks_on
from normbook.standards._segments import segments
from normbook.standards._tree import Tree
from normbook.standards._words import TITLES

_IDENTITY: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}\Z")
_OVERRIDES: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PRINTED: Final = re.compile(r"(?:^|(?<=\s))(\d{1,3})\s?\.\s+(?=\S)")
_CALLED: Final = {
    "article": re.compile(r"^Article\s+\d+\b", re.MULTILINE),
    "rule": re.compile(r"^Rule\s+\d+\b", re.MULTILINE),
    "principle": re.compile(r"^Principle\s+\d+\b", re.MULTILINE),
}


def read_text(
    data: bytes, name: str, *, identity: str = "", language: str = "", unit: str = ""
) -> OfficialText:
    """The official text in `data`.

    `identity` is the id of the standard (else made from the file name), `language` its code (else told from
    the text), `unit` the word for its numbered units (else told from its headings and title). Raises Refusal
    S201 to S213 for what cannot be read, S212 and S213 among them for a language or an id that cannot be.
    """
    from normbook.standards.readers import Form, form_of, read_raw

    if data.strip() and form_of(data, name) is Form.AKOMA:
        from normbook.standards.akoma import read_akoma

        return read_akoma(data, name, identity=identity, language=language)
    return official_text(read_raw(data, name), name, identity=identity, language=language, unit=unit)


def official_text(
    raw: RawText, name: str, *, identity: str = "", language: str = "", unit: str = ""
) -> OfficialText:
    """The provisions in the paragraphs of a source: numbers, commentary and addresses told apart."""
    identity = _identity(identity, name)
    raw = _printable(raw)
    whole = "\n".join(block.text for block in raw.blocks)
    told = told_language(whole)
    language = _known(language) or told or "en"
    unit = unit or _unit(raw)
    nodes = Tree(lines_of(raw.blocks), unit).read()
    locate(nodes, unit)
    remarks = [
        *raw.remarks,
        *_language_remarks(whole, language, told, name),
        *_source_remarks(raw, nodes, name),
    ]
    remarks.extend(remarks_on(nodes, identity, name))
    provisions = tuple(_provision(node, identity, language) for node in nodes)
    return OfficialText(
        identity,
        language,
        unit,
        provisions,
        tuple(sorted(remarks, key=lambda remark: remark.weight.rank)),
        raw.title,
        raw.date,
        raw.source,
        raw.notes,
        _counts(raw),
    )


def _printable(raw: RawText) -> RawText:
    """Control signs, which no page shows and XML forbids, become spaces; blocks without a sign go."""
    blocks = (
        replace(
            block,
            text=_CONTROL.sub(" ", block.text).strip(),
            notes=tuple(_CONTROL.sub(" ", n) for n in block.notes),
        )
        for block in raw.blocks
    )
    return replace(
        raw,
        blocks=tuple(block for block in blocks if block.text),
        title=_CONTROL.sub(" ", raw.title),
        notes=tuple(_CONTROL.sub(" ", note) for note in raw.notes),
    )


def _identity(identity: str, name: str) -> str:
    made = identity or re.sub(r"[^a-z0-9.]+", "-", name.rpartition(".")[0].lower() or name.lower()).strip(
        "-."
    )
    if not _IDENTITY.match(made):
        raise Refusal(
            "S213",
            f"“{made}” is not an id of a standard.",
            "Give one with --as, in small letters, digits and hyphens, such as nelson-mandela-rules.",
        )
    return made


def _known(code: str) -> str:
    if code and code not in LANGUAGE_CODES:
        known = ", ".join(LANGUAGE_CODES)
        raise Refusal("S212", f"“{code}” is not an official language.", f"Give one of {known} with --lang.")
    return code


def _unit(raw: RawText) -> str:
    """The word that most headings print; else the one the title promises; else paragraph."""
    if raw.unit:
        return raw.unit
    counts: dict[str, int] = {}
    for block in raw.blocks:
        mark = mark_of(block.text)
        kind = mark.kind if mark is not None and mark.sort == "unit" else block.kind
        if kind and kind != "preamble":
            counts[kind] = counts.get(kind, 0) + 1
    if counts:
        return max(counts, key=lambda kind: counts[kind])
    annexed = [
        after.text[:300]
        for block, after in zip(raw.blocks, raw.blocks[1:], strict=False)
        if (mark := mark_of(block.text)) is not None and mark.kind == "annex"
    ]
    title = " ".join((*annexed[:1], raw.title or (raw.blocks[0].text[:300] if raw.blocks else ""))).lower()
    return next((kind for kind, words in TITLES if any(word in title for word in words)), "paragraph")


def _provision(node: Node, identity: str, language: str) -> Provision:
    parent = f"norm:{identity}/{node.parent.locator}" if node.parent else ""
    number = f"{node.number} {node.suffix}" if node.suffix else node.number
    return Provision(
        f"norm:{identity}/{node.locator}",
        number,
        node.kind,
        parent,
        "\n".join(node.texts),
        node.heading,
        "\n".join(node.commentary),
        tuple(node.notes),
        language,
    )


def _language_remarks(text: str, language: str, told: str | None, name: str) -> Iterator[Remark]:
    if told is not None and told != language:
        words = f"The text is declared to be in “{language}”, but it reads as “{told}”."
        yield Remark(
            "S240", Weight.WARNING, words, f"If it is, read it with --lang {told}.", place=Place(name)
        )
    if told is None:
        words = f"The language could not be told from the text; it is taken as “{language}”."
        yield Remark("S241", Weight.NOTE, words, "Say the language with --lang.", place=Place(name))
    if _OVERRIDES.search(text):
        words = "The text holds signs that turn the direction of writing by force."
        cure = "Look at numbers and brackets in both directions; the signs are kept."
        yield Remark("S242", Weight.NOTE, words, cure, place=Place(name))


def _source_remarks(raw: RawText, nodes: list[Node], name: str) -> Iterator[Remark]:
    named = sum(1 for block in raw.blocks if block.kind and block.number)
    if named:
        words = (
            f"{named:,} numbers come from the names of the source's nodes; the text itself prints none there."
        )
        cure = "Compare the numbers with the printed original before the text is cited."
        yield Remark("S233", Weight.NOTE, words, cure, place=Place(name))
    if not any(node.number for node in nodes):
        words = "The text prints no numbers; no unit was made up."
        cure = "Give a source that prints the numbers of the provisions."
        yield Remark("S227", Weight.WARNING, words, cure, place=Place(name))


def _counts(raw: RawText) -> Counts:
    texts = [block.text for block in raw.blocks]
    body = [block for block in raw.blocks if block.kind != "preamble"]
    reached = 0
    for text in texts:
        for number in _PRINTED.findall(text):
            reached += int(number) == reached + 1
    heads = "\n".join(piece for text in texts for piece in segments(text))
    called = {kind: len(pattern.findall(heads)) for kind, pattern in _CALLED.items()}
    words = sum(len(block.text.split()) for block in body)
    return Counts(len(body), words, reached, called["article"], called["rule"], called["principle"])
