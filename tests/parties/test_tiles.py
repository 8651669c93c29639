"""The tile map has every State once, neighbours near, continents apart (issue 2, B2)."""

from __future__ import annotations

import math

import pytest

from normbook.parties import Kind, Parties


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


def test_every_member_has_one_tile_and_no_tile_has_two(parties: Parties) -> None:
    codes = [tile.id for tile in parties.tiles]
    assert len(codes) == len(set(codes)) == 195
    assert set(parties.members()) <= set(codes)
    assert {parties[code].kind for code in set(codes) - set(parties.members())} == {Kind.OBSERVER}
    assert len({(tile.column, tile.row) for tile in parties.tiles}) == len(codes)


def test_the_grid_begins_at_zero(parties: Parties) -> None:
    assert min(tile.column for tile in parties.tiles) == min(tile.row for tile in parties.tiles) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CAN", "USA"), ("USA", "MEX"), ("ESP", "PRT"), ("FRA", "CHE"), ("NOR", "SWE"), ("IND", "BGD"),
        ("CHN", "KOR"), ("KEN", "UGA"), ("ZAF", "NAM"), ("ARG", "PRY"), ("IRN", "AFG"), ("IRQ", "IRN"),
        ("EGY", "SDN"), ("DEU", "POL"), ("THA", "KHM"), ("BRA", "BOL"), ("GHA", "TGO"), ("FJI", "VUT"),
    ],
)  # fmt: skip
def test_neighbours_touch(parties: Parties, one: str, other: str) -> None:
    at = {tile.id: (tile.column, tile.row) for tile in parties.tiles}
    assert math.dist(at[one], at[other]) < 1.5


def test_compass_directions_hold(parties: Parties) -> None:
    at = {tile.id: tile for tile in parties.tiles}
    assert at["NOR"].row < at["ITA"].row < at["TUN"].row < at["ZAF"].row
    assert at["USA"].column < at["GBR"].column < at["UZB"].column < at["JPN"].column
    assert at["CHL"].row > at["COL"].row
    assert at["NZL"].row > at["PHL"].row


def test_continents_do_not_overlap_on_a_row(parties: Parties) -> None:
    at = {tile.id: tile for tile in parties.tiles}
    by_region = {
        name: [at[party.id] for party in parties if party.region == name and party.id in at]
        for name in parties.values("region")
    }
    assert max(tile.column for tile in by_region["Americas"]) < min(
        tile.column for tile in by_region["Europe"]
    )
    assert max(tile.row for tile in by_region["Europe"]) < min(tile.row for tile in by_region["Africa"])
    assert max(tile.column for tile in by_region["Europe"]) < min(tile.column for tile in by_region["Asia"])
