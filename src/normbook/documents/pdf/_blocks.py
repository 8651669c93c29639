"""Every kind of block as typst."""

from __future__ import annotations

from typing import assert_never

from normbook.documents._blocks import (
    Block,
    Contents,
    Heading,
    ItemList,
    ListKind,
    Note,
    NoteKind,
    NumberedParagraph,
    PageBreak,
    Paragraph,
)
from normbook.documents._document import Language
from normbook.documents._pictures import Chart, TileMap
from normbook.documents._spoken import spoken
from normbook.documents._tables import Table
from normbook.documents._words import WORDS, item_mark
from normbook.documents.charts import draw
from normbook.documents.pdf._inline import Labels, inline_typst, string
from normbook.documents.pdf._tables import captioned, source_line, table_typst


def block_typst(block: Block, anchor: str, language: Language, labels: Labels) -> str:
    """One block with the label of its anchor behind it, where it has one."""
    body = _body(block, language, labels)
    name = labels.names.get(anchor) if anchor else None
    if name is None:
        return body
    label = f"#label({string(name)})"
    if isinstance(block, Heading):
        return f"{body} {label}"
    return f"#[#metadata(none) {label}]\n{body}"


def _body(block: Block, language: Language, labels: Labels) -> str:
    match block:
        case Heading():
            number = f"#{string(block.number)}#h(0.8em)" if block.number else ""
            text = inline_typst(block.content, labels)[1:-1]
            return f"#heading(level: {block.level})[{number}{text}]"
        case Paragraph():
            return f"#par{inline_typst(block.content, labels)}"
        case NumberedParagraph():
            return f"#numbered({string(block.number)}, {inline_typst(block.content, labels)})"
        case ItemList():
            return f"#{_list(block, language, labels)}"
        case Table():
            return table_typst(block, language, labels)
        case Chart() | TileMap():
            return _picture(block, language, labels)
        case Note():
            return _note(block, labels)
        case Contents():
            title = string(block.title or WORDS[language].contents)
            return f"#contents({title}, {block.depth})"
        case PageBreak():
            return "#pagebreak(weak: true)"
        case _:
            assert_never(block)


def _list(items: ItemList, language: Language, labels: Labels) -> str:
    bodies = []
    for item in items.items:
        below = f"#{_list(item.below, language, labels)}" if item.below is not None else ""
        name = labels.names.get(item.id) if item.id else None
        label = f"#metadata(none)#label({string(name)})" if name else ""
        bodies.append(f"[{label}{inline_typst(item.content, labels)[1:-1]}{below}]")
    if items.kind is ListKind.BULLET:
        return f"list({', '.join(bodies)})"
    marks = ", ".join(string(item_mark(items.kind, place, language)) for place in range(len(items.items)))
    return f"enum(numbering: n => ({marks},).at(n - 1), {', '.join(bodies)})"


def _picture(picture: Chart | TileMap, language: Language, labels: Labels) -> str:
    words = WORDS[language]
    number = words.figure.format(number=picture.number) if picture.number else ""
    image = f'image(bytes({string(draw(picture, language).svg)}), format: "svg", width: 100%)'
    caption = captioned(number, picture.caption, picture.base, labels)
    figure = f"#figure({image}, kind: image, alt: {string(spoken(picture))}, caption: {caption})"
    below = source_line(picture.source, language, labels)
    return "\n".join(filter(None, (figure, below, "#v(1.2em, weak: true)")))


def _note(note: Note, labels: Labels) -> str:
    body = "".join(f"#par{inline_typst(paragraph, labels)}" for paragraph in note.paragraphs)
    colour = "warm" if note.kind is NoteKind.CONFIRM else "accent"
    return f"#set-apart({colour}, {string(note.title)}, [{body}])"
