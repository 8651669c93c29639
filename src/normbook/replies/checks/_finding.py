"""What a check sees of a reply, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from normbook.instruments import Instrument, Question
from normbook.remarks import Remark, Weight
from normbook.replies._model import Answer, Reply
from normbook.values import Number, to_text


@dataclass(frozen=True, slots=True)
class Context:
    """One question of one reply, with the reply of the last round where there is one."""

    instrument: Instrument
    question: Question
    reply: Reply
    prior: Reply | None = None

    def answer(self, key: str) -> Answer | None:
        return self.reply.answers.get(key)

    def number(self, key: str) -> Number | None:
        """The value under a key where it is a number."""
        return number_of(self.reply.value(key))

    def one_source(self, keys: list[str]) -> bool:
        """Do all these answers name the same source?"""
        return len({answer.source for key in keys if (answer := self.answer(key))}) <= 1

    def explained(self, key: str) -> bool:
        """Did the State say something about the answer?"""
        answer = self.answer(key)
        return bool(answer and answer.comment)

    def remark(self, code: str, weight: Weight, key: str, message: str, cure: str) -> Remark:
        answer = self.answer(key)
        address = str(self.instrument.address(key))
        place = answer.place if answer else None
        return Remark(code, weight, message, cure, address, place, self.reply.id)

    def label(self, key: str) -> str:
        """How a person knows a cell: the labels of its row and column in the original language."""
        question, cell = self.question, key.partition("[")[2].removesuffix("]")
        if not cell or question.table is None:
            return key
        row, _, column = cell.partition(",")
        language = self.instrument.original
        shown_row = self.instrument.row_label(question, row, language) or row
        return f"{shown_row}, {self.instrument.column_label(question, column, language) or column}"


Check = Callable[[Context], Iterator[Remark]]


def number_of(value: object) -> Number | None:
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def shown(number: Number) -> str:
    """A number as it stands in a remark: digits in groups of three."""
    written = to_text(number)
    whole, point, places = written.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{places}"
