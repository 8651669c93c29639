"""Types of inputs where no schema says them: from the JSON value, helped by where the name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from normbook.rules._tree import Binary, Call, Literal, Negative, Reference, Surface, chain
from normbook.rules._types import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_SETS = {"selected": 1, "count-selected": 1, "selected-at": 1}
_NUMBERS = frozenset("sum complete-sum min max mean round floor ceiling int abs pow".split())
_PLACES = {"indexed-repeat": 2, "selected-at": 1}
_DATES = frozenset("format-date format-date-time decimal-date-time".split())
_ORDER = frozenset(("<", "<=", ">", ">="))


def references(node: Surface) -> Iterator[Reference]:
    """Every reference of a surface tree."""
    match node:
        case Reference():
            yield node
        case Binary():
            for operand in chain(node):
                yield from references(operand)
        case Negative(operand=operand):
            yield from references(operand)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from references(argument)
        case _:
            return


def hints(node: Surface, wanted: Kind | None = None) -> Iterator[tuple[str, Kind]]:
    """For each reference, what its place asks for: (key, kind)."""
    match node:
        case Reference():
            if wanted is not None:
                yield node.key, wanted
        case Negative(operand=operand):
            yield from hints(operand, Kind.DECIMAL)
        case Binary(operator="and" | "or"):
            for operand in chain(node):
                yield from hints(operand, Kind.BOOLEAN)
        case Binary(operator=operator, left=left, right=right):
            ordered = operator in _ORDER
            arithmetic = operator not in (*_ORDER, "=", "!=")
            for one, other in ((left, right), (right, left)):
                yield from hints(one, Kind.DECIMAL if arithmetic else _met(other, ordered=ordered))
        case Call(name=name, arguments=arguments):
            beside = _beside(name, arguments) if wanted is None else wanted
            for place, argument in enumerate(arguments):
                yield from hints(argument, _argument(name, place, beside))
        case _:
            return


def _met(other: Surface, *, ordered: bool) -> Kind | None:
    match other:
        case Literal(value=str() as text):
            return Kind.DATE if ordered and _ISO.match(text) else (Kind.TEXT if text else None)
        case Literal() | Binary(operator="+" | "-" | "*" | "div" | "mod") | Negative():
            return Kind.DECIMAL
        case Call(name="today" | "date" | "now"):
            return Kind.DATE
        case Call(name="true" | "false" | "not"):
            return Kind.BOOLEAN
        case _:
            return Kind.DECIMAL if ordered else None


def _beside(name: str, arguments: tuple[Surface, ...]) -> Kind | None:
    """What the branches of if() and coalesce() tell about one another."""
    if name not in ("if", "coalesce", "once"):
        return None
    branches = arguments[1:] if name == "if" else arguments
    return next((kind for branch in branches if (kind := _met(branch, ordered=False)) is not None), None)


def _argument(name: str, place: int, wanted: Kind | None) -> Kind | None:
    if name in _SETS and place < _SETS[name]:
        return Kind.SET
    if name in _NUMBERS:
        return Kind.DECIMAL
    if place == _PLACES.get(name, -1) or (name == "substr" and place > 0):
        return Kind.DECIMAL
    if name in _DATES and place == 0:
        return Kind.DATE
    if name == "not" or (name == "if" and place == 0):
        return Kind.BOOLEAN
    return wanted if name in ("if", "coalesce", "once") else None


def inferred(value: object, hint: Kind | None) -> Type:
    """The type of a JSON value in a place that asks for `hint`."""
    match value:
        case bool():
            return BOOLEAN
        case int():
            return Type(Kind.CHOICE) if hint is Kind.SET else INTEGER
        case float() | Decimal():
            return DECIMAL
        case str():
            dated = _ISO.match(value) and hint in (Kind.DATE, Kind.DECIMAL)
            return DATE if dated else (Type(Kind.SET) if hint is Kind.SET else TEXT)
        case list():
            return _column(value, hint)
        case dict() if "value" in value:
            return inferred(value["value"], hint)
        case _:
            plain = {Kind.BOOLEAN: BOOLEAN, Kind.DECIMAL: DECIMAL, Kind.DATE: DATE, Kind.SET: Type(Kind.SET)}
            return plain.get(hint, TEXT) if hint is not None else TEXT


def _column(rows: list[object], hint: Kind | None) -> Type:
    if hint is Kind.SET:
        return Type(Kind.SET)
    kinds = {inferred(row, hint) for row in rows if row is not None}
    if kinds == {INTEGER, DECIMAL}:
        kinds = {DECIMAL}
    one = kinds.pop() if len(kinds) == 1 else TEXT
    return Type(one.kind, one.codes, many=True)
