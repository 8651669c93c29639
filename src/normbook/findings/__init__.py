"""Findings: what replies say when they are read together. Words for shares stand here."""

from __future__ import annotations

from normbook.findings._shares import FLOOR, SCALE, Share, share_of

__all__ = ["FLOOR", "SCALE", "Share", "share_of"]
