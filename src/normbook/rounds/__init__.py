"""Rounds: an edition of an instrument sent out, or data compiled for it, with what came back."""

from __future__ import annotations

from normbook.rounds._file import Part, RoundFile, read_round
from normbook.rounds._round import Nature, Round

__all__ = ["Nature", "Part", "Round", "RoundFile", "read_round"]
