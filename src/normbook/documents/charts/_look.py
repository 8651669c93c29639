"""How pictures look: ink, accent, ramps, type, and the side from which reading starts.

Every colour of a ramp has its neighbour at another lightness, so that a picture copied in grey
still reads; every number is printed beside or inside its mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from normbook.documents._document import Language, direction_of
from normbook.documents._legible import legible

# A node of a Vega-Lite specification; its shape is fixed by the Vega-Lite schema, not by us.
Spec: TypeAlias = dict[str, object]

INK = "#16202a"
QUIET = "#5a6672"
HAIR = "#d5dbe0"
PAPER = "#ffffff"
ACCENT = "#0b5563"
RAMPS: dict[int, tuple[str, ...]] = {
    1: (ACCENT,),
    2: (ACCENT, "#a9cbd2"),
    3: (ACCENT, "#5f9aa6", "#c9e0e4"),
    4: (ACCENT, "#568f9c", "#8dbac3", "#d4e6e9"),
    5: ("#083f4a", "#2c6f7d", "#6aa0ab", "#a5c9d0", "#dcebed"),
    6: ("#083f4a", "#205f6d", "#58939f", "#84b3bc", "#b4d3d8", "#e2eff1"),
    7: ("#062f37", "#174f5b", "#38727f", "#6698a3", "#94bdc5", "#bddade", "#e6f1f3"),
}
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
WIDTH = 640  # px; a picture is set to the width of the text


@dataclass(frozen=True, slots=True)
class Look:
    """The look in one language: type, start and end sides."""

    language: Language

    @property
    def rtl(self) -> bool:
        return direction_of(self.language) == "rtl"

    @property
    def font(self) -> str:
        return {"ar": "Noto Naskh Arabic, Noto Sans", "zh": "Noto Sans SC, Noto Sans"}.get(
            self.language, "Noto Sans"
        )

    @property
    def size(self) -> int:
        """Size of type in px; Arabic stands two steps larger at the same rank."""
        return 15 if self.language == "ar" else 13

    @property
    def start(self) -> str:
        return "right" if self.rtl else "left"

    @property
    def end(self) -> str:
        return "left" if self.rtl else "right"

    def inward(self, distance: int) -> int:
        """A distance along the line of writing as a distance along x."""
        return -distance if self.rtl else distance

    def label(self, text: str) -> str:
        """Text for a picture: legible, held together in its direction of writing."""
        clean = legible(text)
        if self.rtl and any("\u0590" <= character <= "\u08ff" for character in clean):
            return f"\u200f{clean}\u200f"
        return clean

    def wrapped(self, text: str, width: int) -> list[str]:
        """Text in lines of about `width` Latin letters; Chinese takes two a character."""
        import textwrap

        clean = legible(text)
        lines = _chinese_lines(clean, width // 2) if self.language == "zh" else textwrap.wrap(clean, width)
        return [self.label(line) for line in lines] or [""]


def ramp(count: int) -> tuple[str, ...]:
    """`count` colours from dark to light; past the seventh they repeat."""
    longest = RAMPS[max(RAMPS)]
    return RAMPS.get(count) or tuple(longest[place % len(longest)] for place in range(count))


def ink_on(colour: str) -> str:
    """Black or white, whichever has the greater contrast (WCAG 2.2) on `colour`."""
    luminance = sum(
        weight * _linear(int(colour[place : place + 2], 16) / 255)
        for weight, place in ((0.2126, 1), (0.7152, 3), (0.0722, 5))
    )
    return PAPER if 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.0637 else INK


def config(look: Look) -> Spec:
    """The part of a specification that all pictures share."""
    text: Spec = {"labelFont": look.font, "titleFont": look.font, "labelColor": INK, "titleColor": QUIET}
    sizes: Spec = {"labelFontSize": look.size, "titleFontSize": look.size, "titleFontWeight": "normal"}
    return {
        "aria": False,
        "background": PAPER,
        "font": look.font,
        "view": {"stroke": None},
        "text": {"font": look.font, "fontSize": look.size, "color": INK},
        "axis": {
            **text,
            **sizes,
            "labelLimit": 400,
            "domain": False,
            "ticks": False,
            "gridColor": HAIR,
            "labelPadding": 8,
        },
    }


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)


def _chinese_lines(text: str, width: int) -> list[str]:
    """Lines that break between characters: not in a number, after an opening or before a closing mark."""
    lines = [""]
    for piece in re.findall(r"[（《“「]*(?:[0-9A-Za-z.,%-]+|.)[，。、；：）》”…]*", text, re.DOTALL):
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines
