"""Names and groups of their day; a day that a list does not know is said (issue 2, B1)."""

from __future__ import annotations

from datetime import date

import pytest

from normbook.parties import Parties
from normbook.remarks import Refusal, Weight


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2000, 11, 1), 189),
        (date(2001, 6, 1), 189),
        (date(2002, 9, 9), 189),
        (date(2002, 9, 10), 190),
        (date(2002, 9, 27), 191),
        (date(2004, 1, 1), 191),
        (date(2006, 6, 27), 191),
        (date(2006, 6, 28), 192),
        (date(2011, 7, 13), 192),
        (date(2011, 7, 14), 193),
    ],
)
def test_the_number_of_members_on_a_day(parties: Parties, day: date, count: int) -> None:
    assert len(parties.members(day)) == count


def test_a_day_before_the_list_begins_is_refused(parties: Parties) -> None:
    with pytest.raises(Refusal) as caught:
        parties.members(date(2000, 10, 31))
    assert caught.value.code == "P203"
    assert "later day" in caught.value.cure


def test_a_group_on_a_day_that_the_list_does_not_know_says_so(parties: Parties) -> None:
    answer = parties.group("African States", date(2004, 1, 1))
    assert len(answer) == 53  # South Sudan was admitted in 2011
    assert answer.as_of == date(2025, 12, 20)
    (remark,) = answer.remarks
    assert (remark.code, remark.weight) == ("P201", Weight.NOTE)
    assert "as of 20 December 2025" in remark.message
    with pytest.raises(Refusal) as caught:
        parties.group("African States", date(2004, 1, 1), strict=True)
    assert caught.value.code == "P202"


def test_a_group_on_a_day_that_the_list_knows_needs_no_remark(parties: Parties) -> None:
    assert parties.group("ldc", date(2024, 6, 1), strict=True).remarks == ()
    assert parties.group("ldc").remarks == ()
    assert parties.list_remarks("ldc", date(2025, 1, 1))[0].code == "P201"
    assert parties.list_remarks("ldc", date(2024, 12, 12)) == ()


def test_a_state_not_yet_admitted_has_no_regional_group(parties: Parties) -> None:
    assert parties.attribute("MNE", "region_group", date(2004, 1, 1)) is None
    assert parties.attribute("MNE", "member", date(2004, 1, 1)) == "no"
    assert parties.attribute("MNE", "member", date(2006, 6, 28)) == "yes"
    assert parties.attribute("MNE", "region_group") == "Eastern European States"


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("TUR", date(2022, 5, 31), "Turkey"),
        ("TUR", date(2022, 6, 1), "Türkiye"),
        ("SWZ", date(2017, 12, 31), "Swaziland"),
        ("SWZ", date(2019, 1, 1), "Eswatini"),
        ("CZE", date(2015, 1, 1), "Czech Republic"),
        ("CZE", date(2017, 1, 1), "Czechia"),
        ("MKD", date(2019, 2, 13), "The former Yugoslav Republic of Macedonia"),
        ("MKD", date(2019, 2, 14), "North Macedonia"),
        ("CPV", date(2012, 1, 1), "Cape Verde"),
        ("LBY", date(2010, 1, 1), "Libyan Arab Jamahiriya"),
        ("LBY", date(2012, 1, 1), "Libya"),
        ("SRB", date(2002, 1, 1), "Yugoslavia"),
        ("SRB", date(2004, 1, 1), "Serbia and Montenegro"),
        ("SRB", date(2006, 6, 3), "Serbia"),
        ("KEN", date(2004, 1, 1), "Kenya"),
    ],
)
def test_a_state_is_called_by_the_name_of_the_day(parties: Parties, code: str, day: date, name: str) -> None:
    assert parties.name(code, "en", day) == name


def test_a_name_that_did_not_change_in_a_language_stays(parties: Parties) -> None:
    assert parties.name("TUR", "ru", date(2004, 1, 1)) == "Турция"
    assert parties.name("TUR", "fr", date(2004, 1, 1)) == "Turquie"


def test_the_order_follows_the_names_of_the_day(parties: Parties) -> None:
    some = ["ESP", "SWZ", "SWE"]
    assert parties.sorted(some, "en", date(2004, 1, 1)) == ["ESP", "SWZ", "SWE"]
    assert parties.sorted(some, "en") == ["SWZ", "ESP", "SWE"]
