"""Relative widths of the columns of a table, from what stands in them."""

from __future__ import annotations

from unicodedata import east_asian_width

from normbook.documents._inline import plain_text
from normbook.documents._tables import Table, placed

NARROWEST = 7.0  # Latin letters; a column of small numbers keeps room for its head
WIDEST = 44.0  # a longer text is set on several lines


def column_weights(table: Table) -> tuple[float, ...]:
    """The given widths, else weights by the longest text and the longest word of each column."""
    if table.widths:
        return table.widths
    weights = [NARROWEST] * table.width
    for rows, is_head in ((table.heads, True), (table.rows, False)):
        for place in placed(rows, table.width, ""):
            if place.cell.columns == 1:
                text = plain_text(place.cell.content)
                length = max((letters(word) for word in text.split()), default=0.0) * 1.15
                if not is_head:
                    length = max(length, min(letters(text), WIDEST))
                weights[place.column] = max(weights[place.column], min(length + 2, WIDEST))
    return tuple(weights)


def letters(text: str) -> float:
    """Length in Latin letters; an ideograph takes two."""
    return float(sum(2 if east_asian_width(character) in "WF" else 1 for character in text))
