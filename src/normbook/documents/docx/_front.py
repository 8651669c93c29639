"""Masthead, title and subtitle."""

from __future__ import annotations

from normbook.documents._inline import Run
from normbook.documents.docx._inline import Writing, inline_docx, paragraph, plain_run
from normbook.documents.docx._tables import TEXT_WIDTH

_RULE = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="16202A"/></w:tcBorders>'
_ASIDE = 3000  # twentieths of a point: the column of symbol, distribution and date


def front_docx(writing: Writing) -> str:
    """The masthead as two columns, then the title and subtitle."""
    document = writing.document
    title = paragraph("Title", inline_docx((Run(document.title),), writing), writing)
    subtitle = (paragraph("Subtitle", plain_run(line, writing), writing) for line in document.subtitle)
    return _masthead(writing) + title + "".join(subtitle)


def _masthead(writing: Writing) -> str:
    masthead = writing.document.masthead
    facts = [fact for fact in (masthead.distribution, masthead.date, masthead.original) if fact]
    if not (masthead.issuer or masthead.symbol or facts or masthead.lines):
        return ""
    direction = "<w:bidiVisual/>" if writing.rtl else ""
    start, end = TEXT_WIDTH - _ASIDE, _ASIDE
    upper = _cell("Issuer", [masthead.issuer], start, "", writing) + _cell(
        "Symbol", [masthead.symbol], end, "", writing
    )
    lower = _cell("Masthead", list(masthead.lines), start, _RULE, writing) + _cell(
        "MastheadAside", facts, end, _RULE, writing
    )
    return (
        f'<w:tbl><w:tblPr>{direction}<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{start}"/><w:gridCol w:w="{end}"/></w:tblGrid>'
        f"<w:tr>{upper}</w:tr><w:tr>{lower}</w:tr></w:tbl>"
    )


def _cell(style: str, lines: list[str], width: int, borders: str, writing: Writing) -> str:
    body = "".join(paragraph(style, plain_run(line, writing), writing) for line in lines or [""])
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>{body}</w:tc>'
