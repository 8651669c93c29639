"""Tables as HTML: caption, heads with their scope, row heads, notes and source below."""

from __future__ import annotations

from normbook.documents._inline import Inline
from normbook.documents._tables import Cell, Placed, Table, placed
from normbook.documents._words import WORDS
from normbook.documents.html._inline import Writing, attributes, escaped, inline_html, joined


def table_html(table: Table, writing: Writing) -> str:
    """A table in a box that scrolls by keyboard where the screen is narrow."""
    words = WORDS[writing.document.language]
    caption_id = writing.free_id(f"caption-{table.id or 'table'}")
    number = words.table.format(number=table.number) if table.number else ""
    caption = caption_html(number, table.caption, table.base, writing)
    anchor = writing.free_id(table.id) if table.id else None
    marks = attributes(class_="table", id=anchor, data_traces=" ".join(table.traces))
    return joined(
        (
            f"<div{marks}>",
            f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{caption_id}">',
            f'<table>\n<caption id="{caption_id}">{caption}</caption>',
            *table_rows(table, writing),
            "</table>\n</div>",
            *_below(table, writing),
            "</div>",
        )
    )


def caption_html(number: str, caption: Inline, base: Inline, writing: Writing) -> str:
    """Number, caption and base, each on its own line of the caption."""
    first = f'<span class="number">{escaped(number)}</span> ' if number else ""
    text = f'{first}<span class="caption">{inline_html(caption, writing)}</span>'
    return text + (f' <span class="base">{inline_html(base, writing)}</span>' if base else "")


def table_rows(table: Table, writing: Writing) -> tuple[str, ...]:
    """Head and body; a table without rows says so."""
    heads = _section(tuple(placed(table.heads, table.width, "")), len(table.heads), table, writing, head=True)
    if not table.rows:
        empty = table.empty or WORDS[writing.document.language].empty
        body = f'<tr><td class="empty" colspan="{table.width}">{escaped(empty)}</td></tr>'
    else:
        cells = tuple(placed(table.rows, table.width, ""))
        body = _section(cells, len(table.rows), table, writing, head=False)
    return (f"<thead>{heads}</thead>", f"<tbody>{body}</tbody>")


def source_html(source: Inline, writing: Writing) -> str:
    """The line that says where the figures come from."""
    if not source:
        return ""
    word = WORDS[writing.document.language].source
    return f'<p class="source"><span class="word">{escaped(word)}</span>{inline_html(source, writing)}</p>'


def _section(cells: tuple[Placed, ...], count: int, table: Table, writing: Writing, *, head: bool) -> str:
    rows = [""] * count
    for place in cells:
        rows[place.row] += _cell(place, table, writing, head=head)
    return "\n".join(f"<tr>{row}</tr>" for row in rows)


def _cell(place: Placed, table: Table, writing: Writing, *, head: bool) -> str:
    cell = place.cell
    scope = None
    if head:
        scope = "colgroup" if cell.columns > 1 else "col"
    elif place.column < table.row_heads:
        scope = "rowgroup" if cell.rows > 1 else "row"
    tag = "th" if scope else "td"
    align = table.head_alignment(place) if head else cell.alignment
    spans = attributes(
        scope=scope,
        class_=align.value,
        colspan=str(cell.columns) if cell.columns > 1 else None,
        rowspan=str(cell.rows) if cell.rows > 1 else None,
    )
    return f"<{tag}{spans}>{inline_html(cell.content, writing)}{_letters(cell)}</{tag}>"


def _letters(cell: Cell) -> str:
    return f"<sup>{escaped(', '.join(cell.notes))}</sup>" if cell.notes else ""


def _below(table: Table, writing: Writing) -> tuple[str, ...]:
    notes = (
        f'<p class="table-note"><sup>{escaped(note.letter)}</sup> {inline_html(note.content, writing)}</p>'
        for note in table.notes
    )
    return (source_html(table.source, writing), *notes)
