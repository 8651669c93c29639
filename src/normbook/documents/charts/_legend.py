"""The legend: a mark and its words, in columns from the side where reading starts.

Drawn here and not by Vega, whose legends set the mark left of its words in every language.
"""

from __future__ import annotations

from dataclasses import dataclass

from normbook.documents._pictures import Chart, ChartKind, TileMap
from normbook.documents.charts._look import HAIR, INK, PAPER, SHAPES, WIDTH, Look, ink_on, ramp

ROW = 26  # px
MARK = 18  # px
COLUMNS = 3
WORDS_WIDTH = 26  # letters that fit a column; longer words take a whole row

# Outlines in a square of -1 to 1.
_PATHS = {
    "circle": "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z",
    "square": "M-.9,-.9H.9V.9H-.9Z",
    "triangle-up": "M0,-1L1,.8H-1Z",
    "triangle-down": "M0,1L-1,-.8H1Z",
    "triangle-right": "M1,0L-.8,1V-1Z",
    "diamond": "M0,-1.15L.8,0L0,1.15L-.8,0Z",
    "cross": "M-1,-.4H-.4V-1H.4V-.4H1V.4H.4V1H-.4V.4H-1Z",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: words, fill, the shape upon it (or none), and whether the fill is a tile."""

    words: str
    fill: str
    shape: str | None
    tile: bool


def keys_of(picture: Chart | TileMap) -> tuple[Key, ...]:
    """The entries of a picture: none where every mark has its own label."""
    if isinstance(picture, TileMap):
        looks = class_looks(picture)
        return tuple(Key(item.words, *looks[item.key], tile=True) for item in picture.classes)
    count = len(picture.series)
    if count < 2 or picture.kind in (ChartKind.LINE, ChartKind.HEAT):
        return ()
    colours = ramp(count)
    if picture.kind is ChartKind.DOT:
        return tuple(
            Key(series.name, colours[place], SHAPES[place % len(SHAPES)], tile=False)
            for place, series in enumerate(picture.series)
        )
    return tuple(
        Key(series.name, colours[place], None, tile=True) for place, series in enumerate(picture.series)
    )


def class_looks(tile_map: TileMap) -> dict[str, tuple[str, str | None]]:
    """Colour and shape of each class: light to dark from low to high, bare paper for no data."""
    kept = [item for item in tile_map.classes if not item.absent]
    colours = tuple(reversed(ramp(len(kept)))) if kept else ()
    looks: dict[str, tuple[str, str | None]] = {
        item.key: (colours[place], SHAPES[place % len(SHAPES)]) for place, item in enumerate(kept)
    }
    return looks | {item.key: (PAPER, None) for item in tile_map.classes if item.absent}


def legend(keys: tuple[Key, ...], look: Look) -> tuple[str, float]:
    """The legend as a piece of SVG with its height in px; nothing for no keys."""
    columns = COLUMNS if all(len(key.words) <= WORDS_WIDTH for key in keys) else 1
    width = WIDTH / columns
    pieces = []
    for place, key in enumerate(keys):
        start = place % columns * width
        x = WIDTH - start - MARK - 2 if look.rtl else start + 2
        pieces.append(_entry(key, x, place // columns * ROW, look))
    return "".join(pieces), -(-len(keys) // columns) * ROW


def _entry(key: Key, x: float, y: float, look: Look) -> str:
    from xml.sax.saxutils import escape

    edge, anchor = (x - 8, "end") if look.rtl else (x + MARK + 8, "start")
    words = escape(look.label(key.words))
    text = (
        f'<text x="{edge:g}" y="{y + MARK / 2 + look.size * 0.36:g}" text-anchor="{anchor}" '
        f'font-family="{look.font}" font-size="{look.size}px" fill="{INK}">{words}</text>'
    )
    return _mark(key, x, y) + text


def _mark(key: Key, x: float, y: float) -> str:
    drawn = ""
    if key.tile:
        edge = HAIR if key.fill == PAPER else INK
        drawn = (
            f'<rect x="{x:g}" y="{y:g}" width="{MARK}" height="{MARK}" fill="{key.fill}" '
            f'stroke="{edge}" stroke-width="0.75"/>'
        )
    if key.shape is None:
        return drawn
    size, fill = (4.5, ink_on(key.fill)) if key.tile else (6.0, key.fill)
    return drawn + (
        f'<path transform="translate({x + MARK / 2:g},{y + MARK / 2:g}) scale({size:g})" '
        f'd="{_PATHS[key.shape]}" fill="{fill}" stroke="{INK}" stroke-width="0.1"/>'
    )
