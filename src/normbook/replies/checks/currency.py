"""A104: an amount of money in another currency than the question asks for.

It is kept and enters no operation: two currencies never meet (docs/meaning.md, section 1).
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context


def currency(context: Context) -> Iterator[Remark]:
    """The remark on an amount in another currency."""
    wanted = context.question.currency
    for key in context.question.keys if wanted else ():
        answer = context.answer(key)
        if answer is None or answer.currency in (None, wanted):
            continue
        message = f"To confirm: the amount is in {answer.currency}; the question asks for {wanted}."
        yield context.remark("A104", Weight.ERROR, key, message, f"Give the amount in {wanted}.")
