"""A text in six languages never answers in another language than the one asked for."""

from __future__ import annotations

import pickle

import pytest

from normbook.languages import LANGUAGE_CODES, LANGUAGES, MissingLanguage, Text, language
from normbook.remarks import Refusal


def test_the_six_languages_stand_in_the_order_of_the_organization() -> None:
    assert LANGUAGE_CODES == ("ar", "zh", "en", "fr", "ru", "es")
    assert [one.own_name for one in LANGUAGES] == [
        "العربية",
        "中文",
        "English",
        "Français",
        "Русский",
        "Español",
    ]
    assert [one.code for one in LANGUAGES if one.direction == "rtl"] == ["ar"]


def test_another_language_is_refused_with_a_cure() -> None:
    with pytest.raises(Refusal, match="not the code of an official language") as caught:
        language("de")
    assert caught.value.code == "L001"
    assert "ar, zh, en, fr, ru, es" in caught.value.cure


def test_a_missing_language_is_none_or_a_clear_error_and_never_english() -> None:
    text = Text({"en": "prison", "ar": "سجن"}, original="en")
    assert text.get("fr") is None
    with pytest.raises(MissingLanguage) as caught:
        text["fr"]
    assert str(caught.value).startswith(
        "L002: The text does not exist in Français (fr); it exists in ar, en."
    )
    assert text.original == "en"
    assert text.missing == ("zh", "fr", "ru", "es")
    assert not text.is_complete


def test_a_blank_is_a_missing_translation() -> None:
    text = Text({"en": "prison", "fr": "  "})
    assert "fr" not in text
    assert list(text) == ["en"]


def test_a_text_does_not_change() -> None:
    text = Text({"es": "cárcel"})
    with pytest.raises(AttributeError):
        text.original = "es"  # type: ignore[misc]
    assert text == Text({"es": "cárcel"})
    assert hash(text) == hash(Text({"es": "cárcel"}))
    assert text != Text({"es": "cárcel"}, original="es")
    assert pickle.loads(pickle.dumps(text)) == text


def test_a_text_refuses_a_language_that_is_not_official() -> None:
    with pytest.raises(Refusal):
        Text({"pt": "prisão"})
    assert "pt" not in Text({"en": "prison"})
