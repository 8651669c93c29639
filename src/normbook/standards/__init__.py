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

__all__ = [
    "INDEX_FILES",
    "TO_BE_CHECKED",
    "VERIFIED",
    "Act",
    "Cluster",
    "Compendium",
    "Day",
    "Deed",
    "Mechanism",
    "NationalTranslation",
    "Part",
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
]
