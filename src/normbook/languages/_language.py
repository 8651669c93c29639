"""The six official languages of the United Nations, in the order the Organization lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from normbook.remarks import Refusal

LanguageCode: TypeAlias = Literal["ar", "zh", "en", "fr", "ru", "es"]
Direction: TypeAlias = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """One official language: ISO 639-1 code, its name in itself, and the direction of its script."""

    code: LanguageCode
    own_name: str
    direction: Direction


LANGUAGES: Final[tuple[Language, ...]] = (
    Language("ar", "العربية", "rtl"),
    Language("zh", "中文", "ltr"),
    Language("en", "English", "ltr"),
    Language("fr", "Français", "ltr"),
    Language("ru", "Русский", "ltr"),
    Language("es", "Español", "ltr"),
)
LANGUAGE_CODES: Final[tuple[LanguageCode, ...]] = get_args(LanguageCode)
_BY_CODE: Final = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """The official language of that code. Raises Refusal L001 for any other."""
    for known, found in _BY_CODE.items():
        if known == code:
            return found
    raise Refusal(
        "L001",
        f"'{code}' is not the code of an official language.",
        f"Use one of {', '.join(LANGUAGE_CODES)}.",
    )
