"""Pictures: every kind in every language holds to the Vega-Lite schema and shows its words."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from normbook.documents import LANGUAGES, Chart, ChartKind, Point, Series, TileMap, inline
from normbook.documents.charts import data_table, draw, rendered_png, specification
from normbook.documents.charts._look import RAMPS, ink_on

SVG = "{http://www.w3.org/2000/svg}"


def pictures(document):
    return [block for block in document.blocks if isinstance(block, Chart | TileMap)]


def words_of(svg: str) -> list[str]:
    """The texts of a drawing without the marks that hold right-to-left text together."""
    texts = etree.fromstring(svg.encode()).iter(f"{SVG}text")
    return [(text.text or "").replace("\u200f", "") for text in texts]


def simple(kind, *values):
    points = tuple(Point(f"L{place}", value, str(value)) for place, value in enumerate(values))
    return Chart(kind, inline("c"), inline("n = 3"), "a", (Series("", points),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_specification_holds_to_the_schema(layout, language):
    import altair

    for picture in pictures(layout(language)):
        spec = {name: part for name, part in specification(picture, language).items() if name != "$schema"}
        altair.Chart.from_dict(spec, validate=True)


def test_every_kind_of_chart_is_in_the_layout(layout):
    kinds = {block.kind for block in pictures(layout("en")) if isinstance(block, Chart)}
    assert kinds == set(ChartKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_whole_in_the_drawing(layout, language):
    for picture in pictures(layout(language)):
        drawn = "".join("".join(words_of(draw(picture, language).svg)).split())
        labels = picture.labels if isinstance(picture, Chart) else [item.words for item in picture.classes]
        for label in labels:
            assert "".join(label.split()) in drawn


def test_bars_print_their_numbers(layout):
    bar = next(block for block in pictures(layout("en")) if block.number == "1")
    assert {"31", "24", "17", "10"} <= set(words_of(draw(bar, "en").svg))


def test_bars_grow_from_the_side_where_reading_starts(layout):
    def edge(language):
        bar = next(block for block in pictures(layout(language)) if block.number == "1")
        found = [
            float(match[1])
            for match in re.finditer(r'd="M([0-9.]+),[^"]*" fill="#0b5563"', draw(bar, language).svg)
        ]
        assert len(found) == 4
        return found

    assert len(set(edge("en"))) == 1, "bars start at one line on the left"
    assert len(set(edge("ar"))) == 4, "bars end at one line on the right"


def test_a_drawing_is_plain_and_safe(layout):
    for picture in pictures(layout("ar")):
        svg = draw(picture, "ar").svg
        assert "<tspan" not in svg
        assert "style=" not in svg
        assert "<script" not in svg
        assert "href" not in svg


def test_the_same_picture_is_drawn_once():
    assert draw(simple(ChartKind.BAR, 1, 2), "en") is draw(simple(ChartKind.BAR, 1, 2), "en")


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("values", [(0,), (0, 0), (None,), (None, 5), (1,), (10**12, 1)])
def test_edge_values_are_drawn(kind, values):
    assert rendered_png(simple(kind, *values), "en").startswith(b"\x89PNG")


def test_negative_bars_are_drawn():
    assert "-4" in words_of(draw(simple(ChartKind.BAR, -4, 3), "en").svg)


def test_labels_with_quotes_and_marks_are_drawn_as_written():
    label = 'a "b" \\ <c> & \u0007d'
    chart = Chart(ChartKind.BAR, inline("c"), inline("n = 1"), "a", (Series("", (Point(label, 1, "1"),)),))
    assert 'a "b" \\ <c> & \ufffdd' in words_of(draw(chart, "en").svg)


@pytest.mark.parametrize("count", sorted(RAMPS))
def test_ink_has_contrast_on_every_shade(count):
    for shade in RAMPS[count]:
        assert contrast(ink_on(shade), shade) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_data_of_a_picture_stand_in_a_table(layout):
    dot = next(block for block in pictures(layout("en")) if block.number == "2")
    table = data_table(dot, "en")
    assert [cell.content[0].text for cell in table.heads[0]] == ["Measure", "Yes", "In part", "No"]
    assert [cell.value for cell in table.rows[1]] == [None, 24, None, 20]
    assert table.rows[1][2].content[0].text == ".."
    assert table.rows[1][1].content[0].figure == "figure:layout/f101"
