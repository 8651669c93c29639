"""The HTML writer: one file that asks for nothing else, readable without a script."""

from __future__ import annotations

from normbook.documents.html._page import write_html

__all__ = ["write_html"]
