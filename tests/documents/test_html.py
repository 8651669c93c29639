"""HTML: one file, readable by everybody, asking for nothing from elsewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import etree
from lxml import html as lxml_html

from normbook.documents import LANGUAGES, Document, Metadata, Paragraph, Run, inline, write_html
from normbook.documents.html._style import style

PHYSICAL = re.compile(
    r"(margin|padding|border|inset)-(left|right)|text-align:\s*(left|right)|float:|[{; ](left|right):"
)


def parsed(document, **more):
    return lxml_html.fromstring(write_html(document, **more))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_direction_and_title_are_said(layout, language):
    page = parsed(layout(language))
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.findtext(".//title") == layout(language).title
    assert page.xpath("string(//h1)") == layout(language).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_stand_in_order(layout, language):
    levels = [int(found.tag[1]) for found in parsed(layout(language)).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_words_and_a_table(layout, language):
    page = parsed(layout(language))
    pictures = page.xpath("//*[local-name()='svg']")
    assert len(pictures) == 6
    for picture in pictures:
        assert picture.get("role") == "img"
        for name in picture.get("aria-labelledby").split():
            assert page.xpath("//*[@id=$name]", name=name)[0].text_content().strip()
    assert len(page.xpath("//figure/details//table")) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_links_arrive(layout, language):
    page = parsed(layout(language))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in page.xpath("//a/@href[starts-with(., '#')]"):
        assert link[1:] in ids


def test_tables_have_captions_and_scopes(layout):
    page = parsed(layout("en"))
    for table in page.xpath("//table"):
        assert table.xpath("string(caption)").strip()
        assert set(table.xpath(".//thead//th/@scope")) <= {"col", "colgroup"}
        assert not table.xpath(".//thead//th[not(@scope)]")
    full = page.xpath("//*[@id='table-1']//table")[0]
    assert full.xpath("string(.//tbody/tr[2]/th[@scope='row'])") == "Guidance for prosecutors (2015)a"
    assert "There is nothing to show" in page.text_content()


def test_figures_carry_their_traces_and_links(layout):
    page = parsed(layout("en"), trace_link=lambda trace: f"trace.html?of={trace}")
    figures = page.xpath("//a[@class='figure']")
    first = figures[0]
    assert first.text_content() == "44"
    assert first.get("data-figure") == "figure:layout/f0001"
    assert first.get("href") == "trace.html?of=figure:layout/f0001"
    assert all(figure.get("id") for figure in figures)


def test_without_a_link_a_figure_keeps_its_trace(layout):
    figure = parsed(layout("en")).xpath("//a[@class='figure']")[0]
    assert figure.get("href") is None
    assert figure.get("data-figure") == "figure:layout/f0001"


def test_blocks_keep_their_traces(layout):
    assert parsed(layout("en")).xpath("//p[@id='p1']/@data-traces") == ["figure:layout/f0001"]


def test_the_banner_stands_at_the_head(layout):
    page = parsed(layout("en"))
    assert page.xpath("string(//body/*[@role='note'][1])") == "EXERCISE – invented replies"


def test_nothing_is_asked_from_elsewhere(layout):
    text = write_html(layout("zh"))
    page = lxml_html.fromstring(text)
    assert not page.xpath("//script|//link|//img|//iframe|//@style|//@onclick|//*[local-name()='image']")
    assert "url(" not in text
    assert "@import" not in text


def test_the_policy_allows_the_style_alone(layout):
    page = parsed(layout("en"))
    digest = b64encode(sha256(page.findtext(".//style").encode()).digest()).decode()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_the_style_knows_no_left_and_right():
    assert not PHYSICAL.search(style())


def test_the_file_is_well_formed_for_a_strict_reader(layout):
    parser = etree.HTMLParser(recover=False, huge_tree=True)
    etree.fromstring(write_html(layout("en")).encode(), parser)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScript:x", " java\nscript:x", "data:text/html,x"]
)
def test_a_link_that_would_run_a_script_is_text_only(link):
    page = Document(
        "t", "en", Metadata("d"), (Paragraph(inline(Run("text", link=link), Run("7", figure="f"))),)
    )
    found = parsed(page, trace_link=lambda _: link)
    assert not found.xpath("//p/a/@href")
    assert "text" in found.text_content()


def test_text_is_never_markup():
    text = '<script>alert(1)</script> & "x" \''
    page = parsed(Document(text, "en", Metadata("d"), (Paragraph(inline(text)),)))
    assert not page.xpath("//script")
    assert page.xpath("string(//main/p)") == text


def test_other_languages_within_the_text_are_marked(layout):
    marked = parsed(layout("ar")).xpath("//bdi[@lang='en']")[0]
    assert marked.get("dir") == "ltr"
