"""Codes of reading replies through a mapping: A0 on the data, W1 on the mapping file itself."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Each code once, with its short class."""

    RESPONDENT = "A001"
    NOWHERE = "A002"
    VALUE = "A003"
    DIGITS = "A004"
    CHOICE = "A005"
    REASON = "A006"
    DUPLICATE = "A007"
    YEAR = "A008"
    LEFT_OUT = "A009"
    COLUMNS = "A010"
    FILE = "A011"
    NO_FILE = "A012"
    BALANCE = "A013"
    MARK = "A014"
    NEVER_MET = "A015"
    ROUNDED = "A016"

    TABLES = "W101"
    ORIGIN = "W102"
    TARGET = "W103"
    PATTERN = "W104"
    REASON_CODE = "W105"
    DATE = "W106"
    KEY = "W107"
    INSTRUMENT = "W108"
