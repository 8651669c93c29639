"""H1, H2: the report on the compiled figures, against numbers counted here from the data files alone.

The count below uses csv and plain Python; of the product it takes the report under test, and
from content/reference the list of Member States with their regional groups.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest

from normbook.documents import NumberedParagraph, Paragraph, Run
from normbook.reports import Report, figures_json, replies_json, to_confirm, trace

CONTENT = Path(__file__).resolve().parents[2] / "content"
YEARS = range(2015, 2022)
PARTS = {"GBR": ("GBR_E_W", "GBR_NI", "GBR_S"), "IRQ": ("IRQ_C", "IRQ_KRI")}
"""States of which the file has constituent parts apart, with the codes of the file."""
HELD = ("Persons held", "Total", "Total")
STATUS = ("Persons held", "by status", "Unsentenced")

Counts = dict[tuple[str, int], int]
"""A number by code of the file and year."""


def rows() -> list[dict[str, str]]:
    with (CONTENT / "rounds/custody/data/prisons.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts(place: tuple[str, str, str], sex: str = "Total", age: str = "Total") -> Counts:
    """Values of one place; where a key stands twice, the first is read; fractions are rounded half up."""
    found: Counts = {}
    for row in rows():
        if (row["Indicator"], row["Dimension"], row["Category"]) != place:
            continue
        if (row["Sex"], row["Age"]) != (sex, age) or not row["VALUE"]:
            continue
        key = (row["Iso3_code"], int(row["Year"]))
        found.setdefault(key, int(float(row["VALUE"]) + 0.5))
    return found


def parties() -> dict[str, dict[str, str]]:
    with (CONTENT / "reference/parties.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def by_state(place: tuple[str, str, str], sex: str = "Total", age: str = "Total") -> Counts:
    """Values of Member States: their own, else the sum of their parts where all have the value."""
    given = counts(place, sex, age)
    members = {id_ for id_, row in parties().items() if row["kind"] == "member"}
    found = {key: value for key, value in given.items() if key[0] in members}
    for state, codes in PARTS.items():
        for year in range(2003, 2023):
            values = [given.get((code, year)) for code in codes]
            if (state, year) not in found and all(value is not None for value in values):
                found[state, year] = sum(value for value in values if value is not None)
    return found


def pairs(part: Counts, whole: Counts, year: int) -> dict[str, tuple[int, int]]:
    """Part and whole of the States that have both in one year."""
    return {
        state: (part[state, at], whole[state, at])
        for state, at in part
        if at == year and (state, at) in whole
    }


def pooled(found: dict[str, tuple[int, int]]) -> float:
    return 100 * sum(part for part, _ in found.values()) / sum(whole for _, whole in found.values())


@pytest.fixture(scope="module")
def figures(custody: Report) -> dict[str, dict]:
    return {each["id"]: each for each in figures_json(custody)}


@pytest.fixture(scope="module")
def unsentenced() -> dict[int, dict[str, tuple[int, int]]]:
    part, whole = by_state(STATUS), by_state(HELD)
    return {year: pairs(part, whole, year) for year in YEARS}


def test_pooled_share_n_and_median_of_each_year(figures, unsentenced) -> None:
    for year, found in unsentenced.items():
        figure, middle = figures[f"f-unsentenced-{year}"], figures[f"f-unsentenced-median-{year}"]
        assert figure["value"] == pytest.approx(pooled(found), abs=1e-6), year
        assert figure["n"] == len(found)
        assert set(figure["counted"]) == set(found)
        shares = [100 * part / whole for part, whole in found.values() if whole]
        assert middle["value"] == pytest.approx(median(shares), abs=1e-6), year
        assert middle["n"] == len(shares)


def test_states_in_parts_count_once_where_all_parts_have_the_value(figures, unsentenced) -> None:
    inside = {state for found in unsentenced.values() for state in found} & set(PARTS)
    assert inside, "no State in parts has both figures; the test has nothing to show"
    for year, found in unsentenced.items():
        counted = figures[f"f-unsentenced-{year}"]["counted"]
        for state in PARTS:
            assert (state in counted) == (state in found), (state, year)
            assert not set(counted) & set(PARTS[state])


def test_shares_of_women_and_of_places_taken(figures) -> None:
    held = by_state(HELD)
    women = by_state(HELD, sex="Female")
    capacity = by_state(("Prisons facilities and capacity", "Total", "Official prison capacity"))
    for year in YEARS:
        found = pairs(women, held, year)
        assert figures[f"f-women-{year}"]["value"] == pytest.approx(pooled(found), abs=1e-6)
        assert figures[f"f-women-{year}"]["n"] == len(found)
        taken = pairs(held, capacity, year)
        assert figures[f"f-occupancy-{year}"]["value"] == pytest.approx(pooled(taken), abs=1e-6)
        assert figures[f"f-occupancy-{year}"]["n"] == len(taken)


def test_changes_by_regional_group_over_states_with_both_years(figures, unsentenced) -> None:
    first, last = unsentenced[2015], unsentenced[2021]
    both = first.keys() & last.keys()
    groups: dict[str, set[str]] = defaultdict(set)
    for state in both:
        groups[parties()[state]["region_group"]].add(state)
    changes = {}
    for group, states in groups.items():
        before = pooled({state: first[state] for state in states})
        after = pooled({state: last[state] for state in states})
        changes[group] = after - before
    shown = {
        each["group"]["region_group"]: each
        for id_, each in figures.items()
        if id_.startswith("f-unsentenced-change-") and each["group"]
    }
    for group, change in changes.items():
        assert shown[group]["value"] == pytest.approx(change, abs=1e-6), group
        assert shown[group]["n"] == len(groups[group])
    whole = pooled({state: last[state] for state in both}) - pooled({state: first[state] for state in both})
    assert figures["f-unsentenced-change"]["value"] == pytest.approx(whole, abs=1e-6)


def test_the_sentence_on_groups_names_the_three_largest_changes(custody, figures, texts_of) -> None:
    shown = [
        each for id_, each in figures.items() if id_.startswith("f-unsentenced-change-") and each["group"]
    ]
    three = sorted(shown, key=lambda each: -abs(each["value"]))[:3]
    sentence = next(text for text in texts_of(custody, NumberedParagraph) if "By regional group" in text)
    for each in three:
        way = "rise" if each["value"] > 0 else "fall"
        assert f"{abs(each['value']):.1f}" in sentence
        assert way in sentence
        assert each["group"]["region_group"] in sentence


def test_parts_against_totals_of_persons_held_by_sex(custody: Report) -> None:
    """Each row of the file counts for itself: constituent parts and areas are asked too."""
    total, male, female = (counts(HELD, sex=sex) for sex in ("Total", "Male", "Female"))
    years = range(2003, 2023)
    complete = [key for key in total if key in male and key in female and key[1] in years]
    above = sum(1 for key in complete if male[key] + female[key] > total[key])
    below = sum(1 for key in complete if male[key] + female[key] < total[key])
    assert above > 0
    assert below > 0
    found = [remark for remark in custody.source.remarks if remark.address.startswith("question:custody@")]
    held = [remark for remark in found if re.search(r"/held\[total,\d{4}\]$", remark.address)]
    by_sex = [remark for remark in held if "(Men and boys, " in remark.message]
    assert sum(1 for remark in by_sex if remark.code == "A201") == above
    assert sum(1 for remark in by_sex if remark.code == "A202") == below


def test_values_to_confirm_in_the_table_are_those_of_the_checks(custody: Report, figures) -> None:
    for code, count in to_confirm(custody.source).items():
        assert figures[f"f-to-confirm-{code.lower()}"]["value"] == count


@pytest.mark.parametrize("word", ["repl", "submit", "reported", "respond"])
def test_nothing_compiled_is_called_a_reply(custody: Report, texts_of, word: str) -> None:
    """The word may stand where the report says what the data are not: in its notes and banner."""
    for text in texts_of(custody, NumberedParagraph, Paragraph):
        said = re.sub(r"“[^”]*”", "", text)  # a question may ask whether the law has deaths reported
        assert word not in said.lower(), text


def test_no_state_is_named(custody: Report, texts_of) -> None:
    """Outside the tile map and the traces. Names of bodies and rules may hold that of a place."""
    source = custody.source
    names = {source.parties.name(state, "en") for state in source.members} | {"United Kingdom"}
    for text in texts_of(custody):
        for name in names:
            assert not re.search(rf"\b{re.escape(name)}\b", text), (name, text)


def test_nothing_is_ranked(custody: Report, texts_of) -> None:
    said = " ".join(texts_of(custody, NumberedParagraph, Paragraph)).lower()
    for word in ("highest", "lowest", "best", "worst", "top ", "leading", "behind", "ranking"):
        assert word not in said
    assert "are not ranked" in said


def test_every_number_of_a_finding_is_a_figure(custody: Report) -> None:
    """Numbers that are typed into a sentence are years, days and names; everything else has a trace."""
    titles = {block.id for block in custody.document.blocks}
    assert "p-unsentenced" in titles
    for block in custody.document.blocks:
        if not isinstance(block, NumberedParagraph) or block.id in ("p-edition", "p-source"):
            continue
        for run in block.content:
            if isinstance(run, Run) and run.figure is None:
                typed = re.findall(r"\d[\d,.]*\d|\d", re.sub(r"“[^”]*”", "", run.text))
                assert all(re.fullmatch(r"(19|20)\d\d|12", number) for number in typed), run.text


def test_no_reply_rate_is_computed(custody: Report, figures) -> None:
    assert not [id_ for id_ in figures if "invited" in id_ or "rate" in id_.split("-")]


def test_states_of_a_trace_stand_in_alphabetical_order(custody: Report) -> None:
    found = trace(figures_json(custody), replies_json(custody), "f-unsentenced-2019")
    names = [unicodedata.normalize("NFD", reply["name"]).lower() for reply in found["replies"]]
    assert [name[:1] for name in names] == sorted(name[:1] for name in names)
    assert len(names) == found["n"]
    parts = next(reply for reply in found["replies"] if reply["respondent"] in PARTS)["parts"]
    assert {part["respondent"] for part in parts} <= {each for codes in PARTS.values() for each in codes}
