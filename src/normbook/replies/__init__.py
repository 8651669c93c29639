"""Replies: what respondents answered, read from files, validated, composed into versions."""

from __future__ import annotations

from normbook.replies._model import Answer, Replies, Reply, Unplaced
from normbook.replies.validate import Validator, reply_inputs, validate

__all__ = ["Answer", "Replies", "Reply", "Unplaced", "Validator", "reply_inputs", "validate"]
