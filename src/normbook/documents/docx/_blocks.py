"""Every kind of block as WordprocessingML."""

from __future__ import annotations

from typing import assert_never
from xml.sax.saxutils import quoteattr

from normbook.documents._blocks import (
    Block,
    Contents,
    Heading,
    ItemList,
    Note,
    NoteKind,
    NumberedParagraph,
    PageBreak,
    Paragraph,
)
from normbook.documents._inline import plain_text
from normbook.documents._outline import anchor_of, entries
from normbook.documents._pictures import Chart, TileMap
from normbook.documents._spoken import spoken
from normbook.documents._tables import Table
from normbook.documents._words import WORDS
from normbook.documents.charts import draw, rendered_png
from normbook.documents.docx._inline import Writing, bookmark_name, inline_docx, paragraph, plain_run
from normbook.documents.docx._tables import TEXT_WIDTH, caption_docx, source_docx, table_docx

_EMU = 635  # English metric units in a twentieth of a point
_TAB = "<w:r><w:tab/></w:r>"


def block_docx(block: Block, position: int, writing: Writing) -> str:
    """One block; `position` is its place in the document, from 0."""
    match block:
        case Heading():
            number = plain_run(block.number, writing) + _TAB if block.number else ""
            body = number + inline_docx(block.content, writing)
            body = writing.bookmarked(anchor_of(block, position), body)
            return paragraph(f"Heading{block.level}", body, writing)
        case Paragraph():
            return paragraph(
                "BodyText", _marked(block.id, inline_docx(block.content, writing), writing), writing
            )
        case NumberedParagraph():
            body = plain_run(block.number, writing) + _TAB + inline_docx(block.content, writing)
            return paragraph("NumberedParagraph", _marked(block.id, body, writing), writing)
        case ItemList():
            return _list(block, 0, writing)
        case Table():
            return table_docx(block, writing)
        case Chart() | TileMap():
            return _picture(block, writing)
        case Note():
            return _note(block, writing)
        case Contents():
            return _contents(block, writing)
        case PageBreak():
            return f'<w:p>{_marked(block.id, "", writing)}<w:r><w:br w:type="page"/></w:r></w:p>'
        case _:
            assert_never(block)


def _marked(anchor: str, body: str, writing: Writing) -> str:
    return writing.bookmarked(anchor, body) if anchor else body


def _list(items: ItemList, depth: int, writing: Writing) -> str:
    writing.lists.append(items.kind.value)
    number = len(writing.lists)
    parts = []
    for place, item in enumerate(items.items):
        body = _marked(item.id, inline_docx(item.content, writing), writing)
        if place == 0:
            body = _marked(items.id, body, writing)
        numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        parts.append(paragraph("ListItem", body, writing, numbering))
        if item.below is not None:
            parts.append(_list(item.below, min(depth + 1, 3), writing))
    return "".join(parts)


def _picture(picture: Chart | TileMap, writing: Writing) -> str:
    words = WORDS[writing.document.language]
    number = words.figure.format(number=picture.number) if picture.number else ""
    name = f"media/image{len(writing.images) + 1}.png"
    writing.images[name] = rendered_png(picture, writing.document.language)
    drawing = draw(picture, writing.document.language)
    size = f'cx="{TEXT_WIDTH * _EMU}" cy="{int(TEXT_WIDTH * _EMU * drawing.height / drawing.width)}"'
    described = f"descr={quoteattr(spoken(picture))}"
    identity = f'id="{len(writing.images)}" name="{name[6:-4]}"'
    relation = writing.relations.add("image", name)
    image = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {identity} {described}/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {identity} {described}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    caption = caption_docx(number, picture.caption, picture.base, writing, picture.id)
    source = source_docx(picture.source, writing)
    return caption + paragraph("Picture", image, writing, "<w:keepNext/>" if source else "") + source


def _note(note: Note, writing: Writing) -> str:
    kind = "Confirm" if note.kind is NoteKind.CONFIRM else "Note"
    title = _marked(note.id, plain_run(note.title, writing), writing)
    head = paragraph(f"{kind}Title", title, writing) if title else ""
    return head + "".join(paragraph(kind, inline_docx(part, writing), writing) for part in note.paragraphs)


def _contents(contents: Contents, writing: Writing) -> str:
    title = contents.title or WORDS[writing.document.language].contents
    lines = [paragraph("TOCHeading", _marked(contents.id, plain_run(title, writing), writing), writing)]
    for entry in entries(writing.document, contents.depth):
        heading, anchor = entry.heading, bookmark_name(entry.anchor)
        number = plain_run(heading.number, writing) + _TAB if heading.number else ""
        text = number + plain_run(plain_text(heading.content), writing) + _TAB
        page = field(f"PAGEREF {anchor} \\h", "", writing)
        link = f'<w:hyperlink w:anchor="{anchor}">{text}{page}</w:hyperlink>'
        lines.append(paragraph(f"TOC{heading.level}", link, writing))
    return "".join(lines)


def field(instruction: str, shown: str, writing: Writing) -> str:
    """A field that the word processor fills in; `shown` stands until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{plain_run(shown, writing)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
