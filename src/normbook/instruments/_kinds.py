"""Kinds of questions and facets: closed lists, the field's own words."""

from __future__ import annotations

from enum import Enum

from normbook.rules import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Type
from normbook.rules import Kind as Domain


class Kind(Enum):
    """What a question asks for."""

    YES_NO = "yes-no"
    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    WHOLE = "whole"
    DECIMAL = "decimal"
    SHARE = "share"
    MONEY = "money"
    DATE = "date"
    YEAR = "year"
    SHORT_TEXT = "short-text"
    LONG_TEXT = "long-text"
    TABLE = "table"
    ROSTER = "roster"
    DOCUMENT = "document"
    LEGAL_REFERENCE = "legal-reference"
    PROVISIONS = "provisions"
    CONTACT = "contact"
    NOTE = "note"

    @property
    def listed(self) -> bool:
        """Does it choose from a list?"""
        return self in (Kind.ONE, Kind.SEVERAL, Kind.SCALE)

    @property
    def numeric(self) -> bool:
        return self in (Kind.WHOLE, Kind.DECIMAL, Kind.SHARE, Kind.MONEY, Kind.YEAR)

    @property
    def simple(self) -> bool:
        """May it stand in a cell of a table?"""
        return self not in (Kind.TABLE, Kind.ROSTER, Kind.NOTE, Kind.PROVISIONS, Kind.CONTACT)

    def domain(self, codes: tuple[str, ...] | None = None) -> Type:
        """The type that the rule language sees; the one code of an amount of money is its currency."""
        match self:
            case Kind.YES_NO:
                return BOOLEAN
            case Kind.ONE | Kind.SCALE:
                return Type(Domain.CHOICE, codes)
            case Kind.SEVERAL | Kind.PROVISIONS:
                return Type(Domain.SET, codes)
            case Kind.WHOLE | Kind.YEAR:
                return INTEGER
            case Kind.MONEY:
                return Type(Domain.DECIMAL, codes)
            case Kind.DECIMAL | Kind.SHARE:
                return DECIMAL
            case Kind.DATE:
                return DATE
            case _:
                return TEXT


class Facet(Enum):
    """The analytical framework: what of a standard a question is about.

    The report's three questions (difficulties, ways to help, best practices)
    are read off the facets. Law and practice are asked apart.
    """

    AWARENESS = "awareness"
    TRANSLATION = "translation"
    LAW = "law"
    JURISPRUDENCE = "jurisprudence"
    PRACTICE = "practice"
    FIGURE = "figure"
    DIFFICULTY = "difficulty"
    ASSISTANCE_NEEDED = "assistance-needed"
    ASSISTANCE_RECEIVED = "assistance-received"
    ASSISTANCE_OFFERED = "assistance-offered"
    GOOD_PRACTICE = "good-practice"
    RESPONDENT = "respondent"
