"""Make content/reference/tiles.csv: one equal square for each Member State and observer State.

    python scripts/make_tiles.py COUNTRIES.geojson

Each State has a rough place on the globe (centre of the largest polygon of a public file,
or, for the States too small for that file, the rounded degrees below). Continents are
stretched apart, crowded ones made wider, and the States put on the grid so that the sum of
squared distances is least (Hungarian method); then some are set by eye. No chance enters.
No shape of the file is kept; the map shows no boundary.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from normbook.parties import Kind, Parties, Party

Point = tuple[float, float]
Cell = tuple[int, int]
OUTPUT = Path(__file__).parents[1] / "content" / "reference" / "tiles.csv"

# Degrees east and north, rounded: general knowledge, enough for a tile.
SMALL: dict[str, Point] = {
    "AND": (1.5, 42.5), "ATG": (-61.8, 17.1), "BHR": (50.6, 26.0), "BRB": (-59.5, 13.2),
    "COM": (43.3, -11.9), "CPV": (-23.6, 15.1), "DMA": (-61.4, 15.4), "FSM": (158.2, 6.9),
    "GRD": (-61.7, 12.1), "KIR": (173.0, 1.5), "KNA": (-62.7, 17.3), "LCA": (-61.0, 13.9),
    "LIE": (9.5, 47.2), "MCO": (7.4, 43.7), "MDV": (73.5, 3.2), "MHL": (171.2, 7.1),
    "MLT": (14.4, 35.9), "MUS": (57.6, -20.3), "NRU": (166.9, -0.5), "PLW": (134.6, 7.5),
    "SGP": (103.8, 1.4), "SMR": (12.5, 43.9), "STP": (6.6, 0.2), "SYC": (55.5, -4.7),
    "TON": (184.8, -21.2), "TUV": (179.2, -8.5), "VCT": (-61.2, 13.3), "WSM": (187.9, -13.8),
    "VAT": (12.5, 41.9),
    # The centre of the largest polygon would stand far from where most neighbours are.
    "RUS": (55.0, 60.0), "USA": (-98.0, 39.0), "CAN": (-100.0, 57.0), "FRA": (2.5, 46.7),
    "NOR": (9.0, 62.0), "FJI": (178.0, -17.8), "CHL": (-72.0, -36.0), "KAZ": (67.0, 48.0),
    "SWE": (15.0, 61.0), "MYS": (102.5, 3.5), "IDN": (112.0, -3.0), "CHN": (105.0, 35.0),
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A continent on the grid: its window in degrees is spread over columns and rows.

    `even` is how far crowded parts are spread out: 0 keeps distances, 1 keeps only the order.
    """

    west: float
    north: float
    columns: float
    rows: float
    even: float


BLOCKS = {
    "Northern America": Block(2.0, 1.0, 0.0, 1.0, 0.0),
    "Central America": Block(1.6, 3.0, 3.0, 4.4, 0.5),
    "Caribbean": Block(5.6, 3.6, 4.0, 4.2, 0.6),
    "South America": Block(4.0, 9.2, 3.2, 5.4, 0.5),
    "Europe": Block(10.4, 0.0, 8.4, 7.2, 0.6),
    "Africa": Block(10.0, 8.8, 7.8, 9.6, 0.5),
    "Asia": Block(19.2, 2.6, 9.6, 7.2, 0.6),
    "Oceania": Block(25.0, 12.0, 4.6, 3.6, 0.5),
}
# Where the eye found a better neighbour than the sum of squares: cells of the finished map.
BY_EYE: dict[str, Cell] = {
    "ISL": (9, 0), "NOR": (12, 0), "SWE": (13, 0), "FIN": (14, 0), "DNK": (12, 1), "EST": (14, 1),
    "LVA": (15, 1), "RUS": (16, 1), "CZE": (12, 3), "SVK": (13, 3), "UKR": (14, 3), "CHE": (11, 4),
    "AUT": (12, 4), "HUN": (13, 4), "ROU": (14, 4), "MDA": (15, 4), "LIE": (11, 5), "SVN": (12, 5),
    "HRV": (13, 5), "SRB": (14, 5), "BGR": (15, 5), "PRT": (8, 6), "SMR": (12, 6), "BIH": (13, 6),
    "MNE": (14, 6), "MKD": (15, 6), "VAT": (11, 7), "MLT": (12, 7), "ALB": (14, 7), "GRC": (15, 7),
    "BHS": (3, 3), "CUB": (3, 4), "HTI": (4, 4), "DOM": (5, 4), "JAM": (4, 5), "KNA": (5, 5),
    "ATG": (6, 5), "DMA": (5, 6), "LCA": (6, 6), "VCT": (5, 7), "BRB": (6, 7), "GRD": (5, 8), "TTO": (6, 8),
    "COL": (3, 9), "VEN": (4, 9), "GUY": (5, 9), "SUR": (6, 9), "ECU": (2, 10),
    "PER": (3, 10), "BOL": (4, 10), "BRA": (5, 10), "CHL": (3, 11), "PRY": (4, 11), "URY": (5, 11),
    "ARG": (4, 12), "MNG": (25, 3), "CHN": (25, 4), "LBN": (17, 5), "PSE": (18, 5), "BHR": (20, 6),
    "QAT": (19, 7), "YEM": (18, 8), "LAO": (25, 7), "VNM": (26, 7), "THA": (24, 8), "KHM": (25, 8),
    "PHL": (27, 8), "MYS": (24, 9), "BRN": (25, 9), "SGP": (24, 10), "IDN": (25, 10), "TLS": (26, 10),
    "TUN": (11, 10), "LBY": (12, 11), "EGY": (13, 11), "TCD": (12, 12), "SDN": (13, 12),
    "ERI": (14, 12), "PLW": (24, 12), "AUS": (24, 15), "TON": (28, 15),
}  # fmt: skip
GRID: Cell = (34, 21)


