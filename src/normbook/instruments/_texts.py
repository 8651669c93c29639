"""Texts of an instrument in one language: a file of nested keys, kept as path to text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normbook.instruments._kinds import Kind
from normbook.instruments._model import Instrument, Question
from normbook.plaintext import Entry, read_yaml
from normbook.remarks import Place, Remark, Weight

ROOTS = (
    "title",
    "short_title",
    "introduction",
    "sections",
    "questions",
    "choices",
    "owners",
    "checks",
    "glossary",
)


def read_texts(files: Mapping[str, bytes], language: str, remarks: list[Remark]) -> dict[str, str]:
    """The texts in `language` by path, such as "questions.law.text"; none where there is no file."""
    name = f"{language}.yaml"
    if name not in files:
        return {}
    root = read_yaml(files[name], name)
    for key, entry in root.fields.items():
        if key not in ROOTS:
            cure = f"Known keys are: {', '.join(ROOTS)}."
            remarks.append(
                Remark("P010", Weight.ERROR, f"The key “{key}” is not known here.", cure, "", entry.place)
            )
    return dict(_flatten(root, ""))


def _flatten(entry: Entry, path: str) -> Iterator[tuple[str, str]]:
    if entry.text is not None:
        yield path, entry.text
    for key, inner in entry.fields.items():
        yield from _flatten(inner, f"{path}.{key}" if path else key)


def wanted_texts(instrument: Instrument) -> list[str]:
    """The paths that every language must have."""
    paths = ["title", *(f"sections.{section.id}.title" for section in instrument.sections)]
    lists: set[str] = set()
    for question in (each for top in instrument.questions for each in (top, *top.roster)):
        paths.append(f"questions.{question.id}.text")
        paths += [f"checks.{check.id}" for check in question.checks]
        if question.choices:
            lists.add(question.choices)
        paths += _table_paths(question)
    for name in sorted(lists):
        paths += [f"choices.{name}.{code}" for code in instrument.choices[name]]
    paths += [f"owners.{owner}" for owner in instrument.owners]
    paths += [f"glossary.{term}.{part}" for term in instrument.glossary for part in ("term", "meaning")]
    return list(dict.fromkeys(paths))


def _table_paths(question: Question) -> list[str]:
    if question.kind is not Kind.TABLE or question.table is None:
        return []
    table = question.table
    columns = () if table.years else table.columns
    above = f"choices.{table.row_list}" if table.row_list else f"questions.{question.id}.rows"
    across = f"choices.{table.column_list}" if table.column_list else f"questions.{question.id}.columns"
    return [f"{above}.{row}" for row in table.rows] + [f"{across}.{column}" for column in columns]


def missing_texts(instrument: Instrument) -> Iterator[Remark]:
    """A remark for every text that a declared language lacks, and for every text that belongs to nothing."""
    wanted = wanted_texts(instrument)
    known = set(wanted)
    for language in instrument.languages:
        texts = instrument.texts.get(language, {})
        place = Place(f"{language}.yaml")
        for path in wanted:
            if texts and not texts.get(path):
                yield Remark(
                    "I020",
                    Weight.ERROR,
                    f"The text {path} is missing in “{language}”.",
                    "Translate it.",
                    "",
                    place,
                )
        for path in texts:
            if path not in known and not _optional(path):
                message = f"The text {path} in “{language}” belongs to nothing in the instrument."
                yield Remark("I021", Weight.WARNING, message, "Correct the id or take it out.", "", place)


def _optional(path: str) -> bool:
    ends = (".help", ".introduction", ".definition", ".unit", ".period", ".short")
    return path in ("short_title", "introduction") or path.endswith(ends)
