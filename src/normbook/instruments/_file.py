"""The native form of an instrument: a folder of plain text, read strictly (docs/instrument-file.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from normbook.instruments._file_questions import fit_for_code, read_question
from normbook.instruments._model import Act, Instrument, Question, Section
from normbook.instruments._texts import missing_texts, read_texts
from normbook.plaintext import Entry, Fields, read_yaml
from normbook.remarks import Place, Refusal, Remark, Weight

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
STRUCTURE = "instrument.yaml"
ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z", re.IGNORECASE)
ACTS = ("proposed", "endorsed", "issued", "approved", "adopted")
_KEYS = (
    "id",
    "edition",
    "original",
    "languages",
    "standards",
    "owners",
    "acts",
    "pilot",
    "choices",
    "glossary",
    "sections",
)


def read_instrument(files: Mapping[str, bytes]) -> tuple[Instrument, tuple[Remark, ...]]:
    """The instrument in a folder, given as file name to bytes, with every remark of reading.

    Raises Refusal when the folder has no instrument.yaml or a file is not plain YAML.
    """
    if STRUCTURE not in files:
        raise Refusal(
            "I001", f"The folder has no {STRUCTURE}.", "Name the folder of an instrument.", Place(STRUCTURE)
        )
    remarks: list[Remark] = []
    fields = Fields(read_yaml(files[STRUCTURE], STRUCTURE), _KEYS, remarks)
    languages = _languages(fields, files)
    choices = _choices(fields)
    sections, questions = _sections(fields, choices)
    _unique(questions, remarks)
    instrument = Instrument(
        id=_id(fields, "id"),
        edition=fields.needed("edition"),
        original=fields.one_of("original", LANGUAGES, "en") or "en",
        languages=languages,
        sections=sections,
        questions=questions,
        choices=choices,
        texts={language: read_texts(files, language, remarks) for language in languages},
        standards=fields.texts("standards"),
        acts=tuple(_act(entry, remarks) for entry in _list(fields, "acts")),
        owners=fields.texts("owners"),
        pilot=fields.flag("pilot"),
        glossary={name: entry.texts for name, entry in _mapping(fields, "glossary").items()},
        lines=dict(_lines(fields)),
    )
    remarks.extend(missing_texts(instrument))
    return instrument, tuple(remarks)


def folder_files(names: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an instrument among the files of a folder, by their plain names."""
    return {
        PurePosixPath(name).name: data for name, data in names.items() if name.endswith((".yaml", ".yml"))
    }


def _languages(fields: Fields, files: Mapping[str, bytes]) -> tuple[str, ...]:
    declared = fields.texts("languages") or (fields.text("original", "en") or "en",)
    for language in declared:
        if language not in LANGUAGES:
            cure = f"Use the codes of the six official languages: {', '.join(LANGUAGES)}."
            fields.remark(
                "I002", f"“{language}” is not an official language.", cure, fields.entry_of("languages")
            )
        elif f"{language}.yaml" not in files:
            message = f"There are no texts in “{language}”: {language}.yaml is missing."
            fields.remark(
                "I003", message, "Add the file or take the language out.", fields.entry_of("languages")
            )
    return tuple(language for language in LANGUAGES if language in declared)


def _id(fields: Fields, name: str) -> str:
    text = fields.needed(name)
    if text and not ID.match(text):
        message = f"“{text}” cannot be an id."
        fields.remark("I004", message, "Use letters, digits, hyphens and underscores.", fields.entry_of(name))
    return text


def _choices(fields: Fields) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for name, entry in _mapping(fields, "choices").items():
        codes = entry.texts
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            fields.remark("I005", f"The list {name} has the code {code} twice.", "Keep one.", entry)
        for code in codes:
            if not fit_for_code(code):
                cure = "Write it without spaces, brackets and quotation marks."
                fields.remark("I006", f"“{code}” cannot be a code.", cure, entry)
        lists[name] = tuple(code for code in dict.fromkeys(codes) if fit_for_code(code))
    return lists


def _sections(
    fields: Fields, choices: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Section, ...], tuple[Question, ...]]:
    sections: list[Section] = []
    questions: list[Question] = []
    for entry in _list(fields, "sections"):
        section = Fields(entry, ("id", "route", "questions"), fields.remarks)
        name = _id(section, "id")
        if name in {each.id for each in sections}:
            section.remark("I007", f"The section {name} stands twice.", "Give it another id.")
        sections.append(Section(name, section.text("route")))
        asked = _list(section, "questions")
        questions.extend(read_question(inner, name, choices, fields.remarks) for inner in asked)
    return tuple(sections), tuple(questions)


def _unique(questions: tuple[Question, ...], remarks: list[Remark]) -> None:
    seen: dict[str, Question] = {}
    for question in (each for top in questions for each in (top, *top.roster)):
        if question.id in seen:
            first = seen[question.id]
            message = f"The question {question.id} stands twice, first in line {first.line}."
            place = Place(STRUCTURE, None, question.line)
            remarks.append(Remark("I008", Weight.ERROR, message, "Give one of them another id.", "", place))
        seen.setdefault(question.id, question)


def _act(entry: Entry, remarks: list[Remark]) -> Act:
    fields = Fields(entry, ("act", "body", "date", "session", "symbol"), remarks)
    date = fields.needed("date")
    if date and not re.match(r"\d{4}(-\d{2}(-\d{2})?)?\Z", date):
        fields.remark("I009", f"“{date}” is not a date.", "Write it as 2004-03-25.", fields.entry_of("date"))
    act = fields.one_of("act", ACTS) or ""
    return Act(act, fields.needed("body"), date, fields.text("session") or "", fields.text("symbol") or "")


def _lines(fields: Fields) -> Iterator[tuple[str, int]]:
    """Where the parts stand that have no line of their own in the model."""
    for name, entry in fields.entry.fields.items():
        yield name, entry.line
        for key, inner in entry.fields.items():
            yield f"{name}.{key}", inner.line
        for place, inner in enumerate(entry.items):
            id_ = inner.fields.get("id")
            yield f"{name}.{id_.text if id_ else place}", inner.line


def _list(fields: Fields, name: str) -> tuple[Entry, ...]:
    entry = fields.entry_of(name)
    return entry.items if entry else ()


def _mapping(fields: Fields, name: str) -> Mapping[str, Entry]:
    entry = fields.entry_of(name)
    return entry.fields if entry else {}
