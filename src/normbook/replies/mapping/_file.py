"""The mapping file read strictly: an unknown key is a remark with its line (docs/mapping-file.md)."""

from __future__ import annotations

import datetime

from normbook.plaintext import Fields, read_yaml
from normbook.remarks import Place, Refusal, Remark
from normbook.replies.mapping._codes import Code
from normbook.replies.mapping._file_tables import read_table
from normbook.replies.mapping._file_values import VALUE_KEYS, read_question_rules, read_value_rule
from normbook.replies.mapping._model import MappingFile

_KEYS = ("instrument", "compiled", "source", "dated", *VALUE_KEYS, "questions", "tables")


def read_mapping(data: bytes, file: str) -> tuple[MappingFile, tuple[Remark, ...]]:
    """The mapping in a file, with every remark of reading it.

    Raises Refusal where the file is not plain YAML or declares no table (W101).
    """
    remarks: list[Remark] = []
    fields = Fields(read_yaml(data, file), _KEYS, remarks)
    listed = fields.entry_of("tables")
    if listed is None or (not listed.items and not listed.fields):
        raise Refusal(
            Code.TABLES.value,
            "The mapping describes no table.",
            "Add “tables:” with one entry for each layout of data (docs/mapping-file.md).",
            Place(file, None, listed.line if listed else None),
        )
    entries = listed.items or (listed,)
    mapping = MappingFile(
        file=file,
        tables=tuple(read_table(entry, remarks) for entry in entries),
        instrument=fields.text("instrument"),
        compiled=fields.flag("compiled"),
        source=fields.text("source") or "",
        dated=read_day(fields, "dated"),
        values=read_value_rule(fields),
        questions=read_question_rules(fields),
    )
    return mapping, tuple(remarks)


def read_day(fields: Fields, name: str) -> datetime.date | None:
    """A day written as 2023-05-11; a remark where it is something else."""
    text = fields.text(name)
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is not a day."
        fields.remark(Code.DATE, message, "Write it as 2023-05-11.", fields.entry_of(name))
        return None
