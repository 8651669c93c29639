"""The file of coded replies: Parquet with a column for each key, a row for each reply.

A column says in the metadata of its field (`normbook`, JSON) what it holds:

    codes   choice, yes/no, attribute: the place of the code in the codebook; an absence is
            -1 less the place of its reason in the list of reasons
    mask    set of at most 62 codes: bit b for the b-th code; absences as above
    plain   number, date, text, larger set (codes between spaces), roster column (list): the
            value, null where absent; `<key>@reason` has the codes of reasons, 0 where there is
            a value, and is there only where a reason other than "not answered" is

`<key>@marks` has a bit for each mark, where there are marks. `@respondent` and
`@period` say whose reply it is, `by:<name>` is an attribute as codes. Row groups are
small enough to stay in the cache of a processor while every column is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normbook.remarks import Place, Refusal
from normbook.rules import Kind, Type
from normbook.values import Mark, Reason

if TYPE_CHECKING:
    import pyarrow as arrow
    from pyarrow import parquet

REASONS = tuple(Reason)
MARKS = tuple(Mark)
RESPONDENT, PERIOD = "@respondent", "@period"
BY = "by:"
GROUP_ROWS = 131_072
"""Rows of a row group: one column of it as 64-bit numbers is one MiB."""
MASK_CODES = 62
_NAME = b"normbook"


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """How one column stands in the file: "codes", "mask" or "plain", its type and its codebook."""

    key: str
    form: str
    type: Type
    codes: tuple[str, ...] = ()

    def metadata(self) -> dict[bytes, bytes]:
        listed = None if self.type.codes is None else list(self.type.codes)
        written = {
            "key": self.key,
            "form": self.form,
            "kind": self.type.kind.value,
            "listed": listed,
            "many": self.type.many,
            "codes": list(self.codes),
        }
        return {_NAME: json.dumps(written, ensure_ascii=False).encode()}

    @classmethod
    def read(cls, metadata: Mapping[bytes, bytes]) -> CodedColumn:
        found = json.loads(metadata[_NAME])
        listed = None if found["listed"] is None else tuple(found["listed"])
        type_ = Type(Kind(found["kind"]), listed, found["many"])
        return cls(found["key"], found["form"], type_, tuple(found["codes"]))


@dataclass(frozen=True, slots=True)
class Coded:
    """A file of coded replies, on disk or in memory, with what its head says."""

    source: Path | bytes
    rows: int
    groups: int
    columns: Mapping[str, CodedColumn]
    names: frozenset[str]
    members: frozenset[str] | None = None
    invited: frozenset[str] | None = None

    @classmethod
    def of(cls, source: Path | bytes) -> Coded:
        """The file, its head read. Raises Refusal C001 where it is not such a file."""
        try:
            opened = _opened(source)
            head = json.loads((opened.schema_arrow.metadata or {})[_NAME])
            fields = [field for field in opened.schema_arrow if _NAME in (field.metadata or {})]
            columns = {field.name: CodedColumn.read(field.metadata) for field in fields}
        except (
            ValueError,
            KeyError,
        ) as error:  # pyarrow's fault with another file is a ValueError
            place = Place(str(source)) if isinstance(source, Path) else None
            raise Refusal(
                "C001", "This is not a file of coded replies.", "Write it again from the replies.", place
            ) from error
        names = frozenset(opened.schema_arrow.names)
        rows, groups = opened.metadata.num_rows, opened.num_row_groups
        sets = {
            name: None if head[name] is None else frozenset(head[name]) for name in ("members", "invited")
        }
        return cls(source, rows, groups, columns, names, sets["members"], sets["invited"])

    def open(self) -> parquet.ParquetFile:
        """A reader of its own, for one thread."""
        return _opened(self.source)

    def table(self, names: Iterable[str]) -> arrow.Table:
        """The named columns of all replies."""
        return self.open().read(columns=list(dict.fromkeys(names)), use_threads=True)

    def attribute(self, name: str) -> CodedColumn:
        """The column of an attribute. Raises Refusal C002 where the file was written without it."""
        if BY + name not in self.columns:
            listed = ", ".join(key.removeprefix(BY) for key in self.columns if key.startswith(BY))
            message = f"The file of coded replies has no attribute “{name}”; it has: {listed or 'none'}."
            raise Refusal("C002", message, "Write the file with this attribute.")
        return self.columns[BY + name]


def head_of(members: frozenset[str] | None, invited: frozenset[str] | None) -> dict[bytes, bytes]:
    """The metadata of the whole file."""
    head = {
        "members": None if members is None else sorted(members),
        "invited": None if invited is None else sorted(invited),
    }
    return {_NAME: json.dumps(head).encode()}


def code_of(reason: Reason) -> int:
    """The negative code of a reason."""
    return -1 - REASONS.index(reason)


def _opened(source: Path | bytes) -> parquet.ParquetFile:
    import pyarrow as arrow
    from pyarrow import parquet

    return parquet.ParquetFile(source if isinstance(source, Path) else arrow.BufferReader(source))
