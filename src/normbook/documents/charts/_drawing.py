"""A picture drawn: SVG with its words, and PNG for word processors that draw no SVG.

Drawing is by vl-convert with the shipped fonts only registered once; the same picture in the same
language is drawn once in a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from normbook.content import content_path
from normbook.documents._document import Language
from normbook.documents._pictures import Chart, TileMap
from normbook.documents.charts._legend import keys_of, legend
from normbook.documents.charts._look import Look
from normbook.documents.charts._specification import specification
from normbook.documents.charts._svg import plain_svg

# Decimal mark and thousands mark on axes (United Nations editorial practice of each language).
_LOCALES: dict[str, tuple[str, str]] = {
    "en": (".", ","),
    "zh": (".", ","),
    "ar": (".", ","),
    "fr": (",", "\u202f"),
    "es": (",", "\u00a0"),
    "ru": (",", "\u00a0"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG file as text with its size in px."""

    svg: str
    width: float
    height: float


@lru_cache(maxsize=512)
def draw(picture: Chart | TileMap, language: Language) -> Drawing:
    """The picture as SVG with type by name: Noto Sans, Noto Naskh Arabic, Noto Sans SC."""
    import vl_convert

    _register_fonts()
    decimal, thousands = _LOCALES[language]
    locale = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    svg = vl_convert.vegalite_to_svg(specification(picture, language), format_locale=locale)
    key, height = legend(keys_of(picture), Look(language))
    return Drawing(*plain_svg(svg, key, height, below=isinstance(picture, TileMap)))


@lru_cache(maxsize=512)
def rendered_png(picture: Chart | TileMap, language: Language) -> bytes:
    """The same drawing as PNG at twice its size."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(draw(picture, language).svg, scale=2))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(content_path("fonts")))
