"""The index that ships with Normbook, read once."""

from __future__ import annotations

from functools import lru_cache

from normbook.content import content_path
from normbook.remarks import Refusal
from normbook.standards._index import Compendium
from normbook.standards._index_file import FILES, SOURCES, read_index

INDEX_FILES = (SOURCES, *FILES)


@lru_cache(maxsize=1)
def compendium() -> Compendium:
    """The index of content/standards. Raises Refusal N001 to N003, or S119 where a file of it is damaged."""
    files = [(name, content_path("standards", name).read_bytes()) for name in INDEX_FILES]
    found, remarks = read_index(files)
    if remarks:
        first = remarks[0]
        cure = f"{first.cure} ({len(remarks)} such remarks.)"
        raise Refusal("S119", f"The index of standards is damaged: {first.message}", cure, first.place)
    return found
