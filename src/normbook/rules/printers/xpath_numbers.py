"""Arithmetic in XPath 1.0: every step lands on the binary number nearest to its decimal.

A number of fifteen significant digits and its nearest binary number stand for
one another, so two results are equal where their decimals are. What binary
arithmetic would lose on the way is kept apart in whole numbers below 2^53: a
significand, a number of billionths, the halves of a product. An absence is
"not a number", which every operator passes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

NOTHING = "number('')"
_LIMIT = "1000000000000000"
_UNIT = "1000000000"
_SIMPLE = re.compile(r"number\([^()]*\)\Z|[0-9.]+\Z|\(-[0-9.]+\)\Z")


class Numbers:
    """Writes arithmetic. `keep` makes a calculation of an expression and gives its path.

    Arguments are expressions of numbers; `whole` says which of them are whole
    numbers by their type.
    """

    def __init__(self, keep: Callable[[str], str]) -> None:
        self.keep = keep

    def held(self, expression: str) -> str:
        """A short expression for the same number, to be written more than once."""
        return expression if _SIMPLE.match(expression) else f"number({self.keep(expression)})"

    def bounded(self, expression: str) -> str:
        """The number where it stands in the domain."""
        held = self.held(expression)
        return f"if(abs({held}) < {_LIMIT}, {held}, {NOTHING})"

    def scale(self, number: str) -> str:
        """The power of ten that makes the number whole: 10^9, less where more than six digits are whole."""
        digits = f"string-length(string(floor(abs({number}))))"
        return self.held(f"number(substring('{_UNIT}', 1, 16 - {digits}))")

    def significand(self, number: str, *, whole: bool) -> tuple[str, str]:
        """The size of the number as a whole number, and the power of ten by which it was multiplied."""
        if whole:
            return self.held(f"abs({number})"), "1"
        scale = self.scale(number)
        return self.held(f"round(abs({number}) * {scale})"), scale

    def parts(self, number: str, *, whole: bool) -> tuple[str, str]:
        """The whole part and the billionths after the point."""
        if whole:
            return number, "0"
        scale = self.scale(number)
        rest = f"round(({number} - int({number})) * {scale}) * ({_UNIT} div {scale})"
        return f"int({number})", self.held(rest)

    def add(self, sign: str, left: str, right: str, whole: Sequence[bool]) -> str:
        if all(whole):
            return self.bounded(f"({left} {sign} {right})")
        one, other = self.parts(self.held(left), whole=whole[0]), self.parts(self.held(right), whole=whole[1])
        return self.fitted(f"{one[0]} {sign} {other[0]}", f"{one[1]} {sign} {other[1]}")

    def total(self, items: Sequence[tuple[str, bool]]) -> str:
        """The sum of those that are numbers; of none, nothing."""
        whole, rest, some = self.sums(items)
        if all(each for _, each in items):
            return f"if({some} > 0, {self.bounded(whole)}, {NOTHING})"
        return f"if({some} > 0, {self.fitted(whole, rest)}, {NOTHING})"

    def sums(self, items: Sequence[tuple[str, bool]]) -> tuple[str, str, str]:
        """The sums of the whole parts and of the billionths, and how many are numbers."""
        held = [(self.held(item), whole) for item, whole in items]
        parts = [(item, *self.parts(item, whole=whole)) for item, whole in held]
        wholes = [f"if(string({item}) = '', 0, {whole})" for item, whole, _ in parts]
        rests = [f"if(string({item}) = '', 0, {rest})" for item, _, rest in parts if rest != "0"]
        some = [f"(string({item}) != '')" for item, _, _ in parts]
        return (
            self.held(" + ".join(wholes) or "0"),
            self.held(" + ".join(rests) or "0"),
            self.held(" + ".join(["0", *some])),
        )

    def even(self, whole: str, rest: str) -> tuple[str, str]:
        """Whole part and billionths of one sign, the billionths below one."""
        rest = self.held(rest)
        carried = self.held(f"{whole} + int({rest} div {_UNIT})")
        left = self.held(f"{rest} mod {_UNIT}")
        under, over = f"({carried} > 0 and {left} < 0)", f"({carried} < 0 and {left} > 0)"
        return self.held(f"{carried} - {under} + {over}"), self.held(
            f"{left} + {_UNIT} * {under} - {_UNIT} * {over}"
        )

    def fitted(self, whole: str, rest: str) -> str:
        """The number of these parts as the domain holds it."""
        whole, rest = self.even(whole, rest)
        scale = self.scale(whole)
        return self.bounded(f"({whole} * {scale} + round({rest} div ({_UNIT} div {scale}))) div {scale}")

    def multiply(self, left: str, right: str, whole: Sequence[bool]) -> str:
        left, right = self.held(left), self.held(right)
        if all(whole):
            return self.bounded(f"{left} * {right}")
        (one, first), (other, second) = (
            self.significand(side, whole=each) for side, each in zip((left, right), whole, strict=True)
        )
        high, low = self.product(one, other)
        scale = self.scale(self.held(f"{left} * {right}"))
        drop = self.held(f"{first} * {second} div {scale}")
        short = f"{high} * ({_LIMIT} div {drop}) + round({low} div {drop})"
        long = f"round({high} div ({drop} div {_LIMIT}))"
        return self.signed(left, right, f"if({drop} > {_LIMIT}, {long}, {short}) div {scale}")

    def product(self, left: str, right: str) -> tuple[str, str]:
        """The product of two whole numbers below 10^15: how often it holds 10^15, and what is left."""
        x, y = self.limbs(left), self.limbs(right)
        low = self.held(f"{x[0]} * {y[0]} + ({x[0]} * {y[1]} + {x[1]} * {y[0]}) * 100000")
        middle = self.held(
            f"{x[0]} * {y[2]} + {x[1]} * {y[1]} + {x[2]} * {y[0]} + floor({low} div 10000000000)"
        )
        high = f"{x[1]} * {y[2]} + {x[2]} * {y[1]} + {x[2]} * {y[2]} * 100000 + floor({middle} div 100000)"
        return self.held(high), self.held(f"({middle} mod 100000) * 10000000000 + {low} mod 10000000000")

    def limbs(self, number: str) -> tuple[str, str, str]:
        """Five digits each, the last first."""
        return (
            self.held(f"{number} mod 100000"),
            self.held(f"floor(({number} mod 10000000000) div 100000)"),
            self.held(f"floor({number} div 10000000000)"),
        )

    def signed(self, left: str, right: str, size: str) -> str:
        sign = f"if(({left} < 0) = ({right} < 0), 1, -1)"
        return self.bounded(f"({size}) * {sign}")

    def divide(self, left: str, right: str, whole: Sequence[bool]) -> str:
        """The quotient: a first guess in binary, put right by what the guess leaves over."""
        left, right = self.held(left), self.held(right)
        (one, first), (other, second) = (
            self.significand(side, whole=each) for side, each in zip((left, right), whole, strict=True)
        )
        guess = self.held(f"abs({left}) div abs({right})")
        scale = self.scale(guess)
        power = self.held(f"{scale} * {second} div {first}")
        unit = self.held(f"{_LIMIT} div {power}")
        high = self.held(f"floor({one} div {unit})")
        digits = self.held(f"floor({guess} * {scale})")
        more, less = self.product(digits, other)
        over = self.held(f"({high} - {more}) * {_LIMIT} + (({one} - {high} * {unit}) * {power} - {less})")
        found = f"({digits} + floor((2 * {over} + {other}) div (2 * {other}))) div {scale}"
        return f"if({right} = 0, {NOTHING}, {self.signed(left, right, found)})"

    def mean(self, items: Sequence[tuple[str, bool]]) -> str:
        """The mean of those that are numbers, from the exact sum."""
        wholes, rests, some = self.sums(items)
        whole, rest = self.even(wholes, rests)
        left = f"(abs({whole}) mod {some})"
        share = self.held(f"(abs({whole}) - {left}) div {some}")
        billionths = self.held(f"{left} * {_UNIT} + abs({rest})")
        over = self.held(f"{billionths} mod {some}")
        scale = self.scale(share)
        near = f"({billionths} - {over}) div {some} + ({scale} = {_UNIT} and 2 * {over} >= {some})"
        size = f"({share} * {scale} + round(({near}) div ({_UNIT} div {scale}))) div {scale}"
        return self.bounded(f"if({whole} < 0 or {rest} < 0, -1, 1) * ({size})")

    def modulo(self, left: str, right: str, whole: Sequence[bool]) -> str:
        """The remainder with the sign of the dividend, one of its places after the other."""
        if all(whole):
            return f"({left} mod {right})"
        left, right = self.held(left), self.held(right)
        (one, first), (other, second) = (self.significand(side, whole=False) for side in (left, right))
        longer = self.held(f"{second} div {first}")
        rest = f"({one} mod {other})"
        for place in range(1, 10):
            step = f"{longer} >= 1{'0' * place}"
            rest = f"(({rest} * if({step}, 5, 1) mod {other}) * if({step}, 2, 1) mod {other})"
        found = f"if(abs({left}) < abs({right}), abs({left}), {rest} div {second}) * if({left} < 0, -1, 1)"
        return f"if({right} = 0, {NOTHING}, {found})"

    def round(self, number: str, places: str, *, whole: bool) -> str:
        number, places = self.held(number), self.held(f"int({places})")
        size, scale = self.significand(number, whole=whole)
        ten = self.held(f"number(concat('1', substring('000000000000000', 1, abs({places}))))")
        sign = f"if({number} < 0, -1, 1)"
        after = f"if({ten} >= {scale}, {number}, round({size} div ({scale} div {ten})) div {ten} * {sign})"
        before = f"round({size} div ({scale} * {ten})) * {ten} * {sign}"
        found = self.bounded(f"if({places} < 0, {before}, {after})")
        return f"if(string({places}) = '', {NOTHING}, if({places} < -15, {number} * 0, {found}))"

    def power(self, base: str, exponent: str) -> str:
        """In binary, then rounded; exact where whole numbers are raised to whole numbers."""
        base, exponent = self.held(base), self.held(exponent)
        raised = self.held(f"pow({base}, {exponent})")
        scale = self.scale(raised)
        tie = f"if(abs({raised}) < 1000, 1.000000000000001, 1)"
        rounded = f"round({raised} * {scale} * {tie}) div {scale}"
        return f"if({base} = 0 and {exponent} < 0, {NOTHING}, {self.bounded(rounded)})"

    def text(self, number: str, *, whole: bool) -> str:
        """The shortest writing. The engine would write what is below a millionth with an exponent."""
        if whole:
            return f"string({number})"
        number = self.held(number)
        digits = self.held(f"1000 + round(abs({number}) * {_UNIT})")
        length = f"(2 + ({digits} mod 100 != 0) + ({digits} mod 10 != 0))"
        small = f"concat(if({number} < 0, '-', ''), '0.000000', substr(string({digits}), 1, {length}))"
        return f"if({number} != 0 and abs({number}) < 0.000001, {small}, string({number}))"
