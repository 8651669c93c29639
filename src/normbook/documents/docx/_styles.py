"""The styles of the file: one table of paragraph styles, printed as WordprocessingML.

Sizes are in half points, distances in twentieths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass

from normbook.documents._document import Language
from normbook.documents.docx._package import HEAD

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_END_TAB = '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
_ACCENT, _WARM, _QUIET, _INK = "0B5563", "8A4B00", "4D5965", "16202A"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: `size` is a share of the body's; `after` and `before` are distances."""

    id: str
    name: str
    size: float = 1.0
    before: int = 0
    after: int = 120
    look: str = ""
    colour: str = ""
    properties: str = ""
    later: str = ""
    outline: int | None = None
    parent: str = "Normal"


def _edge(colour: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{colour}"/></w:pBdr>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
_HANGING = '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'
_BANNER_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="{_WARM}"/></w:pBdr>'
_CONTENTS = (
    '<w:tabs><w:tab w:val="left" w:pos="{0}"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
)
STYLES = (
    ParagraphStyle("BodyText", "Body Text"),
    ParagraphStyle("Title", "Title", 1.75, 480, 160, _BOLD, properties=_KEEP),
    ParagraphStyle("Subtitle", "Subtitle", 1.15, 0, 160, colour=_QUIET),
    ParagraphStyle("Heading1", "heading 1", 1.4, 480, 200, _BOLD, properties=_KEEP + _HANGING, outline=0),
    ParagraphStyle("Heading2", "heading 2", 1.2, 360, 160, _BOLD, properties=_KEEP + _HANGING, outline=1),
    ParagraphStyle("Heading3", "heading 3", 1.0, 280, 120, _BOLD, properties=_KEEP + _HANGING, outline=2),
    ParagraphStyle(
        "Heading4",
        "heading 4",
        1.0,
        240,
        120,
        '<w:u w:val="single"/>',
        properties=_KEEP + _HANGING,
        outline=3,
    ),
    ParagraphStyle("NumberedParagraph", "Numbered Paragraph", properties=_HANGING),
    ParagraphStyle("ListItem", "List Paragraph", after=80),
    ParagraphStyle("Caption", "caption", 1.0, 320, 40, _BOLD, properties=_KEEP),
    ParagraphStyle("Base", "Base", 0.95, 0, 100, colour=_QUIET, properties=_KEEP),
    ParagraphStyle("Picture", "Picture", after=60),
    ParagraphStyle("Source", "Source", 0.85, 40, 40, colour=_QUIET),
    ParagraphStyle("AfterTable", "After Table", 0.6, 0, 60),
    ParagraphStyle("TableHead", "Table Head", 0.9, 40, 40, colour=_QUIET, properties="<w:keepNext/>"),
    ParagraphStyle("TableText", "Table Text", 0.9, 40, 40),
    ParagraphStyle("NoteTitle", "Note Title", 1, 240, 0, _BOLD, _ACCENT, "<w:keepNext/>" + _edge(_ACCENT)),
    ParagraphStyle("Note", "Note", after=120, properties=_edge(_ACCENT)),
    ParagraphStyle("ConfirmTitle", "Confirm Title", 1, 240, 0, _BOLD, _WARM, "<w:keepNext/>" + _edge(_WARM)),
    ParagraphStyle("Confirm", "Confirm", after=120, properties=_edge(_WARM)),
    ParagraphStyle("TOCHeading", "TOC Heading", 1, 360, 120, _BOLD, properties="<w:keepNext/>"),
    ParagraphStyle("TOC1", "toc 1", after=40, properties=_CONTENTS.format(567)),
    ParagraphStyle(
        "TOC2", "toc 2", after=40, properties=_CONTENTS.format(1021), later='<w:ind w:left="454"/>'
    ),
    ParagraphStyle(
        "TOC3", "toc 3", after=40, properties=_CONTENTS.format(1474), later='<w:ind w:left="907"/>'
    ),
    ParagraphStyle(
        "TOC4", "toc 4", after=40, properties=_CONTENTS.format(1928), later='<w:ind w:left="1361"/>'
    ),
    ParagraphStyle("Header", "header", 0.9, after=0, properties=_END_TAB),
    ParagraphStyle("Banner", "Banner", 0.9, 0, 120, _BOLD, _WARM, _BANNER_RULE + _END_TAB),
    ParagraphStyle("Footer", "footer", 0.85, after=0, colour=_QUIET, properties=_END_TAB),
    ParagraphStyle("FootnoteText", "footnote text", 0.9, after=40),
    ParagraphStyle("Issuer", "Issuer", 1.1, after=120),
    ParagraphStyle("Symbol", "Symbol", 1.35, 0, 120, _BOLD, later='<w:jc w:val="end"/>'),
    ParagraphStyle("Masthead", "Masthead", 0.9, after=40, colour=_QUIET),
    ParagraphStyle(
        "MastheadAside", "Masthead Aside", 0.9, after=40, colour=_QUIET, later='<w:jc w:val="end"/>'
    ),
)


def styles_xml(language: Language) -> str:
    """The styles part in the type and size of `language`; Arabic stands two steps larger."""
    size = 25 if language == "ar" else 21
    fonts = (
        '<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" '
        'w:eastAsia="Noto Sans SC" w:cs="Noto Naskh Arabic"/>'
    )
    languages = f'<w:lang w:val="{_latin(language)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>{languages}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:style>'
    )
    styles = "".join(_paragraph_style(style, size) for style in STYLES)
    if language == "ar":
        styles = styles.replace("<w:left w:val", "<w:right w:val")
    return f"{HEAD}<w:styles {_W}>{defaults}{normal}{styles}{_OTHERS}</w:styles>"


_OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    f'<w:rPr><w:color w:val="{_ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/>'
    '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="EEF4F5"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/>'
    f'<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{_QUIET}"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="16202A"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B9C2CA"/></w:tblBorders></w:tblPr></w:style>'
)


def _latin(language: Language) -> str:
    return {"fr": "fr-FR", "es": "es-ES", "ru": "ru-RU"}.get(language, "en-GB")


def _paragraph_style(style: ParagraphStyle, size: int) -> str:
    sized = round(size * style.size)
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    underline = style.look if "<w:u " in style.look else ""
    look = "" if underline else style.look
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    built_in = style.name[0].islower() or style.id in (
        "Title",
        "Subtitle",
        "TOCHeading",
        "BodyText",
        "ListItem",
    )
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.parent}"/><w:qFormat/><w:pPr>{style.properties}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>{style.later}{outline}</w:pPr>'
        f'<w:rPr>{look}{colour}<w:sz w:val="{sized}"/><w:szCs w:val="{sized}"/>{underline}</w:rPr></w:style>'
    )
