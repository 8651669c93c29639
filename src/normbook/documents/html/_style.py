"""The style of the page, from page.css beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def style() -> str:
    """The style block; the same text for every page, so its digest is known beforehand."""
    return Path(__file__).with_name("page.css").read_text("utf-8")
