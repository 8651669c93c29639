"""The data of a picture as a table: what the picture shows, one key away."""

from __future__ import annotations

from normbook.documents._document import Language
from normbook.documents._inline import Inline, Run
from normbook.documents._pictures import Chart, Point, TileMap
from normbook.documents._tables import Cell, Table
from normbook.documents._words import WORDS


def data_table(picture: Chart | TileMap, language: Language) -> Table:
    """The table of the picture's data under its own caption and base, without its number."""
    match picture:
        case Chart():
            return _chart_table(picture, language)
        case TileMap():
            return _tile_table(picture, language)


def _chart_table(chart: Chart, language: Language) -> Table:
    words = WORDS[language]
    by_series = [{point.label: point for point in series.points} for series in chart.series]
    heads = [series.name or chart.unit or words.value for series in chart.series]
    return Table(
        caption=chart.caption,
        heads=(tuple(Cell(_text(head)) for head in (chart.label_head or words.label, *heads)),),
        rows=tuple(
            (Cell(_text(label)), *(_point_cell(points.get(label)) for points in by_series))
            for label in chart.labels
        ),
        base=chart.base,
        source=chart.source,
    )


def _tile_table(tile_map: TileMap, language: Language) -> Table:
    words = WORDS[language]
    classes = {tile_class.key: tile_class.words for tile_class in tile_map.classes}
    heads = (tile_map.label_head or words.label, words.legend, tile_map.unit or words.value)
    with_values = any(tile.printed for tile in tile_map.tiles)
    return Table(
        caption=tile_map.caption,
        heads=(tuple(Cell(_text(head)) for head in heads[: 3 if with_values else 2]),),
        rows=tuple(
            (
                Cell(_text(tile.name)),
                Cell(_text(classes[tile.class_key])),
                *((Cell((Run(tile.printed, figure=tile.figure),)),) if with_values else ()),
            )
            for tile in tile_map.tiles
        ),
        base=tile_map.base,
        source=tile_map.source,
    )


def _point_cell(point: Point | None) -> Cell:
    if point is None:
        return Cell()
    return Cell((Run(point.printed, figure=point.figure),), value=point.value)


def _text(text: str) -> Inline:
    return (Run(text),)
