"""What the file says of itself: Dublin Core properties with dates given, never the clock's."""

from __future__ import annotations

from xml.sax.saxutils import escape

from normbook.documents._document import Document
from normbook.documents._legible import one_line

APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Normbook</Application></Properties>"
)
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_xml(document: Document) -> str:
    """The core properties part."""
    metadata = document.metadata
    named = (
        ("dc:title", document.title),
        ("dc:subject", metadata.subject),
        ("dc:creator", metadata.author),
        ("dc:identifier", metadata.identifier),
        ("dc:language", document.language),
        ("cp:keywords", ", ".join(metadata.keywords)),
        ("cp:version", metadata.version),
    )
    parts = [f"<{name}>{escape(one_line(text))}</{name}>" for name, text in named if text]
    if metadata.created is not None:
        moment = f"{metadata.created.isoformat()}T00:00:00Z"
        parts += [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    return f"<cp:coreProperties {_NAMESPACES}>{''.join(parts)}</cp:coreProperties>"
