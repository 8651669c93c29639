"""DOCX: what a word processor needs to treat the parts as its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from pypdf import PdfReader

from normbook.content import content_path
from normbook.documents import (
    LANGUAGES,
    Cell,
    Document,
    Metadata,
    Paragraph,
    Run,
    Table,
    inline,
    write_docx,
)
from normbook.documents.docx._inline import bookmark_name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def body(document) -> etree._Element:
    return part(write_docx(document), "word/document.xml")


def small(*blocks, language="en"):
    return Document("Title", language, Metadata("d1"), blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_reader_sees_headings_tables_and_pictures(layout, language):
    document = layout(language)
    opened = docx.Document(BytesIO(write_docx(document)))
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert [name for name in styles if name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
        "Heading 1",
        "Heading 1",
    ]
    assert opened.paragraphs[0].text == document.title
    assert opened.paragraphs[0].style.name == "Title"
    assert len(opened.tables) == 3
    assert len(opened.inline_shapes) == 6


def test_properties_name_the_document(layout):
    properties = docx.Document(BytesIO(write_docx(layout("ar")))).core_properties
    assert properties.identifier == "layout-fixture-1"
    assert properties.language == "ar"
    assert properties.version == "0.1"
    assert properties.created.date().isoformat() == "2026-03-02"


def test_every_part_is_declared_and_related(layout):
    with ZipFile(BytesIO(write_docx(layout("en")))) as archive:
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        declared = {element.get("PartName") for element in types if element.get("PartName")}
        assert all(name.lstrip("/") in archive.namelist() for name in declared)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        inner = [element for element in relations if element.get("TargetMode") != "External"]
        assert all(f"word/{element.get('Target')}" in archive.namelist() for element in inner)


def test_the_same_document_gives_the_same_bytes(layout):
    assert write_docx(layout("fr")) == write_docx(layout("fr"))


def test_footnotes_are_real(layout):
    content = write_docx(layout("en"))
    (reference,) = part(content, "word/document.xml").iter(f"{W}footnoteReference")
    notes = part(content, "word/footnotes.xml")
    (note,) = notes.xpath("w:footnote[@w:id=$id]", namespaces=NS, id=reference.get(f"{W}id"))
    assert "".join(note.itertext()).strip() == "The list of States stands in annex I, table 12"


def test_heads_of_tables_are_repeated_and_rows_kept_whole(layout):
    tables = body(layout("en")).findall(f".//{W}tbl")
    full = tables[1]
    rows = full.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True] + [False] * 5
    assert not full.findall(f".//{W}left")
    assert full.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "States by what they reported"


def test_arabic_runs_from_right_to_left(layout):
    content = write_docx(layout("ar"))
    root = part(content, "word/document.xml")
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    paragraphs = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr") is not None]
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in paragraphs)
    assert len(root.findall(f".//{W}bidiVisual")) == 3
    texts = [r for r in root.iter(f"{W}r") if r.find(f"{W}t") is not None]
    without = {"".join(r.itertext()) for r in texts if r.find(f"{W}rPr/{W}rtl") is None}
    assert without == {"États, 国家, دول, Государства"}
    header = part(content, "word/header1.xml")
    assert header.find(f".//{W}bidi") is not None


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_other_languages_do_not(layout, language):
    root = body(layout(language))
    assert not root.findall(f".//{W}bidi")
    assert not root.findall(f".//{W}rtl")


def test_banner_symbol_and_page_numbers_stand_around_the_text(layout):
    content = write_docx(layout("en"))
    assert "EXERCISE – invented replies" in "".join(part(content, "word/header1.xml").itertext())
    assert "X/2026/1" in "".join(part(content, "word/header1.xml").itertext())
    first = "".join(part(content, "word/header2.xml").itertext())
    assert "EXERCISE" in first
    assert "X/2026/1" not in first
    footer = "".join(part(content, "word/footer1.xml").itertext())
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert "layout-fixture-1" in footer


def test_figures_are_bookmarks_with_names_of_their_own(layout):
    root = body(layout("en"))
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len({name.casefold() for name in names})
    assert len(ids) == len(set(ids))
    assert bookmark_name("figure:layout/f0001") in names
    assert all(len(name) <= 40 for name in names)
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    assert anchors <= set(names)


def test_a_figure_that_stands_twice_has_two_bookmarks():
    root = body(small(Paragraph(inline(Run("7", figure="f1"), " ", Run("7", figure="f1")))))
    assert [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")] == ["f1", "f1_2"]


def test_a_long_trace_keeps_a_name_of_its_own():
    one, other = (bookmark_name("figure:report-2006/" + "x" * 60 + end) for end in "ab")
    assert one != other
    assert max(len(one), len(other)) == 40


def test_pictures_have_alternative_texts(layout):
    texts = body(layout("en")).xpath("//wp:docPr/@descr", namespaces=NS)
    assert len(texts) == 6
    assert texts[0].startswith("Most States reported a law")


def test_every_list_begins_anew(layout):
    content = write_docx(layout("ar"))
    used = set(part(content, "word/document.xml").xpath("//w:numId/@w:val", namespaces=NS))
    numbers = part(content, "word/numbering.xml").xpath("//w:num/@w:numId", namespaces=NS)
    assert used == set(numbers) == {"1", "2", "3"}


def test_control_characters_do_not_break_the_file():
    text = "a\x00b\x0bc\x1b<&>\ud800"
    opened = docx.Document(BytesIO(write_docx(small(Paragraph(inline(text))))))
    assert opened.paragraphs[-1].text == "a\ufffdb\nc\ufffd<&>\ufffd"


def test_external_links_are_relations_also_in_footnotes():
    link = Run("site", link="https://example.org/?a=1&b=2")
    content = write_docx(small(Paragraph(inline(link, Run("", footnote=inline(link))))))
    for name in ("document", "footnotes"):
        relations = part(content, f"word/_rels/{name}.xml.rels")
        external = [element for element in relations if element.get("TargetMode") == "External"]
        assert [element.get("Target") for element in external] == ["https://example.org/?a=1&b=2"]


def shipped_fonts_alone(folder: Path) -> dict[str, str]:
    """An environment in which programs see the shipped fonts and no others."""
    config = folder / "fonts.conf"
    cache = folder / "cache"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{content_path('fonts')}</dir><cachedir>{cache}</cachedir></fontconfig>",
        "utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


@pytest.mark.soffice
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_prints_it(layout, language, tmp_path):
    source = tmp_path / "layout.docx"
    source.write_bytes(write_docx(layout(language)))
    program = shutil.which("soffice")
    assert program, "LibreOffice (soffice) is not on the path"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=shipped_fonts_alone(tmp_path))
    printed = tmp_path / "layout.pdf"
    assert printed.exists()
    pages = PdfReader(printed).pages
    assert len(pages) >= 5
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all(name.startswith("Noto") for name in fonts), fonts
    if language != "ar":  # the order of extracted Arabic depends on the reader
        banner = "".join(layout(language).banner.split())
        assert all(banner in "".join(page.extract_text().split()) for page in pages)


def test_a_long_table_is_written_whole():
    rows = tuple((Cell(inline(f"Row {n}")), Cell(inline(str(n)), value=n)) for n in range(500))
    opened = docx.Document(
        BytesIO(write_docx(small(Table(inline("c"), ((Cell(inline("a")), Cell(inline("b"))),), rows))))
    )
    assert len(opened.tables[0].rows) == 501
