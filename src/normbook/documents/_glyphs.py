"""Which characters the shipped fonts can draw.

A PDF carries its fonts, so a character that none of them has cannot be printed; it becomes a
square, and a remark names it. The list is made with the fonts (scripts/make_fonts.py).
"""

from __future__ import annotations

import re
from functools import lru_cache

from normbook.content import content_path

MISSING = "□"
# Joiners, direction marks and variation selectors steer neighbours and have no shape of their own.
_SHAPELESS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u00ad\n"


@lru_cache(maxsize=1)
def undrawable() -> re.Pattern[str]:
    """A pattern that finds every character without a glyph in any shipped font."""
    ranges = "".join(
        "-".join(re.escape(chr(int(end, 16))) for end in line.split("-"))
        for line in content_path("fonts", "COVERAGE.txt").read_text("ascii").split()
    )
    return re.compile(f"[^{ranges}{_SHAPELESS}]")


def drawable(text: str) -> str:
    """`text` with a square for every character that no shipped font has."""
    return text if text.isascii() else undrawable().sub(MISSING, text)
