"""Running text as WordprocessingML: runs, hyperlinks, bookmarks of figures, footnote references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from normbook.documents._document import Document, direction_of
from normbook.documents._inline import Inline, Run, Style
from normbook.documents._legible import legible, safe_link
from normbook.documents.docx._package import Relations

_STYLES = {
    Style.PLAIN: "",
    Style.ITALIC: "<w:i/><w:iCs/>",
    Style.BOLD: "<w:b/><w:bCs/>",
    Style.CODE: "",
    Style.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
}
TAGS = {"ar": "ar-SA", "zh": "zh-CN", "en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES"}
LONGEST_BOOKMARK = 40  # letters, the limit of word processors


@dataclass(slots=True)
class Writing:
    """What is gathered while one file is written: footnotes, bookmarks, relations, pictures, lists."""

    document: Document
    footnotes: list[str] = field(default_factory=list)
    bookmarks: dict[str, int] = field(default_factory=dict)
    relations: Relations = field(default_factory=Relations)
    footnote_relations: Relations = field(default_factory=Relations)
    images: dict[str, bytes] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    marked: int = 0

    @property
    def rtl(self) -> bool:
        return self.document.direction == "rtl"

    def bookmarked(self, wanted: str, body: str) -> str:
        """`body` between the marks of a bookmark; a name used before gets a number behind it."""
        name = bookmark_name(wanted)
        self.bookmarks[name] = self.bookmarks.get(name, 0) + 1
        if self.bookmarks[name] > 1:
            suffix = f"_{self.bookmarks[name]}"
            name = name[: LONGEST_BOOKMARK - len(suffix)] + suffix
        self.marked += 1
        start = f'<w:bookmarkStart w:id="{self.marked}" w:name="{name}"/>'
        return f'{start}{body}<w:bookmarkEnd w:id="{self.marked}"/>'


def bookmark_name(wanted: str) -> str:
    """The bookmark of a trace or id: letters, digits and low lines, at most 40, not starting with a digit."""
    name = re.sub(r"\W+", "_", wanted, flags=re.ASCII).strip("_") or "b"
    if not name[0].isalpha():
        name = f"b_{name}"
    if len(name) > LONGEST_BOOKMARK:
        name = f"{name[:29]}_{sha256(wanted.encode()).hexdigest()[:10]}"
    return name


def paragraph(style: str, body: str, writing: Writing, properties: str = "") -> str:
    """A paragraph of a style; `properties` stand after the style in the order of the schema."""
    bidi = "<w:bidi/>" if writing.rtl else ""
    before, after = _split(properties)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{bidi}{after}</w:pPr>{body}</w:p>'


def plain_run(text: str, writing: Writing, look: str = "") -> str:
    """One run of plain text with the look given as run properties."""
    return _text(legible(text), look, rtl=writing.rtl, language="")


def inline_docx(content: Inline, writing: Writing, *, footnote: bool = False) -> str:
    """Running text as runs; `footnote` says that it stands in a footnote, which has its own relations."""
    relations = writing.footnote_relations if footnote else writing.relations
    return "".join(_run(run, writing, relations) for run in content)


def _split(properties: str) -> tuple[str, str]:
    """keepNext and numbering stand before bidi in the schema; alignment stands after."""
    place = properties.find("<w:jc")
    return (properties, "") if place < 0 else (properties[:place], properties[place:])


def _run(run: Run, writing: Writing, relations: Relations) -> str:
    direction = run.direction or (direction_of(run.language) if run.language else None)
    rtl = writing.rtl if direction is None else direction == "rtl"
    style = _shown(run.style, run.language or writing.document.language)
    look = ('<w:rStyle w:val="Code"/>' if style is Style.CODE else "") + _STYLES[style]
    link = safe_link(run.link)
    if link and run.figure is None:
        look = '<w:rStyle w:val="Hyperlink"/>' + _STYLES[style]
    body = _text(legible(run.text), look, rtl=rtl, language=run.language or "")
    if run.figure is not None:
        body = writing.bookmarked(run.figure, body)
    elif link:
        body = _linked(link, body, relations)
    return body + (_reference(run.footnote, writing) if run.footnote is not None else "")


def _shown(style: Style, language: str) -> Style:
    """Arabic and Chinese have no italic; bold stands for it."""
    return Style.BOLD if style is Style.ITALIC and language[:2] in ("ar", "zh") else style


def _text(text: str, look: str, *, rtl: bool, language: str) -> str:
    if not text:
        return ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    inner = "<w:br/>".join(lines)
    properties = look + ("<w:rtl/>" if rtl else "") + _language(language, rtl=rtl)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>" if properties else f"<w:r>{inner}</w:r>"


def _language(language: str, *, rtl: bool) -> str:
    if not language:
        return ""
    tag = TAGS.get(language, language)
    name = "bidi" if rtl else "eastAsia" if tag.startswith(("zh", "ja", "ko")) else "val"
    return f"<w:lang w:{name}={quoteattr(tag)}/>"


def _linked(link: str, body: str, relations: Relations) -> str:
    if link.startswith("#"):
        return f'<w:hyperlink w:anchor="{bookmark_name(link[1:])}">{body}</w:hyperlink>'
    return f'<w:hyperlink r:id="{relations.add("hyperlink", link)}">{body}</w:hyperlink>'


def _reference(footnote: Inline, writing: Writing) -> str:
    number = len(writing.footnotes) + 1
    writing.footnotes.append("")
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    text = mark + plain_run(" ", writing) + inline_docx(footnote, writing, footnote=True)
    writing.footnotes[number - 1] = paragraph("FootnoteText", text, writing)
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
