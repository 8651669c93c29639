"""Zipped workbooks unpacked within bounds: what is handed on is exactly what was looked at.

A zip archive can say one size and unpack to another, and can hold two tables of contents that
disagree. So every part is unpacked here, counted while it grows, and packed anew for the reader.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from normbook.replies.tables._codes import Code
from normbook.replies.tables._source import Source

_STEP = 2**18
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DAMAGED_CURE = "It was probably cut off or changed on the way: copy or send it again."


def unpack(source: Source, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted parts by name.

    Refuses with W009 damage, W010 encryption, W011 an archive that unpacks beyond bounds, W012 a
    document type or entity in a part.
    """
    parts: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            infos = archive.infolist()
            _count_parts(source, infos)
            for info in infos:
                name = info.filename.lstrip("/").replace("\\", "/")
                if info.is_dir() or not wanted(name):
                    continue
                if name in parts:
                    source.refuse(
                        Code.UNSAFE_ARCHIVE, f"The workbook holds the part {name} twice.", _save_again()
                    )
                parts[name] = _part(source, info, source.limits.unpacked_bytes - total)
                total += len(parts[name])
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        OverflowError,
    ):
        source.refuse(Code.DAMAGED, "The workbook's archive is damaged.", _DAMAGED_CURE)
    for name, content in parts.items():
        _refuse_entities(source, name, content)
    return parts


def repack(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts and nothing else, stored without packing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _count_parts(source: Source, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > source.limits.parts:
        source.refuse(
            Code.UNSAFE_ARCHIVE,
            f"The workbook's archive holds {len(infos):,} parts; no workbook needs so many.",
            _save_again(),
        )


def _part(source: Source, info: zipfile.ZipInfo, room: int) -> bytes:
    if info.flag_bits & 1:
        source.refuse(
            Code.ENCRYPTED, "The workbook is protected by a password.", "Save it without a password."
        )
    packed = _packed(source, info)
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
        if len(content) > room:
            _refuse_size(source, info.filename)
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        content = _inflate(source, info, packed, room)
    else:
        source.refuse(Code.DAMAGED, "The workbook is packed in a way that workbooks are not.", _save_again())
    if zlib.crc32(content) != info.CRC:
        source.refuse(Code.DAMAGED, f"The part {info.filename} of the workbook is damaged.", _DAMAGED_CURE)
    return content


def _packed(source: Source, info: zipfile.ZipInfo) -> bytes:
    """The packed bytes: the local header gives only the lengths of the name and of the extra field."""
    at = info.header_offset
    header = source.data[at : at + 30]
    if at < 0 or len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    start = at + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = source.data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise zipfile.BadZipFile
    return packed


def _inflate(source: Source, info: zipfile.ZipInfo, packed: bytes, room: int) -> bytes:
    limits = source.limits
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    rest = packed
    try:
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
            pieces.append(piece)
            size += len(piece)
            if size > room or (size > limits.ratio_from and size > limits.ratio * len(packed)):
                _refuse_size(source, info.filename)
            if not piece and not rest:
                break
    except zlib.error:
        source.refuse(Code.DAMAGED, f"The part {info.filename} of the workbook is damaged.", _DAMAGED_CURE)
    if not unpacker.eof:
        source.refuse(Code.DAMAGED, f"The part {info.filename} of the workbook is cut off.", _DAMAGED_CURE)
    return b"".join(pieces)


def _refuse_size(source: Source, part: str) -> None:
    source.refuse(
        Code.UNSAFE_ARCHIVE,
        f"The part {part} of the workbook unpacks to more than a table needs; the rest was left.",
        _save_again(),
    )


def _refuse_entities(source: Source, name: str, content: bytes) -> None:
    if content.startswith(_WIDE) or _DECLARATION.search(content, 0, 2**16) or b"<!ENTITY" in content:
        source.refuse(
            Code.ENTITY,
            f"The part {name} of the workbook declares a document type or entities, as no workbook does.",
            _save_again(),
        )


def _save_again() -> str:
    return "Open it in a spreadsheet program, save the table as a new workbook, and give that file."
