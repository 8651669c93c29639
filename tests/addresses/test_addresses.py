"""Addresses: one grammar, round trip, order, containment (DESIGN section 4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normbook.addresses import KINDS, Address, parse
from normbook.remarks import Refusal

segments = st.text("abcdefXYZ0189-._@", min_size=1, max_size=8)
addresses = st.builds(
    Address,
    st.sampled_from(KINDS),
    st.lists(segments, min_size=1, max_size=4).map(tuple),
    st.lists(segments, max_size=2).map(tuple),
    st.none() | st.integers(1, 99),
)


@given(addresses)
def test_round_trip(address: Address) -> None:
    assert parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "norm:beijing-rules/13.2",
        "question:custody@1.0/q12",
        "question:custody@1.0/q12[untried,2019]",
        "answer:2004-1/KEN/custody@1.0/q12#v3",
        "unit:egm-2004/draft-custody/u0141",
        "proposal:egm-2004/draft-custody/a0031",
        "figure:report-2006/f0017",
        "need:2004-1/KEN/n004",
    ],
)
def test_addresses_of_the_design_are_addresses(text: str) -> None:
    assert str(parse(text)) == text


NOT_ADDRESSES = ["", "norm:", "thing:x", "norm:a b", "norm:a//b", "norm:a#v0", "norm:a[", "a/b", "norm:/a"]


@pytest.mark.parametrize("text", NOT_ADDRESSES)
def test_anything_else_is_refused_with_a_cure(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(text)
    assert refused.value.code == "D101"
    assert refused.value.cure


def test_numbers_are_ordered_as_numbers() -> None:
    texts = ["norm:r/13.10", "norm:r/2", "norm:r/13.2", "norm:r/13", "question:a/q1"]
    ordered = sorted((parse(text) for text in texts), key=lambda address: address.order)
    assert [str(address) for address in ordered] == [
        "norm:r/2",
        "norm:r/13",
        "norm:r/13.2",
        "norm:r/13.10",
        "question:a/q1",
    ]


def test_containment() -> None:
    edition, question = parse("question:custody@1.0"), parse("question:custody@1.0/q1")
    cell, other = parse("question:custody@1.0/q1[a,2019]"), parse("question:custody@1.0/q12")
    assert edition.contains(question)
    assert question.contains(cell)
    assert cell.contains(cell)
    assert not question.contains(other)
    assert not cell.contains(question)
    assert not parse("norm:custody@1.0").contains(question)
    assert parse("answer:r/KEN/i/q").contains(parse("answer:r/KEN/i/q#v2"))
    assert not parse("answer:r/KEN/i/q#v1").contains(parse("answer:r/KEN/i/q#v2"))
