"""Finding a party by code or name, in six languages, on a day; never a guess (issue 2, B1 and E1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normbook.languages import LANGUAGE_CODES
from normbook.parties import Kind, Parties
from normbook.remarks import Weight

SHIPPED = Parties.load()


@pytest.fixture(scope="module")
def parties() -> Parties:
    return SHIPPED


def test_every_code_and_every_printed_name_finds_its_own_party(parties: Parties) -> None:
    for party in parties:
        codes = [party.id, party.id.lower(), party.iso2, party.m49, party.m49 and party.m49.lstrip("0")]
        names = [form.get(lang) for form in (party.name, party.formal_name) for lang in LANGUAGE_CODES]
        for text in filter(None, (*codes, *names)):
            match = parties.match(text)
            assert (match.id, match.remarks) == (party.id, ()), text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  kenya ", "KEN"),
        ("COTE D'IVOIRE", "CIV"),
        ("Bahamas, The", "BHS"),
        ("the Bahamas", "BHS"),
        ("Afghanistan (l')", "AFG"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Congo", "COG"),
        ("Congo, Dem. Rep.", "COD"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("St. Kitts & Nevis", "KNA"),
        ("Guinea-Bissau", "GNB"),
        ("Guam (USA)", "GUM"),
        ("Myanmar (formerly Burma)", "MMR"),
        ("السودان", "SDN"),
        ("الامارات العربية المتحدة", "ARE"),
        ("جنوب إفريقيا", "ZAF"),
        ("سويسـرا", "CHE"),
        ("بوليفيا (دولة - المتعددة القوميات)", "BOL"),
        ("中国", "CHN"),
        ("大韩民国", "KOR"),
        ("刚果民主共和国", "COD"),
        ("КЫРГЫЗСТАН", "KGZ"),
        ("Российская Федерация", "RUS"),
        ("Соединённые Штаты Америки", "USA"),
        ("Боливия (Многонациональное Государство)", "BOL"),
        ("République de Moldova (la)", "MDA"),
        ("los Estados Unidos Mexicanos", "MEX"),
        ("Kosovo under UNSCR 1244", "XKX"),
        ("United Kingdom (Northern Ireland)", "GBR_NI"),
        ("Iraq (Kurdistan Region)", "IRQ_KRI"),
        ("England and Wales", "GBR_E_W"),
    ],
)
def test_a_spelling_finds_its_party(parties: Parties, text: str, code: str) -> None:
    match = parties.match(text)
    assert match.id == code
    assert match.found
    assert match.remarks == ()


@pytest.mark.parametrize("text", ["", "   ", "Atlantis", "Region A", "x" * 10_000, "999", "??", "Niger ia"])
def test_the_unknown_matches_nothing(parties: Parties, text: str) -> None:
    match = parties.match(text)
    assert match.id is None
    assert match.remarks[0].code == "P101"
    assert match.remarks[0].weight is Weight.ERROR
    assert len(match.remarks[0].message) < 200


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("Kenia", {"KEN"}),
        ("Korea", {"KOR", "PRK"}),
        ("Virgin Islands", {"VGB", "VIR"}),
        ("Georgia (USA)", {"GEO"}),
    ],
)
def test_a_close_name_is_suggested_and_not_taken(parties: Parties, text: str, suggested: set[str]) -> None:
    match = parties.match(text)
    assert match.id is None
    assert suggested <= set(match.suggestions)


@given(st.text(max_size=60), st.none() | st.dates())
def test_any_text_is_answered_with_a_party_or_a_reason(text: str, day: date | None) -> None:
    match = SHIPPED.match(text, day)
    assert match.found or match.remarks


def test_no_name_belongs_to_two_parties_unless_it_is_refused(parties: Parties) -> None:
    from normbook.parties._matching import NameIndex

    pair = [parties["VGB"], parties["VIR"]]
    index = NameIndex(
        {party.id: party for party in pair}, [(party.id, "Virgin Islands") for party in pair], [], []
    )
    match = index.match("virgin islands", None)
    assert match.id is None
    assert match.remarks[0].code == "P102"
    assert match.suggestions == ("VGB", "VIR")


def test_a_former_name_of_a_state_matches_with_a_note(parties: Parties) -> None:
    for text, code in [
        ("Turkey", "TUR"),
        ("Swaziland", "SWZ"),
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("Заир", "COD"),
    ]:
        match = parties.match(text)
        assert (match.id, match.by) == (code, "former name")
        assert [remark.code for remark in match.remarks] == ["P104"]
        assert match.remarks[0].weight is Weight.NOTE


def test_a_name_of_its_day_needs_no_note(parties: Parties) -> None:
    assert parties.match("Turkey", date(2004, 1, 1)).remarks == ()
    assert parties.match("Turkey", date(2024, 1, 1)).remarks[0].code == "P104"


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("Yugoslavia", date(2002, 1, 1), "SRB"),
        ("Югославия", date(2002, 1, 1), "SRB"),
        ("Serbia and Montenegro", date(2004, 1, 1), "SRB"),
        ("SCG", date(2004, 1, 1), "SRB"),
        ("塞尔维亚和黑山", date(2004, 1, 1), "SRB"),
    ],
)
def test_a_state_that_is_no_more_is_known_in_its_day(
    parties: Parties, text: str, day: date, code: str
) -> None:
    assert parties.match(text, day).id == code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Yugoslavia", None),
        ("Yugoslavia", date(1995, 1, 1)),
        ("Serbia and Montenegro", None),
        ("Serbia and Montenegro", date(2010, 1, 1)),
        ("USSR", None),
        ("Czechoslovakia", None),
        ("Netherlands Antilles", date(2005, 1, 1)),
    ],
)
def test_a_state_that_is_no_more_matches_nobody_today_and_says_so(
    parties: Parties, text: str, day: date | None
) -> None:
    match = parties.match(text, day)
    assert match.id is None
    assert match.remarks[0].code == "P103"
    assert match.suggestions


@pytest.mark.samples
def test_every_entity_of_the_crime_trends_survey_is_known(parties: Parties, samples: Path) -> None:
    from python_calamine import CalamineWorkbook

    entities: dict[str, str] = {}
    for name in ("data_cts_prisons_and_prisoners.xlsx", "data_cts_prisons_and_prisoners_part2.xlsx"):
        book = CalamineWorkbook.from_path(str(samples / "10-un-cts" / name))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        assert rows[2][:2] == ["Iso3_code", "Country"]
        entities.update({str(row[0]): str(row[1]) for row in rows[3:]})
    assert len(entities) == 226
    for code, name in entities.items():
        assert parties.match(code).id == code, code
        assert parties.match(name).id == code, name
    kinds = [parties[code].kind for code in entities]
    assert kinds.count(Kind.PART) == 5
    assert kinds.count(Kind.OBSERVER) == 2


@pytest.mark.samples
def test_the_member_names_of_the_ratification_tables_are_known(parties: Parties, samples: Path) -> None:
    import csv

    path = samples / "13-treaty-ratification" / "hr_status_opcat.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            by_code, by_name = parties.match(row["iso2"]), parties.match(row["member"])
            assert by_code.id is not None
            assert by_code.id == by_name.id, row["member"]
