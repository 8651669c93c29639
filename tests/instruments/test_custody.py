"""The first working instrument holds what it was asked for, and the rules of a short form."""

from __future__ import annotations

import re

import pytest

from normbook.content import content_path
from normbook.instruments import (
    Facet,
    Instrument,
    Kind,
    cell_count,
    check_instrument,
    folder_files,
    read_instrument,
    standing,
)
from normbook.remarks import Weight

YEARS = tuple(str(year) for year in range(2003, 2023))
TABLES = {
    "held": "total male female adult-total adult-male adult-female "
    "juvenile-total juvenile-male juvenile-female",
    "status": "sentenced unsentenced unsentenced-male unsentenced-female",
    "citizenship": "national foreign",
    "length": "total under-6 under-12 over-12",
    "entering": "total sentenced unsentenced",
    "facilities": "number capacity capacity-adult capacity-juvenile capacity-male capacity-female",
    "deaths": "total natural external suicide homicide accident",
}
UNITS = {
    "nelson-mandela-rules": 122,
    "body-of-principles": 39,
    "basic-principles-prisoners": 11,
    "tokyo-rules": 23,
    "bangkok-rules": 70,
    "havana-rules": 87,
}
"""How many rules or principles each text has."""
RESOLUTIONS = ("70/175", "43/173", "45/111", "45/110", "65/229", "45/113")


@pytest.fixture(scope="module")
def custody() -> Instrument:
    folder = content_path("instruments", "custody")
    instrument, remarks = read_instrument(
        folder_files({path.name: path.read_bytes() for path in folder.iterdir()})
    )
    assert list(remarks) == []
    return instrument


def test_nothing_to_remark(custody: Instrument) -> None:
    assert [remark.message for remark in check_instrument(custody) if remark.weight is not Weight.NOTE] == []


def test_short(custody: Instrument) -> None:
    assert sum(1 for question in custody.questions if question.keys) <= 30
    assert cell_count(custody) <= 150
    opened = [question for question in custody.questions if question.kind is Kind.LONG_TEXT]
    assert len(opened) <= 0.2 * len(custody.questions)
    assert all(question.length for question in opened)


def test_it_says_that_it_is_a_proposal(custody: Instrument) -> None:
    assert (custody.edition, standing(custody)) == ("0.1", "proposal")
    words = custody.text("introduction", "en") or ""
    assert words.startswith("Proposal, version 0.1.")
    assert "not been issued by the United Nations" in words


def test_the_opening_has_its_blocks_in_order(custody: Instrument) -> None:
    words = custody.text("introduction", "en") or ""
    blocks = (
        "Why it is asked",
        "What the answers are for",
        "What it is not",
        "Which texts it covers",
        "Where these texts come from",
        "How words are used",
        "What is left out",
    )
    places = [words.find(block) for block in blocks]
    assert -1 not in places
    assert places == sorted(places)
    assert all(number in words for number in RESOLUTIONS)


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_the_survey(custody: Instrument, name: str) -> None:
    question = custody.question(name)
    assert question.table is not None
    assert question.table.rows == tuple(TABLES[name].split())
    assert question.table.columns == YEARS
    assert set(question.table.kinds.values()) == {Kind.WHOLE}
    assert question.minimum == 0
    assert question.table.jump is not None
    assert str(question.table.jump) == "0.4"
    assert question.table.floor == 50
    assert question.route is None
    assert {"not-available", "does-not-exist"} <= {reason.value for reason in question.absences}


def test_ratification(custody: Instrument) -> None:
    assert custody.codes(custody.question("opcat")) == ("party", "signatory", "neither")


def test_every_facet_of_a_form_is_asked(custody: Instrument) -> None:
    asked = {question.facet for question in custody.questions}
    assert asked == set(Facet) - {Facet.JURISPRUDENCE}


def test_provisions_are_within_their_texts(custody: Instrument) -> None:
    assert set(custody.standards) == set(UNITS)
    for question in custody.questions:
        for address in question.provisions:
            standard, number = address.path
            assert 1 <= int(number.partition(".")[0]) <= UNITS[standard], str(address)


def test_stems_are_short_and_ask_once(custody: Instrument) -> None:
    stems = [custody.text(f"questions.{question.id}.text", "en") or "" for question in custody.questions]
    lengths = [len(stem.split()) for stem in stems]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 20
    assert all(stem.count("?") <= 1 for stem in stems)
    vague = re.compile(
        r"\b(adequate|appropriate|significant|regularly|relevant|effective|sufficiently)", re.I
    )
    assert [stem for stem in stems if vague.search(stem)] == []
