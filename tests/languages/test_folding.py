"""Folding: two spellings of one name compare equal, two names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normbook.languages import folded, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("Türkiye", "turkiye"),
        ("São Tomé", "Sao Tome"),
        ("Guinea-Bissau", "Guinea  Bissau"),
        ("Straße", "STRASSE"),
        ("الأرجنتين", "الارجنتين"),
        ("جمهوريّة", "جمهوريه"),
        ("دولـــة", "دولة"),
        ("سوريا", "سورىا"),
        ("Йемен", "ЙЕМЕН"),
        ("Орёл", "Орел"),
        ("（中国）", "中国"),
        ("ｋｅｎｙａ", "Kenya"),
        ("Tórshavn", "Torshavn"),
        ("Ørsted", "orsted"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Niger", "Nigeria"), ("إيران", "العراق"), ("奥地利", "澳大利亚"), ("Guinea", "Guyana")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_chinese_is_one_token_and_words_are_several() -> None:
    assert tokens("大韩民国") == ("大韩民国",)
    assert tokens("Lao People's Democratic Republic") == ("lao", "people", "s", "democratic", "republic")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
