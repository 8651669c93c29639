"""Choices and sets: selected, count-selected, selected-at, jr:choice-name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normbook.rules import _literals as literals
from normbook.rules._core import Apply, Const, Core, Selected
from normbook.rules._tree import Call
from normbook.rules._types import INTEGER, TEXT, Kind
from normbook.rules.functions._function import Function

if TYPE_CHECKING:
    from normbook.rules._checker import Checker

_CHOSEN = (Kind.SET, Kind.CHOICE, Kind.TEXT, Kind.ANY)


def _chosen(check: Checker, call: Call) -> Core:
    core = check.scalar(call.arguments[0])
    if core.type.kind not in _CHOSEN:
        return check.fault(
            "R011", call.at, f"This is {core.type}, not a choice.", "Name a question with choices."
        )
    return core


def _selected(check: Checker, call: Call) -> Core:
    core = _chosen(check, call)
    code = check.scalar(call.arguments[1])
    if isinstance(code, Const) and code.value is not None:
        written = literals.adapt(code, TEXT)
        code = written if written is not None else code
        codes = core.type.codes
        if codes is not None and code.value not in codes:
            known = ", ".join(codes[:8]) + (" …" if len(codes) > 8 else "")
            message = f"The list has no code {literals.shown(code)}."
            return check.fault("R012", call.at, message, f"Use one of: {known}.")
    elif code.type.numeric:
        code = Apply("text", (code,), TEXT)
    return Selected(core, code)


def _count(check: Checker, call: Call) -> Core:
    return Apply("choice-count", (_chosen(check, call),), INTEGER)


def _at(check: Checker, call: Call) -> Core:
    return Apply("choice-at", (_chosen(check, call), check.number(call.arguments[1])), TEXT)


def _name(check: Checker, call: Call) -> Core:
    """Lowered with the labels as pairs of constants behind the code."""
    code = check.scalar(call.arguments[0])
    symbol = check.symbol(call.arguments[1])
    if symbol is None:
        return check.fault(
            "R010", call.at, "The list of choices is not known.", "Write jr:choice-name(${q}, '${q}')."
        )
    codes = symbol.type.codes or tuple(symbol.labels or ())
    labels = symbol.labels or {}
    pairs = [Const(text, TEXT) for each in codes for text in (each, labels.get(each, each))]
    return Apply("choice-name", (code, *pairs), TEXT)


CHOICES = (
    Function(
        "selected", "selected(${q}, 'code')", "True where the choice or set holds the code.", 2, 2, _selected
    ),
    Function(
        "count-selected", "count-selected(${q})", "How many codes are chosen; 0 of an absence.", 1, 1, _count
    ),
    Function(
        "selected-at",
        "selected-at(${q}, n)",
        "The n-th chosen code, from 0, in the order of the list; absent beyond the last.",
        2,
        2,
        _at,
    ),
    Function(
        "jr:choice-name",
        "jr:choice-name(${q}, '${q}')",
        "The label of the chosen code in the language of the evaluation.",
        2,
        2,
        _name,
    ),
)
