"""What stands around the text: headers, footer, footnotes, settings and the table of fonts."""

from __future__ import annotations

from normbook.documents._document import Language
from normbook.documents._words import WORDS
from normbook.documents.docx._blocks import field
from normbook.documents.docx._inline import TAGS, Writing, paragraph, plain_run

FONT_TABLE = (
    '<w:font w:name="Noto Sans"><w:altName w:val="Arial"/><w:family w:val="swiss"/></w:font>'
    '<w:font w:name="Noto Naskh Arabic"><w:altName w:val="Traditional Arabic"/>'
    '<w:family w:val="roman"/></w:font>'
    '<w:font w:name="Noto Sans SC"><w:altName w:val="Microsoft YaHei"/><w:family w:val="swiss"/></w:font>'
)
_TAB = "<w:r><w:tab/></w:r>"


def header_xml(writing: Writing, *, first: bool) -> str:
    """The banner, and the symbol on every page but the first, which has it in the masthead."""
    document = writing.document
    symbol = "" if first else plain_run(document.masthead.symbol, writing, '<w:rStyle w:val="Quiet"/>')
    body = plain_run(document.banner, writing) + (_TAB + symbol if symbol else "")
    return paragraph("Banner" if document.banner else "Header", body, writing)


def footer_xml(writing: Writing) -> str:
    """Identifier and version at the start, page and number of pages at the end."""
    metadata = writing.document.metadata
    identifier = " · ".join(dict.fromkeys(filter(None, (metadata.identifier, metadata.version))))
    parts = WORDS[writing.document.language].page.replace("{pages}", "{page}").split("{page}")
    page = (
        plain_run(parts[0], writing)
        + field("PAGE", "1", writing)
        + plain_run(parts[1], writing)
        + field("NUMPAGES", "1", writing)
        + plain_run(parts[2], writing)
    )
    return paragraph("Footer", plain_run(identifier, writing) + _TAB + page, writing)


def footnotes_xml(writing: Writing) -> str:
    """The separators that every file needs, then the footnotes from 1."""
    bidi = "<w:bidi/>" if writing.rtl else ""
    spacing = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    line = f"<w:p><w:pPr>{bidi}{spacing}</w:pPr><w:r>{{}}</w:r></w:p>"
    separators = (
        f'<w:footnote w:type="separator" w:id="-1">{line.format("<w:separator/>")}</w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0">'
        f"{line.format('<w:continuationSeparator/>')}</w:footnote>"
    )
    return separators + "".join(
        f'<w:footnote w:id="{number}">{text}</w:footnote>'
        for number, text in enumerate(writing.footnotes, start=1)
    )


def settings_xml(language: Language) -> str:
    """Separators of footnotes, the present layout rules of word processors, the language."""
    name = {"ar": "bidi", "zh": "eastAsia"}.get(language, "val")
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:{name}="{TAGS[language]}"/>'
    )
