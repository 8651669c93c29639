"""Bounds of what is read, and archives unpacked within them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final, NoReturn

from normbook.remarks import Place, Refusal

FILE_BYTES: Final = 64 * 2**20
"""The largest printed standard is under 5 MB as PDF; pictures and fonts may add to it."""
PART_BYTES: Final = 48 * 2**20
RATIO: Final = 200
RATIO_FROM: Final = 2**20
PARTS: Final = 5_000
PAGES: Final = 2_000
TEXT_SIGNS: Final = 20_000_000
_STEP: Final = 2**16
_DECLARATION: Final = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def refuse(code: str, message: str, cure: str, name: str, row: int | None = None) -> NoReturn:
    """Raise the Refusal of an official text."""
    raise Refusal(code, message, cure, Place(name, row=row))


def unpacked(data: bytes, wanted: tuple[str, ...], name: str) -> dict[str, bytes]:
    """The wanted parts of a zip archive, counted while they grow.

    Refuses with S203 damage, S204 an archive that unpacks beyond bounds, S205 a password, S206 a document
    type or entity in a part.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > PARTS:
                _too_much(f"its archive holds {len(infos):,} parts", name)
            for info in infos:
                if info.filename in wanted:
                    if info.filename in parts:
                        _too_much(f"it holds the part {info.filename} twice", name)
                    parts[info.filename] = _part(archive, info, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, zlib.error, EOFError, OSError):
        refuse("S203", "The document's archive is damaged.", "Copy or send the document again.", name)
    for part, content in parts.items():
        if _DECLARATION.search(content, 0, 2**16) or b"<!ENTITY" in content:
            refuse_entities(f"The part {part} of the document", name)
    return parts


def refuse_entities(what: str, name: str) -> NoReturn:
    """Refuse a document type or entities: they can make a small file grow without bound, or read others."""
    refuse(
        "S206",
        f"{what} declares a document type or entities, which no official text needs.",
        "Open it in the program it came from, save it anew, and give that file.",
        name,
    )


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if info.flag_bits & 1:
        refuse("S205", "The document is protected by a password.", "Save it without a password.", name)
    pieces, size = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_STEP):
            pieces.append(piece)
            size += len(piece)
            grown = size > RATIO_FROM and size > RATIO * max(info.compress_size, 1)
            if size > PART_BYTES or grown:
                _too_much(f"the part {info.filename} unpacks to more than a text needs", name)
    return b"".join(pieces)


def _too_much(what: str, name: str) -> NoReturn:
    refuse(
        "S204",
        f"The document was not read: {what}.",
        "Open it in a word processor, save the text as a new document, and give that file.",
        name,
    )
