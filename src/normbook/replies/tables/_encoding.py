"""Bytes to text by the byte-order mark, else by the mapping, else by strict UTF-8. Nothing is guessed."""

from __future__ import annotations

import codecs
import io
import re

from normbook.replies.tables._codes import Code
from normbook.replies.tables._source import Source

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = (
    ("windows-1252", "western Europe"),
    ("windows-1256", "Arabic"),
    ("windows-1251", "Cyrillic"),
    ("gb18030", "Chinese"),
    ("mac-roman", "old Macintosh"),
)
_CHUNK = 2**20
_LINE_END = re.compile(rb"\r\n|\r|\n")


def encoding_of(source: Source) -> str:
    """The encoding of the file, proved by decoding all of it.

    Refuses with W004 where the bytes do not fit, W005 where they hold NUL characters.
    """
    marked = next((name for mark, name in _MARKS if source.data.startswith(mark)), None)
    declared = _known(source)
    if marked and declared and _family(marked) != _family(declared):
        source.refuse(
            Code.ENCODING,
            f"The mapping says encoding {source.dialect.encoding}, but its mark is {_family(marked)}.",
            "Take the encoding out of the mapping.",
            source.place(row=1),
        )
    encoding = marked or declared or "utf-8"
    _prove(source, encoding, declared=declared is not None)
    return encoding


def text_of(source: Source) -> str:
    """The whole text of the file."""
    return source.data.decode(encoding_of(source))


def lines_of(source: Source, encoding: str) -> io.TextIOWrapper:
    """The text as a stream; lines end by LF, CR LF or a lone CR, and keep their ending."""
    return io.TextIOWrapper(io.BytesIO(source.data), encoding=encoding, errors="strict", newline="")


def _known(source: Source) -> str | None:
    declared = source.dialect.encoding
    if declared is None:
        return None
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=declared)  # refuses codecs that give no text
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        source.refuse(
            Code.ENCODING,
            f"The mapping says encoding {declared!r}, which is not the name of an encoding of text.",
            "Name one such as utf-8, windows-1252, windows-1256, windows-1251, gb18030 or utf-16.",
        )
    if name in ("utf-16", "utf-32") and not source.data.startswith(tuple(mark for mark, _ in _MARKS)):
        source.refuse(
            Code.ENCODING,
            f"The mapping says encoding {name}, but the file has no byte-order mark to tell which way round.",
            f"Say encoding: {name}-le (the usual one) or {name}-be.",
            source.place(row=1),
        )
    return name


def _family(encoding: str) -> str:
    """UTF-16 and its two byte orders are one family, as are UTF-8 with and without its mark."""
    name = codecs.lookup(encoding).name
    return next((family for family in ("utf-8", "utf-16", "utf-32") if name.startswith(family)), name)


def _prove(source: Source, encoding: str, *, declared: bool) -> None:
    wide = _family(encoding) in ("utf-16", "utf-32")
    if not wide and (nul := source.data.find(b"\0")) >= 0:
        _refuse_nul(source, nul)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    for start in range(0, max(len(source.data), 1), _CHUNK):
        chunk = source.data[start : start + _CHUNK]
        try:
            text = decoder.decode(chunk, final=start + _CHUNK >= len(source.data))
        except UnicodeDecodeError as fault:
            # the decoder may have carried bytes over from the chunk before
            carried = len(fault.object) - len(chunk)
            _refuse_byte(source, encoding, max(0, start - carried + fault.start), declared=declared)
        except UnicodeError:
            _refuse_byte(source, encoding, start, declared=declared)
        if wide and "\0" in text:
            _refuse_nul(source, start)


def _refuse_nul(source: Source, offset: int) -> None:
    head = source.data[:4096]
    order = ""
    if head[1::2].count(0) > len(head) // 8:
        order = "utf-16-le"
    if head[0::2].count(0) > len(head) // 8:
        order = "utf-16-be"
    line = _line_at(source.data, offset)
    if order and not source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        source.refuse(
            Code.NUL,
            f"Every second byte is zero from byte {offset:,} on: this looks like UTF-16 without its mark.",
            f'Say encoding: {order} in the mapping, or save the file again as "CSV UTF-8".',
            source.place(row=line),
        )
    source.refuse(
        Code.NUL,
        f"There is a zero byte at byte {offset:,}: the file is damaged, or it is not text.",
        "Export the table again from the program it came from.",
        source.place(row=line),
    )


def _refuse_byte(source: Source, encoding: str, offset: int, *, declared: bool) -> None:
    line = _line_at(source.data, offset)
    byte = f"byte {source.data[offset]:#04x} at offset {offset:,}" if offset < len(source.data) else "its end"
    said = f"the encoding {encoding} that the mapping says" if declared else _family(encoding).upper()
    readings = _readings(source.data, offset)
    source.refuse(
        Code.ENCODING,
        f"The text is not {said}: {byte} does not fit.{readings}",
        'Say the right one in the mapping (encoding: windows-1252), or save the file as "CSV UTF-8".',
        source.place(row=line),
    )


def _readings(data: bytes, offset: int) -> str:
    """How the word around the byte would read in each likely encoding: a person sees which is right."""
    start = max(data.rfind(end, 0, offset) for end in (b" ", b",", b";", b"\t", b"\n", b"\r", b'"')) + 1
    start = max(start, offset - 24)
    piece = re.split(rb'[ ,;\t\r\n"]', data[start : offset + 24])[0]
    shown = []
    for name, where in _LIKELY:
        try:
            word = piece.decode(name)
        except UnicodeDecodeError:
            continue
        if word.isprintable():
            shown.append(f"“{word}” in {name} ({where})")
    return (
        f" The word there would read {', '.join(shown)}."
        if shown
        else " It may be utf-16 or another encoding."
    )


def _line_at(data: bytes, offset: int) -> int:
    return 1 + sum(1 for _ in _LINE_END.finditer(data, 0, offset))
