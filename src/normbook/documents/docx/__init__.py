"""The DOCX writer: real styles, lists, footnotes, fields and repeated heads of tables."""

from __future__ import annotations

from normbook.documents.docx._file import write_docx

__all__ = ["write_docx"]
