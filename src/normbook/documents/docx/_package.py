"""The container: parts, their types and relations, zipped with one fixed date.

Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold


@dataclass(slots=True)
class Relations:
    """The relations of one part, each target once."""

    targets: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, kind: str, target: str) -> str:
        """The id of the relation to `target`, of a kind such as "image" or "hyperlink"."""
        return self.targets.setdefault((kind, target), f"rId{len(self.targets) + 1}")

    def xml(self) -> str:
        lines = []
        for (kind, target), name in self.targets.items():
            mode = ' TargetMode="External"' if kind == "hyperlink" else ""
            lines.append(f'<Relationship Id="{name}" Type="{_kind(kind)}" Target={quoteattr(target)}{mode}/>')
        inner = "".join(lines)
        return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def package(parts: dict[str, bytes]) -> bytes:
    """The parts as one file; the same parts give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        _add(archive, "[Content_Types].xml", _content_types(parts).encode())
        for name, content in parts.items():
            _add(archive, name, content)
    return buffer.getvalue()


def _kind(kind: str) -> str:
    if kind == "metadata/core-properties":
        return f"{_PACKAGE}/relationships/{kind}"
    return f"{OFFICE}/{kind}"


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    info = ZipInfo(name, _FIRST_DAY)
    info.external_attr = 0o600 << 16
    info.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
    archive.writestr(info, content)


def _content_types(names: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPES[name]}"/>' for name in names if name in TYPES
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
