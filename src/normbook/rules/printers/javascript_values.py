"""Values, inputs, reasons and marks as printed JavaScript writes and reads them."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from normbook.rules._types import Kind, Type
from normbook.values import PLACES, Value

_READERS = {
    Kind.BOOLEAN: "read_boolean",
    Kind.INTEGER: "read_number",
    Kind.DECIMAL: "read_number",
    Kind.DATE: "read_date",
    Kind.MOMENT: "read_moment",
    Kind.SET: "read_set",
    Kind.CHOICE: "read_code",
}
_INHERITED = frozenset(
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split()
)


def quoted(text: str) -> str:
    """A text as a literal that may also stand inside a page."""
    return json.dumps(text).replace("<", "\\u003c")


def constant(value: Value) -> str:
    """A value as a literal of the runtime's own writing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"({int(value)})" if value == int(value) else f"({int(Decimal(value).scaleb(PLACES))}n)"
    if isinstance(value, datetime):
        return f"({int((value - datetime(1970, 1, 1)).total_seconds())})"
    if isinstance(value, date):
        return f"({(value - date(1970, 1, 1)).days})"
    if isinstance(value, frozenset):
        return "[" + ", ".join(quoted(code) for code in sorted(value)) + "]"
    return quoted(value)


def member(name: str, key: str) -> str:
    """The property `key` of a JSON object."""
    if key in _INHERITED or key.startswith("__"):
        return f"n.own({name}, {quoted(key)})"
    return f"{name}[{quoted(key)}]"


def read(key: str, type_: Type | None) -> str:
    """The source that reads an input from the reply `V`."""
    reader = _READERS.get(type_.kind, "read_text") if type_ is not None else "read_text"
    if type_ is not None and type_.many:
        return f"n.read_column({member('V', key)}, n.{reader})"
    return f"n.{reader}({member('V', key)})"


def stated(key: str) -> str:
    """The source of the reason that the reply states."""
    return f'({member("R", key)} ?? "not-answered")'


def marked(key: str, mark: str) -> str:
    """The source of the test whether the reply marks the value so."""
    return f"({member('M', key)} ?? []).includes({quoted(mark)})"
