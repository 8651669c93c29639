"""Excel workbooks (.xlsx, .xlsm): ECMA-376. Parts are unpacked within bounds, then values are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from xml.etree import ElementTree

from normbook.replies.tables._archive import repack, unpack
from normbook.replies.tables._calamine import read_values
from normbook.replies.tables._notes import SheetNotes
from normbook.replies.tables._sheet import Format, Tables
from normbook.replies.tables._source import Source
from normbook.replies.tables._worksheet import scan_worksheet

_NEEDLESS = re.compile(
    r"^(customXml|docProps|xl/(media|drawings|charts|chartsheets|comments|pivotCache|pivotTables|externalLinks"
    r"|printerSettings|embeddings|theme|activeX|ctrlProps|diagrams|slicers|timelines|persons|threadedComments)\b)"
)
_SHARED_ITEM = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s>/]")


def read_xlsx(source: Source) -> Tables:
    """Every worksheet with its values; an error cell and a formula never calculated are remarked on."""
    parts = unpack(source, _wanted)
    texts = _shared_text_sizes(parts)
    names = _sheet_names(parts)
    notes: dict[str, SheetNotes] = {}
    for part, content in parts.items():
        if b"sheetData" in content:
            name = names.get(part)
            notes[name or part] = scan_worksheet(source, name or part, content, texts)
    packed = repack(parts)
    parts.clear()  # the value reader needs the memory
    return read_values(source, packed, Format.XLSX, notes)


def _wanted(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) and not _NEEDLESS.match(name)


def _shared_text_sizes(parts: Mapping[str, bytes]) -> list[int]:
    """An upper bound of the length of each shared text: its length in the XML, in bytes."""
    sizes: list[int] = []
    for content in parts.values():
        if b"sheetData" not in content:
            starts = [match.start() for match in _SHARED_ITEM.finditer(content)]
            sizes += [end - start for start, end in pairwise([*starts, len(content)])]
    return sizes


def _sheet_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Names of the sheets by the part that holds them."""
    try:
        book = ElementTree.fromstring(parts.get("xl/workbook.xml", b"<none/>"))
        links = ElementTree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return {}  # the value reader refuses the workbook with its reason
    targets = {
        link.get("Id"): link.get("Target", "") for link in links.iter() if _local(link.tag) == "Relationship"
    }
    names = {}
    for sheet in book.iter():
        if _local(sheet.tag) != "sheet":
            continue
        key = next((value for name, value in sheet.attrib.items() if _local(name) == "id"), None)
        target = targets.get(key, "")
        names[target.lstrip("/") if target.startswith("/") else f"xl/{target}"] = sheet.get("name", "")
    return names


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
