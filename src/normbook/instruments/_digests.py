"""Two digests of an edition: of its structure, and of its texts in each language.

Canonical form: JSON with sorted keys, no spaces, UTF-8, NFC; the acts of
approval are left out of it, because they speak about the edition.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum

from normbook.addresses import Address
from normbook.instruments._model import Instrument

_OUTSIDE = frozenset({"acts", "texts", "line", "lines", "languages", "glossary"})


def structure_digest(instrument: Instrument) -> str:
    """SHA-256 of everything but texts and acts; 64 hexadecimal digits."""
    return _digest(_plain(instrument))


def text_digest(instrument: Instrument, language: str) -> str:
    """SHA-256 of the texts in one language."""
    return _digest(dict(instrument.texts.get(language, {})))


def _digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Address):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in _OUTSIDE}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if isinstance(value, bool | int | str) or value is None else str(value)
