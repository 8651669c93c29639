"""Grids: the heat table, and the tile map."""

from __future__ import annotations

from normbook.documents._pictures import Chart, TileMap
from normbook.documents.charts._legend import class_looks
from normbook.documents.charts._look import HAIR, PAPER, WIDTH, Look, Spec, ink_on, ramp
from normbook.documents.charts._scales import LINE_HEIGHT, label_axis, rows_of, values_of

SHADES = 5
LARGEST_TILE = 44  # px


def heat(chart: Chart, look: Look) -> Spec:
    """A table whose cells are shaded in five steps; every cell prints its number."""
    parameters, y, height = label_axis(chart, look)
    values = values_of(chart)
    low, high = min(values, default=0.0), max(values, default=0.0)
    colours = tuple(reversed(ramp(SHADES)))
    rows = rows_of(chart, look)
    for row in rows:
        value = row["value"]
        step = int((value - low) / ((high - low) or 1.0) * SHADES) if isinstance(value, float) else None
        row["shade"] = PAPER if step is None else colours[min(step, SHADES - 1)]
        row["ink"] = row["ink"] if step is None else ink_on(str(row["shade"]))
    names = [look.wrapped(series.name, max(8, 60 // len(chart.series))) for series in chart.series]
    x: Spec = {
        "field": "series",
        "type": "ordinal",
        "scale": {"domain": list(range(len(names))), "reverse": look.rtl},
        "axis": {"title": None, "orient": "top", "labelAngle": 0, "labelExpr": "names[datum.value]"},
    }
    return {
        "data": {"values": rows},
        "params": [*parameters, {"name": "names", "value": names}],
        "height": (max(height, LINE_HEIGHT) + 12) * len(chart.labels),
        "encoding": {"y": y, "x": x},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
                "encoding": {"color": {"field": "shade", "type": "nominal", "scale": None}},
            },
            {
                "mark": {"type": "text", "baseline": "middle"},
                "encoding": {
                    "text": {"field": "printed"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def tiles(tile_map: TileMap, look: Look) -> Spec:
    """Equal squares with a label and the shape of their class; the map is not mirrored in Arabic."""
    left = min(tile.column for tile in tile_map.tiles)
    top = min(tile.row for tile in tile_map.tiles)
    columns = max(tile.column for tile in tile_map.tiles) - left + 1
    side = min(LARGEST_TILE, WIDTH / columns)
    start = (WIDTH - side * columns) / 2
    looks = class_looks(tile_map)
    squares = [
        _square(start + (tile.column - left) * side, (tile.row - top) * side, side, looks[tile.class_key])
        | {"label": look.label(tile.label)}
        for tile in tile_map.tiles
    ]
    height = max(tile.row - top + 1 for tile in tile_map.tiles) * side
    return {
        "height": height,
        "autosize": {"type": "pad", "contains": "padding"},
        "layer": _marks(squares, height, side),
    }


def _square(x: float, y: float, side: float, look: tuple[str, str | None]) -> Spec:
    colour, shape = look
    ends: Spec = {"x": x + 0.75, "x2": x + side - 0.75, "y": y + 0.75, "y2": y + side - 0.75}
    return ends | {
        "ink": ink_on(colour),
        "colour": colour,
        "shape": shape or "circle",
        "shown": shape is not None,
    }


def _marks(rows: list[Spec], height: float, side: float) -> list[Spec]:
    label_size, shape_at = side * 0.34, side * 0.7
    colour: Spec = {"field": "colour", "type": "nominal", "scale": None}
    ink: Spec = {"field": "ink", "type": "nominal", "scale": None}
    shape: Spec = {"field": "shape", "type": "nominal", "scale": None}
    middle: list[Spec] = [
        {"calculate": "(datum.x + datum.x2) / 2", "as": "middle"},
        {"calculate": f"datum.y + {shape_at}", "as": "shape_at"},
        {"calculate": f"datum.y + {label_size * 0.95}", "as": "label_at"},
    ]
    x, y = _axis("middle", WIDTH), _axis("shape_at", height)
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rect", "stroke": HAIR, "strokeWidth": 1},
            "encoding": {"x": _axis("x", WIDTH), "x2": {"field": "x2"}, "y": _axis("y", height)}
            | {"y2": {"field": "y2"}, "color": colour},
        },
        {
            "data": {"values": rows},
            "transform": [*middle, {"filter": "datum.shown"}],
            "mark": {"type": "point", "filled": True, "size": label_size**2 * 0.55, "opacity": 1}
            | {"strokeWidth": 1},
            "encoding": {"x": x, "y": y, "shape": shape, "fill": ink, "stroke": ink},
        },
        {
            "data": {"values": rows},
            "transform": middle,
            "mark": {"type": "text", "baseline": "middle", "fontSize": max(6.5, label_size)},
            "encoding": {"x": x, "y": _axis("label_at", height), "text": {"field": "label"}, "color": ink},
        },
    ]


def _axis(field: str, length: float) -> Spec:
    domain: Spec = {"domain": [0, length], "nice": False, "zero": False}
    if field in ("y", "shape_at", "label_at"):
        domain["reverse"] = True
    return {"field": field, "type": "quantitative", "scale": domain, "axis": None}
