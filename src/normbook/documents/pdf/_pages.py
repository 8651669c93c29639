"""The whole document as typst source, and typst's PDF of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from normbook.content import content_path
from normbook.documents._blocks import Block, Heading, Item, ItemList
from normbook.documents._document import Document, Language
from normbook.documents._faults import DocumentFault
from normbook.documents._legible import one_line
from normbook.documents._outline import anchor_of
from normbook.documents._words import WORDS
from normbook.documents.pdf._blocks import block_typst
from normbook.documents.pdf._inline import Labels, content, string

if TYPE_CHECKING:
    import typst

_FONTS: dict[Language, str] = {
    "ar": '("Noto Naskh Arabic", "Noto Sans", "Noto Sans SC")',
    "zh": '((name: "Noto Sans", covers: "latin-in-cjk"), "Noto Sans SC", "Noto Naskh Arabic")',
}
_LATIN_FONTS = '("Noto Sans", "Noto Naskh Arabic", "Noto Sans SC")'


def write_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1: tagged, with its fonts, the same bytes for the same document.

    Characters that no shipped font has are printed as squares; `unprintable` names them.
    """
    import typst

    try:
        compiler = typst.Compiler(font_paths=_fonts())
        pdf, warnings = compiler.compile_with_warnings(
            typst_source(document).encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs=None
        )
    except typst.TypstError as error:
        raise DocumentFault(f"The document could not be set as PDF: {error.message}") from error
    if warnings:
        raise DocumentFault(f"The document could not be set cleanly as PDF: {warnings[0].message}")
    if not isinstance(pdf, bytes):
        raise DocumentFault("The document could not be set as one PDF.")
    return pdf


def typst_source(document: Document) -> str:
    """Settings, template, masthead, title and blocks as one typst text."""
    anchors = [
        anchor_of(block, place) if isinstance(block, Heading) else block.id
        for place, block in enumerate(document.blocks)
    ]
    ids = dict.fromkeys((*filter(None, anchors), *_item_ids(document.blocks)))
    labels = Labels({anchor: f"b{place}" for place, anchor in enumerate(ids)})
    body = (
        block_typst(block, anchor, document.language, labels)
        for block, anchor in zip(document.blocks, anchors, strict=True)
    )
    return "\n\n".join((_settings(document), _template(), *_front(document), *body))


def _settings(document: Document) -> str:
    metadata = document.metadata
    before, between, after = WORDS[document.language].page.replace("{pages}", "{page}").split("{page}")
    keywords = (*metadata.keywords, metadata.identifier, metadata.version)
    created = metadata.created
    date = (
        f"datetime(year: {created.year}, month: {created.month}, day: {created.day})" if created else "none"
    )
    identifier = " · ".join(dict.fromkeys(filter(None, (metadata.identifier, metadata.version))))
    size, leading = ("12.5pt", "0.85em") if document.language == "ar" else ("10.5pt", "0.75em")
    author = f"({string(one_line(metadata.author))},)" if metadata.author else "()"
    lines = (
        f"title: {string(one_line(document.title))}",
        f"author: {author}",
        f"description: {string(one_line(metadata.subject))}",
        f"keywords: ({', '.join(string(one_line(word)) for word in keywords if word)},)",
        f"date: {date}",
        f"rtl: {'true' if document.direction == 'rtl' else 'false'}",
        f"lang: {string(document.language)}",
        f"font: {_FONTS.get(document.language, _LATIN_FONTS)}",
        f"size: {size}",
        f"leading: {leading}",
        f"banner: {string(document.banner)}",
        f"symbol: {string(document.masthead.symbol)}",
        f"identifier: {string(identifier)}",
        f"page: (page, pages) => [#{string(before)}#page#{string(between)}#pages#{string(after)}]",
    )
    return "#let settings = (\n  " + ",\n  ".join(lines) + ",\n)"


@lru_cache(maxsize=1)
def _template() -> str:
    return Path(__file__).with_name("template.typ").read_text("utf-8")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    import typst

    folder = str(content_path("fonts"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _front(document: Document) -> Iterator[str]:
    masthead = document.masthead
    facts = [fact for fact in (masthead.distribution, masthead.date, masthead.original) if fact]
    if masthead.issuer or masthead.symbol or facts or masthead.lines:
        parts = (
            string(masthead.issuer),
            string(masthead.symbol),
            _array(facts),
            _array(list(masthead.lines)),
        )
        yield f"#masthead({', '.join(parts)})"
    yield "#title()"
    for line in document.subtitle:
        yield f"#block(text(size: 1.15em, fill: quiet, {content(line)}))"


def _array(lines: list[str]) -> str:
    return "(" + "".join(f"{content(line)}, " for line in lines) + ")"


def _item_ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ItemList):
            yield from _ids_below(block.items)


def _ids_below(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if item.id:
            yield item.id
        if item.below is not None:
            if item.below.id:
                yield item.below.id
            yield from _ids_below(item.below.items)
