"""Arithmetic of docs/meaning.md in DuckDB: BIGINT, DECIMAL(24,9) and, between them, HUGEINT.

No binary floating point stands in a result, but for pow() beyond what 38 digits
hold (limit R121). A decimal times 10^9 is a whole number, called its grains:
products and quotients are had in grains and rounded once, half away from zero.
Every function takes SQL and gives SQL; what it reads twice, it holds.
"""

from __future__ import annotations

from collections.abc import Callable

from normbook.values import DIGITS, LIMIT, PLACES

Hold = Callable[[str], str]

DECIMAL = "DECIMAL(24,9)"
"""Fifteen digits before the point and nine after it: a cast of 10^15 or more gives NULL by TRY_CAST."""
_GRAINS = 10**PLACES
_SMALL = DIGITS - PLACES
"""Below 10^6 a number has all nine places."""


def whole(hold: Hold, sql: str) -> str:
    """A BIGINT or HUGEINT as the domain holds it."""
    held = hold(sql)
    return f"CASE WHEN {held} BETWEEN {1 - LIMIT} AND {LIMIT - 1} THEN CAST({held} AS BIGINT) END"


def fitted(hold: Hold, sql: str) -> str:
    """A DECIMAL of nine places as the domain holds it: rounded to fifteen digits.

    29 digits, because a CASE over all its roundings has nine more and 38 are the most.
    """
    held = hold(f"TRY_CAST({sql} AS DECIMAL(29,9))")
    steps = [
        f"WHEN abs({held}) < {10 ** (_SMALL + k)} THEN {_round(held, PLACES - k)}" for k in range(PLACES)
    ]
    return f"TRY_CAST(CASE {' '.join(steps)} ELSE round({held}, 0) END AS {DECIMAL})"


def _round(held: str, places: int) -> str:
    return held if places == PLACES else f"round({held}, {places})"


def grains(sql: str) -> str:
    """A DECIMAL(24,9) in grains."""
    return f"CAST({sql} * {_GRAINS} AS HUGEINT)"


def from_grains(sql: str) -> str:
    """A HUGEINT of grains as a decimal; NULL from 10^15 on."""
    return f"CAST(TRY_CAST({sql} AS DECIMAL(24,0)) * 0.000000001 AS {DECIMAL})"


def fitted_grains(hold: Hold, sql: str, places: int) -> str:
    """A HUGEINT that counts 10^-places (nine or more), as the domain holds it."""
    exact = hold(sql)
    steps = [
        f"WHEN abs({exact}) < {10 ** (_SMALL + k + places)} THEN {10 ** (places - PLACES + k)}"
        for k in range(PLACES)
    ]
    unit = hold(f"CAST(CASE {' '.join(steps)} ELSE {10**places} END AS HUGEINT)")
    size = f"((abs({exact}) + {unit} // 2) // {unit}) * {unit}"
    size = size if places == PLACES else f"({size}) // {10 ** (places - PLACES)}"
    return from_grains(f"sign({exact}) * ({size})")


def multiplied(hold: Hold, left: tuple[str, bool], right: tuple[str, bool]) -> str:
    """The product of two numbers, each with whether it is a whole number."""
    (a, a_whole), (b, b_whole) = (hold(left[0]), left[1]), (hold(right[0]), right[1])
    if a_whole and b_whole:
        return whole(hold, f"CAST({a} AS HUGEINT) * {b}")
    counts = [
        f"CAST({x} AS HUGEINT)" if is_whole else grains(x) for x, is_whole in ((a, a_whole), (b, b_whole))
    ]
    sized = f"abs(CAST({a} AS DOUBLE) * CAST({b} AS DOUBLE)) < {2 * LIMIT}"
    product = f"CASE WHEN {sized} THEN {counts[0]} * {counts[1]} END"
    return fitted_grains(hold, product, PLACES if a_whole or b_whole else 2 * PLACES)


def divided(hold: Hold, above: str, below: str) -> str:
    """The quotient of two HUGEINT that count the same unit."""
    a, b = hold(above), hold(f"nullif({below}, 0)")
    scaled, size = hold(f"abs({a}) * {_GRAINS}"), hold(f"abs({b})")
    quotient = hold(f"{scaled} // {size}")
    steps = [f"WHEN {quotient} < {10 ** (_SMALL + k + PLACES)} THEN {10**k}" for k in range(1, PLACES)]
    unit = hold(f"CAST(CASE {' '.join(steps)} ELSE {10**PLACES} END AS HUGEINT)")
    small = f"{quotient} + CASE WHEN 2 * ({scaled} % {size}) >= {size} THEN 1 ELSE 0 END"
    large = f"(({quotient} + {unit} // 2) // {unit}) * {unit}"
    rounded = f"CASE WHEN {quotient} < {10 ** (_SMALL + PLACES)} THEN {small} ELSE {large} END"
    return from_grains(f"sign({a}) * sign({b}) * ({rounded})")


def remainder(hold: Hold, above: str, below: str) -> str:
    """The remainder of two whole counts, with the sign of the dividend."""
    return f"{hold(above)} % nullif({hold(below)}, 0)"


def rounded_to(hold: Hold, number: tuple[str, bool], places: str) -> str:
    """A number rounded half away from zero to `places` (a BIGINT); the same type as the number."""
    held, at = hold(number[0]), hold(places)
    type_ = "BIGINT" if number[1] else DECIMAL
    if at.lstrip("-").isdigit():
        return _at(held, int(at), type_)
    steps = [f"WHEN {at} = {k} THEN {_at(held, k, type_)}" for k in range(-DIGITS, PLACES)]
    zero = f"CASE WHEN {held} IS NOT NULL THEN CAST(0 AS {type_}) END"
    return f"CASE WHEN {at} >= {PLACES} THEN {held} {' '.join(steps)} WHEN {at} < {-DIGITS} THEN {zero} END"


