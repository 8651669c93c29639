"""Any table through a mapping: replies or a refusal, and every row accounted for."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normbook.instruments import read_instrument
from normbook.parties import Parties
from normbook.remarks import Refusal
from normbook.replies.mapping import read_mapping
from normbook.replies.read import read_replies

INSTRUMENT = b"""
id: any
edition: 1.0
choices: {few: [a, b]}
sections:
- id: all
  questions:
  - {id: q1, kind: yes-no}
  - {id: q2, kind: one, choices: few}
  - {id: q3, kind: whole}
  - {id: q4, kind: decimal}
  - {id: q5, kind: date}
  - {id: q6, kind: several, choices: few}
  - {id: q7, kind: long-text}
  - {id: q8, kind: table, rows: few, years: 2018-2020, cells: whole}
"""
MAPPING = b"""
dated: 2020-01-01
tables:
- respondent: {column: who, by: as-written}
  period: {column: when}
  same-ids: true
  answers: {value: "q8[{row},{year}]"}
  mark-column: flag
  marks: {E: estimated}
  absences: {NA: not-available}
  numbers: {decimal: ",", thousands: ".", scale: 10}
"""
NAMES = ["who", "when", "value", "row", "year", "flag", *(f"q{n}" for n in range(1, 8))]
TEXTS = st.sampled_from(
    [
        "",
        "NA",
        "a",
        "b",
        "yes",
        "1",
        "2019",
        "1013",
        "1.234,5",
        "1e400",
        "-0",
        "٣",
        "2019-01-01",
        "Côte",
        "a b",
        "E",
    ]
)
CELLS = TEXTS | st.text(max_size=8).filter(lambda text: text.isprintable())
ANY = (
    CELLS
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.lists(CELLS | st.integers(), max_size=3)
)
FUZZ = settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def given_parts():
    instrument, _ = read_instrument({"instrument.yaml": INSTRUMENT, "en.yaml": b"title: Any"})
    mapping, remarks = read_mapping(MAPPING, "m.yaml")
    assert remarks == ()
    return instrument, mapping, Parties.load()


@FUZZ
@given(rows=st.lists(st.fixed_dictionaries(dict.fromkeys(NAMES, ANY)), min_size=1, max_size=4))
def test_any_cells(given_parts, rows):
    instrument, mapping, parties = given_parts
    try:
        found = read_replies(instrument, {"r.json": json.dumps(rows).encode()}, mapping, parties)
    except Refusal:
        return
    answers = sum(len(reply.answers) for reply in found.replies)
    unreadable = sum(1 for remark in found.remarks if remark.code in ("A003", "A004", "A005"))
    assert answers + unreadable + len(found.unplaced) <= len(rows) * 8
    for reply in found.replies:
        assert reply.digest()
        assert all(key.startswith("q") for key in reply.answers)


@FUZZ
@given(rows=st.lists(st.lists(CELLS, max_size=14), max_size=5))
def test_any_separated_text(given_parts, rows):
    import csv
    import io

    instrument, mapping, parties = given_parts
    buffer = io.StringIO()
    csv.writer(buffer).writerows([NAMES, *rows])
    try:
        read_replies(instrument, {"r.csv": buffer.getvalue().encode()}, mapping, parties)
    except Refusal as refusal:
        assert refusal.cure  # noqa: PT017
