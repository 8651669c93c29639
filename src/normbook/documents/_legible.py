"""Text that every format can hold: what a file must not contain is replaced where it can be seen.

XML 1.0 (section 2.2) and PDF allow no control characters and no lone surrogates. They come in
with pasted replies; each becomes the replacement character U+FFFD, so that nothing is lost unseen.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_ILLEGIBLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """`text` with line breaks as line feeds, tabs as spaces, the rest that is illegible as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _ILLEGIBLE.sub(REPLACEMENT, _BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """`legible` text on one line, for titles and properties."""
    return " ".join(legible(text).split())
