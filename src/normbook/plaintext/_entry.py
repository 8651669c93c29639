"""YAML as a tree of entries with lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from normbook.remarks import Place, Refusal

LARGEST = 8_000_000
"""Bytes of a file; an instrument of 300 questions in one language has under 200,000."""
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a file: a text, a list or a mapping of entries, with the line where it begins."""

    value: str | tuple[Entry, ...] | Mapping[str, Entry] | None
    file: str
    line: int

    @property
    def place(self) -> Place:
        return Place(self.file, None, self.line)

    @property
    def text(self) -> str | None:
        """The text of a scalar; None for an empty one and for lists and mappings."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> tuple[Entry, ...]:
        """The entries of a list; a single scalar counts as a list of one, nothing as an empty one."""
        if isinstance(self.value, tuple):
            return self.value
        return (self,) if isinstance(self.value, str) else ()

    @property
    def fields(self) -> Mapping[str, Entry]:
        """The entries of a mapping; none of anything else."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of a list of scalars."""
        return tuple(item.text for item in self.items if item.text is not None)


def read_yaml(data: bytes, file: str) -> Entry:
    """The file as a tree of entries.

    Raises Refusal P001 (not UTF-8), P002 (not YAML), P003 (a key twice), P004
    (anchor, alias or tag), P005 (too large or nested too deeply).
    """
    if len(data) > LARGEST:
        raise Refusal("P005", f"The file has {len(data)} bytes.", "Split it.", Place(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refusal(
            "P001", "The file is not UTF-8 text.", "Save it as UTF-8.", Place(file, None, line)
        ) from None
    return _compose(unicodedata.normalize("NFC", text), file)


def _compose(text: str, file: str) -> Entry:
    import yaml

    try:
        for token in yaml.scan(
            text, Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader
        ):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                place = Place(file, None, token.start_mark.line + 1)
                raise Refusal("P004", "Anchors, aliases and tags are not read.", "Write the part out.", place)
        node = yaml.compose(
            text, Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader
        )
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise Refusal(
            "P002", f"The file is not YAML: {problem}.", "Mend the line.", Place(file, None, line)
        ) from None
    except RecursionError:
        raise Refusal("P005", "The file is nested too deeply.", "Flatten it.", Place(file)) from None
    return Entry(None, file, 1) if node is None else _entry(node, file, 0)


def _entry(node: object, file: str, depth: int) -> Entry:
    import yaml

    assert isinstance(node, yaml.Node)
    line = node.start_mark.line + 1
    if depth > _DEEPEST:
        raise Refusal("P005", "The file is nested too deeply.", "Flatten it.", Place(file, None, line))
    if isinstance(node, yaml.SequenceNode):
        return Entry(tuple(_entry(item, file, depth + 1) for item in node.value), file, line)
    if isinstance(node, yaml.ScalarNode):
        empty = node.value == "" and not node.style
        return Entry(None if empty else str(node.value), file, line)
    assert isinstance(node, yaml.MappingNode)
    fields: dict[str, Entry] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in fields:
            place = Place(file, None, key.start_mark.line + 1)
            raise Refusal("P003", f"The key “{name}” stands twice.", "Keep one.", place)
        inner = _entry(value, file, depth + 1)
        fields[name] = Entry(inner.value, file, key.start_mark.line + 1)
    return Entry(fields, file, line)
