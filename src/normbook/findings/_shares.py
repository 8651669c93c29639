"""Words for shares: one frozen scale, so that "most" means the same in every report.

The scale stands in docs/meaning.md, section 7, and is printed in the annex of
every report. On a base below ten no word stands for a share: numbers only.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

FLOOR = 10
"""The smallest base that a word for a share may stand on."""


class Share(Enum):
    """The words of the scale, by what they mean."""

    NONE = "none"
    NUMBER = "number"
    FEW = "few"
    SOME = "some"
    FEWER_THAN_HALF = "fewer-than-half"
    HALF = "half"
    MAJORITY = "majority"
    MOST = "most"
    ALMOST_ALL = "almost-all"
    ALL = "all"


SCALE: tuple[tuple[Share, str], ...] = (
    (Share.NONE, "0"),
    (Share.NUMBER, "1-3"),
    (Share.FEW, "< 10 %"),
    (Share.SOME, "< 33 %"),
    (Share.FEWER_THAN_HALF, "< 50 %"),
    (Share.HALF, "50 %"),
    (Share.MAJORITY, "> 50 %"),
    (Share.MOST, "> 66 %"),
    (Share.ALMOST_ALL, "≥ 90 %"),
    (Share.ALL, "100 %"),
)
"""The scale as it is printed: each word with its bound."""


def share_of(count: int, base: int) -> Share:
    """The word for `count` of `base`; NUMBER where only the number may stand.

    Raises ValueError where the count is not within the base.
    """
    if not 0 <= count <= base or base == 0:
        raise ValueError(f"{count} of {base} is not a share.")
    if base < FLOOR:
        return Share.NUMBER
    if count == 0:
        return Share.NONE
    if count == base:
        return Share.ALL
    part = Fraction(count, base)
    if part >= Fraction(9, 10):
        return Share.ALMOST_ALL
    if count < 4:
        return Share.NUMBER
    bounds = ((Share.MOST, Fraction(66, 100)), (Share.MAJORITY, Fraction(1, 2)))
    for share, bound in bounds:
        if part > bound:
            return share
    if part == Fraction(1, 2):
        return Share.HALF
    if part >= Fraction(33, 100):
        return Share.FEWER_THAN_HALF
    return Share.SOME if part >= Fraction(1, 10) else Share.FEW
