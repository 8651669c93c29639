"""Printer for spreadsheets: formulas that mean the same in LibreOffice Calc 7 and in Excel 2010 and later.

An absence is "", yes/no is TRUE or FALSE, a date is its serial number (days
since 1899-12-30, negative before), a moment the same with a fraction, a choice
is its code, a set its codes joined by a space in the order of their list.
No LET, LAMBDA, REGEX, dynamic arrays or formats that a locale changes. Text is
compared by EXACT (`=` ignores case) and found by FIND (SEARCH has wildcards).

A value that a formula needs twice stands in a helper cell of its own, so that
every formula stays short (Excel: 8,192 characters, 64 levels) and nothing is
computed twice. The cells named by `Cells` must give "" where there is no
value, never be empty: an empty cell read by a formula is 0.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from normbook.remarks import Refusal
from normbook.rules import _meaning as meaning
from normbook.rules._core import (
    Absent,
    Aggregate,
    And,
    Apply,
    Coalesce,
    Compare,
    Const,
    Core,
    If,
    Item,
    Marked,
    Matches,
    Not,
    Or,
    Reasoned,
    Selected,
    Test,
    Truth,
    Var,
    Within,
    never_absent,
)
from normbook.rules._types import Kind
from normbook.values import Value, to_text

LONGEST = 700
"""Characters after which a part gets a cell of its own."""
DEEPEST = 16
"""Levels of brackets after which a part gets a cell of its own."""
WIDEST = 20
"""Parts of one AND, OR or sum; more are taken in cells of so many."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_PIECE = 120


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell, by the reference under which others read it, and its formula with the equals sign."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A roster column: its cells in order, and a formula part for how many of them are rows."""

    cells: tuple[str, ...]
    rows: str


@dataclass(frozen=True, slots=True)
class Cells:
    """Where things stand: references by key, and a new reference for each helper cell.

    value    the effective answer, "" where hidden or absent
    column   the same of a roster column
    reason   the code of the reason for an absence; read only where the value is absent
    marks    the codes of the marks, joined by spaces
    helper   called once for each helper formula
    """

    value: Callable[[str], str]
    column: Callable[[str], Column]
    reason: Callable[[str], str]
    marks: Callable[[str], str]
    helper: Callable[[], str]


