"""Published indices computed again from the published replies, by the command line, in both engines.

The expected figures were worked out apart from Normbook (expected_values.json beside the data) or
stand in the published columns of the data themselves. Measures files are in `files` beside this module.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from normbook.cli import main
from normbook.parties import Parties

TESTS = Path(__file__).resolve().parents[1]
ENGINES = ("memory", "columnar")


@pytest.fixture(scope="module")
def expected(samples):
    return json.loads((samples / "expected_values.json").read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def code_of():
    """The code of a State by the name that the publication has for it: not by way of the mapping."""
    parties = Parties.load()

    def code(name: str) -> str:
        found = parties.match(name)
        assert found.id, name
        return found.id

    return code


@pytest.fixture
def computed(tmp_path):
    """Rows of `normbook measures compute`."""

    def compute(
        instrument: str, data: Path, names: list[str], engine: str, mapping: str = "", **options: str
    ) -> list[dict[str, str]]:
        output = tmp_path / "out.csv"
        deed = ["measures", "compute", str(TESTS / "instruments_data" / instrument), str(data), *names]
        deed += ["-m", str(TESTS / "mappings" / f"{mapping or instrument}.yaml")]
        deed += ["--measures", str(TESTS / "measures" / "files" / f"{instrument}.yaml")]
        deed += ["--engine", engine, "-o", str(output)]
        assert main([*deed, *(word for name, value in options.items() for word in (f"--{name}", value))]) == 0
        return rows(output)

    return compute


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("mapping", ["open-budget-2015"])
def test_open_budget_index_of_all_102_states(samples, expected, computed, code_of, engine, mapping):
    folder = samples / "01-open-budget-survey"
    published = {
        code_of(row["country"]): Decimal(row["obi"]) for row in rows(folder / "obs2015_published_scores.csv")
    }
    found = computed("open-budget", folder / "obs2015_replies.csv", ["index"], engine, mapping)
    scores = {row["respondent"]: Decimal(row["value"]) for row in found}
    assert scores.keys() == published.keys()
    assert len(scores) == expected["obs2015"]["countries"]
    largest = max(abs(scores[code] - published[code]) for code in published)
    assert largest < Decimal("0.00005")
    assert float(largest) == pytest.approx(expected["obs2015"]["maxdiff"], abs=1e-8)
    (mean,) = computed("open-budget", folder / "obs2015_replies.csv", ["mean"], engine, mapping)
    assert float(mean["value"]) == expected["obs2015"]["mean_obi"]


@pytest.mark.parametrize("engine", ENGINES)
def test_open_budget_letters(samples, expected, tmp_path, engine):
    """Every letter is counted once: answers by code, e as not applicable."""
    output = tmp_path / "out.json"
    deed = ["measures", "tabulate", str(TESTS / "instruments_data" / "open-budget")]
    deed += [str(samples / "01-open-budget-survey" / "obs2015_replies.csv"), "--by", "region"]
    deed += ["-m", str(TESTS / "mappings" / "open-budget-2015-letters.yaml"), "--engine", engine]
    assert main([*deed, "--format", "json", "-o", str(output)]) == 0
    letters: Counter[str] = Counter()
    by_region: Counter[str] = Counter()
    for each in json.loads(output.read_text(encoding="utf-8")):
        target = letters if each["group"] is None else by_region
        target.update({code: count for code, count in each["counts"].items() if count})
        target["e"] += each["absences"].get("not-applicable", 0)
    assert letters == by_region == expected["obs2015"]["letters"]


@pytest.mark.parametrize("engine", ENGINES)
def test_women_business_and_the_law_in_every_row(samples, expected, computed, code_of, engine):
    data = samples / "04-women-business-law" / "wbl_1971_2020_replies_and_scores.csv"
    published = {(code_of(row["Economy"]), row["WBL Report Year"]): row for row in rows(data)}
    indicators = "mobility workplace pay marriage parenthood entrepreneurship assets pension".split()
    names = ["index", *indicators]
    columns = dict(zip(names, ["WBL INDEX", *(name.upper() for name in indicators)], strict=True))
    found = computed("women-law", data, names, engine)
    assert len(published) == expected["wbl_S"]["rows"]
    assert len(found) == len(names) * expected["wbl_S"]["rows"]
    wrong = [
        row
        for row in found
        if Decimal(row["value"]) != Decimal(published[row["respondent"], row["period"]][columns[row["name"]]])
    ]
    assert wrong == []
    figures = {row["name"]: row for row in computed("women-law", data, [], engine)}
    assert float(figures["mean"]["value"]) == expected["wbl_S"]["mean2020"]
    assert int(figures["full"]["value"]) == expected["wbl_S"]["score100"]
    assert int(figures["mean"]["n"]) == expected["wbl_S"]["economies"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("year", ["2013", "2014"])
def test_open_data_index_in_every_row(samples, expected, computed, year, engine):
    data = samples / "03-open-data-index" / f"godi{year}_replies.csv"
    published = [Decimal(row["score"]) for row in rows(data)]
    mapping = "../samples_data/open-data-rows"
    found = computed("open-data", data, ["score"], engine, mapping)
    assert len(found) == expected[f"godi{year}"]["rows"]
    assert [Decimal(row["value"]) for row in found] == published
    (mean,) = computed("open-data", data, ["mean"], engine, mapping)
    assert float(mean["value"]) == expected[f"godi{year}"]["mean_score"]
    assert int(mean["n"]) == expected[f"godi{year}"]["rows"]


@pytest.mark.parametrize("engine", ENGINES)
def test_rule_of_law_factors(samples, expected, computed, engine):
    data = samples / "05-wjp-rule-of-law" / "wjp_2017-2018.csv"
    places = Decimal("1e-9")
    published: dict[tuple[str, str], Decimal] = {}
    for row in rows(data):
        for heading, value in row.items():
            if heading.startswith("Factor "):
                published[row["Country Code"], f"of-factor-{heading[7]}"] = Decimal(value)
            elif heading.endswith("Overall Score"):
                published[row["Country Code"], "of-all"] = Decimal(value)
    names = ["of-all", *(f"of-factor-{number}" for number in range(1, 9))]
    found = computed("rule-of-law", data, names, engine)
    assert len(found) == len(published) == 9 * expected["wjp2017-2018"]["countries"]
    for row in found:
        # A score has nine places; the publication has as many as a binary number holds.
        exact = published[row["respondent"], row["name"]].quantize(places, ROUND_HALF_UP)
        assert abs(Decimal(row["value"]) - exact) <= places, row
    (mean,) = computed("rule-of-law", data, ["criminal-justice"], engine)
    assert float(mean["value"]) == expected["wjp2017-2018"]["mean_cj"]
