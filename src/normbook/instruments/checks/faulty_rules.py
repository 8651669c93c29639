"""R001 to R016, I030: a rule that cannot be read, names nothing, mixes types, or waits for itself.

Source: DESIGN 5 (one typed tree) and MEANING 4 (a cycle is refused with its
path); issue 2, C1.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.remarks import Remark


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    """The faults that compiling found; a route on a section is compiled for each question and told once."""
    del instrument
    yield from dict.fromkeys(compiled.remarks)
