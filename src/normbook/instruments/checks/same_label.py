"""I037: two choices of a list, or two rows or columns of a table, that read the same.

Nobody can tell them apart, and an answer written as a label fits both. Source:
checkable rule U11 (options exclusive).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from normbook.instruments._compile import Compiled
from normbook.instruments._model import Instrument
from normbook.instruments.checks._finding import on_part
from normbook.remarks import Remark, Weight


def find(instrument: Instrument, compiled: Compiled) -> Iterator[Remark]:
    del compiled
    for language in instrument.languages:
        texts = instrument.texts.get(language, {})
        for path, codes in _lists(instrument):
            labels = [
                (" ".join(texts[f"{path}.{code}"].split()).casefold(), code)
                for code in codes
                if texts.get(f"{path}.{code}")
            ]
            for label, group in groupby(sorted(labels), key=lambda pair: pair[0]):
                same = [code for _, code in group]
                if len(same) > 1:
                    message = f"In “{language}”, {' and '.join(same)} of {path} both read “{label}”."
                    cure = "Word them so that a person can tell them apart."
                    yield on_part(instrument, path, "I037", Weight.WARNING, message, cure)


def _lists(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, codes in instrument.choices.items():
        yield f"choices.{name}", codes
    for question in instrument.questions:
        if question.table is not None:
            yield f"questions.{question.id}.rows", tuple(dict.fromkeys(question.table.rows))
            if not question.table.years:
                yield f"questions.{question.id}.columns", tuple(dict.fromkeys(question.table.columns))
