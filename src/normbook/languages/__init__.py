"""The six official languages: texts, direction, folding, order, numbers, lists, plurals, dates."""

from __future__ import annotations

from normbook.languages._collation import CollationKey, collation_key
from normbook.languages._dates import date_text
from normbook.languages._folding import folded, tokens
from normbook.languages._language import (
    LANGUAGE_CODES,
    LANGUAGES,
    Direction,
    Language,
    LanguageCode,
    language,
)
from normbook.languages._lists import Conjunction, joined
from normbook.languages._numbers import number, number_in_text, percentage, spelled
from normbook.languages._plurals import PluralCategory, plural_category
from normbook.languages._text import MissingLanguage, Text

__all__ = [
    "LANGUAGES",
    "LANGUAGE_CODES",
    "CollationKey",
    "Conjunction",
    "Direction",
    "Language",
    "LanguageCode",
    "MissingLanguage",
    "PluralCategory",
    "Text",
    "collation_key",
    "date_text",
    "folded",
    "joined",
    "language",
    "number",
    "number_in_text",
    "percentage",
    "plural_category",
    "spelled",
    "tokens",
]
