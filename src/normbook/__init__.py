"""Normbook: from the paragraph of a standard to the figure in the report, and back.

The library wing (everything but `engines`, `cli` and `site`) is pure: bytes and
values in, values and bytes out; no clock, no network, no database.
"""

from __future__ import annotations

__version__ = "0.1.0"