def _at(held: str, places: int, type_: str) -> str:
    if places >= PLACES or (type_ == "BIGINT" and places >= 0):
        return held
    if places < -DIGITS:
        return f"CASE WHEN {held} IS NOT NULL THEN CAST(0 AS {type_}) END"
    if places == -DIGITS:  # half of 10^15 or more would be 10^15
        return f"CASE WHEN abs({held}) < {LIMIT // 2} THEN CAST(0 AS {type_}) END"
    if places >= 0:
        return f"CAST(round({held}, {places}) AS {DECIMAL})"
    rounded = f"TRY_CAST(round(CAST({held} AS {DECIMAL}), {places}) AS {DECIMAL})"
    return rounded if type_ == DECIMAL else f"CAST({rounded} AS BIGINT)"


def raised(hold: Hold, base: str, exponent: str) -> str:
    """A decimal to the power of a decimal: exact where 38 digits hold it, else by DOUBLE."""
    b, e = hold(base), hold(exponent)
    whole_part = hold(f"CAST(trunc({e}) AS BIGINT)")
    size = hold(f"CASE WHEN {b} <> 0 THEN log10(abs(CAST({b} AS DOUBLE))) * CAST({e} AS DOUBLE) END")
    held, scale = _whole_power(hold, b, whole_part)
    exact = f"{held} IS NOT NULL AND {e} = {whole_part}"
    up, down = _power_up(hold, held, scale), _power_down(hold, held, scale)
    return (
        f"CASE WHEN {e} IS NULL OR {b} = 0 AND {e} < 0 THEN NULL "
        f"WHEN {b} = 0 THEN CAST(CASE WHEN {e} = 0 THEN 1 ELSE 0 END AS {DECIMAL}) "
        f"WHEN {b} < 0 AND {e} <> {whole_part} OR {size} >= {DIGITS + 0.1} THEN NULL "
        f"WHEN {size} < {-PLACES - 1.1} THEN CAST(0 AS {DECIMAL}) "
        f"WHEN {exact} AND {e} >= 0 THEN {up} "
        f"WHEN {exact} AND {scale} <= 28 THEN {down} ELSE {_by_double(hold, b, e, size)} END"
    )


def _whole_power(hold: Hold, base: str, exponent: str) -> tuple[str, str]:
    """The digits of a decimal without its point to the size of a whole exponent, and how many are places.

    NULL where they are more than 37. Beyond 128 only 1 and -1 have so few: odd or even is all that counts.
    """
    written = hold(f"rtrim(rtrim(CAST({base} AS VARCHAR), '0'), '.')")
    point = f"strpos({written}, '.')"
    places = hold(f"CASE WHEN {point} > 0 THEN length({written}) - {point} ELSE 0 END")
    digits = hold(f"TRY_CAST(replace({written}, '.', '') AS HUGEINT)")
    size = f"abs({exponent})"
    times = hold(f"CASE WHEN {size} <= 128 THEN {size} ELSE 128 + {size} % 2 END")
    raised_ = hold(
        f"CASE WHEN {base} <> 0 AND {times} * log10(abs(CAST({digits} AS DOUBLE))) < 37 THEN "
        f"list_reduce(list_transform(range(1, {times} + 1), lambda i: {digits}), "
        f"lambda p, q: p * q, CAST(1 AS HUGEINT)) END"
    )
    return raised_, hold(f"{places} * {times}")


def _power_up(hold: Hold, digits: str, scale: str) -> str:
    """`digits` (fewer than 38) × 10^-scale in the domain; beyond 47 places nothing of them is left."""
    most = PLACES + 38
    ten = "".join(f"WHEN {k} THEN {10 ** abs(k - PLACES)} " for k in range(most + 1))
    shift = hold(f"CAST(CASE {scale} {ten}END AS HUGEINT)")
    sign, size = f"sign({digits})", hold(f"abs({digits})")
    near = f"CAST({size} AS DOUBLE) * CAST({shift} AS DOUBLE) < 1e25"
    grain = hold(f"CASE WHEN {scale} > {PLACES} THEN {size} // {shift} WHEN {near} THEN {size} * {shift} END")
    rest = f"{scale} > {PLACES} AND ({size} % {shift}) * 2 >= {shift}"
    steps = [f"WHEN {grain} < {10 ** (_SMALL + k + PLACES)} THEN {10**k}" for k in range(1, PLACES)]
    unit = hold(f"CAST(CASE {' '.join(steps)} ELSE {10**PLACES} END AS HUGEINT)")
    small = f"{grain} + CASE WHEN {rest} THEN 1 ELSE 0 END"
    large = f"(({grain} + {unit} // 2) // {unit}) * {unit}"
    rounded = f"CASE WHEN {grain} < {10 ** (_SMALL + PLACES)} THEN {small} ELSE {large} END"
    value = from_grains(f"{sign} * ({rounded})")
    return f"CASE WHEN {scale} > {most} THEN CAST(0 AS {DECIMAL}) ELSE {value} END"


def _power_down(hold: Hold, digits: str, scale: str) -> str:
    """10^scale / `digits` in the domain."""
    ten = "".join(f"WHEN {k} THEN {10**k} " for k in range(29))
    return divided(hold, f"CAST(CASE {scale} {ten}END AS HUGEINT)", digits)


def _by_double(hold: Hold, base: str, exponent: str, size: str) -> str:
    bounded = f"CASE WHEN {size} < {DIGITS + 0.1} AND {size} >= {-PLACES - 1.1} THEN "
    raised_ = f"{bounded}pow(CAST({base} AS DOUBLE), CAST({exponent} AS DOUBLE)) END"
    return fitted(hold, raised_)
