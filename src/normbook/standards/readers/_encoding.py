"""Bytes to text: by the byte-order mark or a declared encoding, else strict UTF-8. Nothing is guessed."""

from __future__ import annotations

import codecs
import re
from typing import Final

from normbook.standards.readers._bounds import TEXT_SIGNS, refuse

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.-]+)""")


def text_of(data: bytes, name: str) -> str:
    """The text of a file. Refuses with S208 what does not fit its encoding."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    encoding = encoding or _declared(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError) as fault:
        start = fault.start if isinstance(fault, UnicodeDecodeError) else 0
        refuse(
            "S208",
            f"The text is not in the encoding {encoding}: byte {start:,} does not fit.",
            "Save the file as UTF-8 text, and give that file.",
            name,
            data.count(b"\n", 0, start) + 1,
        )
    if "\0" in text:
        refuse("S208", "The file holds zero bytes: it is no text.", "Export the text again.", name)
    if len(text) > TEXT_SIGNS:
        refuse("S202", f"The text has {len(text):,} characters.", "Give one standard at a time.", name)
    return text


def _declared(data: bytes) -> str | None:
    """Only of markup: a plain text may speak of a charset."""
    if not data.lstrip().startswith(b"<"):
        return None
    found = _DECLARED.search(data, 0, 2048)
    if found is None:
        return None
    try:
        declared = codecs.lookup(found.group(1).decode("ascii")).name
        return declared if declared not in ("utf-16", "utf-16-le", "utf-16-be", "utf-32") else None
    except LookupError:
        return None