def main(countries: Path) -> None:
    states = [party for party in Parties.load() if party.kind in {Kind.MEMBER, Kind.OBSERVER}]
    places = positions(countries, states)
    targets = wanted_places(states, places)
    tiles = seen(dict(zip((state.id for state in states), assigned(targets), strict=True)))
    if len(set(tiles.values())) != len(states):
        raise SystemExit("Two States stand on one tile: change BY_EYE.")
    with OUTPUT.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(["id", "column", "row"])
        out.writerows([code, *tiles[code]] for code in sorted(tiles))


def seen(cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells from 0, with the corrections made by eye."""
    west, north = (min(cell[axis] for cell in cells.values()) for axis in (0, 1))
    return {code: (column - west, row - north) for code, (column, row) in cells.items()} | BY_EYE


def positions(countries: Path, states: list[Party]) -> dict[str, Point]:
    """Where each State is, in degrees east and north."""
    found: dict[str, Point] = {}
    for feature in json.loads(countries.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        _, centre = max(area_and_centre(polygon[0]) for polygon in polygons)
        for code in (feature["properties"]["adm0_a3"], feature["properties"]["iso_a3"]):
            found.setdefault(code, centre)
    found.update(SMALL)
    return {state.id: found[state.id] for state in states}


def area_and_centre(ring: list[list[float]]) -> tuple[float, Point]:
    """Area and centroid of a ring, in square degrees and degrees."""
    area = east = north = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
    if not area:
        return 0.0, (0.0, 0.0)
    return abs(area) / 2, (east / (3 * area), north / (3 * area))


def block_of(state: Party) -> str:
    for name in (state.intermediate_region, state.subregion, state.region):
        if name in BLOCKS:
            return name
    raise ValueError(state.id)


def wanted_places(states: list[Party], places: dict[str, Point]) -> list[Point]:
    """Where on the grid each State would stand if tiles could overlap."""
    wanted: dict[str, Point] = {}
    for name, block in BLOCKS.items():
        inside = [state.id for state in states if block_of(state) == name]
        columns = spread([places[code][0] for code in inside], block.even)
        rows = spread([-places[code][1] for code in inside], block.even)
        for code, column, row in zip(inside, columns, rows, strict=True):
            wanted[code] = (block.west + column * block.columns, block.north + row * block.rows)
    return [wanted[state.id] for state in states]


def spread(values: list[float], even: float) -> list[float]:
    """The values on 0 to 1, between their true distances and equal ones."""
    low, high = min(values), max(values)
    order = sorted(values)
    last = max(len(values) - 1, 1)
    reach = (high - low) or 1
    return [(1 - even) * (value - low) / reach + even * order.index(value) / last for value in values]


def assigned(targets: list[Point]) -> list[Cell]:
    """One cell each, least sum of squared distances (Hungarian method, shortest augmenting paths)."""
    cells = [(column, row) for row in range(GRID[1]) for column in range(GRID[0])]
    grid = np.array(cells, dtype=float)
    cost = ((np.array(targets)[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2)
    owner = np.full(len(cells) + 1, -1)
    state_price, cell_price = np.zeros(len(targets)), np.zeros(len(cells) + 1)
    for state in range(len(targets)):
        owner[-1], here = state, len(cells)
        best, came = np.full(len(cells), np.inf), np.full(len(cells), -1)
        used = np.zeros(len(cells) + 1, dtype=bool)
        while owner[here] != -1:
            used[here] = True
            reduced = cost[owner[here]] - state_price[owner[here]] - cell_price[:-1]
            better = ~used[:-1] & (reduced < best)
            best[better], came[better] = reduced[better], here
            following = int(np.where(used[:-1], np.inf, best).argmin())
            step = best[following]
            state_price[owner[used]] += step
            cell_price[used] -= step
            best[~used[:-1]] -= step
            here = following
        while here != len(cells):
            owner[here] = owner[came[here]]
            here = int(came[here])
    by_state = {int(owner[number]): cell for number, cell in enumerate(cells) if owner[number] != -1}
    return [by_state[state] for state in range(len(targets))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
