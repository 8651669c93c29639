"""Several values at once in XPath: a roster column is spread into the paths of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules._core import Aggregate, Core, Item, Var
from normbook.rules._types import Kind
from normbook.rules.printers.xpath_numbers import NOTHING

if TYPE_CHECKING:
    from normbook.rules.printers.xpath import Printer


def aggregate(printer: Printer, node: Aggregate) -> str:
    """A function of several values that gives a number."""
    match node.name:
        case "count":
            some = [f"({item} != '')" for item in plain(printer, node.items)]
            return "(" + " + ".join(["0", *some]) + ")"
        case "rows":
            scalars = sum(not item.type.many for item in node.items)
            counts = [
                printer.column(item.key).count
                for item in node.items
                if isinstance(item, Var) and item.type.many
            ]
            return "(" + " + ".join([str(scalars), *counts]) + ")"
        case "min" | "max":
            return _extreme(printer, node.name, [shown for shown, _ in numbers(printer, node.items)])
        case "mean":
            return printer.numbers.mean(numbers(printer, node.items))
        case _:
            return printer.numbers.total(numbers(printer, node.items))


def joined(printer: Printer, items: tuple[Core, ...]) -> str:
    """The texts of those that have a value, the first item between them."""
    return printer.texts.join(printer.text(items[0]), plain(printer, items[1:]))


def latest(printer: Printer, name: str, items: tuple[Core, ...]) -> str:
    """The first or the last of several dates."""
    shown = plain(printer, items)
    best, sign = shown[0] if shown else "''", "<" if name == "min" else ">"
    for each in shown[1:]:
        one, other = printer.texts.held(best), printer.texts.held(each)
        before = f"{printer.dates.key(other)} {sign} {printer.dates.key(one)}"
        best = f"if({one} = '' or {before}, {other}, {one})"
    return best


def row(printer: Printer, node: Item, wrap: str, nothing: str) -> str:
    """The row of a column at a place, as a number or a text."""
    place = printer.numbers.held(f"int({printer.number(node.index)})")
    found = nothing
    for number, path in reversed(list(enumerate(printer.column(node.column.key).paths, 1))):
        found = f"if({place} = {number}, {wrap}({path}), {found})"
    return found


def plain(printer: Printer, items: tuple[Core, ...]) -> list[str]:
    """The items as texts, '' for an absence, each row of a column for itself."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Var) and item.type.many:
            found += [f"string({path})" for path in printer.column(item.key).paths]
        else:
            found.append(printer.plain(item))
    return found


def numbers(printer: Printer, items: tuple[Core, ...]) -> list[tuple[str, bool]]:
    """The items as numbers, each with whether it is a whole number by its type."""
    found: list[tuple[str, bool]] = []
    for item in items:
        whole = item.type.kind is Kind.INTEGER
        if isinstance(item, Var) and item.type.many:
            found += [(f"number({path})", whole) for path in printer.column(item.key).paths]
        else:
            found.append((printer.number(item), whole))
    return found


def _extreme(printer: Printer, name: str, items: list[str]) -> str:
    best, sign = items[0] if items else NOTHING, "<" if name == "min" else ">"
    for each in items[1:]:
        one, other = printer.numbers.held(best), printer.numbers.held(each)
        best = f"if(string({one}) = '' or {other} {sign} {one}, {other}, {one})"
    return best
