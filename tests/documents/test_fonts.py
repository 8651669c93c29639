"""The shipped fonts: their licences, their size, and the list of what they can draw."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from normbook.content import content_path
from normbook.documents._glyphs import drawable

FAMILIES = {"NotoSans": 3, "NotoNaskhArabic": 2, "NotoSansSC": 2}


def test_every_family_and_its_licence_are_there():
    folder = content_path("fonts")
    for family, count in FAMILIES.items():
        assert len(list(folder.glob(f"{family}-*.ttf"))) == count
    licences = sorted(folder.glob("OFL-*.txt"))
    assert len(licences) == len(FAMILIES)
    assert all("SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper() for licence in licences)


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in content_path("fonts").iterdir()) < 8_000_000


def test_the_list_of_characters_is_that_of_the_fonts():
    drawn = set()
    for path in content_path("fonts").glob("*-Regular.ttf"):
        drawn |= set(TTFont(path).getBestCmap())
    listed = set()
    for line in content_path("fonts", "COVERAGE.txt").read_text("ascii").split():
        ends = [int(end, 16) for end in line.split("-")]
        listed |= set(range(ends[0], ends[-1] + 1))
    assert drawn - {0, 0xD, 0xFEFF} == listed


def test_simplified_chinese_is_complete():
    characters = [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    ]
    assert len(characters) == 6763  # the ideographs of GB 2312-80
    for weight in ("Regular", "Bold"):
        mapped = TTFont(content_path("fonts", f"NotoSansSC-{weight}.ttf")).getBestCmap()
        assert all(ord(character) in mapped for character in characters)


@pytest.mark.parametrize(
    "text", ["Übung – “x” №", "Приговор «ё»", "العدالة؛ ٣٫٥٪", "监狱，“条”〔一〕", "a\u200db\u200f"]
)
def test_text_of_the_six_languages_is_drawable(text):
    assert drawable(text) == text


def test_what_no_font_has_is_a_square():
    assert drawable("a😀b𝔘") == "a□b□"
