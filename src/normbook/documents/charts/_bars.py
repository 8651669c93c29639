"""Bars from the side where reading starts, each with its number at the end; stacked bars."""

from __future__ import annotations

from normbook.documents._pictures import Chart
from normbook.documents.charts._look import INK, Look, Spec, ink_on, ramp
from normbook.documents.charts._scales import (
    label_axis,
    rows_of,
    series_colour,
    value_axis,
    values_of,
)

BAR_HEIGHT = 22  # px, one bar
NARROW = 0.07  # of the longest bar: a part below this has no room for its number
ROOM = 1.16  # the axis ends beyond the longest bar, so that its number has room


def bars(chart: Chart, look: Look) -> Spec:
    """One bar a label, or a group of bars where there are several series."""
    parameters, y, height = label_axis(chart, look)
    step = max(height, BAR_HEIGHT * len(chart.series)) + 10
    values = [0.0, *values_of(chart)]
    longest = max(max(values), -min(values)) or 1.0
    low = min(values) - (longest * (ROOM - 1) if min(values) < 0 else 0)
    x = value_axis(look, chart.unit, (low, (max(values) or longest) * ROOM))
    x["axis"] = {"title": look.label(chart.unit) or None, "labels": False, "grid": False}
    encoding: Spec = {"y": y, "x": {**x, "field": "at"}}
    if len(chart.series) > 1:
        offsets = list(range(len(chart.series)))
        encoding["yOffset"] = {"field": "series", "type": "ordinal", "scale": {"domain": offsets}}
    mark: Spec = {"type": "bar", "height": BAR_HEIGHT - 4, "stroke": INK, "strokeWidth": 0.5}
    words: Spec = {"type": "text", "align": look.start, "dx": look.inward(6), "baseline": "middle"}
    return {
        "data": {"values": rows_of(chart, look)},
        "params": parameters,
        "height": step * len(chart.labels),
        "encoding": encoding,
        "layer": [
            {
                "mark": mark,
                "transform": [{"filter": "datum.value !== null"}],
                "encoding": {"color": series_colour(chart)},
            },
            {
                "mark": words,
                "encoding": {
                    "text": {"field": "printed"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def stacked_bars(chart: Chart, look: Look) -> Spec:
    """One bar a label, its parts in the order of the series and of the legend."""
    parameters, y, height = label_axis(chart, look)
    rows = rows_of(chart, look)
    longest = _longest(rows)
    colours = ramp(len(chart.series))
    for row in rows:
        value, series = row["at"], row["series"]
        if isinstance(value, float) and isinstance(series, int):
            row["ink"] = ink_on(colours[series])
            row["printed"] = row["printed"] if value >= NARROW * longest else ""
    x = {**value_axis(look, chart.unit, (0.0, longest)), "field": "at", "stack": "zero"}
    x["axis"] = {"title": look.label(chart.unit) or None, "labels": False, "grid": False}
    middle = {**x, "bandPosition": 0.5}
    order: Spec = {"field": "series", "type": "quantitative"}
    return {
        "data": {"values": rows},
        "params": parameters,
        "height": (max(height, BAR_HEIGHT) + 10) * len(chart.labels),
        "encoding": {"y": y, "order": order},
        "layer": [
            {
                "mark": {"type": "bar", "height": BAR_HEIGHT, "stroke": INK, "strokeWidth": 0.5},
                "encoding": {"x": x, "color": series_colour(chart)},
            },
            {
                "mark": {"type": "text", "align": "center", "baseline": "middle"},
                "encoding": {
                    "x": middle,
                    "detail": {"field": "series"},
                    "text": {"field": "printed"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def _longest(rows: list[Spec]) -> float:
    totals: dict[object, float] = {}
    for row in rows:
        if isinstance(row["at"], float):
            totals[row["row"]] = totals.get(row["row"], 0.0) + row["at"]
    return max(totals.values(), default=0.0) or 1.0
