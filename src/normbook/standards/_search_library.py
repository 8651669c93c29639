"""The local library: texts of standards as `normbook standards read --format json` writes them.

The texts stay with whoever reads them in; nothing of the library ships.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from normbook.languages import LANGUAGE_CODES, LanguageCode
from normbook.remarks import Place, Remark, Weight

LARGEST = 64_000_000
"""Bytes of one text; a convention with commentary has under 2,000,000."""


@dataclass(frozen=True, slots=True)
class LibraryProvision:
    """One provision: its address, the printed number, the word for it, and its text (NFC)."""

    address: str
    number: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class LibraryText:
    """One standard in one language."""

    id: str
    language: LanguageCode
    unit: str
    provisions: tuple[LibraryProvision, ...]


def read_library(files: Iterable[tuple[str, bytes]]) -> tuple[tuple[LibraryText, ...], tuple[Remark, ...]]:
    """The texts of these files (name and content). A file that is none is a remark, the others are read."""
    texts: dict[tuple[str, str], LibraryText] = {}
    remarks: list[Remark] = []
    for name, data in files:
        found = _text(name, data, remarks)
        if found is None:
            continue
        key = (found.id, found.language)
        if key in texts:
            message = f"{found.id} in {found.language} stands twice in the library; this one is left out."
            remarks.append(_remark("S133", message, "Keep one file for it.", name, Weight.WARNING))
            continue
        texts[key] = found
    return tuple(texts.values()), tuple(remarks)


def _text(name: str, data: bytes, remarks: list[Remark]) -> LibraryText | None:
    cure = "Make it again with `normbook standards read FILE --as ID --lang xx --format json`."
    if len(data) > LARGEST:
        remarks.append(_remark("S130", f"The file has {len(data):,} bytes.", "Split it.", name))
        return None
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        remarks.append(_remark("S130", "The file is not JSON.", cure, name))
        return None
    if not isinstance(whole, dict) or not isinstance(whole.get("provisions"), list):
        remarks.append(_remark("S131", "The file is not a text of the library.", cure, name))
        return None
    id, language = whole.get("id"), whole.get("lang")
    known: LanguageCode | None = next((code for code in LANGUAGE_CODES if code == language), None)
    if not isinstance(id, str) or not id or known is None:
        message = "The text does not say which standard it is, or in which of the six languages."
        remarks.append(_remark("S132", message, cure, name))
        return None
    provisions = tuple(_provision(item) for item in whole["provisions"] if isinstance(item, dict))
    return LibraryText(id, known, _plain(whole.get("unit")), provisions)


def _provision(item: dict[str, object]) -> LibraryProvision:
    heading, text = _plain(item.get("heading")), _plain(item.get("text"))
    return LibraryProvision(
        _plain(item.get("address")),
        _plain(item.get("number")),
        _plain(item.get("kind")),
        f"{heading}. {text}" if heading and text else heading or text,
    )


def _plain(value: object) -> str:
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else ""


def _remark(code: str, message: str, cure: str, name: str, weight: Weight = Weight.ERROR) -> Remark:
    return Remark(code, weight, message, cure, place=Place(name))
