"""From surface tree to core tree: names resolved, types found, absences made explicit.

A literal takes the type of what it meets. `x = ''` is the test for absence.
Where a type cannot be found the fault says so with its place and a cure, and
the check goes on, so that one look shows every fault of an expression.
"""

from __future__ import annotations

from normbook.rules import _literals as literals
from normbook.rules._core import Absent, And, Apply, Const, Core, Not, Or, Truth, Var, is_test
from normbook.rules._fault import ExpressionError, Fault
from normbook.rules._operands import as_text, compare, cure_of, flat, span, widened
from normbook.rules._parser import parse
from normbook.rules._scope import Scope, Symbol
from normbook.rules._tree import Binary, Call, Literal, Negative, Path, Reference, Surface, chain
from normbook.rules._types import ANY, BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, join

MOST_ARGUMENTS = 200
"""Arguments of a function; printed source nests once for each."""
NOTHING = Const(None, ANY)
_ARITHMETIC = {"+": "add", "-": "subtract", "*": "multiply", "div": "divide", "mod": "modulo"}


def check(text: str, scope: Scope) -> Core:
    """The core tree of the expression `text` in `scope`.

    Raises ExpressionError with every fault found: R001-R006 (reading), R010
    (unknown name), R011 (types that do not meet), R012 (code that the list does
    not have), R013 (unknown function), R014 (arguments), R015 (path), R016
    (pattern).
    """
    checker = Checker(scope)
    core = checker.lower(parse(text))
    if checker.faults:
        raise ExpressionError(text, tuple(checker.faults))
    return core


def check_test(text: str, scope: Scope) -> Core:
    """As `check`, for an expression that must be true or false: a route, a check, a filter."""
    checker = Checker(scope)
    core = checker.test(parse(text))
    if checker.faults:
        raise ExpressionError(text, tuple(checker.faults))
    return core


