"""Real data through their mappings, against figures that were worked out apart from Normbook.

The figures stand in `expected_values.json` beside the data.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from normbook.instruments import read_instrument
from normbook.parties import Kind, Parties
from normbook.replies import Replies
from normbook.replies.mapping import read_mapping
from normbook.replies.read import read_replies
from normbook.values import Reason

TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties.load()


@pytest.fixture(scope="module")
def expected(samples):
    return json.loads((samples / "expected_values.json").read_text(encoding="utf-8"))


def replies(instrument: str, mapping: str, files: list[Path], parties: Parties) -> Replies:
    folder = TESTS / "instruments_data" / instrument
    made, faults = read_instrument({path.name: path.read_bytes() for path in folder.iterdir()})
    rule, more = read_mapping((TESTS / "mappings" / f"{mapping}.yaml").read_bytes(), mapping)
    assert (*faults, *more) == ()
    return read_replies(made, {path.name: path.read_bytes() for path in files}, rule, parties)


def reasons(found: Replies) -> Counter[Reason]:
    return Counter(
        answer.reason for reply in found.replies for answer in reply.answers.values() if answer.reason
    )


def values(found: Replies) -> Counter[object]:
    return Counter(
        answer.value
        for reply in found.replies
        for answer in reply.answers.values()
        if answer.present is not None
    )


@pytest.fixture(scope="module")
def prisons(samples, parties):
    files = sorted((samples / "10-un-cts").glob("data_cts_prisons_and_prisoners*.xlsx"))
    return replies("cts-prisons", "cts-prisons", files, parties)


def test_prisons_are_read_whole(prisons, expected):
    cts = expected["cts_full"]
    answers = sum(len(reply.answers) for reply in prisons.replies)
    twice = [remark for remark in prisons.remarks if remark.code == "A007"]
    assert answers + len(twice) + len(prisons.unplaced) == cts["rows"]
    assert len(prisons.replies) == cts["reporting_entities"]
    assert {remark.code for remark in prisons.remarks} == {"A007", "A008", "A013", "A016"}
    assert prisons.compiled


def test_prisons_by_unit(prisons, expected):
    cts = expected["cts_full"]
    rates = sum(1 for reply in prisons.replies for key in reply.answers if "-rate[" in key)
    twice = sum(1 for remark in prisons.remarks if remark.code == "A007" and "-rate[" in remark.address)
    assert rates + twice == cts["unit_rate_rows"]
    assert cts["rows"] - rates - twice == cts["unit_counts_rows"]


def test_defects_of_the_data_on_prisons(prisons, expected):
    cts = expected["cts_full"]
    twice = {(remark.respondent, remark.address) for remark in prisons.remarks if remark.code == "A007"}
    assert len(twice) == cts["duplicate_key_groups"]
    (year,) = [remark for remark in prisons.remarks if remark.code == "A008"]
    assert cts["impossible_years"] == 1
    assert "1013" in year.message


def test_states_parts_and_areas_of_the_data_on_prisons(prisons, parties, expected):
    cts = expected["cts_full"]
    found = {reply.respondent for reply in prisons.replies}
    members = {code for code in found if parties[code].kind is Kind.MEMBER}
    assert len(members) == cts["member_states_by_own_code"]
    for state, parts in cts["in_constituent_parts"].items():
        assert {code for code in found if code == state or parties[code].part_of == state} == set(parts)
    covered = members | {parties[code].part_of for code in found}
    assert sorted(set(parties.members()) - covered) == cts["member_states_without_any_row"]


def test_values_keep_their_source_and_place(prisons):
    barbados = next(reply for reply in prisons.replies if reply.respondent == "BRB")
    answer = barbados.answers["entering-homicide[both-all,2016]"]
    assert (answer.value, answer.source) == (0, "CTS")
    assert str(answer.place).endswith("sheet data_cts_prisons_and_prisoners, line 4, column L")


def test_open_budget_survey(samples, parties, expected):
    obs = expected["obs2015"]
    files = [samples / "01-open-budget-survey" / "obs2015_replies.csv"]
    letters = replies("open-budget", "open-budget-2015-letters", files, parties)
    assert len(letters.replies) == obs["countries"]
    assert {**values(letters), "e": reasons(letters)[Reason.NOT_APPLICABLE]} == obs["letters"]
    assert {remark.code for remark in letters.remarks} <= {"A010", "A013", "P104"}
    scores = replies("open-budget", "open-budget-2015", files, parties)
    by_score = scores.by_respondent()
    for reply in letters.replies:
        for key, answer in reply.answers.items():
            if answer.value == "a":  # below a, some questions have other letters for the same score
                assert by_score[reply.respondent].value(key) == "a"


def test_open_data_index(samples, parties, expected):
    files = sorted((samples / "03-open-data-index").glob("godi*_replies.csv"))
    found = replies("open-data", "open-data", files, parties)
    for year in ("2013", "2014"):
        wanted = expected[f"godi{year}"]
        of_year = [reply for reply in found.replies if reply.period == year]
        twice = [
            r for r in found.remarks if r.code == "A007" and year in str(r.place) and r.weight.value == "note"
        ]
        assert len(of_year) + len(twice) == wanted["rows"]
        assert len({reply.attributes["place"] for reply in of_year}) == wanted["places"]
        assert len({reply.attributes["dataset"] for reply in of_year}) == wanted["datasets"]
        assert sum(1 for reply in of_year if reply.answers["exists"].comment) <= wanted["with_details"]
    assert not [remark for remark in found.remarks if remark.weight.value == "error"]


def test_women_business_and_the_law(samples, parties, expected):
    wbl = expected["wbl_S"]
    files = [samples / "04-women-business-law" / "wbl_1971_2020_replies_and_scores.csv"]
    found = replies("women-law", "women-law", files, parties)
    assert len(found.replies) == wbl["rows"]
    assert len({reply.respondent for reply in found.replies}) == wbl["economies"]
    assert sum(values(found).values()) == wbl["rows"] * wbl["questions"]
    of_2020 = [
        Decimal(reply.attributes["published index"]) for reply in found.replies if reply.period == "2020"
    ]
    assert round(sum(of_2020) / len(of_2020), 4) == Decimal(str(wbl["mean2020"]))


def test_rule_of_law_index(samples, parties, expected):
    wjp = expected["wjp2017-2018"]
    found = replies(
        "rule-of-law", "rule-of-law", [samples / "05-wjp-rule-of-law" / "wjp_2017-2018.csv"], parties
    )
    assert len(found.replies) == wjp["countries"]
    assert {len(reply.answers) for reply in found.replies} == {wjp["cols"] - 4}
    justice = [reply.value("factor8") for reply in found.replies]
    assert round(sum(justice) / len(justice), 6) == Decimal(str(wjp["mean_cj"]))


@pytest.mark.parametrize(("year", "last"), [("2015", 1378), ("2018", 2120)])
def test_right_to_education_replies_in_json(samples, parties, expected, year, last):
    """Flat objects, one file a country; five words for a missing value that must stay apart."""
    rtei = expected[f"rtei{year}"]
    files = sorted((samples / "02-rtei" / year / "replies").glob("*.json"))
    keys = sorted({key for path in files for key in json.loads(path.read_text(encoding="utf-8"))})
    questions = "".join(f"  - {{id: 'q{key}', kind: long-text}}\n" for key in keys if key[0].isdigit())
    text = f"id: rtei\nedition: 1.0\nsections:\n- id: all\n  questions:\n{questions}"
    made, _ = read_instrument({"instrument.yaml": text.encode(), "en.yaml": b"title: Index"})
    rule, faults = read_mapping(
        b"""
