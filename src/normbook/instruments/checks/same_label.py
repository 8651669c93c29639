"""I037: two choices of a list, or two rows or columns of a table, that read the same.

Nobody can tell them apart, and an answer written as a label fits both. Source:
checkable rule U11 (options exclusive).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part, on_question
from normbook.remarks import Remark, Weight

_CURE = "Word them so that a person can tell them apart."


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for language in instrument.languages:
        yield from _in_lists(instrument, language)
        yield from _in_tables(instrument, language)


def _in_lists(instrument: Instrument, language: str) -> Iterator[Remark]:
    for name, codes in instrument.choices.items():
        path = f"choices.{name}"
        labels = {code: instrument.text(f"{path}.{code}", language) for code in codes}
        for message in _same(labels, path, language):
            yield on_part(instrument, path, "I037", Weight.WARNING, message, _CURE)


def _in_tables(instrument: Instrument, language: str) -> Iterator[Remark]:
    for question in instrument.questions:
        if question.table is None:
            continue
        for kind, codes in (("rows", question.table.rows), ("columns", question.table.columns)):
            name = f"questions.{question.id}.{kind}"
            labels = {code: instrument.text(f"{name}.{code}", language) for code in codes}
            for message in _same(labels, f"the {kind} of {question.id}", language):
                yield on_question(instrument, question, "I037", Weight.WARNING, message, _CURE)


def _same(labels: Mapping[str, str | None], where: str, language: str) -> Iterator[str]:
    """A message for each wording that several codes share; letter case and spaces make no difference."""
    worded: dict[str, list[str]] = {}
    for code, text in labels.items():
        if text:
            worded.setdefault(" ".join(text.split()).casefold(), []).append(code)
    for wording, same in worded.items():
        if len(same) > 1:
            yield f"In “{language}”, {' and '.join(same)} of {where} both read “{wording}”."
