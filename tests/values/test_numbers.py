"""Numbers: the domain of docs/meaning.md, section 1. Expected values worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normbook.values import (
    LIMIT,
    divide,
    fit,
    from_text,
    multiply,
    power,
    remainder,
    round_to,
    to_text,
    truncate,
)

numbers = st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(
    min_value=-999_999, max_value=999_999, places=9, allow_nan=False
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("-12", -12),
        ("2.50", Decimal("2.5")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("999999999999999", 999_999_999_999_999),
        ("1000000000000000", None),
        ("0.1234567891", None),
        ("123456789.1234567", None),
        ("1e3", None),
        ("1,5", None),
        ("", None),
        ("٣", None),
        ("--1", None),
    ],
)
def test_number_is_read_as_written_or_refused(text: str, number: object) -> None:
    assert from_text(text) == number


@pytest.mark.parametrize(
    ("left", "right", "quotient"),
    [
        (1, 3, "0.333333333"),
        (2, 3, "0.666666667"),
        (-2, 3, "-0.666666667"),
        (1, 1024, "0.000976563"),
        (10_000_000, 3, "3333333.33333333"),
        (1, 0, None),
        (0, 5, "0"),
    ],
)
def test_quotient_is_rounded_half_away_at_once(left: int, right: int, quotient: str | None) -> None:
    found = divide(left, right)
    assert found == (None if quotient is None else Decimal(quotient))


def test_third_times_three_is_not_one() -> None:
    third = divide(1, 3)
    assert third is not None
    assert multiply(third, 3) == Decimal("0.999999999")


@pytest.mark.parametrize(
    ("base", "exponent", "result"),
    [
        (2, 10, 1024),
        (Decimal("1.05"), 10, Decimal("1.628894627")),
        (2, Decimal("0.5"), Decimal("1.414213562")),
        (-2, 3, -8),
        (-2, Decimal("0.5"), None),
        (0, 0, 1),
        (0, -1, None),
        (10, 15, None),
        (10, -12, 0),
        (2, -1, Decimal("0.5")),
    ],
)
def test_power(base: Decimal, exponent: Decimal, result: Decimal | None) -> None:
    assert power(base, exponent) == result


@pytest.mark.parametrize(
    ("number", "places", "result"),
    [("2.5", 0, 3), ("-2.5", 0, -3), ("1.005", 2, "1.01"), ("1234", -2, 1200), ("-1250", -2, -1300)],
)
def test_rounding_is_half_away_from_zero(number: str, places: int, result: object) -> None:
    assert round_to(Decimal(number), places) == Decimal(str(result))


@pytest.mark.parametrize(("left", "right", "rest"), [(-7, 3, -1), (7, -3, 1), (7, 0, None), (6, 3, 0)])
def test_remainder_has_the_sign_of_the_dividend(left: int, right: int, rest: int | None) -> None:
    assert remainder(left, right) == rest


def test_a_carry_does_not_leave_the_domain() -> None:
    assert fit(Decimal("999999.9999999996")) == 1_000_000
    assert fit(Decimal("999999999999999.5")) is None


@given(numbers, numbers)
def test_results_stay_in_the_domain_and_are_nearest(left: Decimal, right: Decimal) -> None:
    for result, exact in (
        (multiply(left, right), Fraction(left) * Fraction(right)),
        (divide(left, right), Fraction(left) / Fraction(right) if right else None),
    ):
        if result is None or exact is None:
            assert exact is None or abs(exact) >= LIMIT - 1
            continue
        digits = max(len(str(int(abs(exact)))), 1) if abs(exact) >= 1 else 0
        unit = Fraction(1, 10 ** min(9, 15 - digits))
        assert abs(Fraction(result) - exact) <= unit / 2
        assert abs(result) < LIMIT


@given(numbers)
def test_text_comes_back(number: Decimal) -> None:
    held = fit(number)
    assert held is not None
    assert from_text(to_text(held)) == held
    assert abs(truncate(held)) <= abs(held)
