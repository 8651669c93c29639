"""Functions of scalars in XPath, by the name they have in the core."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from normbook.rules._core import Apply, Const, Core
from normbook.rules._types import Kind
from normbook.rules.printers.xpath_texts import literal

if TYPE_CHECKING:
    from normbook.rules.printers.xpath import Printer

_PLAIN = {"floor": "floor", "ceiling": "ceiling", "truncate": "int", "absolute": "abs"}


def calculated(printer: Printer, node: Apply) -> str:
    """A function that gives a number."""
    if node.name in _MEASURES:
        return _MEASURES[node.name](printer, node.items)
    numbers = printer.numbers
    shown = [printer.number(item) for item in node.items]
    whole = [item.type.kind is Kind.INTEGER for item in node.items]
    match node.name:
        case "add" | "subtract":
            return numbers.add("+" if node.name == "add" else "-", shown[0], shown[1], whole)
        case "multiply":
            return numbers.multiply(shown[0], shown[1], whole)
        case "divide":
            return numbers.divide(shown[0], shown[1], whole)
        case "modulo":
            return numbers.modulo(shown[0], shown[1], whole)
        case "power":
            return _power(printer, node.items[1], shown, whole)
        case "round":
            return numbers.round(shown[0], shown[1], whole=whole[0])
        case "negate":
            return f"(0 - {shown[0]})"
        case name:
            return f"{_PLAIN[name]}({shown[0]})"


def written(printer: Printer, node: Apply) -> str:
    """A function that gives a text or a date."""
    return _TEXTS[node.name](printer, node.items)


def _length(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.texts.length(printer.text(items[0]))


def _count(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.texts.count(printer.text(items[0]), chosen=items[0].type.kind is Kind.SET)


def _number(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.texts.number(printer.text(items[0]))


def _days(printer: Printer, items: tuple[Core, ...]) -> str:
    moments = items[0].type.kind is Kind.MOMENT
    epoch = literal("1970-01-01T00:00:00" if moments else "1970-01-01")
    return printer.dates.between(printer.text(items[0]), epoch, moments=moments)


def _between(printer: Printer, items: tuple[Core, ...]) -> str:
    moments = any(item.type.kind is Kind.MOMENT for item in items)
    return printer.dates.between(printer.text(items[0]), printer.text(items[1]), moments=moments)


def _power(printer: Printer, exponent: Core, shown: list[str], whole: list[bool]) -> str:
    """The square and the inverse exactly, any other power in binary."""
    match exponent.value if isinstance(exponent, Const) else None:
        case 1:
            return shown[0]
        case 2:
            return printer.numbers.multiply(shown[0], shown[0], [whole[0]] * 2)
        case -1:
            return printer.numbers.divide("1", shown[0], (True, whole[0]))
        case _:
            return printer.numbers.power(shown[0], shown[1])


def _text(printer: Printer, items: tuple[Core, ...]) -> str:
    if items[0].type.numeric:
        return printer.numbers.text(printer.number(items[0]), whole=items[0].type.kind is Kind.INTEGER)
    return printer.text(items[0])


def _concat(printer: Printer, items: tuple[Core, ...]) -> str:
    return "concat(" + ", ".join([*(printer.text(item) for item in items), "''"]) + ")"


def _tidy(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.texts.tidy(printer.text(items[0]))


def _slice(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.texts.slice(printer.text(items[0]), [printer.number(item) for item in items[1:]])


def _choice_at(printer: Printer, items: tuple[Core, ...]) -> str:
    chosen = items[0].type.kind is Kind.SET
    return printer.texts.at(printer.text(items[0]), printer.number(items[1]), chosen=chosen)


def _choice_name(printer: Printer, items: tuple[Core, ...]) -> str:
    names = [str(item.value) for item in items[1:] if isinstance(item, Const)]
    known = dict(zip(names[::2], names[1::2], strict=True))
    return "''" if items[0].type.numeric else printer.texts.name(printer.text(items[0]), known)


def _date_of(printer: Printer, items: tuple[Core, ...]) -> str:
    if items[0].type.numeric:
        return printer.dates.from_days(f"floor({printer.number(items[0])})")
    if items[0].type.temporal:
        return f"substr({printer.text(items[0])}, 0, 10)"
    return printer.dates.from_text(printer.text(items[0]))


def _moment_of(printer: Printer, items: tuple[Core, ...]) -> str:
    return printer.dates.moment(printer.text(items[0]))


def _plus_days(printer: Printer, items: tuple[Core, ...]) -> str:
    days = printer.dates.days(printer.text(items[0]))
    return printer.dates.from_days(f"{days} + int({printer.number(items[1])})")


def _format_date(printer: Printer, items: tuple[Core, ...]) -> str:
    form = items[1].value if isinstance(items[1], Const) else ""
    return printer.dates.format(printer.text(items[0]), str(form or ""), literal)


_Writer = dict[str, Callable[["Printer", tuple[Core, ...]], str]]
_MEASURES: _Writer = {
    "length": _length,
    "choice-count": _count,
    "number-of": _number,
    "days-of": _days,
    "days-between": _between,
}
_TEXTS: _Writer = {
    "text": _text,
    "concat": _concat,
    "tidy": _tidy,
    "slice": _slice,
    "choice-at": _choice_at,
    "choice-name": _choice_name,
    "date-of": _date_of,
    "moment-of": _moment_of,
    "plus-days": _plus_days,
    "format-date": _format_date,
}