class Checker:
    """One pass over one expression; collects faults."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.faults: list[Fault] = []

    def fault(self, code: str, at: int, message: str, cure: str) -> Const:
        """Note a fault and stand in for the part that has it."""
        self.faults.append(Fault(code, at, message, cure))
        return NOTHING

    def lower(self, node: Surface) -> Core:
        """The core tree of a part."""
        match node:
            case Literal():
                return literals.plain(node)
            case Reference():
                return self.reference(node)
            case Path():
                return self.fault("R015", node.at, f"The path {node.text} is not read here.", "Use ${name}.")
            case Negative():
                return self.strict("negate", node.at, [self.number(node.operand)])
            case Call():
                return self.call(node)
            case Binary():
                return self.binary(node)

    def reference(self, node: Reference) -> Core:
        if node.row == "*" or node.column == "*":
            return self.fault(
                "R011",
                node.at,
                f"${{{node.key}}} names several cells where one value is wanted.",
                "Put it into sum(), count(), min(), max(), mean() or join(), or name one cell.",
            )
        symbol = self.scope.symbol(node.key)
        if symbol is None and node.column is None and node.row is not None:
            cells = self.scope.cells(node.name, node.row, None)
            if cells and len(cells) == 1:
                symbol = self.scope.symbol(cells[0])
        if symbol is None:
            return self.unknown(node)
        return Var(symbol.key, symbol.type)

    def unknown(self, node: Reference) -> Const:
        from difflib import get_close_matches

        near = get_close_matches(node.key, list(self.scope.symbols), n=1)
        cure = f"Did you mean ${{{near[0]}}}?" if near else "Name a question that the instrument has."
        return self.fault("R010", node.at, f"There is no question ${{{node.key}}}.", cure)

    def symbol(self, node: Surface) -> Symbol | None:
        """The symbol that a plain reference (or the quoted name XLSForm uses) stands for."""
        if isinstance(node, Literal) and isinstance(node.value, str):
            name = node.value.removeprefix("${").removesuffix("}")
            return self.scope.symbol(name.strip())
        return self.scope.symbol(node.key) if isinstance(node, Reference) else None

    def items(self, node: Surface) -> list[Core]:
        """The scalars and lists that an argument of an aggregate covers."""
        if isinstance(node, Reference):
            wild = "*" in (node.row, node.column)
            whole = node.row is None and node.name in self.scope.grids
            half = node.row is not None and node.column is None and self.scope.symbol(node.key) is None
            if wild or whole or half:
                keys = self.scope.cells(node.name, node.row, node.column)
                found = [self.scope.symbol(key) for key in keys or ()]
                cells: list[Core] = [Var(each.key, each.type) for each in found if each is not None]
                return cells or [self.unknown(node)]
        return [self.lower(node)]

    def test(self, node: Surface) -> Core:
        """A part in a place of boolean meaning."""
        core = self.lower(node)
        if is_test(core) or (isinstance(core, Const) and isinstance(core.value, bool)):
            return core
        if core.type == BOOLEAN:
            return Truth(core)
        if core.type.kind is not Kind.ANY:
            self.fault(
                "R011", node.at, f"This is {core.type}, not true or false.", "Compare it with something."
            )
        return Const(False, BOOLEAN)

    def scalar(self, node: Surface) -> Core:
        """A part that must be one value."""
        core = self.lower(node)
        if core.type.many:
            return self.fault(
                "R011", node.at, f"This is {core.type}.", "Use indexed-repeat() or an aggregate."
            )
        return core

    def number(self, node: Surface) -> Core:
        return self.as_number(self.scalar(node), node.at)

    def as_number(self, core: Core, at: int) -> Core:
        """A scalar in a place that wants a number."""
        if isinstance(core, Const) and isinstance(core.value, str):
            adapted = literals.adapt(core, DECIMAL)
            core = adapted if adapted is not None else core
        if core.type.numeric or core.type.kind is Kind.ANY:
            return core
        return self.fault("R011", at, f"This is {core.type}, not a number.", "Put number() around it.")

    def text(self, node: Surface) -> Core:
        """A part as text; an absence is empty text."""
        core = self.scalar(node)
        return core if core.type.kind in (Kind.TEXT, Kind.CHOICE, Kind.ANY) else as_text(core)

    def date(self, node: Surface) -> Core:
        return self.as_date(self.scalar(node), node.at)

    def as_date(self, core: Core, at: int) -> Core:
        """A scalar in a place that wants a date."""
        if isinstance(core, Const) and isinstance(core.value, str):
            adapted = literals.adapt(core, DATE)
            core = adapted if adapted is not None else core
        if core.type.temporal or core.type.kind is Kind.ANY:
            return core
        return self.fault("R011", at, f"This is {core.type}, not a date.", "Put date() around it.")

    def strict(self, name: str, at: int, items: list[Core], type_: Type | None = None) -> Core:
        """Apply a strict function; whole numbers stay whole numbers."""
        if type_ is None:
            whole = all(item.type.kind is Kind.INTEGER for item in items)
            type_ = INTEGER if whole and name not in ("divide", "power") else DECIMAL
        return Apply(name, tuple(items), type_)

    def binary(self, node: Binary) -> Core:
        if node.operator in ("and", "or"):
            parts = tuple(self.test(part) for part in chain(node))
            return And(flat(parts, And)) if node.operator == "and" else Or(flat(parts, Or))
        if node.operator in _ARITHMETIC:
            return self.arithmetic(node)
        return self.comparison(node)

    def arithmetic(self, node: Binary) -> Core:
        left, right = self.scalar(node.left), self.scalar(node.right)
        if node.operator in ("+", "-") and (left.type.temporal or right.type.temporal):
            return self.calendar(node, left, right)
        items = [self.as_number(left, node.left.at), self.as_number(right, node.right.at)]
        return self.strict(_ARITHMETIC[node.operator], node.at, items, self.money(node, items))

    def money(self, node: Binary, items: list[Core]) -> Type | None:
        """The type where an amount of money takes part: two currencies never meet."""
        found = [item.type for item in items if item.type.numeric and item.type.codes is not None]
        if not found:
            return None
        together = join(items[0].type, items[1].type)
        if together is None:
            message = "Amounts in two currencies never meet in one operation."
            self.fault("R017", node.at, message, "Ask for one currency, or leave the amounts apart.")
        return DECIMAL if node.operator == "div" and len(found) == 2 else together

    def calendar(self, node: Binary, left: Core, right: Core) -> Core:
        if node.operator == "-" and not left.type.numeric and not right.type.numeric:
            return span(self.as_date(left, node.left.at), self.as_date(right, node.right.at))
        if left.type.kind is Kind.DATE and right.type.kind is Kind.INTEGER:
            amount = right if node.operator == "+" else Apply("negate", (right,), INTEGER)
            return Apply("plus-days", (left, amount), DATE)
        if node.operator == "+" and left.type.kind is Kind.INTEGER and right.type.kind is Kind.DATE:
            return Apply("plus-days", (right, left), DATE)
        message = f"{left.type} and {right.type} cannot be put together with {node.operator}."
        return self.fault(
            "R011", node.at, message.capitalize(), "Add whole days to a date, or take a date from a date."
        )

    def comparison(self, node: Binary) -> Core:
        left, right = self.scalar(node.left), self.scalar(node.right)
        for one, other in ((left, right), (right, left)):
            if one == NOTHING and node.operator in ("=", "!="):
                test: Core = Absent(other)
                return test if node.operator == "=" else Not(test)
        if self.faults and Kind.ANY in (left.type.kind, right.type.kind):
            return Const(False, BOOLEAN)
        met = self.meet(node, left, right)
        if met is None:
            return Const(False, BOOLEAN)
        return compare(node.operator, *met)

    def meet(self, node: Binary, left: Core, right: Core) -> tuple[Core, Core] | None:
        """Both sides in one type, or None with a fault noted."""
        if isinstance(left, Const) != isinstance(right, Const) or (
            isinstance(left, Const) and left.type != right.type
        ):
            literal, other = (left, right) if isinstance(left, Const) else (right, left)
            if isinstance(other, Const) and (other.type == TEXT or literal.type == BOOLEAN):
                literal, other = other, literal
            if isinstance(literal, Const):
                adapted = self.literal(node, literal, other.type)
                if adapted is None:
                    return None
                left, right = (adapted, other) if literal is left else (other, adapted)
        joined = join(left.type, right.type)
        if joined is None:
            message = f"{left.type} and {right.type} do not compare."
            self.fault("R011", node.at, message[0].upper() + message[1:], cure_of(left.type, right.type))
            return None
        unordered = node.operator not in ("=", "!=") and not (joined.numeric or joined.temporal)
        if unordered:
            message = f"{joined} has no order."
            self.fault(
                "R011", node.at, message[0].upper() + message[1:], "Put number() around it, or use = and !=."
            )
            return None
        return widened(left, joined), widened(right, joined)

    def literal(self, node: Binary, literal: Const, wanted: Type) -> Const | None:
        adapted = literals.adapt(literal, wanted)
        if adapted is not None:
            return adapted
        shown = literals.shown(literal)
        if wanted.kind in (Kind.CHOICE, Kind.SET) and wanted.codes is not None:
            known = ", ".join(wanted.codes[:8]) + (" …" if len(wanted.codes) > 8 else "")
            self.fault("R012", node.at, f"The list has no code {shown}.", f"Use one of: {known}.")
        else:
            self.fault(
                "R011",
                node.at,
                f"{shown} cannot be {wanted}.",
                "Write the literal as what it is compared with.",
            )
        return None

    def call(self, node: Call) -> Core:
        from normbook.rules.functions import FUNCTIONS

        function = FUNCTIONS.get(node.name)
        if function is None:
            from difflib import get_close_matches

            near = get_close_matches(node.name, list(FUNCTIONS), n=1)
            cure = f"Did you mean {near[0]}()?" if near else "See docs/rules for the functions there are."
            return self.fault("R013", node.at, f"There is no function {node.name}().", cure)
        count = len(node.arguments)
        if count > MOST_ARGUMENTS:
            cure = "Name the cells of a table at once, as ${q[*,column]}, or split it."
            return self.fault("R014", node.at, f"{node.name}() has {count} arguments.", cure)
        if count < function.least or (function.most is not None and count > function.most):
            return self.fault(
                "R014", node.at, f"{node.name}() does not take {count} arguments.", f"Write {function.usage}."
            )
        return function.build(self, node)
