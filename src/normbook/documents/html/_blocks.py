"""Every kind of block as HTML."""

from __future__ import annotations

from typing import assert_never

from normbook.documents._blocks import (
    Block,
    Contents,
    Heading,
    Item,
    ItemList,
    ListKind,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
)
from normbook.documents._legible import one_line
from normbook.documents._outline import anchor_of, entries
from normbook.documents._pictures import Chart, TileMap
from normbook.documents._tables import Table
from normbook.documents._words import WORDS, item_mark
from normbook.documents.charts import data_table, draw
from normbook.documents.html._inline import Writing, attributes, escaped, inline_html, joined
from normbook.documents.html._tables import caption_html, source_html, table_html, table_rows


def block_html(block: Block, position: int, writing: Writing) -> str:
    """One block; `position` is its place in the document, from 0."""
    match block:
        case Heading():
            return _heading(block, position, writing)
        case Paragraph():
            return f"<p{_marks(block, writing)}>{inline_html(block.content, writing)}</p>"
        case NumberedParagraph():
            number = f'<span class="number">{escaped(block.number)}</span> '
            opening = f'<p class="numbered"{_marks(block, writing)}>'
            return f"{opening}{number}{inline_html(block.content, writing)}</p>"
        case ItemList():
            return _list(block, writing)
        case Table():
            return table_html(block, writing)
        case Chart() | TileMap():
            return _picture(block, writing)
        case Note():
            return _note(block, writing)
        case Contents():
            return _contents(block, writing)
        case PageBreak():
            return f'<hr class="page-break"{_marks(block, writing)}>'
        case _:
            assert_never(block)


def _marks(block: Block | Item, writing: Writing) -> str:
    """The id and the traces of a block."""
    anchor = writing.free_id(block.id) if block.id else None
    return attributes(id=anchor, data_traces=" ".join(block.traces))


def _heading(heading: Heading, position: int, writing: Writing) -> str:
    level = heading.level + 1
    anchor = attributes(
        id=writing.free_id(anchor_of(heading, position)), data_traces=" ".join(heading.traces)
    )
    number = f'<span class="number">{escaped(heading.number)}</span> ' if heading.number else ""
    return f"<h{level}{anchor}>{number}{inline_html(heading.content, writing)}</h{level}>"


def _list(items: ItemList, writing: Writing) -> str:
    tag = "ul" if items.kind is ListKind.BULLET else "ol"
    inner = "\n".join(_item(item, items.kind, place, writing) for place, item in enumerate(items.items))
    return f'<{tag} class="{items.kind.value}" role="list"{_marks(items, writing)}>\n{inner}\n</{tag}>'


def _item(item: Item, kind: ListKind, place: int, writing: Writing) -> str:
    mark = item_mark(kind, place, writing.document.language)
    below = _list(item.below, writing) if item.below is not None else ""
    opening = f"<li{attributes(data_mark=mark)}{_marks(item, writing)}>"
    return f"{opening}{inline_html(item.content, writing)}{below}</li>"


def _picture(picture: Chart | TileMap, writing: Writing) -> str:
    language = writing.document.language
    words = WORDS[language]
    number = words.figure.format(number=picture.number) if picture.number else ""
    data = data_table(picture, language)
    caption = caption_html(number, picture.caption, picture.base, writing)
    return joined(
        (
            f"<figure{_marks(picture, writing)}>",
            f"<figcaption>{caption}</figcaption>",
            _drawing(picture, writing),
            source_html(picture.source, writing),
            f"<details><summary>{escaped(words.data)}</summary>",
            f"<table>\n<caption>{escaped(words.data)}</caption>",
            *table_rows(data, writing),
            "</table></details>\n</figure>",
        )
    )


def _drawing(picture: Chart | TileMap, writing: Writing) -> str:
    drawing = draw(picture, writing.document.language)
    anchor = writing.free_id("picture")
    title = "".join(run.text for run in picture.caption)
    head = (
        f'<svg class="picture" role="img" direction="ltr" aria-labelledby="{anchor}-title {anchor}-words" '
        f'viewBox="0 0 {drawing.width:g} {drawing.height:g}">'
        f'<title id="{anchor}-title">{escaped(one_line(title))}</title>'
        f'<desc id="{anchor}-words">{escaped(one_line(picture.alternative))}</desc>'
    )
    return head + drawing.svg.split(">", 1)[1]


def _note(note: Note, writing: Writing) -> str:
    title = f'<p class="title">{escaped(note.title)}</p>' if note.title else ""
    body = (f"<p>{inline_html(paragraph, writing)}</p>" for paragraph in note.paragraphs)
    opening = f'<div class="note {note.kind.value}" role="note"{_marks(note, writing)}>'
    return joined((opening, title, *body, "</div>"))


def _contents(contents: Contents, writing: Writing) -> str:
    title = contents.title or WORDS[writing.document.language].contents
    anchor = writing.free_id(contents.id or "contents")
    lines = []
    for entry in entries(writing.document, contents.depth):
        heading = entry.heading
        number = f'<span class="number">{escaped(heading.number)}</span> ' if heading.number else ""
        text = escaped("".join(run.text for run in heading.content))
        link = attributes(href="#" + "-".join(entry.anchor.split()))
        lines.append(f'<li class="level-{heading.level}"><a{link}>{number}{text}</a></li>')
    head = f'<nav class="contents" aria-labelledby="{anchor}">\n<p class="title" id="{anchor}">'
    return joined((f'{head}{escaped(title)}</p>\n<ol role="list">', *lines, "</ol>\n</nav>"))
