"""The PDF writer: tagged PDF/UA-1 by typst, with the shipped fonts only."""

from __future__ import annotations

from normbook.documents.pdf._pages import write_pdf

__all__ = ["write_pdf"]