class Sheet:
    """Writes core trees as formulas; keeps helper cells in `formulas`, each after what it reads."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.formulas: list[Formula] = []
        self._kept: dict[str, str] = {}
        self._names: set[str] = set()
        self._shown: dict[int, tuple[Core, str]] = {}

    def keep(self, text: str) -> str:
        """The cell that holds a formula; the same for the same formula."""
        if text in self._names:
            return text
        if text not in self._kept:
            cell = self.cells.helper()
            self._kept[text] = cell
            self._names.add(cell)
            self.formulas.append(Formula(cell, f"={text}"))
        return self._kept[text]

    def short(self, text: str) -> str:
        """The text, or the cell that holds it where it is long or deep."""
        return self.keep(text) if len(text) > LONGEST or depth(text) > DEEPEST else text

    def once(self, node: Core) -> str:
        """A part that may stand several times in a formula: a cell or a short constant."""
        text = self.show(node)
        plain = isinstance(node, Var) or (isinstance(node, Const) and len(text) < 40)
        return text if plain else self.keep(text)

    def show(self, node: Core) -> str:
        """The formula of a node, without the equals sign; each node is written once."""
        found = self._shown.get(id(node))
        if found is None:
            text = self.short(self._test(node) if isinstance(node, Test) else self._scalar(node))
            found = self._shown[id(node)] = (node, text)
        return found[1]

    def forget(self) -> None:
        """Forget what nodes were written as, where the cells behind them change."""
        self._shown.clear()

    def guarded(self, nodes: tuple[Core, ...], body: str) -> str:
        """The body, or "" where one of the nodes is absent."""
        absent = [f'{self.once(node)}=""' for node in nodes if not never_absent(node)]
        if not absent:
            return body
        return f'IF({absent[0]},"",{body})' if len(absent) == 1 else f'IF(OR({",".join(absent)}),"",{body})'

    def _scalar(self, node: Core) -> str:
        from normbook.rules.printers.sheet_aggregates import aggregate, item
        from normbook.rules.printers.sheet_functions import apply, ordered

        match node:
            case Const(value=value):
                return literal(value, node.type.codes)
            case Var(key=key):
                return self.cells.value(key)
            case Reasoned(key=key):
                return f'IF({self.cells.value(key)}="",{self.cells.reason(key)},"")'
            case If(test=test, then=then, other=other):
                branches = f"{ordered(self, then, node.type)},{ordered(self, other, node.type)}"
                return f"IF({self.show(test)},{branches})"
            case Coalesce(items=items):
                first = items[0]
                if len(items) == 1 or never_absent(first):
                    return ordered(self, first, node.type)
                rest = self.show(Coalesce(items[1:], node.type))
                held = self.keep(ordered(self, first, node.type))
                return f'IF({held}="",{rest},{held})'
            case Apply():
                return apply(self, node)
            case Aggregate():
                return aggregate(self, node)
            case Item():
                return item(self, node)
            case _:
                raise TypeError("A test stands where a scalar is wanted.")

    def _test(self, node: Test) -> str:
        from normbook.rules.printers.sheet_functions import selected, within

        match node:
            case And(items=items) | Or(items=items):
                return self._many(
                    "AND" if isinstance(node, And) else "OR", [self.show(each) for each in items]
                )
            case Not(item=Absent(item=item)):
                return "TRUE" if never_absent(item) else f'{self.show(item)}<>""'
            case Not(item=item):
                return f"NOT({self.show(item)})"
            case Truth(item=item):
                return f"{self.show(item)}=TRUE"
            case Absent(item=item):
                return "FALSE" if never_absent(item) else f'{self.show(item)}=""'
            case Compare():
                return self._compare(node)
            case Selected():
                return selected(self, node)
            case Within():
                return within(self, node)
            case Matches():
                raise Refusal(
                    "R101", "A workbook has no regular expressions.", "The reader evaluates this rule."
                )
            case Marked(key=key, mark=mark):
                return f'ISNUMBER(FIND(" {mark.value} "," "&{self.cells.marks(key)}&" "))'
            case _:
                assert_never(node)

    def _many(self, name: str, parts: list[str]) -> str:
        while len(parts) > WIDEST:
            groups = [parts[index : index + WIDEST] for index in range(0, len(parts), WIDEST)]
            parts = [self.keep(f"{name}({','.join(group)})") for group in groups]
        return f"{name}({','.join(self.short(part) for part in parts)})" if parts else "TRUE"

    def _compare(self, node: Compare) -> str:
        from normbook.rules.printers.sheet_functions import same_set
        from normbook.rules.printers.sheet_numbers import compare_numbers

        left, right = node.left, node.right
        kinds = {left.type.kind, right.type.kind}
        if Kind.ANY in kinds:
            return "FALSE"
        if kinds & {Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.MOMENT}:
            return compare_numbers(self, node)
        if Kind.SET in kinds:
            return same_set(self, left, right)
        if Kind.BOOLEAN in kinds:
            pair, present = f"{self.once(left)}={self.once(right)}", [left, right]
        else:
            pair, present = f"EXACT({self.once(left)},{self.once(right)})", [left, right]
        if any(never_absent(side) for side in present):
            return pair
        return f'AND({self.once(left)}<>"",{pair})'


def printed(node: Core, cells: Cells) -> tuple[tuple[Formula, ...], str]:
    """The formulas of the helper cells that a tree needs, and its own formula with the equals sign.

    Raises Refusal R101 for a tree with a regular expression (normbook.rules.limits).
    """
    sheet = Sheet(cells)
    text = sheet.show(node)
    return tuple(sheet.formulas), f"={text}"


def depth(text: str) -> int:
    """How deep the brackets of a formula are nested, outside quotation marks."""
    level = deepest = 0
    for index, part in enumerate(text.split('"')):
        if index % 2 == 0:
            for character in part:
                if character == "(":
                    level += 1
                    deepest = max(deepest, level)
                elif character == ")":
                    level -= 1
    return deepest


def literal(value: Value | None, codes: tuple[str, ...] | None = None) -> str:
    """A constant as a formula writes it."""
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | Decimal):
        written = to_text(value)
        return f"({written})" if value < 0 else written
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return f"({serial(value.date())}+{seconds}/86400)" if seconds else literal(serial(value.date()))
    if isinstance(value, date):
        return literal(serial(value))
    return quoted(meaning.text(value, codes))


def serial(day: date) -> int:
    """The serial number of a day: 61 is 1 March 1900 in every spreadsheet; earlier ones are ours."""
    return day.toordinal() - _DAY_ZERO


def quoted(text: str) -> str:
    """A text in quotation marks; controls by their numbers, long ones in pieces (Excel holds 255 in one)."""
    parts: list[str] = []
    plain = ""
    for character in text:
        if plain and (character < " " or len(plain) >= _PIECE):
            parts.append(_marks(plain))
            plain = ""
        if character < " ":
            parts.append(f"CHAR({ord(character)})")
        else:
            plain += character
    if plain or not parts:
        parts.append(_marks(plain))
    return parts[0] if len(parts) == 1 else f"({'&'.join(parts)})"


def _marks(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
