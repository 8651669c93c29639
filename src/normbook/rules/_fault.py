"""Faults in an expression, each with its place in the text and a cure."""

from __future__ import annotations

from dataclasses import dataclass

from normbook.remarks import Place, Refusal, Remark, Weight


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an expression: code, offset of the first character, message, cure."""

    code: str
    at: int
    message: str
    cure: str
    weight: Weight = Weight.ERROR

    def as_remark(self, address: str = "", place: Place | None = None) -> Remark:
        message = f"{self.message} (character {self.at + 1})"
        return Remark(self.code, self.weight, message, self.cure, address, place)


class ExpressionError(Refusal):
    """An expression that cannot be read or has no type: carries every fault found in it."""

    def __init__(self, text: str, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        message = f"{first.message.rstrip('.')}, at character {first.at + 1} of “{text}”."
        super().__init__(first.code, message, first.cure)
        self.text = text
        self.faults = faults
