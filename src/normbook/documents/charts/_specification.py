"""A picture as a Vega-Lite 5 specification: plain data, the same for the same picture.

The specification is written as data because loading Altair costs a second of every report, and a
test reads every specification through Altair, which holds it to the Vega-Lite schema.
"""

from __future__ import annotations

from typing import assert_never

from normbook.documents._document import Language
from normbook.documents._pictures import Chart, ChartKind, TileMap
from normbook.documents.charts._bars import bars, stacked_bars
from normbook.documents.charts._grids import heat, tiles
from normbook.documents.charts._look import WIDTH, Look, Spec, config
from normbook.documents.charts._points import dots, lines

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def specification(picture: Chart | TileMap, language: Language) -> Spec:
    """The whole specification, with type, colours and direction of `language`."""
    look = Look(language)
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 2, "top": 4, "bottom": 4},
        "config": config(look),
        **_drawn(picture, look),
    }


def _drawn(picture: Chart | TileMap, look: Look) -> Spec:
    if isinstance(picture, TileMap):
        return tiles(picture, look)
    match picture.kind:
        case ChartKind.BAR:
            return bars(picture, look)
        case ChartKind.STACKED_BAR:
            return stacked_bars(picture, look)
        case ChartKind.DOT:
            return dots(picture, look)
        case ChartKind.LINE:
            return lines(picture, look)
        case ChartKind.HEAT:
            return heat(picture, look)
        case _:
            assert_never(picture.kind)
