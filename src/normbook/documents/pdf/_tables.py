"""Tables as typst: heads that repeat on every page, notes and source below."""

from __future__ import annotations

from normbook.documents._document import Language
from normbook.documents._inline import Inline
from normbook.documents._tables import Align, Placed, Table, placed
from normbook.documents._widths import column_weights
from normbook.documents._words import WORDS
from normbook.documents.pdf._inline import Labels, bare, inline_typst, string

WHOLE = 14  # rows; a longer table may run over the end of a page
_ALIGN = {Align.START: "start", Align.END: "end", Align.CENTRE: "center"}


def table_typst(table: Table, language: Language, labels: Labels) -> str:
    """A table as a figure under its caption, which may run over several pages."""
    words = WORDS[language]
    number = words.table.format(number=table.number) if table.number else ""
    caption = captioned(number, table.caption, table.base, labels)
    columns = ", ".join(f"{weight:g}fr" for weight in column_weights(table))
    heads = ", ".join(
        _cell(place, table.head_alignment(place), labels, " + bottom")
        for place in placed(table.heads, table.width, "")
    )
    aligns = _column_alignments(table)
    if table.rows:
        cells = ", ".join(_body_cell(place, aligns, labels) for place in placed(table.rows, table.width, ""))
    else:
        cells = f"table.cell(colspan: {table.width}, {string(table.empty or words.empty)})"
    usual = ", ".join(_ALIGN[align] for align in aligns)
    body = f"ruled(({columns},), ({usual},), ({heads},), {cells})"
    below = [source_line(table.source, language, labels)]
    below += [
        f"#small[#super({string(note.letter)}) {inline_typst(note.content, labels)[1:-1]}]"
        for note in table.notes
    ]
    figure = f"figure({body}, kind: table, caption: {caption})"
    figure = f"#whole({figure})" if len(table.rows) <= WHOLE else f"#{figure}"
    return "\n".join(filter(None, (figure, *below)))


def captioned(number: str, caption: Inline, base: Inline, labels: Labels) -> str:
    """The caption with its number above and its base below."""
    below = inline_typst(base, labels) if base else "none"
    return f"captioned({string(number)}, {inline_typst(caption, labels)}, {below})"


def source_line(source: Inline, language: Language, labels: Labels) -> str:
    """The line that says where the figures come from."""
    if not source:
        return ""
    return f"#small[#{string(WORDS[language].source)}{inline_typst(source, labels)[1:-1]}]"


def _column_alignments(table: Table) -> list[Align]:
    """The alignment of each column's first cell; a cell that stands otherwise says so itself."""
    aligns = [Align.START] * table.width
    for place in reversed(tuple(placed(table.rows, table.width, ""))):
        aligns[place.column] = place.cell.alignment
    return aligns


def _body_cell(place: Placed, aligns: list[Align], labels: Labels) -> str:
    """A cell; one like its column is written bare, which halves the time of a long table."""
    cell = place.cell
    spans = cell.columns > 1 or cell.rows > 1
    if spans or cell.alignment is not aligns[place.column]:
        return _cell(place, cell.alignment, labels, "")
    if len(cell.content) == 1 and not cell.notes and (text := bare(cell.content[0])) is not None:
        return text
    return _content(place, labels)


def _cell(place: Placed, align: Align, labels: Labels, vertical: str) -> str:
    spans = "".join(
        f"{name}: {count}, "
        for name, count in (("colspan", place.cell.columns), ("rowspan", place.cell.rows))
        if count > 1
    )
    return f"table.cell({spans}align: {_ALIGN[align]}{vertical}, {_content(place, labels)})"


def _content(place: Placed, labels: Labels) -> str:
    text = inline_typst(place.cell.content, labels)
    if place.cell.notes:
        return f"[{text[1:-1]}#super({string(', '.join(place.cell.notes))})]"
    return text
