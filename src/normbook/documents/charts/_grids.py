"""Grids: the heat table, and the tile map with its legend of words and shapes."""

from __future__ import annotations

from normbook.documents._pictures import Chart, TileClass, TileMap
from normbook.documents.charts._look import HAIR, INK, PAPER, SHAPES, WIDTH, Look, Spec, ink_on, ramp
from normbook.documents.charts._scales import LINE_HEIGHT, label_axis, rows_of, values_of

SHADES = 5
LARGEST_TILE = 44  # px
LEGEND_ROW = 26  # px
LEGEND_TILE = 18  # px


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
    classes = _classes(tile_map.classes)
    squares: list[Spec] = [
        _square(start + (tile.column - left) * side, (tile.row - top) * side, side, classes[tile.class_key])
        | {"label": look.label(tile.label)}
        for tile in tile_map.tiles
    ]
    bottom = max(tile.row - top + 1 for tile in tile_map.tiles) * side + 16
    legend = _legend(tile_map.classes, classes, bottom, look)
    height = bottom + (len(tile_map.classes) + 1) // 2 * LEGEND_ROW
    return {
        "height": height,
        "autosize": {"type": "pad", "contains": "padding"},
        "layer": [
            *_marks(squares, height, side * 0.34, side * 0.7),
            *_marks(legend, height, LEGEND_TILE, LEGEND_TILE / 2),
            _words(legend, height, look),
        ],
    }


def _classes(classes: tuple[TileClass, ...]) -> dict[str, Spec]:
    """Colour and shape of each class: light to dark from low to high, paper for no data."""
    kept = [tile_class for tile_class in classes if not tile_class.absent]
    colours = tuple(reversed(ramp(len(kept)))) if kept else ()
    looks: dict[str, Spec] = {
        tile_class.key: {"colour": colours[place], "shape": SHAPES[place % len(SHAPES)]}
        for place, tile_class in enumerate(kept)
    }
    absent: Spec = {"colour": PAPER, "shape": "M-0.5,0.5L0.5,-0.5"}
    return looks | {tile_class.key: absent for tile_class in classes if tile_class.absent}


def _square(x: float, y: float, side: float, look: Spec) -> Spec:
    ink = ink_on(str(look["colour"]))
    return {"x": x + 0.75, "x2": x + side - 0.75, "y": y + 0.75, "y2": y + side - 0.75, "ink": ink} | look


def _legend(
    classes: tuple[TileClass, ...], looks: dict[str, Spec], top: float, look: Look
) -> list[Spec]:
    rows: list[Spec] = []
    for place, tile_class in enumerate(classes):
        x = (place % 2) * WIDTH / 2
        x = WIDTH - x - LEGEND_TILE if look.rtl else x
        square = _square(x, top + place // 2 * LEGEND_ROW, LEGEND_TILE, looks[tile_class.key])
        edge = x - 8 if look.rtl else x + LEGEND_TILE + 8
        rows.append(square | {"label": "", "words": look.label(tile_class.words), "edge": edge})
    return rows


def _marks(rows: list[Spec], height: float, label_size: float, shape_at: float) -> list[Spec]:
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
            "transform": middle,
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


def _words(rows: list[Spec], height: float, look: Look) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "align": look.start, "baseline": "middle", "color": INK},
        "transform": [{"calculate": "(datum.y + datum.y2) / 2", "as": "middle"}],
        "encoding": {
            "x": _axis("edge", WIDTH),
            "y": _axis("middle", height),
            "text": {"field": "words"},
        },
    }


def _axis(field: str, length: float) -> Spec:
    domain: Spec = {"domain": [0, length], "nice": False, "zero": False}
    if field in ("y", "shape_at", "label_at", "middle") and length != WIDTH:
        domain["reverse"] = True
    return {"field": field, "type": "quantitative", "scale": domain, "axis": None}
