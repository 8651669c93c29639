"""A measures file with faults: each is remarked on, and nothing is computed from what is wrong."""

from __future__ import annotations

import pytest

from normbook.instruments import read_instrument
from normbook.measures import read_measures

INSTRUMENT = read_instrument(
    {
        "instrument.yaml": b"id: small\nedition: '1'\nlanguages: [en]\nsections:\n  - id: s\n    questions:\n"
        b"      - {id: n, kind: whole}\n      - {id: m, kind: whole}\n",
        "en.yaml": b"title: Small\n",
    }
)[0]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("scores: {s: {mean: [[n, m]]}}", "F005"),
        ("scores: {s: {mean: []}}", "F005"),
        ("scores: {s: {mean: n, sum: m}}", "F003"),
        ("measures: {a: {change: [x, y, z]}}", "F006"),
        ("measures: {a: {sum: []}}", "F006"),
        ("measures: {a: {ratio: [n]}}", "F006"),
        ("measures: {a: {sum: n, base: nobody}}", "P016"),
    ],
)
def test_what_has_a_fault_is_left_out(entry: str, code: str) -> None:
    found, remarks = read_measures(entry.encode(), "measures.yaml", INSTRUMENT)
    assert {each.code for each in remarks} >= {code}
    assert (found.scores, found.measures) == ((), ())
