"""A picture in words, for readers who hear it: the alternative text and then the data."""

from __future__ import annotations

from normbook.documents._legible import one_line
from normbook.documents._pictures import Chart, TileMap


def spoken(picture: Chart | TileMap) -> str:
    """The alternative text, then every label with its number, or every class with its members."""
    parts = [picture.alternative]
    if isinstance(picture, TileMap):
        for item in picture.classes:
            members = [tile.name for tile in picture.tiles if tile.class_key == item.key]
            if members:
                parts.append(f"{item.words}: {', '.join(members)}.")
    else:
        for series in picture.series:
            points = "; ".join(f"{point.label}: {point.printed}" for point in series.points)
            parts.append(f"{series.name} – {points}." if series.name else f"{points}.")
    return one_line(" ".join(parts))
