"""The shipped lists: counts, codes and names (issue 2, B1)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from normbook.languages import LANGUAGE_CODES
from normbook.parties import ATTRIBUTES, Kind, Parties, Party
from normbook.remarks import Refusal


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


def test_there_are_193_members_and_two_observers(parties: Parties) -> None:
    assert len(parties.members()) == 193
    assert [party.id for party in parties if party.kind is Kind.OBSERVER] == ["PSE", "VAT"]


@pytest.mark.samples
def test_groups_are_as_large_as_the_expected_values(parties: Parties, samples: Path) -> None:
    expected = json.loads((samples / "expected_values.json").read_text(encoding="utf-8"))["reference"][
        "groups"
    ]
    assert len(parties.members()) == expected["n"]
    for name, size in expected["g"].items():
        assert len(parties.group(name)) == size, name
    for name in ("ldc", "lldc", "sids"):
        assert len(parties.group(name)) == expected[name], name


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("African States", 54),
        ("Asia-Pacific States", 54),
        ("Eastern European States", 23),
        ("Latin American and Caribbean States", 33),
        ("Western European and other States", 29),
        ("ldc", 45),
        ("lldc", 32),
        ("sids", 37),
    ],
)
def test_groups_have_their_size(parties: Parties, name: str, size: int) -> None:
    assert len(parties.group(name)) == size


def test_every_member_is_in_exactly_one_regional_group(parties: Parties) -> None:
    grouped = [code for name in parties.values("region_group") for code in parties.group(name)]
    assert sorted(grouped) == sorted(parties.members())


def test_every_party_has_a_name_in_six_languages(parties: Parties) -> None:
    assert [party.id for party in parties if not party.name.is_complete] == []
    lacking = [code for code in parties.members() if not parties[code].formal_name.is_complete]
    assert lacking == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("CIV", ["كوت ديفوار", "科特迪瓦", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д'Ивуар", "Côte d’Ivoire"]),
        ("TUR", ["تركيا", "土耳其", "Türkiye", "Türkiye", "Турция", "Türkiye"]),
        ("CHE", ["سويسرا", "瑞士", "Switzerland", "Suisse", "Швейцария", "Suiza"]),
        ("VAT", ["الكرسي الرسولي", "罗马教廷", "Holy See", "Saint-Siège", "Святой Престол", "Santa Sede"]),
    ],
)
def test_names_stand_without_article_and_footnote_mark(parties: Parties, code: str, names: list[str]) -> None:
    assert [parties.name(code, lang) for lang in LANGUAGE_CODES] == names


def test_formal_names_are_known(parties: Parties) -> None:
    assert parties.name("CHE", "en", form="formal") == "the Swiss Confederation"


def test_designations_are_those_in_use_in_the_united_nations(parties: Parties) -> None:
    assert parties.name("XKX", "en") == "Kosovo (under UNSCR 1244 (1999))"
    assert parties.name("TWN", "en") == "Taiwan Province of China"
    assert parties.name("FLK", "en") == "Falkland Islands (Malvinas)"
    assert parties.name("HKG", "en") == "China, Hong Kong Special Administrative Region"
    assert {parties[code].kind for code in ("XKX", "TWN", "FLK", "HKG", "MAC", "PRI")} == {Kind.AREA}


def test_constituent_parts_belong_to_their_state(parties: Parties) -> None:
    assert parties.parts("GBR") == ("GBR_E_W", "GBR_NI", "GBR_S")
    assert parties.parts("IRQ") == ("IRQ_C", "IRQ_KRI")
    assert parties.parts("FRA") == ()
    assert parties.attribute("GBR_NI", "region_group") == "Western European and other States"
    assert parties.attribute("GBR_NI", "member") == "no"


def test_codes_are_unique(parties: Parties) -> None:
    for codes in ([party.iso2 for party in parties], [party.m49 for party in parties]):
        given = [code for code in codes if code]
        assert len(given) == len(set(given)) == 249


def test_every_attribute_and_value_has_a_label_in_six_languages(parties: Parties) -> None:
    for attribute in parties.attributes():
        assert parties.label(attribute).is_complete, attribute
        for party in parties:
            value = parties.attribute(party.id, attribute)
            assert value is None or parties.label(attribute, value).is_complete, (party.id, attribute)
            assert value is None or value in parties.values(attribute)
    assert parties.attributes() == ATTRIBUTES


def test_a_region_is_found_by_name_in_any_language_or_by_its_m49_code(parties: Parties) -> None:
    africa = parties.group("Africa").members
    assert len(africa) == 54
    assert parties.group("002").members == africa
    assert parties.group("Африка").members == africa
    assert parties.group("أفريقيا").members == africa
    assert len(parties.group("Sub-Saharan Africa")) == 48
    assert set(parties.group("Western Africa")) < set(africa)


def test_areas_have_no_regional_group(parties: Parties) -> None:
    assert parties.attribute("PRI", "region_group") is None
    assert parties.attribute("PRI", "region") == "Americas"
    assert "PRI" not in parties.group("Americas")


def test_states_stand_in_the_alphabet_of_the_language(parties: Parties) -> None:
    some = ["ZAF", "AFG", "CIV", "CHN", "RUS", "DZA", "ARE"]
    assert parties.sorted(some, "en") == ["AFG", "DZA", "CHN", "CIV", "RUS", "ZAF", "ARE"]
    assert parties.sorted(some, "fr") == ["AFG", "ZAF", "DZA", "CHN", "CIV", "ARE", "RUS"]
    assert parties.sorted(some, "ru") == ["DZA", "AFG", "CHN", "CIV", "ARE", "RUS", "ZAF"]
    assert parties.sorted(some, "es") == ["AFG", "DZA", "CHN", "CIV", "ARE", "RUS", "ZAF"]
    assert parties.sorted(some, "ar") == ["RUS", "AFG", "ARE", "DZA", "ZAF", "CHN", "CIV"]
    assert parties.sorted(some, "zh") == ["DZA", "AFG", "ARE", "RUS", "CIV", "ZAF", "CHN"]


def test_an_other_source_joins_the_parties_of_a_round(parties: Parties) -> None:
    from normbook.languages import Text

    institute = Party("INST-1", Kind.SOURCE, Text({"en": "Institute of Exercise"}))
    joined = parties.with_sources([institute])
    assert joined.match("institute of exercise").id == "INST-1"
    assert joined.attribute("INST-1", "region") is None
    assert len(joined.members()) == 193
    assert "INST-1" not in parties
    with pytest.raises(Refusal, match="cannot be added"):
        parties.with_sources([Party("KEN", Kind.SOURCE, Text({"en": "Kenya"}))])


def test_an_unknown_id_or_group_is_refused_with_a_cure(parties: Parties) -> None:
    with pytest.raises(Refusal) as caught:
        parties["ZZZ"]
    assert caught.value.code == "P303"
    for call in (lambda: parties.group("G7"), lambda: parties.attribute("KEN", "income")):
        with pytest.raises(Refusal) as caught:
            call()
        assert caught.value.code == "P304"


def test_a_missing_or_cut_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        Parties.load(tmp_path)
    assert caught.value.code == "P301"
    (tmp_path / "names.csv").write_text("id,form,ar,zh,en,fr,ru,es\nKEN,short\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        Parties.load(tmp_path)
    assert caught.value.place is not None
    assert caught.value.place.row == 2


def test_membership_is_the_same_for_every_day_since_the_last_admission(parties: Parties) -> None:
    assert parties.members(date(2011, 7, 14)) == parties.members() == parties.members(date(2026, 5, 15))
