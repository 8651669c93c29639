"""Codes of choices stand in addresses and expressions: what would break either is refused by name."""

from __future__ import annotations

import pytest

from normbook.instruments import read_instrument

STRUCTURE = """
id: codes
edition: "1"
languages: [en]
choices: {{list: [good, {code}]}}
sections: [{{id: a, questions: [{{id: q, kind: one, choices: list}}]}}]
"""


@pytest.mark.parametrize("code", ['"x\')DROP"', "'a\"b'", "'a b'", "'a[1]'", "a/b", "'a,b'", "a“b"])
def test_code_that_cannot_be_quoted_or_addressed_is_a_remark_and_left_out(code: str) -> None:
    files = {"instrument.yaml": STRUCTURE.format(code=code).encode(), "en.yaml": b"title: T\n"}
    instrument, remarks = read_instrument(files)
    assert "I006" in {remark.code for remark in remarks}
    assert instrument.choices["list"] == ("good",)
