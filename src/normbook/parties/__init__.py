"""Parties: States, constituent parts, areas and other sources; names and groups by date; the tile map."""

from __future__ import annotations

from normbook.parties._groups import GroupAnswer, ListStanding
from normbook.parties._matching import Match
from normbook.parties._parties import ATTRIBUTES, Parties
from normbook.parties._party import FormerName, Kind, Party, Tile

__all__ = [
    "ATTRIBUTES",
    "FormerName",
    "GroupAnswer",
    "Kind",
    "ListStanding",
    "Match",
    "Parties",
    "Party",
    "Tile",
]
