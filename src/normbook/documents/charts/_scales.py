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


def series_colour(chart: Chart) -> Spec:
    """Colour by series."""
    colours = ramp(len(chart.series))
    return _by_series(list(colours))


def series_shape(chart: Chart) -> Spec:
    """Shape by series."""
    return _by_series([SHAPES[place % len(SHAPES)] for place in range(len(chart.series))])


def value_axis(look: Look, unit: str, domain: tuple[float, float]) -> Spec:
    """The scale of values along x, from the side where reading starts."""
    return {
        "type": "quantitative",
        "scale": {"domain": list(domain), "reverse": look.rtl, "nice": False},
        "axis": {"title": look.label(unit) or None, "tickCount": 5},
    }


def _by_series(looks: list[str]) -> Spec:
    scale: Spec = {"domain": list(range(len(looks))), "range": looks}
    return {"field": "series", "type": "ordinal", "scale": scale, "legend": None}
