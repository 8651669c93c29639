"""I049: a term of the glossary without a paragraph that defines it, or that no text uses.

Source: checkable rule U4 (every technical term in the glossary with a
paragraph reference, defined once).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook import addresses
from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Refusal, Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    texts = instrument.texts.get(instrument.original, {})
    body = " ".join(text for path, text in texts.items() if not path.startswith("glossary.")).casefold()
    for term, sources in instrument.glossary.items():
        part = f"glossary.{term}"
        if not sources:
            message = f"The term {term} names no paragraph that defines it."
            yield on_part(instrument, part, "I049", Weight.NOTE, message, "Add the address of the paragraph.")
        for source in sources:
            try:
                addresses.parse(source)
            except Refusal as refusal:
                yield on_part(instrument, part, "I049", Weight.ERROR, refusal.message, refusal.cure)
        word = texts.get(f"glossary.{term}.term", "")
        if word and word.casefold() not in body:
            message = f"No text uses the term “{word}”."
            yield on_part(
                instrument, part, "I049", Weight.NOTE, message, "Use the same word, or take it out."
            )
