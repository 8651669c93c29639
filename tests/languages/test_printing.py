"""Numbers, shares, lists, plurals and dates as the documents of each language print them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from normbook.languages import (
    LANGUAGE_CODES,
    date_text,
    joined,
    number,
    number_in_text,
    percentage,
    plural_category,
    spelled,
)
from normbook.remarks import Refusal

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("ar", f"1{NBSP}234{NBSP}567,5"),
        ("zh", "1,234,567.5"),
        ("en", "1,234,567.5"),
        ("fr", f"1{NBSP}234{NBSP}567,5"),
        ("ru", f"1{NBSP}234{NBSP}567,5"),
        ("es", f"1{NBSP}234{NBSP}567,5"),
    ],
)
def test_a_number_is_grouped_by_thousands(lang: str, printed: str) -> None:
    assert number(Decimal("1234567.5"), lang) == printed


def test_the_space_between_digits_does_not_split_a_number_in_a_right_to_left_line() -> None:
    # Bidirectional class CS between two digits keeps them one number (Unicode annex 9, rule W4).
    assert {unicodedata.bidirectional(mark) for mark in (NBSP, ",", ".")} == {"CS"}


def test_rounding_is_half_away_from_zero() -> None:
    assert number(Decimal("0.25"), "en", places=1) == "0.3"
    assert number(Decimal("-0.25"), "en", places=1) == "\u22120.3"
    assert number(Decimal("-0.04"), "en", places=1) == "0.0"
    assert number(1234, "en", places=1) == "1,234.0"
    assert number(Decimal("2.50"), "en") == "2.50"
    with pytest.raises(ValueError, match="finite"):
        number(Decimal("NaN"), "en")


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("ar", "45,3 في المائة"),
        ("zh", "45.3%"),
        ("en", "45.3 per cent"),
        ("fr", f"45,3{NBSP}%"),
        ("ru", "45,3 процента"),
        ("es", f"45,3{NBSP}%"),
    ],
)
def test_a_share_has_the_words_of_its_language(lang: str, printed: str) -> None:
    assert percentage(Decimal("45.25"), lang, places=1) == printed


@pytest.mark.parametrize(("value", "printed"), [(1, "1 процент"), (22, "22 процента"), (50, "50 процентов")])
def test_russian_per_cent_bends_with_its_number(value: int, printed: str) -> None:
    assert percentage(value, "ru") == printed


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("ar", "أ وب وج"),
        ("zh", "أ、ب和ج"),
        ("en", "أ, ب and ج"),
        ("fr", "أ, ب et ج"),
        ("ru", "أ, ب и ج"),
        ("es", "أ, ب y ج"),
    ],
)
def test_a_list_has_the_conjunction_of_its_language(lang: str, printed: str) -> None:
    assert joined(["أ", "ب", "ج"], lang) == printed


def test_short_lists_have_no_comma() -> None:
    assert [joined(["a", "b"][:size], "en") for size in range(3)] == ["", "a", "a and b"]
    assert joined(["a", "b", "c"], "en", "or") == "a, b or c"


@pytest.mark.parametrize(
    ("items", "printed"),
    [
        (["Honduras", "Islandia"], "Honduras e Islandia"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["Irán", "Italia"], "Irán e Italia"),
    ],
)
def test_spanish_y_gives_way_to_its_own_sound(items: list[str], printed: str) -> None:
    assert joined(items, "es") == printed


def test_spanish_o_gives_way_to_its_own_sound() -> None:
    assert joined(["siete", "ocho"], "es", "or") == "siete u ocho"


def test_numbers_under_ten_are_words_where_the_word_does_not_bend() -> None:
    assert [number_in_text(value, "en") for value in (0, 1, 9, 10, 1000)] == [
        "zero",
        "one",
        "nine",
        "10",
        "1,000",
    ]
    assert spelled(1, "fr") is None
    assert number_in_text(1, "fr") == "1"
    assert number_in_text(2, "es") == "dos"
    assert all(spelled(3, lang) is None for lang in ("ar", "ru", "zh"))


def test_plural_categories_follow_cldr() -> None:
    assert [plural_category(count, "ar") for count in (0, 1, 2, 3, 11, 100)] == [
        "zero", "one", "two", "few", "many", "other",
    ]  # fmt: skip
    assert [plural_category(count, "ru") for count in (1, 3, 5, 21)] == ["one", "few", "many", "one"]
    assert plural_category(Decimal("1.5"), "ru") == "other"
    assert plural_category(1, "zh") == "other"


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("ar", "23 تشرين الثاني/نوفمبر 2026"),
        ("zh", "2026年11月23日"),
        ("en", "23 November 2026"),
        ("fr", "23 novembre 2026"),
        ("ru", "23 ноября 2026 года"),
        ("es", "23 de noviembre de 2026"),
    ],
)
def test_a_date_is_written_out(lang: str, printed: str) -> None:
    assert date_text(date(2026, 11, 23), lang) == printed


def test_french_has_its_first() -> None:
    assert date_text(date(2026, 1, 1), "fr") == "1er janvier 2026"


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_every_month_has_a_name(lang: str) -> None:
    assert len({date_text(date(2026, month, 2), lang) for month in range(1, 13)}) == 12


def test_every_printer_refuses_an_unknown_language() -> None:
    calls: list[Callable[[], object]] = [
        lambda: number(1, "de"),
        lambda: percentage(1, "de"),
        lambda: joined(["a"], "de"),
        lambda: date_text(date(2026, 1, 1), "de"),
        lambda: plural_category(1, "de"),
    ]
    for call in calls:
        with pytest.raises(Refusal):
            call()
