"""DOCX: paragraphs with the numbers Word shows, headings by style, footnotes, accepted changes only."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from normbook.remarks import Place, Remark, Weight
from normbook.standards._model import Block, RawText
from normbook.standards.readers._bounds import refuse, unpacked
from normbook.standards.readers._docx_numbers import ListNumbers

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS: Final = ("word/document.xml", "word/numbering.xml", "word/footnotes.xml", "word/styles.xml")
_TITLE: Final = re.compile(r"\A(?:title|titre|_?\s?H\s?_?M)\Z", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"heading|\A_?\s?H\s?(?:Ch|M|_?\s?\d)|titre|überschrift|заголовок", re.IGNORECASE
)


def read_docx(data: bytes, name: str) -> RawText:
    """The paragraphs of a document. Refuses as the archive does, and with S210 a document without text."""
    parts = unpacked(data, _PARTS, name)
    document = _xml(parts.get("word/document.xml", b""), name)
    styles = _styles(_optional(parts, "word/styles.xml", name))
    numbers = ListNumbers(_optional(parts, "word/numbering.xml", name), styles.lists)
    notes = _footnotes(_optional(parts, "word/footnotes.xml", name))
    blocks: list[Block] = []
    title = ""
    for row, paragraph in enumerate(document.iter(f"{_W}p"), 1):
        text, marks = _text(paragraph)
        style = styles.names.get(_style(paragraph), _style(paragraph))
        lead = numbers.of(paragraph, _style(paragraph)) if text else ""
        if not text:
            continue
        if not title and not blocks and _TITLE.match(style):
            title = text
            continue
        found = tuple(notes[mark] for mark in marks if mark in notes)
        heading = bool(_HEADING.search(style))
        whole = f"{lead} {text}".strip()
        blocks.append(Block(whole, row, "heading" if heading else "line", notes=found))
    if not blocks:
        refuse("S210", "The document has no text.", "Give the document that holds the text.", name)
    if not title and len(blocks) > 1 and blocks[0].style == "heading":
        title, blocks = blocks[0].text, blocks[1:]
    return RawText(tuple(blocks), title, remarks=_changes(document, name))


def _changes(document: etree._Element, name: str) -> tuple[Remark, ...]:
    count = sum(1 for _ in document.iter(f"{_W}ins", f"{_W}del"))
    if not count:
        return ()
    return (
        Remark(
            "S230",
            Weight.WARNING,
            f"The document has {count:,} tracked changes; it was read as if all were accepted.",
            "Accept or reject the changes, and read the document again.",
            place=Place(name),
        ),
    )


class _Styles:
    """Names of styles by id, and the list a style numbers by (numId and level)."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.lists: dict[str, tuple[str, int]] = {}


def _styles(root: etree._Element | None) -> _Styles:
    found = _Styles()
    for style in root.iter(f"{_W}style") if root is not None else ():
        identity = str(style.get(f"{_W}styleId") or "")
        named = style.find(f"{_W}name")
        found.names[identity] = str(named.get(f"{_W}val") or "") if named is not None else identity
        listed = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        level = style.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
        if listed is not None:
            depth = str(level.get(f"{_W}val") or "0") if level is not None else "0"
            found.lists[identity] = (str(listed.get(f"{_W}val") or ""), int(depth) if depth.isdigit() else 0)
    return found


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(style.get(f"{_W}val") or "") if style is not None else ""


def _text(paragraph: etree._Element) -> tuple[str, list[str]]:
    """The text with accepted changes, and the ids of the footnotes in it."""
    pieces: list[str] = []
    marks: list[str] = []
    for node in paragraph.iter(etree.Element):
        if node.tag == f"{_W}t" and not _in_text_box(node, paragraph):
            pieces.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            pieces.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif node.tag == f"{_W}footnoteReference":
            marks.append(str(node.get(f"{_W}id") or ""))
    return re.sub(r"\s+", " ", "".join(pieces)).strip(), marks


def _in_text_box(node: etree._Element, paragraph: etree._Element) -> bool:
    """A paragraph in a text box stands inside another paragraph and is read by itself."""
    return next(node.iterancestors(f"{_W}p")) is not paragraph


def _footnotes(root: etree._Element | None) -> dict[str, str]:
    notes = {}
    for note in root.iter(f"{_W}footnote") if root is not None else ():
        text = " ".join(_text(paragraph)[0] for paragraph in note.iter(f"{_W}p")).strip()
        if text:
            notes[str(note.get(f"{_W}id") or "")] = text
    return notes


def _optional(parts: dict[str, bytes], part: str, name: str) -> etree._Element | None:
    return _xml(parts[part], name) if part in parts else None


def _xml(content: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        refuse("S203", "The document is damaged inside.", "Copy or send the document again.", name)
