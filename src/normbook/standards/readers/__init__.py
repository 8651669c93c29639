"""Readers of official texts: from the bytes of a file to its paragraphs, one format a file.

What a file is, is told from its first bytes and not from its name.
"""

from __future__ import annotations

from normbook.standards._model import RawText
from normbook.standards.readers._bounds import FILE_BYTES, refuse
from normbook.standards.readers._encoding import text_of
from normbook.standards.readers._told import Form, form_of

__all__ = ["Form", "form_of", "read_raw"]


def read_raw(data: bytes, name: str) -> RawText:
    """The paragraphs of an official text. Raises Refusal S201 to S212 for what cannot be read."""
    if not data.strip(b"\0 \t\r\n"):
        refuse("S201", "The file is empty.", "Give the file that holds the text.", name)
    if len(data) > FILE_BYTES:
        refuse(
            "S202",
            f"The file has {len(data):,} bytes; at most {FILE_BYTES:,} are read.",
            "Give the text alone, without pictures, or divide it.",
            name,
        )
    match form_of(data, name):
        case Form.DOCX:
            from normbook.standards.readers._docx import read_docx

            return read_docx(data, name)
        case Form.PDF:
            from normbook.standards.readers._pdf import read_pdf

            return read_pdf(data, name)
        case Form.HTML:
            from normbook.standards.readers._html import read_html

            return read_html(text_of(data, name), name)
        case Form.N3:
            from normbook.standards.readers._n3 import read_n3

            return read_n3(text_of(data, name), name)
        case Form.PLAIN | Form.AKOMA:
            from normbook.standards.readers._plain import read_plain

            return read_plain(text_of(data, name), name)
