"""One text in several languages, without silent fall-back.

A language that is not there is missing and stays missing: showing another in its
place is a decision of the page, made in sight of the reader (DESIGN section 11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normbook.languages._language import LANGUAGE_CODES, LanguageCode, language
from normbook.remarks import Refusal


class MissingLanguage(Refusal, KeyError):
    """A text was asked for in a language in which it does not exist."""

    __str__ = Refusal.__str__


class Text(Mapping[str, str]):
    """The same text by language code, in the order of the official languages; immutable.

    A blank is a missing translation, not an empty one.
    """

    __slots__ = ("_by_language", "_original")
    _by_language: dict[LanguageCode, str]
    _original: LanguageCode | None

    def __init__(self, by_language: Mapping[str, str], original: str | None = None) -> None:
        given = {language(code).code: text for code, text in by_language.items() if text.strip()}
        ordered = {code: given[code] for code in LANGUAGE_CODES if code in given}
        object.__setattr__(self, "_by_language", ordered)
        object.__setattr__(self, "_original", language(original).code if original else None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"A text does not change; make a new one instead of setting {name}.")

    def __getitem__(self, code: str) -> str:
        """The text in that language. Raises MissingLanguage (L002) where it does not exist."""
        known = language(code)
        if known.code in self._by_language:
            return self._by_language[known.code]
        have = ", ".join(self._by_language) or "no language"
        raise MissingLanguage(
            "L002",
            f"The text does not exist in {known.own_name} ({known.code}); it exists in {have}.",
            f"Add the {known.code} text, or ask for a language in which it exists.",
        )

    def __contains__(self, code: object) -> bool:
        return code in self._by_language

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash((tuple(self._by_language.items()), self.original))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Text):
            return NotImplemented
        return self._by_language == other._by_language and self.original == other.original

    def __repr__(self) -> str:
        return f"Text({self._by_language!r}, original={self.original!r})"

    def __reduce__(self) -> tuple[type[Text], tuple[dict[str, str], str | None]]:
        return Text, (dict(self), self.original)

    @property
    def original(self) -> LanguageCode | None:
        """The language in which the text was written, None where that is not recorded."""
        return self._original

    @property
    def missing(self) -> tuple[LanguageCode, ...]:
        """The official languages in which the text does not exist."""
        return tuple(code for code in LANGUAGE_CODES if code not in self._by_language)

    @property
    def is_complete(self) -> bool:
        """True where the text exists in all six languages."""
        return not self.missing
