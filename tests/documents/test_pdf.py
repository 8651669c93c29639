"""PDF: tagged, in its own fonts, with every character drawn and in the right direction."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from pypdf import PdfReader

from normbook.documents import (
    LANGUAGES,
    Cell,
    Document,
    DocumentFault,
    Metadata,
    Paragraph,
    Run,
    Table,
    inline,
    unprintable,
    write_pdf,
)
from normbook.documents.pdf import _pages

FONTS = ("NotoSans-", "NotoNaskhArabic-", "NotoSansSC-")


def read(document) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(document)))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def letters(text: str) -> str:
    """Text without spaces, whose place in extracted text depends on the reader."""
    return "".join(text.split())


def small(*blocks, language="en"):
    return Document("Title", language, Metadata("d1"), blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_tagged_and_says_its_language_and_title(layout, language):
    reader = read(layout(language))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"].get("/Direction", "/L2R") == ("/R2L" if language == "ar" else "/L2R")
    assert reader.metadata.title == layout(language).title
    assert reader.xmp_metadata.rdf_root.toxml().count("pdfuaid:part") >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_shipped_fonts_are_in_the_file(layout, language):
    reader = read(layout(language))
    names = set()
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found = font.get_object()
            names.add(found["/BaseFont"].split("+")[-1])
            descendant = found["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"], "the font is embedded"
    assert names
    assert all(name.startswith(FONTS) for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_comes_out_as_it_went_in(layout, language):
    document = layout(language)
    found = letters(text_of(read(document)))
    if language == "ar":  # the order of words depends on the reader; words are whole
        assert all(word.strip(":") in found for word in document.title.split())
    else:
        assert letters(document.title) in found
        assert letters(document.blocks[4].content[0].text) in found


def test_every_arabic_letter_reads_as_itself():
    """Letters drawn apart from their dots come out doubled; see scripts/compose_arabic.py."""
    words = (
        "بيت",
        "تتتت",
        "ثلث",
        "نين",
        "يقين",
        "شجاع",
        "خبز",
        "غضب",
        "ظفر",
        "ذئب",
        "أإآ",
        "مؤثرة",
        "لأن",
        "لآن",
    )
    found = text_of(read(small(*(Paragraph(inline(word)) for word in words), language="ar")))
    for word in words:
        assert word in found or word[::-1] in found, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_the_layout_has_a_glyph(layout, language):
    assert unprintable(layout(language)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_banner_stands_on_every_page(layout, language):
    document = layout(language)
    words = document.banner.split()
    for page in read(document).pages:
        found = page.extract_text()
        assert all(word in found for word in words)


def test_pictures_have_alternative_texts(layout):
    root = read(layout("en")).trailer["/Root"]["/StructTreeRoot"]
    texts = [
        element["/Alt"] for element in elements(root) if element.get("/S") == "/Figure" and "/Alt" in element
    ]
    assert len(texts) == 6
    assert texts[0].startswith(
        "Most States reported a law; fewest kept data. Yes – Law on alternatives to imprisonment: 31"
    )


def test_heads_of_tables_are_tagged(layout):
    tags = [element.get("/S") for element in elements(read(layout("en")).trailer["/Root"]["/StructTreeRoot"])]
    assert tags.count("/Table") >= 2
    assert tags.count("/TH") == 7
    assert {"/H1", "/H2", "/H3", "/H4", "/Note", "/L", "/Caption"} <= set(tags)


def elements(node):
    node = node.get_object()
    yield node
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict) and "/S" in found:
            yield from elements(found)


def test_the_same_document_gives_the_same_bytes(layout):
    first = write_pdf(layout("en"))
    _pages._fonts.cache_clear()
    assert write_pdf(layout("en")) == first


def test_a_long_table_runs_over_pages_under_its_heads():
    rows = tuple(
        (Cell(inline(f"Row {number}")), Cell(inline(str(number)), value=number)) for number in range(300)
    )
    table = Table(inline("Long"), ((Cell(inline("Name")), Cell(inline("Number of replies"))),), rows)
    pages = [page.extract_text() for page in read(small(table)).pages]
    assert len(pages) > 5
    assert all("Number of replies" in page for page in pages)
    assert "Row 299" in pages[-1]


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        "*bold* _it_ `raw` $x$ @ref <label> = head",
        '\\ " \\" #"',
        "// note /* */ https://x",
        "[]{}()",
    ],
)
def test_text_is_never_markup(text):
    assert letters(text) in letters(text_of(read(small(Paragraph(inline(text))))))


def test_characters_without_a_glyph_are_squares_and_named():
    document = small(Paragraph(inline("before 😀 after"), id="p"))
    assert "before □ after" in text_of(read(document))
    (remark,) = unprintable(document)
    assert remark.code == "D002"
    assert "U+1F600" in remark.message


def test_control_characters_are_replaced_and_named():
    document = small(Paragraph(inline("a\x00b\x1bc\ud800d")))
    assert "a\ufffdb\ufffdc\ufffdd" in text_of(read(document))
    assert [remark.code for remark in unprintable(document)] == ["D001"]


def test_a_link_to_nowhere_is_text():
    assert "there" in text_of(read(small(Paragraph(inline(Run("there", link="#nowhere"))))))


def test_an_empty_document_is_printed():
    assert "Title" in text_of(read(small()))


def test_a_fault_of_setting_is_told_without_a_traceback(monkeypatch):
    monkeypatch.setattr(_pages, "typst_source", lambda _: "#nothing")
    with pytest.raises(DocumentFault, match="could not be set as PDF"):
        write_pdf(small())


def test_a_warning_is_a_fault(monkeypatch):
    source = '#set document(title: "t")\n#set text(font: "Not Shipped")\ntext'
    monkeypatch.setattr(_pages, "typst_source", lambda _: source)
    with pytest.raises(DocumentFault, match="unknown font"):
        write_pdf(small())


def test_several_are_printed_at_once(layout):
    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(write_pdf, [layout("es")] * 4))
    assert len(set(printed)) == 1
