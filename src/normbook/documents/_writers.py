"""The four writers behind one door, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from normbook.documents._document import Document, Language
from normbook.documents._tables import Table


def write_docx(document: Document) -> bytes:
    """The document for a word processor: real styles, lists, footnotes and fields."""
    from normbook.documents.docx import write_docx as write

    return write(document)


def write_pdf(document: Document) -> bytes:
    """The document as tagged PDF/UA-1 with its fonts; raises DocumentFault where it cannot be set."""
    from normbook.documents.pdf import write_pdf as write

    return write(document)


def write_html(document: Document, trace_link: Callable[[str], str] | None = None) -> str:
    """The document as one accessible HTML file; `trace_link` gives the address of a figure's trace."""
    from normbook.documents.html import write_html as write

    return write(document, trace_link)


def write_xlsx(source: Document | Iterable[Table], language: Language = "en") -> bytes:
    """The tables of a document, or the tables given, one sheet each."""
    from normbook.documents.xlsx import write_xlsx as write

    return write(source, language)
