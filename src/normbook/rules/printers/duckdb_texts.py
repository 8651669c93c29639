"""Texts, choices and sets in DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from normbook.rules._core import Aggregate, Apply, Const, Core
from normbook.rules._types import Kind, Type
from normbook.rules.printers.duckdb_numbers import DECIMAL
from normbook.rules.printers.sql import SqlPrinter

_NUMBER = "[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)"
_SPACE = "' ' || chr(9) || chr(10) || chr(13)"


class Texts(SqlPrinter):
    """What the DuckDB printer says of texts and codes."""

    types: ClassVar[Mapping[Kind, str]] = {
        Kind.BOOLEAN: "BOOLEAN",
        Kind.INTEGER: "BIGINT",
        Kind.DECIMAL: DECIMAL,
        Kind.TEXT: "VARCHAR",
        Kind.CHOICE: "VARCHAR",
        Kind.SET: "VARCHAR",
        Kind.DATE: "DATE",
        Kind.MOMENT: "TIMESTAMP",
    }

    def text_functions(self) -> Mapping[str, Callable[[Apply], str]]:
        return {
            "length": lambda node: f"length({self.text(node.items[0])})",
            "concat": lambda node: f"nullif({' || '.join(self.text(item) for item in node.items)}, '')",
            "tidy": self.tidy,
            "slice": self.slice,
            "text": lambda node: self.written(self.show(node.items[0]), node.items[0].type),
            "number-of": self.number_of,
            "choice-count": lambda node: f"coalesce(len({self.split(node.items[0])}), 0)",
            "choice-at": self.choice_at,
            "choice-name": self.choice_name,
        }

    def words(self, text: str) -> str:
        parts = ["'" + part.replace("'", "''") + "'" for part in text.split("\0")]
        return parts[0] if len(parts) == 1 else "(" + " || chr(0) || ".join(parts) + ")"

    def tidy(self, node: Apply) -> str:
        single = f"regexp_replace({self.show(node.items[0])}, '[ \\t\\n\\r]+', ' ', 'g')"
        return f"nullif(trim({single}, ' '), '')"

    def slice(self, node: Apply) -> str:
        whole = self.hold(self.text(node.items[0]))
        length = self.hold(f"length({whole})")
        start, *rest = (self.hold(self.offset(item)) for item in node.items[1:])
        end = rest[0] if rest else length
        first, last = self.hold(_clipped(start, length)), _clipped(end, length)
        count = f"CAST(greatest(({last}) - {first}, 0) AS BIGINT)"
        known = f"{start} IS NOT NULL AND {end} IS NOT NULL"
        return f"CASE WHEN {known} THEN nullif(substring({whole}, {first} + 1, {count}), '') END"

    def offset(self, node: Core) -> str:
        sql = self.show(node)
        return (
            f"CAST(trunc({sql}) AS BIGINT)"
            if node.type.kind is Kind.DECIMAL
            else self.cast(sql, Kind.INTEGER)
        )

    def written(self, sql: str, type_: Type) -> str:
        """The canonical writing of a value."""
        match type_.kind:
            case Kind.DECIMAL:
                return f"rtrim(rtrim({self.cast(sql, Kind.TEXT)}, '0'), '.')"
            case Kind.MOMENT:
                return f"replace({self.cast(sql, Kind.TEXT)}, ' ', 'T')"
            case Kind.TEXT | Kind.CHOICE | Kind.SET:
                return sql
            case _:
                return self.cast(sql, Kind.TEXT)

    def number_of(self, node: Apply) -> str:
        """Refused (NULL) where it has more digits than a number may have."""
        text = self.hold(f"trim({self.show(node.items[0])}, {_SPACE})")
        digits = self.hold(f"CASE WHEN regexp_full_match({text}, '{_NUMBER}') THEN ltrim({text}, '+-') END")
        whole = self.hold(f"ltrim(split_part({digits}, '.', 1), '0')")
        part = self.hold(f"rtrim(split_part({digits}, '.', 2), '0')")
        held = f"length({whole}) <= 15 AND length({part}) <= 9 AND length({whole}) + length({part}) <= 15"
        sign = f"CASE WHEN starts_with({text}, '-') THEN '-0' ELSE '0' END"
        return f"CASE WHEN {held} THEN TRY_CAST({sign} || {whole} || '.' || {part} || '0' AS {DECIMAL}) END"

    def split(self, node: Core) -> str:
        """The codes of a choice, a set or a text of codes as a list."""
        codes = f"string_split({self.cast(self.show(node), Kind.TEXT)}, ' ')"
        return codes if node.type.kind is Kind.SET else f"list_filter({codes}, lambda x: x <> '')"

    def choice_at(self, node: Apply) -> str:
        place = self.hold(self.offset(node.items[1]))
        return f"CASE WHEN {place} >= 0 THEN list_extract({self.split(node.items[0])}, {place} + 1) END"

    def choice_name(self, node: Apply) -> str:
        code, texts = node.items[0], [str(item.value) for item in node.items[1:] if isinstance(item, Const)]
        names = dict(zip(texts[::2], texts[1::2], strict=True))
        if not names or code.type.kind not in (Kind.TEXT, Kind.CHOICE):
            return self.cast("NULL", Kind.TEXT)
        named = {each: name for each, name in names.items() if name} or {"": ""}
        pairs = " ".join(f"WHEN {self.words(each)} THEN {self.words(name)}" for each, name in named.items())
        return f"CASE {self.show(code)} {pairs} END"

    def joined(self, node: Aggregate) -> str:
        """The texts of those that have a value, with the separator between."""
        separator, items = node.items[0], node.items[1:]
        lists = [self.texts(item) for item in items]
        every = lists[0] if len(lists) == 1 else f"list_concat({', '.join(lists)})"
        present = f"list_filter({every}, lambda x: x IS NOT NULL)"
        if isinstance(separator, Const):
            return f"nullif(array_to_string({present}, {self.text(separator)}), '')"
        kept, between = self.hold(present), self.hold(self.text(separator))
        every = f"list_reduce({kept}, lambda x, y: x || {between} || y)"
        return f"nullif(CASE WHEN len({kept}) > 0 THEN {every} END, '')"

    def texts(self, node: Core) -> str:
        """A scalar or a list as a list of texts."""
        if not node.type.many:
            return f"[{self.cast(self.written(self.show(node), node.type), Kind.TEXT)}]"
        return f"list_transform({self.show(node)}, lambda x: {self.written('x', node.type.one)})"

    def reordered(self, sql: str, codes: tuple[str, ...] | None) -> str:
        own = f"string_split({sql}, ' ')"
        if codes is None:
            return f"array_to_string(list_sort({own}), ' ')"
        order = ", ".join(self.words(code) for code in codes)
        held = self.hold(own)
        found = f"array_to_string(list_filter([{order}], lambda x: list_contains({held}, x)), ' ')"
        return f"CASE WHEN {held} IS NOT NULL THEN {found} END"


def _clipped(place: str, length: str) -> str:
    """A place as Python's slices count it: from the end where negative, never outside the text."""
    return f"CASE WHEN {place} < 0 THEN greatest({length} + {place}, 0) ELSE least({place}, {length}) END"
