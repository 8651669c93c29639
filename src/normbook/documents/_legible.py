"""Text that every format can hold: what a file must not contain is replaced where it can be seen.

XML 1.0 (section 2.2) and PDF allow no control characters and no lone surrogates. They come in
with pasted replies; each becomes the replacement character U+FFFD, so that nothing is lost unseen.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_SPACES = re.compile("[ \n]+")
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:")
_SAFE_SCHEMES = ("http:", "https:", "mailto:")
_ILLEGIBLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """`text` with line breaks as line feeds, tabs as spaces, the rest that is illegible as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _ILLEGIBLE.sub(REPLACEMENT, _BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """`legible` text on one line, for titles and properties."""
    return _SPACES.sub(" ", legible(text)).strip(" ")


def safe_link(link: str | None) -> str | None:
    """The address where it may be followed: http, https, mailto, relative or `#id`; else None.

    Addresses come in with replies; one that runs a script is printed as text only.
    """
    if not link:
        return None
    clean = "".join(character for character in link.strip() if character.isprintable())
    scheme = _SCHEME.match(clean)
    if scheme and scheme[0].lower() not in _SAFE_SCHEMES:
        return None
    return clean or None
