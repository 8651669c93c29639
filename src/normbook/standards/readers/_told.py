"""What a file is, told from its first bytes and not from its suffix."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from typing import Final

from normbook.standards.readers._bounds import refuse

_HTML: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h1|article|main)\b", re.I | re.S
)
_AKOMA: Final = re.compile(rb"<(?:\w+:)?akomaNtoso\b")
_N3: Final = re.compile(rb"(?m)^\s*@prefix\s+\S*:\s*<")
_OTHERS: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "a document of an old word processor (.doc)",
        "Save it as .docx, and give that file.",
    ),
    (b"{\\rtf", "a document in rich text", "Save it as .docx, and give that file."),
    (b"\x89PNG", "a picture", "Have the text recognised first, and give the text."),
    (b"\xff\xd8\xff", "a picture", "Have the text recognised first, and give the text."),
    (b"GIF8", "a picture", "Have the text recognised first, and give the text."),
    (b"II*\x00", "a picture", "Have the text recognised first, and give the text."),
    (b"\x1f\x8b", "a packed file", "Unpack it, and give the text in it."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it, and give the text in it."),
)


class Form(Enum):
    """The forms in which official texts are read."""

    PLAIN = "plain text"
    N3 = "N3"
    HTML = "HTML"
    DOCX = "DOCX"
    PDF = "PDF"
    AKOMA = "Akoma Ntoso"


def form_of(data: bytes, name: str) -> Form:
    """The form of a file. Refuses with S207 what is no text."""
    for mark, what, cure in _OTHERS:
        if data.startswith(mark):
            refuse("S207", f"The file is {what}; that is not read.", cure, name)
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    if data.startswith(b"PK"):
        return _zipped(data, name)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    if _AKOMA.search(head):
        return Form.AKOMA
    if _HTML.match(head) or b"http://www.w3.org/1999/xhtml" in head:
        return Form.HTML
    return Form.N3 if _N3.search(data[:65536]) else Form.PLAIN


def _zipped(data: bytes, name: str) -> Form:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        refuse("S203", "The document's archive is damaged.", "Copy or send the document again.", name)
    if "word/document.xml" in names:
        return Form.DOCX
    refuse(
        "S207",
        "The file is a zip archive, not a document in DOCX.",
        "Give the document itself; save an .odt file as .docx.",
        name,
    )