tables:
- respondent: {file: "*.json"}
  answers: {"/^([0-9].*)$/": "q{@1}"}
  absences:
    No data: not-available
    Missing: not-answered
    Insufficient data: unknown
    Not Applicable: not-applicable
    N/A: does-not-exist
    NA: refused
""",
        "rtei.yaml",
    )
    assert faults == ()
    found = read_replies(made, {path.name: path.read_bytes() for path in files}, rule, parties)
    assert len(found.replies) == rtei["countries"]
    assert not found.unplaced
    common = dict(rtei["common"])
    assert values(found)["Yes"] == common["Yes"]
    assert values(found)["No"] == common["No"]
    counted = reasons(found)
    if year == "2018":
        assert counted[Reason.NOT_AVAILABLE] == common["No data"] == last
        assert counted[Reason.UNKNOWN] == common["Insufficient data"]
        assert counted[Reason.DOES_NOT_EXIST] == common["N/A"]
    else:
        assert counted[Reason.NOT_APPLICABLE] == common["Not Applicable"]
        assert sum(values(found).values()) + sum(counted.values()) <= rtei["answers"] - last


def test_recommendations_of_an_old_macintosh(samples):
    """Record separators are lone carriage returns, quoted fields hold CR LF, the encoding is Mac Roman."""
    from normbook.replies.tables import Dialect, read_tables

    for name, wanted in (("1-5", 6094), ("14-17", 9598)):
        path = samples / "12-upr-recommendations" / f"upr_sessions_{name}.csv"
        (sheet,) = read_tables(path.read_bytes(), path.name, Dialect(encoding="mac-roman")).sheets
        assert len(sheet.rows) - 1 == wanted
        assert {len(row) for row in sheet.rows} == {11}
