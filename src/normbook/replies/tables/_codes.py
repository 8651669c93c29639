"""Codes of the readers of tables: W001 to W049 refuse a file, W051 to W099 remark on it."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Each code once, with its short class."""

    EMPTY = "W001"
    NOT_A_TABLE = "W002"
    TOO_LARGE = "W003"
    ENCODING = "W004"
    NUL = "W005"
    DELIMITER = "W006"
    QUOTE = "W007"
    LONG_LINE = "W008"
    DAMAGED = "W009"
    ENCRYPTED = "W010"
    UNSAFE_ARCHIVE = "W011"
    ENTITY = "W012"
    USED_AREA = "W013"
    JSON_SYNTAX = "W014"
    JSON_SHAPE = "W015"
    NOT_A_NUMBER = "W016"
    NESTED = "W017"
    COLUMN_TYPE = "W018"
    NO_HEADER = "W019"
    NO_SHEET = "W020"

    SUFFIX = "W051"
    RAGGED = "W052"
    FORMULA_TEXT = "W053"
    ERROR_CELL = "W054"
    DUPLICATE_KEY = "W055"
    HIDDEN_SHEET = "W056"
    TIME_CELL = "W057"
    UNCALCULATED = "W058"
    SAME_HEADING = "W060"
