"""Documents: an immutable model of blocks, and writers for DOCX, PDF, HTML and XLSX.

The model knows nothing of States, instruments or reports: traces are opaque strings.

    document = Document("Title", "en", Metadata("report-1"), (Paragraph(inline("Text.")),))
"""

from __future__ import annotations

from normbook.documents._blocks import (
    Block,
    Contents,
    Heading,
    Item,
    ItemList,
    Level,
    ListKind,
    Note,
    NoteKind,
    NumberedParagraph,
    PageBreak,
    Paragraph,
)
from normbook.documents._document import (
    LANGUAGES,
    Document,
    Language,
    Masthead,
    Metadata,
    direction_of,
)
from normbook.documents._faults import DocumentFault
from normbook.documents._inline import Direction, Inline, Run, Style, inline, plain_text
from normbook.documents._pictures import Chart, ChartKind, Point, Series, Tile, TileClass, TileMap
from normbook.documents._tables import Align, Cell, Cells, Number, Table, TableNote
from normbook.documents._unprintable import unprintable
from normbook.documents._writers import write_docx, write_html, write_pdf, write_xlsx

__all__ = [
    "LANGUAGES",
    "Align",
    "Block",
    "Cell",
    "Cells",
    "Chart",
    "ChartKind",
    "Contents",
    "Direction",
    "Document",
    "DocumentFault",
    "Heading",
    "Inline",
    "Item",
    "ItemList",
    "Language",
    "Level",
    "ListKind",
    "Masthead",
    "Metadata",
    "Note",
    "NoteKind",
    "Number",
    "NumberedParagraph",
    "PageBreak",
    "Paragraph",
    "Point",
    "Run",
    "Series",
    "Style",
    "Table",
    "TableNote",
    "Tile",
    "TileClass",
    "TileMap",
    "direction_of",
    "inline",
    "plain_text",
    "unprintable",
    "write_docx",
    "write_html",
    "write_pdf",
    "write_xlsx",
]
