"""What the rules find in an index, each on a small file of its own."""

from __future__ import annotations

from datetime import date

import pytest

from normbook.cli import main
from normbook.standards import check_index, citation, day, link, read_index
from normbook.standards._index_symbol import allowed

ONE = """standards:
  a-rules:
    title: {{en: A}}
    clusters: [custody]
    acts:
    - {{body: {body}, {symbol}date: "{day}"}}
"""


def _codes(text):
    found, remarks = read_index([("index.yaml", text.encode())])
    return [remark.code for remark in (*remarks, *check_index(found))]


@pytest.mark.parametrize(
    ("body", "symbol", "dated", "right"),
    [
        ("General Assembly", "A/RES/70/175", "2015-12-17", True),
        ("General Assembly", "A/RES/70/175", "2016-12-17", False),
        ("General Assembly", "A/RES/70/175", "2015-08-31", False),
        ("General Assembly", "A/RES/55/255", "2001-05-31", True),
        ("General Assembly", "A/RES/3452(XXX)", "1975-12-09", True),
        ("General Assembly", "A/RES/3452(XXX)", "1976-12-09", False),
        ("General Assembly", "A/RES/217(III)[A]", "1948-12-10", True),
        ("Economic and Social Council", "E/RES/1984/47", "1984-05-25", True),
        # The real defect: resolution 2002/13 dated to 24 July 2003.
        ("Economic and Social Council", "E/RES/2002/13", "2003-07-24", False),
        ("Economic and Social Council", "E/RES/2002/13", "2002-07-24", True),
        ("Economic and Social Council", "E/RES/2021/1", "2020-09-17", True),
        ("Economic and Social Council", "E/RES/663(XXIV)[C]", "1957-07-31", True),
        ("Economic and Social Council", "E/RES/663(XXIV)[C]", "1987-07-31", False),
        ("Secretary-General", "E/CN.15/2004/9", "2004-03-23", True),
        ("Secretary-General", "E/CN.15/2004/9", "2005-03-23", False),
        (
            "Eighth United Nations Congress on the Prevention of Crime and the Treatment of Offenders",
            None,
            "1990",
            True,
        ),
        (
            "Eighth United Nations Congress on the Prevention of Crime and the Treatment of Offenders",
            None,
            "1985",
            False,
        ),
        ("A seminar", None, "1996-09-21", True),
    ],
)
def test_a_date_against_its_symbol(body, symbol, dated, right):
    named = f'symbol: "{symbol}", ' if symbol else ""
    assert _codes(ONE.format(body=body, symbol=named, day=dated)) == ([] if right else ["S110"])


def test_the_remark_on_a_date_has_place_and_cure():
    text = ONE.format(body="Economic and Social Council", symbol="symbol: E/RES/2002/13, ", day="2003-07-24")
    found, _ = read_index([("index.yaml", text.encode())])
    (remark,) = check_index(found)
    assert (remark.address, remark.place.file, remark.place.row) == ("norm:a-rules", "index.yaml", 6)
    assert "between 2002-01-01 and 2002-12-31" in remark.message


def _two(first="", second=""):
    return f"""standards:
  a-rules: {{title: {{en: A}}, clusters: [custody]{first}}}
  b-rules: {{title: {{en: B}}, clusters: [custody]{second}}}
"""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (_two(), []),
        (_two(", replaces: [b-rules]"), []),
        (_two(", replaces: [c-rules]"), ["S111"]),
        (_two(", supplements: [b-rules]", ", supplements: [a-rules]"), ["S117", "S117"]),
        (_two(", replaces: [a-rules]"), ["S117"]),
        (
            _two(
                ", replaces: [b-rules], acts: [{body: X, date: 1990-01-01}]",
                ", acts: [{body: X, date: 1995-01-01}]",
            ),
            ["S112"],
        ),
        (
            _two(", unit: rule, count: 3, parts: [{label: I, from: 1, to: 2}, {label: II, from: 3, to: 3}]"),
            [],
        ),
        (_two(", unit: rule, count: 4, parts: [{label: I, from: 1, to: 3}]"), ["S113"]),
        (
            _two(", unit: rule, count: 3, parts: [{label: I, from: 1, to: 1}, {label: II, from: 3, to: 4}]"),
            ["S113"],
        ),
        (_two(", part-count: 3, parts: [{label: I, from: 1, to: 3}]"), ["S113"]),
        (_two(", count: 3"), ["S114"]),
        (_two(", verified: {title: nowhere}"), ["S115"]),
        (_two(", verified: {count: nowhere}"), ["S115", "S116"]),
        (_two(", verified: {colour: nowhere}"), ["P010"]),
        (_two(", colour: red"), ["P010"]),
        (_two(", mechanism: magic"), ["P016"]),
        (_two(", unit: rule, count: 3.5"), ["S106"]),
        (_two(", unit: rule, count: many"), ["P015"]),
        (_two(", acts: [{body: X, date: 24 July 2002}]"), ["S104"]),
        (_two(", acts: [{body: X, date: 2002-02-30}]"), ["S104"]),
        (_two(", parts: [{label: I}]"), ["S105", "S113"]),
        ("standards: {a-rules: {title: {fr: A}, clusters: [custody]}}", ["S102"]),
        ("standards: {a-rules: {title: {en: A}, clusters: [kitchen]}}", ["S103", "S103"]),
        ("standards: {a-rules: {title: {en: A}}}", ["S103"]),
    ],
)
def test_what_the_rules_find(text, codes):
    assert sorted(_codes(text)) == codes


def test_one_standard_in_two_files():
    text = _two().encode()
    _, remarks = read_index([("one.yaml", text), ("two.yaml", text)])
    assert [(remark.code, remark.place.file) for remark in remarks] == [("S101", "two.yaml")] * 2


def test_the_command_returns_one_for_an_error(tmp_path, capsys):
    path = tmp_path / "index.yaml"
    path.write_text(_two(", replaces: [c-rules]"), encoding="utf-8")
    assert main(["standards", "check", str(path)]) == 1
    assert "S111" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("A/RES/70/175", "https://undocs.org/A/RES/70/175"),
        ("E/RES/663(XXIV)[C]", "https://undocs.org/E/RES/663(XXIV)"),
        ("E/CN.15/2004/9/Add.1", "https://undocs.org/E/CN.15/2004/9/Add.1"),
    ],
)
def test_the_link_is_built_from_the_symbol(symbol, address):
    assert link(symbol) == address


@pytest.mark.parametrize(
    ("body", "symbol", "cited"),
    [
        ("General Assembly", "A/RES/70/175", "General Assembly resolution 70/175"),
        (
            "Economic and Social Council",
            "E/RES/663(XXIV)[C]",
            "Economic and Social Council resolution 663 C (XXIV)",
        ),
        (
            "Economic and Social Council",
            "E/RES/2076(LXII)",
            "Economic and Social Council resolution 2076 (LXII)",
        ),
        ("General Assembly", None, "General Assembly"),
        ("Secretary-General", "E/CN.15/2004/9", "Secretary-General, E/CN.15/2004/9"),
    ],
)
def test_an_act_as_it_is_cited(body, symbol, cited):
    assert citation(body, symbol) == cited


def test_a_year_alone_spans_the_year():
    found = day("1985")
    assert (found.first, found.last, str(found)) == (date(1985, 1, 1), date(1985, 12, 31), "1985")
    assert day("1990-02").last == date(1990, 2, 28)


def test_no_rule_knows_an_unheard_symbol():
    assert allowed("Somebody", "X/1") is None
    assert allowed("General Assembly", "A/RES/999/1") is None
