"""Akoma Ntoso 3.0: what is written is read back equal, and a document of another hand is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from normbook.standards.akoma import AKN, read_akoma, write_akoma
from normbook.standards.read import read_text

TEXT = """Model Rules for Wells

Recalling nothing,

I. General

1. Care of wells

1.1 A well shall be kept: (a) clean; (b) covered.

Commentary

It is < and & that matter.

A second paragraph.

2. Scope

2.1 Every well.

Annex

1. A form.
"""
OTHER = f"""<akomaNtoso xmlns="{AKN}"><act name="act"><meta><identification source="#x"><FRBRExpression>
<FRBRlanguage language="fra"/></FRBRExpression></identification></meta><body>
<chapter eId="chp_1"><num>I</num><heading>Champ</heading><article eId="art_1"><num>1</num>
<content><p>Texte <i>clair</i>.</p></content></article></chapter></body></act></akomaNtoso>"""


def test_written_and_read_back_it_is_equal() -> None:
    text = read_text(TEXT.encode(), "wells.txt", identity="wells", language="en")
    back = read_akoma(write_akoma(text), "wells.xml")
    assert back == replace(text, remarks=())
    assert back.provision("norm:wells/1.1/b") is not None


def test_written_twice_it_is_the_same_bytes() -> None:
    text = read_text(TEXT.encode(), "wells.txt", identity="wells", language="en")
    assert write_akoma(text) == write_akoma(text)


def test_the_reader_tells_akoma_ntoso_from_other_files() -> None:
    text = read_text(TEXT.encode(), "wells.txt", identity="wells", language="en")
    assert read_text(write_akoma(text), "anything.txt") == replace(text, remarks=())


def test_identifiers_are_unique_and_units_stand_in_their_order() -> None:
    root = etree.fromstring(write_akoma(read_text(TEXT.encode(), "wells.txt", identity="wells")))
    names = [str(element.get("eId")) for element in root.iter() if element.get("eId")]
    assert len(names) == len(set(names))
    for unit in root.iter(f"{{{AKN}}}rule", f"{{{AKN}}}point", f"{{{AKN}}}part"):
        order = [str(child.tag).rpartition("}")[2] for child in unit]
        known = [tag for tag in ("num", "heading", "intro", "content") if tag in order]
        assert order[: len(known)] == known


def test_a_document_of_another_hand_is_read() -> None:
    text = read_akoma(OTHER.encode(), "loi.xml", identity="loi")
    assert text.language == "fr"
    assert [(p.kind, p.number, p.heading, p.text) for p in text.provisions] == [
        ("chapter", "I", "Champ", ""),
        ("article", "1", "", "Texte clair."),
    ]
    assert text.provisions[1].parent == text.provisions[0].address


LINES = st.sampled_from(
    [
        "1. Rule.",
        "2. Rule:",
        "(a) item;",
        "(i) item.",
        "Rule 3",
        "Heading",
        "3.1 Sub.",
        "Commentary",
        "Text.",
        "Annex",
        "A. Upper",
        "II. Part",
        "7",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=15))
def test_whatever_is_read_is_written_and_read_back(lines: list[str]) -> None:
    source = "\n\n".join(("Rules on wells", *lines, "1. End."))
    text = read_text(source.encode("utf-8", "replace").replace(b"\0", b""), "w.txt", language="en")
    assert len({found.address for found in text.provisions}) == len(text.provisions)
    assert read_akoma(write_akoma(text), "w.txt") == replace(text, remarks=())


@pytest.mark.parametrize("line", ["(ii) (a) (i)", "1.1.1.1 x", "Rule 0", "第条", "((((", "IIII. x"])
def test_odd_lines_are_text(line: str) -> None:
    assert read_text(f"Rules\n\n1. First.\n\n{line}\n".encode(), "w.txt").provisions
