"""Pictures: a chart or tile map as a Vega-Lite specification, as SVG and as PNG."""

from __future__ import annotations

from normbook.documents.charts._data import data_table
from normbook.documents.charts._drawing import Drawing, draw, rendered_png
from normbook.documents.charts._specification import specification

__all__ = ["Drawing", "data_table", "draw", "rendered_png", "specification"]
