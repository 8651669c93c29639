"""A102: a reason for absence that the question does not accept.

It is kept, because it is what the State said (docs/meaning.md, section 2).
A question that declares no reasons accepts every one that a State can give.
"""

from __future__ import annotations

from collections.abc import Iterator

from normbook.remarks import Remark, Weight
from normbook.replies.checks._finding import Context


def accepted_reasons(context: Context) -> Iterator[Remark]:
    accepted = context.question.absences
    if not accepted:
        return
    for key in context.question.keys:
        reason = context.reply.reason(key)
        if reason is None or not reason.declared or reason in accepted:
            continue
        listed = ", ".join(each.value for each in accepted)
        message = f"“{reason.value}” is given where the question does not offer it."
        yield context.remark("A102", Weight.ERROR, key, message, f"Choose one of: {listed}; or give a value.")
