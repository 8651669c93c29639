"""Tables as WordprocessingML: no vertical rules, heads repeated on every page, notes below."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from normbook.documents._inline import Inline, plain_text
from normbook.documents._legible import one_line
from normbook.documents._tables import Align, Cell, Placed, Table, placed
from normbook.documents._widths import column_weights
from normbook.documents._words import WORDS
from normbook.documents.docx._inline import Writing, inline_docx, paragraph, plain_run

WHOLE = 14  # rows; a longer table may run over the end of a page
TEXT_WIDTH = 9070  # twentieths of a point: 16 cm between the margins of A4
_ALIGN = {Align.START: "", Align.END: '<w:jc w:val="end"/>', Align.CENTRE: '<w:jc w:val="center"/>'}
_SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


def table_docx(table: Table, writing: Writing) -> str:
    """Caption, table, source and notes."""
    words = WORDS[writing.document.language]
    number = words.table.format(number=table.number) if table.number else ""
    widths = _widths(table)
    heads = _rows(table, table.heads, widths, writing, head=True)
    if table.rows:
        rows = _rows(table, table.rows, widths, writing, head=False)
    else:
        empty = Cell((), columns=table.width)
        text = plain_run(table.empty or words.empty, writing)
        body = _cell_xml(Placed(0, 0, empty), text, Align.START, widths, 1, writing, head=False)
        rows = f"<w:tr>{body}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return "".join(
        (
            caption_docx(number, table.caption, table.base, writing, table.id),
            f"<w:tbl>{_properties(table, writing)}<w:tblGrid>{grid}</w:tblGrid>{heads}{rows}</w:tbl>",
            source_docx(table.source, writing),
            *(_note(note.letter, note.content, writing) for note in table.notes),
            paragraph("AfterTable", "", writing),
        )
    )


def caption_docx(number: str, caption: Inline, base: Inline, writing: Writing, anchor: str) -> str:
    """Number, caption and base on lines of their own, kept with what follows."""
    parts = [plain_run(number, writing, '<w:rStyle w:val="Quiet"/>'), inline_docx(caption, writing)]
    lines = [part for part in parts if part]
    body = "<w:r><w:br/></w:r>".join(lines)
    if anchor:
        body = writing.bookmarked(anchor, body)
    below = paragraph("Base", inline_docx(base, writing), writing) if base else ""
    return paragraph("Caption", body, writing) + below


def source_docx(source: Inline, writing: Writing) -> str:
    """The line that says where the figures come from."""
    if not source:
        return ""
    word = plain_run(WORDS[writing.document.language].source, writing)
    return paragraph("Source", word + inline_docx(source, writing), writing)


def _note(letter: str, content: Inline, writing: Writing) -> str:
    mark = plain_run(letter, writing, _SUPERSCRIPT) + plain_run(" ", writing)
    return paragraph("Source", mark + inline_docx(content, writing), writing)


def _widths(table: Table) -> list[int]:
    weights = column_weights(table)
    widths = [int(TEXT_WIDTH * weight / sum(weights)) for weight in weights]
    widths[0] += TEXT_WIDTH - sum(widths)
    return widths


def _properties(table: Table, writing: Writing) -> str:
    direction = "<w:bidiVisual/>" if writing.rtl else ""
    caption = one_line(plain_text(table.caption))
    return (
        f'<w:tblPr><w:tblStyle w:val="Ruled"/>{direction}<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
    )


def _rows(
    table: Table, rows: tuple[tuple[Cell, ...], ...], widths: list[int], writing: Writing, *, head: bool
) -> str:
    cells: list[dict[int, str]] = [{} for _ in rows]
    for place in placed(rows, table.width, ""):
        align = table.head_alignment(place) if head else place.cell.alignment
        text = _cell_text(place.cell, writing)
        cells[place.row][place.column] = _cell_xml(place, text, align, widths, len(rows), writing, head=head)
        for below in range(place.row + 1, place.row + place.cell.rows):
            cells[below][place.column] = _covered(place, widths, len(rows), writing, below=below, head=head)
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return "".join(
        f"<w:tr>{properties}{''.join(row[column] for column in sorted(row))}</w:tr>" for row in cells
    )


def _cell_text(cell: Cell, writing: Writing) -> str:
    text = inline_docx(cell.content, writing)
    return text + (plain_run(", ".join(cell.notes), writing, _SUPERSCRIPT) if cell.notes else "")


def _cell_xml(
    place: Placed, text: str, align: Align, widths: list[int], count: int, writing: Writing, *, head: bool
) -> str:
    merge = '<w:vMerge w:val="restart"/>' if place.cell.rows > 1 else ""
    last = place.row + place.cell.rows == count
    properties = _cell_properties(place, widths, merge, first=head and place.row == 0, last=last, head=head)
    style = "TableHead" if head else "TableText"
    kept = "<w:keepNext/>" if not head and not last and count <= WHOLE else ""
    return f"<w:tc>{properties}{paragraph(style, text, writing, kept + _ALIGN[align])}</w:tc>"


def _covered(
    place: Placed, widths: list[int], count: int, writing: Writing, *, below: int, head: bool
) -> str:
    last = below + 1 == count
    properties = _cell_properties(place, widths, "<w:vMerge/>", first=False, last=last, head=head)
    return f"<w:tc>{properties}{paragraph('TableHead' if head else 'TableText', '', writing)}</w:tc>"


def _cell_properties(
    place: Placed, widths: list[int], merge: str, *, first: bool, last: bool, head: bool
) -> str:
    width = sum(widths[place.column : place.column + place.cell.columns])
    span = f'<w:gridSpan w:val="{place.cell.columns}"/>' if place.cell.columns > 1 else ""
    top = '<w:top w:val="single" w:sz="12" w:space="0" w:color="16202A"/>' if first else ""
    bottom = '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="16202A"/>' if last else ""
    borders = f"<w:tcBorders>{top}{bottom}</w:tcBorders>" if top or bottom else ""
    vertical = '<w:vAlign w:val="bottom"/>' if head else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{borders}{vertical}</w:tcPr>'
