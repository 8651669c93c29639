"""Dots on a common scale, and lines over ordered labels; series differ by shape."""

from __future__ import annotations

from normbook.documents._pictures import Chart
from normbook.documents.charts._look import INK, QUIET, SHAPES, Look, Spec, ramp
from normbook.documents.charts._scales import (
    LINE_HEIGHT,
    label_axis,
    rows_of,
    series_colour,
    series_shape,
    value_axis,
    values_of,
)

LINES_HEIGHT = 260  # px
ROOM = 1.12


def dots(chart: Chart, look: Look) -> Spec:
    """One row a label; a dot for every series, with its number where there is one series."""
    parameters, y, height = label_axis(chart, look)
    values = [0.0, *values_of(chart)]
    x = value_axis(look, chart.unit, (min(values) * ROOM, (max(values) or 1.0) * ROOM))
    present: Spec = {"filter": "datum.value !== null"}
    shape: Spec = {"color": series_colour(chart), "shape": series_shape(chart)}
    layers: list[Spec] = [
        {
            "mark": {"type": "point", "filled": True, "size": 110, "stroke": INK, "opacity": 1},
            "transform": [present],
            "encoding": shape,
        }
    ]
    if len(chart.series) == 1:
        words: Spec = {"type": "text", "align": look.start, "dx": look.inward(10), "baseline": "middle"}
        colour: Spec = {"field": "ink", "type": "nominal", "scale": None}
        layers.append({"mark": words, "encoding": {"text": {"field": "printed"}, "color": colour}})
    y_axis = y["axis"]
    if isinstance(y_axis, dict):
        y["axis"] = {**y_axis, "grid": True}
    return {
        "data": {"values": rows_of(chart, look)},
        "params": parameters,
        "height": (max(height, 18) + 12) * len(chart.labels),
        "encoding": {"y": y, "x": {**x, "field": "at"}},
        "layer": layers,
    }


def lines(chart: Chart, look: Look) -> Spec:
    """A line a series, broken at absences, its name at its end beside its shape."""
    values = [0.0, *values_of(chart)]
    low, high = min(values) * ROOM, (max(values) or 1.0) * ROOM
    wrapped = [look.wrapped(label, 14) for label in chart.labels]
    x: Spec = {
        "field": "row",
        "type": "ordinal",
        "scale": {"domain": list(range(len(wrapped))), "reverse": look.rtl},
        "axis": {"title": look.label(chart.label_head) or None, "labelAngle": 0}
        | {"labelExpr": "labels[datum.value]", "labelOverlap": "greedy"},
    }
    y = value_axis(look, chart.unit, (low, high))
    y["scale"] = {"domain": [low, high], "nice": False}
    y["axis"] = {"title": None, "tickCount": 5, "orient": look.start, "grid": True}
    drawn: Spec = {
        "data": {"values": rows_of(chart, look)},
        "params": [{"name": "labels", "value": wrapped}],
        "height": LINES_HEIGHT,
        "layer": [*_strokes(chart, x, y), *_names(chart, look, x, y, high - low)],
    }
    if chart.unit:
        drawn["title"] = {"text": look.label(chart.unit), "anchor": "end" if look.rtl else "start"} | {
            "font": look.font,
            "fontSize": look.size,
            "fontWeight": "normal",
            "color": QUIET,
            "frame": "bounds",
        }
    return drawn


def _strokes(chart: Chart, x: Spec, y: Spec) -> list[Spec]:
    colour = series_colour(chart)
    shape = series_shape(chart)
    place: Spec = {"x": x, "y": {**y, "field": "value"}}
    layers: list[Spec] = [
        {
            "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
            "encoding": {**place, "color": colour},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 70, "stroke": INK, "opacity": 1},
            "transform": [{"filter": "datum.value !== null"}],
            "encoding": {**place, "color": colour, "shape": shape},
        },
    ]
    if len(chart.series) == 1 and len(chart.labels) <= 12:
        layers.append(
            {
                "mark": {"type": "text", "dy": -12, "color": INK},
                "transform": [{"filter": "datum.value !== null"}],
                "encoding": {**place, "text": {"field": "printed"}},
            }
        )
    return layers


def _names(chart: Chart, look: Look, x: Spec, y: Spec, span: float) -> list[Spec]:
    """Names at the ends of lines, moved apart where they would touch."""
    rows = _ends(chart, look, span * (LINE_HEIGHT + 2) / LINES_HEIGHT)
    if len(chart.series) == 1 or not rows:
        return []
    place: Spec = {"x": x, "y": {**y, "field": "at"}}
    colour: Spec = {"field": "colour", "type": "nominal", "scale": None}
    shape: Spec = {"field": "shape", "type": "nominal", "scale": None}
    moved: Spec = {"filter": "datum.at !== datum.value"}
    return [
        {
            "data": {"values": rows},
            "transform": [moved],
            "mark": {"type": "point", "filled": True, "size": 60, "stroke": INK, "opacity": 1}
            | {"xOffset": look.inward(18)},
            "encoding": {**place, "color": colour, "shape": shape},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "text", "align": look.start, "baseline": "middle", "dx": look.inward(28)},
            "encoding": {**place, "text": {"field": "name"}},
        },
    ]


def _ends(chart: Chart, look: Look, gap: float) -> list[Spec]:
    places = {label: place for place, label in enumerate(chart.labels)}
    colours = ramp(len(chart.series))
    ends: list[tuple[float, Spec]] = []
    for number, series in enumerate(chart.series):
        shown = [point for point in series.points if point.value is not None]
        if shown and shown[-1].value is not None:
            row: Spec = {"row": places[shown[-1].label], "name": look.label(series.name)}
            row["value"] = float(shown[-1].value)
            row |= {"colour": colours[number], "shape": SHAPES[number % len(SHAPES)]}
            ends.append((float(shown[-1].value), row))
    ends.sort(key=lambda end: end[0])
    height: float | None = None
    for value, row in ends:
        height = value if height is None else max(value, height + gap)
        row["at"] = height
    return [row for _, row in ends]
