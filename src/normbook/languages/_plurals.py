"""Plural categories by the rules of the Unicode CLDR, as Babel carries them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from normbook.languages._language import language

if TYPE_CHECKING:
    from babel.plural import PluralRule

PluralCategory: TypeAlias = Literal["zero", "one", "two", "few", "many", "other"]


def plural_category(value: int | Decimal, lang: str) -> PluralCategory:
    """The category whose form of the noun follows the number. Raises Refusal L001.

    The written form counts: 1 is "one" in English, 1.0 is "other".
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError("Only a finite number has a plural.")
    return cast(PluralCategory, _rule(language(lang).code)(exact.copy_abs()))


@lru_cache(maxsize=6)
def _rule(lang: str) -> PluralRule:
    from babel import Locale

    return Locale(lang).plural_form
