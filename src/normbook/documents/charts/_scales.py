"""Parts that several kinds of chart share: rows of labels, scales of series, rows of data."""

from __future__ import annotations

from normbook.documents._pictures import Chart
from normbook.documents.charts._look import QUIET, SHAPES, Look, Spec, ramp

LABEL_WIDTH = 34  # letters a line of a label on the axis
LINE_HEIGHT = 18  # px


def rows_of(chart: Chart, look: Look) -> list[Spec]:
    """One row a point: its place by label and series, its value, how it is written."""
    places = {label: place for place, label in enumerate(chart.labels)}
    return [
        {
            "row": places[point.label],
            "series": number,
            "value": None if point.value is None else float(point.value),
            "at": 0.0 if point.value is None else float(point.value),
            "printed": look.label(point.printed),
            "ink": QUIET if point.value is None else "#16202a",
        }
        for number, series in enumerate(chart.series)
        for point in series.points
    ]


def values_of(chart: Chart) -> list[float]:
    """Every value that is there."""
    return [
        float(point.value) for series in chart.series for point in series.points if point.value is not None
    ]


def label_axis(chart: Chart, look: Look) -> tuple[list[Spec], Spec, int]:
    """The parameter with wrapped labels, the encoding of y, and the height of the tallest label in px."""
    wrapped = [look.wrapped(label, LABEL_WIDTH) for label in chart.labels]
    parameters: list[Spec] = [{"name": "labels", "value": wrapped}]
    encoding: Spec = {
        "field": "row",
        "type": "ordinal",
        "scale": {"domain": list(range(len(wrapped)))},
        "axis": {"title": None, "orient": look.start, "labelExpr": "labels[datum.value]"},
    }
    return parameters, encoding, max(len(lines) for lines in wrapped) * LINE_HEIGHT


def series_colour(chart: Chart, look: Look) -> Spec:
    """Colour by series; a legend where there are several."""
    names = [look.label(series.name) for series in chart.series]
    scale: Spec = {"domain": list(range(len(names))), "range": list(ramp(len(names)))}
    return {
        "field": "series",
        "type": "ordinal",
        "scale": scale,
        "legend": legend(names) if len(names) > 1 else None,
    }


def series_shape(chart: Chart, look: Look) -> Spec:
    """Shape by series, with the same legend as the colour, so that the two are drawn as one."""
    names = [look.label(series.name) for series in chart.series]
    shapes = [SHAPES[place % len(SHAPES)] for place in range(len(names))]
    return {
        "field": "series",
        "type": "ordinal",
        "scale": {"domain": list(range(len(names))), "range": shapes},
        "legend": legend(names) if len(names) > 1 else None,
    }


def legend(names: list[str]) -> Spec:
    """A legend whose numbers are read as the names of series."""
    quoted = ", ".join('"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"' for name in names)
    return {"labelExpr": f"[{quoted}][datum.value]".replace("\n", " "), "columns": 3}


def value_axis(look: Look, unit: str, domain: tuple[float, float]) -> Spec:
    """The scale of values along x, from the side where reading starts."""
    return {
        "type": "quantitative",
        "scale": {"domain": list(domain), "reverse": look.rtl, "nice": False},
        "axis": {"title": look.label(unit) or None, "tickCount": 5},
    }
