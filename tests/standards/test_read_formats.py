"""HTML, DOCX and PDF: the same text in each form gives the same provisions; hostile files are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from normbook.remarks import Refusal
from normbook.standards._model import OfficialText
from normbook.standards.read import read_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PLAIN = """Model Rules for Lighthouses

I. Rules of general application

1. All keepers shall be treated with the respect that is due to them.

2. The keepers shall have:

(a) Oil;

(b) Wicks.

3. The light shall be lit at dusk.
"""
HTML = """<!DOCTYPE html><html><head><title>Site</title><script>alert(1)</script></head><body><nav>Menu</nav>
<h1>Model Rules for Lighthouses</h1><h2>I. Rules of general application</h2>
<ol><li>All keepers shall be treated with the respect that is <b>due</b> to them.
<sup><a href="#n1">1</a></sup></li>
<li><p>The keepers shall have:</p><ol type="a"><li>Oil;</li><li>Wicks.</li></ol></li></ol>
<p>3. The light shall be lit at dusk.</p><p id="n1">1. See the Convention.</p></body></html>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>See the Convention.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>"""


def paragraph(text: str, level: int | None = None, style: str = "", extra: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>' if level is not None else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r>{extra}</w:p>"


def docx(*paragraphs: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/footnotes.xml", FOOTNOTES)
        archive.writestr("word/styles.xml", STYLES)
    return buffer.getvalue()


LIGHTHOUSES = (
    paragraph("Model Rules for Lighthouses", style="T"),
    paragraph("I. Rules of general application", style="H1"),
    paragraph(
        "All keepers shall be treated with the respect that is due to them.",
        0,
        extra='<w:r><w:footnoteReference w:id="2"/></w:r>',
    ),
    paragraph("The keepers shall have:", 0),
    paragraph("Oil;", 1),
    paragraph("Wicks.", 1),
    paragraph("The light shall be lit at dusk.", 0),
)


def read(data: bytes, name: str = "x") -> OfficialText:
    return read_text(data, name, identity="x", language="en")


def units(text: OfficialText) -> list[tuple[str, str, str]]:
    return [(found.address, found.number, found.heading or found.text) for found in text.provisions]


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read(data)
    assert caught.value.cure
    return caught.value.code


@pytest.mark.parametrize("data", [HTML.encode(), docx(*LIGHTHOUSES)], ids=["html", "docx"])
def test_the_same_provisions_come_out_of_each_form(data: bytes) -> None:
    text, plain = read(data), read(PLAIN.encode())
    assert (text.title, text.unit) == (plain.title, plain.unit) == ("Model Rules for Lighthouses", "rule")
    assert units(text) == units(plain)
    assert text.provisions[1].notes == ("See the Convention.",)


def test_a_pdf_is_read_from_its_text_layer() -> None:
    import typst

    lines = "\n\n".join(line.replace("1.", "1\\.").replace("#", "") for line in PLAIN.split("\n\n"))
    source = f'#set page(numbering: "1")\n{lines}'.replace("(a)", "\\(a)").replace("(b)", "\\(b)")
    text = read(typst.compile(source.replace("2.", "2\\.").replace("3.", "3\\.").encode()))
    assert [found.number for found in text.provisions if found.kind == "rule"] == ["1", "2", "3"]


def test_a_pdf_without_a_text_layer_is_refused() -> None:
    import typst

    assert code_of(typst.compile(b"#rect(width: 5cm, height: 5cm, fill: black)")) == "S211"


def test_tracked_changes_are_read_as_accepted_with_a_remark() -> None:
    changed = (
        "<w:ins><w:r><w:t> and new</w:t></w:r></w:ins><w:del><w:r><w:delText> old</w:delText></w:r></w:del>"
    )
    text = read(docx(paragraph("1. Kept", extra=changed), paragraph("2. Next.")))
    assert text.provisions[0].text == "Kept and new"
    assert "S230" in {remark.code for remark in text.remarks}


def test_a_zip_bomb_is_refused_while_it_grows() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 30_000_000)
    assert code_of(buffer.getvalue()) == "S204"


def test_entities_are_refused_in_every_form_of_markup() -> None:
    evil = '<!DOCTYPE a [<!ENTITY x "y">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"{evil}<w:document {W}/>")
    akoma = f'{evil}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>'
    page = '<!DOCTYPE html [<!ENTITY x "y">]><html><p>&x;</p></html>'
    assert [code_of(data) for data in (buffer.getvalue(), akoma.encode(), page.encode())] == ["S206"] * 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S201"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "S207"),
        (b"PK\x03\x04broken", "S203"),
        (b"%PDF-1.7 broken", "S203"),
        ("1. R\xe8gle".encode("latin-1"), "S208"),
        (b"1. Rule\0two", "S208"),
        (b'@prefix d: <x> .\nd:a a d:B ;\n d:originalText "open\n', "S209"),
        (b"@prefix d: <x> .\nd:a a d:B .\n", "S209"),
        (b"<html><body></body></html>", "S210"),
        (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc/></akomaNtoso>', "S210"),
        (b"<akomaNtoso>", "S203"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_cure(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_an_id_and_a_language_that_cannot_be_are_refused() -> None:
    for arguments, code in (({"identity": "A b"}, "S213"), ({"language": "xx"}, "S212")):
        with pytest.raises(Refusal) as caught:
            read_text(PLAIN.encode(), "x.txt", **arguments)
        assert caught.value.code == code
