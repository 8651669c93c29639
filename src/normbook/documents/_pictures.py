"""Charts and tile maps: pictures of labelled numbers, each with its base and its words.

A picture without its base does not appear: the base is a required part with a number in it.
Nothing is said by colour alone; the data of every picture can be read as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from normbook.documents._faults import DocumentFault
from normbook.documents._inline import Inline, plain_text
from normbook.documents._tables import Number


class ChartKind(Enum):
    """How the numbers are drawn; HEAT is a table whose cells are shaded by value."""

    BAR = "bar"
    DOT = "dot"
    LINE = "line"
    STACKED_BAR = "stacked bar"
    HEAT = "heat"


@dataclass(frozen=True, slots=True)
class Point:
    """A labelled number. `printed` is how it is written; `value` None is an absence, so printed."""

    label: str
    value: Number | None
    printed: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Points under one name; the name may be empty where there is one series."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `base` (for example "n = 44 responding States") and `alternative` are required.

    `label_head` heads the column of labels in the table of data, `unit` the values and the axis.
    """

    kind: ChartKind
    caption: Inline
    base: Inline
    alternative: str
    series: tuple[Series, ...]
    number: str = ""
    label_head: str = ""
    unit: str = ""
    source: Inline = ()
    id: str = ""
    traces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_words("Chart", self.caption, self.base, self.alternative)
        if not any(series.points for series in self.series):
            raise DocumentFault(f'Chart "{plain_text(self.caption)[:60]}" has no points. Leave it out.')
        _check_numbers(self)
        for series in self.series:
            labels = [point.label for point in series.points]
            if len(set(labels)) != len(labels):
                raise DocumentFault(
                    f'Chart "{plain_text(self.caption)[:60]}", series "{series.name}": a label stands twice.'
                )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all series, each once, in the order of first appearance."""
        return tuple(dict.fromkeys(point.label for series in self.series for point in series.points))


@dataclass(frozen=True, slots=True)
class TileClass:
    """A class of the legend, from low to high; `absent` marks the class without data."""

    key: str
    words: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One equal square at a column and row counted from 0, with a short label and its full name."""

    column: int
    row: int
    label: str
    name: str
    class_key: str
    printed: str = ""
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class TileMap:
    """Equal squares, one a State or area; no boundary is drawn, and none is meant."""

    caption: Inline
    base: Inline
    alternative: str
    tiles: tuple[Tile, ...]
    classes: tuple[TileClass, ...]
    number: str = ""
    label_head: str = ""
    unit: str = ""
    source: Inline = ()
    id: str = ""
    traces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_words("Tile map", self.caption, self.base, self.alternative)
        keys = {tile_class.key for tile_class in self.classes}
        name = f'Tile map "{plain_text(self.caption)[:60]}"'
        if not self.tiles:
            raise DocumentFault(f"{name} has no tiles. Leave it out.")
        if unknown := sorted({tile.class_key for tile in self.tiles} - keys):
            raise DocumentFault(f"{name}: class {unknown[0]} is not in the legend. Add it to the classes.")
        if len({(tile.column, tile.row) for tile in self.tiles}) != len(self.tiles):
            raise DocumentFault(f"{name}: two tiles share one place. Move one of them.")


def _check_numbers(chart: Chart) -> None:
    name = f'Chart "{plain_text(chart.caption)[:60]}"'
    for point in (point for series in chart.series for point in series.points):
        if point.value is None:
            continue
        if not Decimal(point.value).is_finite():
            raise DocumentFault(f'{name}, "{point.label}": not a number. Print it as an absence.')
        if point.value < 0 and chart.kind is ChartKind.STACKED_BAR:
            raise DocumentFault(f'{name}, "{point.label}": a part below nought cannot be stacked. Use bars.')


def _check_words(kind: str, caption: Inline, base: Inline, alternative: str) -> None:
    name = f'{kind} "{plain_text(caption)[:60]}"'
    if not any(character.isdigit() for character in plain_text(base)):
        raise DocumentFault(f"{name} has no base. Say on how many it stands, for example: n = 44.")
    if not plain_text(caption).strip():
        raise DocumentFault(f"{kind} without a caption. Say what it shows.")
    if not alternative.strip():
        raise DocumentFault(f"{name} has no alternative text. Say in words what the picture shows.")
