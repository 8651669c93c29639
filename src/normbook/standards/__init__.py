"""Standards and norms: the index of the Compendium, provisions and their readers, search."""

from __future__ import annotations

from normbook.standards._index import (
    TO_BE_CHECKED,
    VERIFIED,
    Act,
    Cluster,
    Compendium,
    Deed,
    Mechanism,
    NationalTranslation,
    Part,
    Source,
    Standard,
    Tool,
)
from normbook.standards._index_checks import check_act, check_index
from normbook.standards._index_content import INDEX_FILES, compendium
from normbook.standards._index_file import read_index
from normbook.standards._index_symbol import Day, citation, day, link
from normbook.standards._search import Entry, Filter, Finder, Findings, Hit
from normbook.standards._search_library import LibraryProvision, LibraryText, read_library
from normbook.standards._search_passage import Passage

__all__ = [
    "INDEX_FILES",
    "TO_BE_CHECKED",
    "VERIFIED",
    "Act",
    "Cluster",
    "Compendium",
    "Day",
    "Deed",
    "Entry",
    "Filter",
    "Finder",
    "Findings",
    "Hit",
    "LibraryProvision",
    "LibraryText",
    "Mechanism",
    "NationalTranslation",
    "Part",
    "Passage",
    "Source",
    "Standard",
    "Tool",
    "check_act",
    "check_index",
    "citation",
    "compendium",
    "day",
    "link",
    "read_index",
    "read_library",
]
