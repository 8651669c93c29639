"""The languages of one text set side by side, provision by provision, by their addresses.

The number is the same in all six languages, so the address is; what stands in one language only is listed
and never paired by guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normbook.remarks import Refusal, Remark, Weight
from normbook.standards._model import OfficialText, Provision


@dataclass(frozen=True, slots=True)
class Row:
    """One address and the provision in each language that has it, by code."""

    address: str
    provisions: dict[str, Provision]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The languages aligned: rows in the order of the first text; `remarks` list what does not align."""

    id: str
    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]

    @property
    def complete(self) -> tuple[Row, ...]:
        """The rows that every language has."""
        return tuple(row for row in self.rows if len(row.provisions) == len(self.languages))


def align(texts: Sequence[OfficialText]) -> Alignment:
    """Align texts of one standard. Refuses with S250 other standards, S251 a language given twice."""
    if len({text.id for text in texts}) > 1:
        raise Refusal("S250", "The texts are of different standards.", "Read them with the same --as ID.")
    languages = tuple(text.language for text in texts)
    if len(set(languages)) < len(languages):
        raise Refusal("S251", "Two of the texts are in one language.", "Give each language once.")
    found: dict[str, dict[str, Provision]] = {}
    for text in texts:
        for provision in text.provisions:
            found.setdefault(provision.address, {})[text.language] = provision
    rows = tuple(Row(address, provisions) for address, provisions in found.items())
    remarks = tuple(_missing(row, languages) for row in rows if len(row.provisions) < len(languages))
    return Alignment(texts[0].id if texts else "", languages, rows, remarks)


def _missing(row: Row, languages: tuple[str, ...]) -> Remark:
    has = ", ".join(code for code in languages if code in row.provisions)
    lacks = ", ".join(code for code in languages if code not in row.provisions)
    return Remark(
        "S252",
        Weight.WARNING,
        f"Found in {has}, not in {lacks}.",
        "Compare the place in the printed texts; the provision is not paired with another.",
        row.address,
    )
