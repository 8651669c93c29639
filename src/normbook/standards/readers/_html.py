"""HTML: paragraphs, headings, list items with the numbers a browser shows, footnotes by their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from normbook.standards._digits import letters
from normbook.standards._model import Block, RawText, Style
from normbook.standards.readers._bounds import refuse, refuse_entities

_BLOCKS: Final = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li td th dt dd blockquote pre section article main".split()
)
_LEFT_OUT: Final = frozenset("script style nav header footer aside form noscript template svg button".split())
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEPTH: Final = 200
_ENTITY: Final = re.compile(r"<!\s*ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_BACK: Final = re.compile(r"^\s*[\[(]?(?:\d{1,3}|\*)[\])]?[.:]?\s*|[↩︎^]\s*$")


def read_html(text: str, name: str) -> RawText:
    """The paragraphs of a page. Refuses with S206 entities of its own, S210 a page without text."""
    if _ENTITY.search(text[:65536]):
        refuse_entities("The page", name)
    root = _root(text, name)
    notes = _notes(root)
    for node in notes.values():
        node.set("data-note", "1")
    blocks = list(_blocks(root, {key: _note_text(node) for key, node in notes.items()}))
    title, blocks = _title(root, blocks)
    if not blocks:
        refuse("S210", "The page has no text.", "Save the page with its text, and give that file.", name)
    return RawText(tuple(blocks), title)


def _root(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    page = re.sub(r"\A\s*<\?xml[^>]*\?>|<!--.*?-->", "", text, flags=re.DOTALL)
    try:
        return etree.fromstring(page or "<html></html>", parser)
    except (etree.XMLSyntaxError, ValueError):
        refuse("S210", "The page could not be read as HTML.", "Save the page again.", name)


def _notes(root: etree._Element) -> dict[str, etree._Element]:
    """What a raised number links to: the footnotes, by id."""
    wanted = set()
    for link in root.iter("a"):
        href = str(link.get("href") or "")
        shown = "".join(str(piece) for piece in link.itertext()).strip(" []()")
        if href.startswith("#") and re.fullmatch(r"\d{1,3}|\*+", shown) and _raised(link):
            wanted.add(href[1:])
    found = {}
    for element in root.iter(etree.Element):
        identity = element.get("id")
        if identity in wanted and identity not in found:
            found[str(identity)] = element
    return found


def _raised(link: etree._Element) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag == "sup") or link.find(".//sup") is not None


def _note_text(node: etree._Element) -> str:
    return _BACK.sub("", _tidy("".join(str(piece) for piece in node.itertext()))).strip()


def _blocks(root: etree._Element, notes: dict[str, str]) -> Iterator[Block]:
    yield from _walk(next(root.iter("body"), root), notes, "", 0)


def _walk(element: etree._Element, notes: dict[str, str], lead: str, depth: int) -> Iterator[Block]:
    """Blocks of an element in order: text between block elements is a paragraph of its own."""
    held = _Held(lead, element)
    if element.text:
        held.pieces.append(element.text)
    for child in element:
        tag = str(child.tag)
        if tag in _LEFT_OUT or child.get("data-note"):
            pass
        elif tag == "br":
            held.pieces.append("\n" if element.tag == "pre" else " ")
        elif (_holds_blocks(child) or tag in _BLOCKS) and depth < _DEPTH:
            yield from held.flush()
            lead = held.lead
            held.lead = ""
            yield from _walk(child, notes, lead or _number(child), depth + 1)
        else:
            _inline(child, notes, held)
        if child.tail:
            held.pieces.append(child.tail)
    yield from held.flush()


class _Held:
    """Text of a paragraph that is not closed yet, with the number before it and the notes in it."""

    def __init__(self, lead: str, element: etree._Element) -> None:
        self.lead = lead
        self.style: Style = "heading" if re.fullmatch("h[1-6]", str(element.tag)) else "line"
        self.row = _row(element)
        self.pieces: list[str] = []
        self.notes: list[str] = []

    def flush(self) -> Iterator[Block]:
        text = _tidy("".join(self.pieces))
        if text:
            lead = f"{self.lead} " if self.lead else ""
            yield Block(lead + text, self.row, self.style, notes=tuple(self.notes))
            self.lead = ""
        self.pieces, self.notes = [], []


def _row(element: etree._Element) -> int | None:
    row: object = element.sourceline
    return row if isinstance(row, int) else None


def _inline(element: etree._Element, notes: dict[str, str], held: _Held) -> None:
    link = element if element.tag == "a" else element.find(".//a") if element.tag == "sup" else None
    target = str(link.get("href") or "")[1:] if link is not None else ""
    if target in notes and (element.tag == "sup" or _raised(element)):
        held.notes.append(notes[target])
        return
    if element.text:
        held.pieces.append(element.text)
    for child in element:
        if child.tag not in _LEFT_OUT:
            if child.tag == "br":
                held.pieces.append(" ")
            else:
                _inline(child, notes, held)
        if child.tail:
            held.pieces.append(child.tail)


def _holds_blocks(element: etree._Element) -> bool:
    return any(inner.tag in _BLOCKS for inner in element.iter())


def _number(item: etree._Element) -> str:
    """The number a browser shows before an item of an ordered list; "" for any other element."""
    parent = item.getparent()
    if item.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    place = _whole(parent.get("start"), 1)
    for before in parent.iterchildren("li"):
        place = _whole(before.get("value"), place)
        if before is item:
            break
        place += 1
    match parent.get("type"):
        case "a" | "A":
            return f"({letters(place)})"
        case "i" | "I":
            return f"({_roman(place)})"
        case _:
            return f"{place}."


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        while number >= size and len(text) < 20:
            text += sign
            number -= size
    return text


def _title(root: etree._Element, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The first main heading, taken out of the text; else the title of the page."""
    head = root.find(".//h1")
    if head is not None:
        title = _tidy("".join(str(piece) for piece in head.itertext()))
        at = next((index for index, block in enumerate(blocks) if block.text == title), None)
        if at is not None:
            return title, [*blocks[:at], *blocks[at + 1 :]]
        return title, blocks
    named = root.find(".//title")
    return (_tidy(named.text or "") if named is not None else ""), blocks


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
