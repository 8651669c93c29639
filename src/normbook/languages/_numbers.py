"""Numbers as United Nations documents print them.

en, zh: comma between thousands, decimal point. fr, es, ru: no-break space and decimal
comma. ar: Western digits, no-break space and decimal comma; Arabic documents are also
printed with Arabic-Indic digits, but the texts published on the web mostly carry Western
ones, which survive copying into a table. A no-break space between digits keeps a number in
one piece in a right-to-left line. Four figures are grouped too (1,234).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from normbook.languages._language import LanguageCode, language
from normbook.languages._plurals import plural_category

NO_BREAK_SPACE: Final = "\u00a0"
_MINUS: Final = "\u2212"
_LEFT_TO_RIGHT_MARK: Final = "\u200e"
_SEPARATORS: Final[dict[LanguageCode, tuple[str, str]]] = {
    "ar": (NO_BREAK_SPACE, ","),
    "zh": (",", "."),
    "en": (",", "."),
    "fr": (NO_BREAK_SPACE, ","),
    "ru": (NO_BREAK_SPACE, ","),
    "es": (NO_BREAK_SPACE, ","),
}
_RUSSIAN_PER_CENT: Final = {"one": "процент", "few": "процента", "many": "процентов", "other": "процента"}
# Only forms that do not change with gender or case; where they do, figures are printed.
_SPELLED: Final[dict[LanguageCode, dict[int, str]]] = {
    "ar": {},
    "zh": {},
    "en": dict(enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])),
    "fr": dict(enumerate(["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"], 2))
    | {0: "zéro"},
    "ru": {},
    "es": dict(enumerate(["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"], 2))
    | {0: "cero"},
}


def number(value: int | Decimal, lang: str, places: int | None = None) -> str:
    """The number in figures; `places` decimals, rounded half away from zero, or as written.

    Raises Refusal L001 for another language, ValueError for a number that is not finite.
    """
    code = language(lang).code
    thousands, point = _SEPARATORS[code]
    plain = f"{abs(_rounded(value, places)):,f}"
    whole, _, decimals = plain.partition(".")
    figures = whole.replace(",", thousands) + (point + decimals if decimals else "")
    if _rounded(value, places) >= 0:
        return figures
    return (_LEFT_TO_RIGHT_MARK if code == "ar" else "") + _MINUS + figures


def percentage(value: int | Decimal, lang: str, places: int | None = None) -> str:
    """A share, given in per cent, with its words: "45.3 per cent"; in running text, not in tables."""
    code = language(lang).code
    figures = number(value, lang, places)
    match code:
        case "en":
            return f"{figures} per cent"
        case "ar":
            return f"{figures} في المائة"
        case "zh":
            return f"{figures}%"
        case "fr" | "es":
            return f"{figures}{NO_BREAK_SPACE}%"
        case "ru":
            return f"{figures} {_RUSSIAN_PER_CENT[plural_category(_rounded(value, places), 'ru')]}"


def spelled(value: int, lang: str) -> str | None:
    """The number in words where it is under ten and its word does not bend; otherwise None.

    en 0 to 9; fr and es 0 and 2 to 9 (one has a gender); ar, ru (gender and case) and zh
    (the character depends on the counter) have none here: sentence templates bend them.
    """
    return _SPELLED[language(lang).code].get(value)


def number_in_text(value: int, lang: str) -> str:
    """A count in running text: in words under ten where `spelled` knows the word, else in figures."""
    return spelled(value, lang) or number(value, lang)


def _rounded(value: int | Decimal, places: int | None) -> Decimal:
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError("Only a finite number can be printed.")
    return exact if places is None else exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
