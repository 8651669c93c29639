"""The whole file: body, styles, lists, footnotes, headers, settings and properties."""

from __future__ import annotations

from normbook.documents._document import Document
from normbook.documents.docx._blocks import block_docx
from normbook.documents.docx._front import front_docx
from normbook.documents.docx._inline import Writing
from normbook.documents.docx._numbering import numbering_xml
from normbook.documents.docx._package import HEAD, Relations, package
from normbook.documents.docx._pages import FONT_TABLE, footer_xml, footnotes_xml, header_xml, settings_xml
from normbook.documents.docx._properties import APPLICATION, core_xml
from normbook.documents.docx._styles import styles_xml

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
# A4 with margins of 2.5 cm, in twentieths of a point.
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1418" '
    'w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
)


def write_docx(document: Document) -> bytes:
    """The document for a word processor; the same bytes for the same document.

    Footnotes, lists, heads of tables and page numbers are the word processor's own; every figure
    is a bookmark named after its trace, and the identifier stands in the properties.
    """
    writing = Writing(document)
    relations = {
        name: writing.relations.add(kind, f"{name}.xml")
        for kind, name in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("footnotes", "footnotes"),
            ("header", "header1"),
            ("header", "header2"),
            ("footer", "footer1"),
        )
    }
    body = front_docx(writing) + "".join(
        block_docx(block, place, writing) for place, block in enumerate(document.blocks)
    )
    direction = "<w:bidi/>" if writing.rtl else ""
    section = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{relations["header1"]}"/>'
        f'<w:headerReference w:type="first" r:id="{relations["header2"]}"/>'
        f'<w:footerReference w:type="default" r:id="{relations["footer1"]}"/>'
        f'<w:footerReference w:type="first" r:id="{relations["footer1"]}"/>'
        f"{_PAGE}<w:titlePg/>{direction}</w:sectPr>"
    )
    parts = {
        "word/document.xml": _part("document", f"<w:body>{body}{section}</w:body>"),
        "word/styles.xml": styles_xml(document.language),
        "word/numbering.xml": _part("numbering", numbering_xml(writing)),
        "word/settings.xml": _part("settings", settings_xml(document.language)),
        "word/fontTable.xml": _part("fonts", FONT_TABLE),
        "word/footnotes.xml": _part("footnotes", footnotes_xml(writing)),
        "word/header1.xml": _part("hdr", header_xml(writing, first=False)),
        "word/header2.xml": _part("hdr", header_xml(writing, first=True)),
        "word/footer1.xml": _part("ftr", footer_xml(writing)),
        "docProps/core.xml": HEAD + core_xml(document),
        "docProps/app.xml": HEAD + APPLICATION,
        "_rels/.rels": _roots().xml(),
        "word/_rels/document.xml.rels": writing.relations.xml(),
        "word/_rels/footnotes.xml.rels": writing.footnote_relations.xml(),
    }
    images = {f"word/{name}": image for name, image in writing.images.items()}
    return package({name: text.encode() for name, text in parts.items()} | images)


def _part(name: str, inner: str) -> str:
    return f"{HEAD}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def _roots() -> Relations:
    roots = Relations()
    roots.add("officeDocument", "word/document.xml")
    roots.add("metadata/core-properties", "docProps/core.xml")
    roots.add("extended-properties", "docProps/app.xml")
    return roots
