"""Words for shares: docs/meaning.md, section 7 (E/CN.15 practice, one frozen scale)."""

from __future__ import annotations

import pytest

from normbook.findings import Share, share_of


@pytest.mark.parametrize(
    ("count", "base", "share"),
    [
        (0, 44, Share.NONE),
        (1, 44, Share.NUMBER),
        (3, 44, Share.NUMBER),
        (4, 44, Share.FEW),
        (10, 100, Share.SOME),
        (9, 100, Share.FEW),
        (32, 100, Share.SOME),
        (33, 100, Share.FEWER_THAN_HALF),
        (49, 100, Share.FEWER_THAN_HALF),
        (50, 100, Share.HALF),
        (51, 100, Share.MAJORITY),
        (66, 100, Share.MAJORITY),
        (67, 100, Share.MOST),
        (89, 100, Share.MOST),
        (90, 100, Share.ALMOST_ALL),
        (44, 44, Share.ALL),
        (5, 9, Share.NUMBER),
        (0, 9, Share.NUMBER),
    ],
)
def test_word_of_a_share(count: int, base: int, share: Share) -> None:
    assert share_of(count, base) is share


@pytest.mark.parametrize(("count", "base"), [(1, 0), (5, 4), (-1, 4)])
def test_a_count_outside_its_base_is_no_share(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        share_of(count, base)
