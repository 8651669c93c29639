"""The JSON Schema for editors knows the same keys and closed lists as the reader (issue 2, D1)."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from normbook.content import content_path
from normbook.instruments import Facet, Kind
from normbook.instruments._file import _KEYS, ACTS, LANGUAGES
from normbook.instruments._file_questions import _KEYS as QUESTION
from normbook.instruments._file_questions import _TABLE, DECLARED

DATA = Path(__file__).resolve().parents[1] / "instruments_data"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        content_path("instruments", "instrument.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(read)
    return read


def _plain(path: Path) -> Any:
    """The file as the reader sees it: every scalar a text."""
    return yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)


def test_keys(schema: dict[str, Any]) -> None:
    assert set(schema["properties"]) == set(_KEYS)
    assert set(schema["$defs"]["question"]["properties"]) == {*QUESTION, *_TABLE, "questions"}


def test_closed_lists(schema: dict[str, Any]) -> None:
    question = schema["$defs"]["question"]["properties"]
    assert question["kind"]["enum"] == [kind.value for kind in Kind]
    assert question["facet"]["enum"] == [facet.value for facet in Facet]
    assert question["absences"]["oneOf"][0]["enum"] == list(DECLARED)
    assert schema["$defs"]["simple"]["enum"] == [kind.value for kind in Kind if kind.simple]
    assert schema["$defs"]["act"]["properties"]["act"]["enum"] == list(ACTS)
    assert schema["properties"]["original"]["enum"] == list(LANGUAGES)


@pytest.mark.parametrize(
    "folder", [content_path("instruments", "custody"), *sorted(DATA.iterdir())], ids=lambda path: path.name
)
def test_takes_what_the_reader_takes(schema: dict[str, Any], folder: Path) -> None:
    jsonschema.Draft202012Validator(schema).validate(_plain(folder / "instrument.yaml"))


@pytest.mark.parametrize(
    ("at", "key", "value"),
    [
        ((), "editoin", "1"),
        ((), "languages", ["de"]),
        (("sections", 0), "title", "x"),
        (("sections", 0, "questions", 0), "kind", "yesno"),
        (("sections", 0, "questions", 0), "rows", ["a"]),
        (("sections", 0, "questions", 0), "absences", ["nothing"]),
        (("sections", 0, "questions", 0), "provisions", ["Rule 11"]),
        (("sections", 0, "questions", 0), "checks", [{"id": "x"}]),
    ],
)
def test_refuses_what_the_reader_remarks(
    schema: dict[str, Any], at: tuple[str | int, ...], key: str, value: object
) -> None:
    whole = deepcopy(_plain(content_path("instruments", "custody") / "instrument.yaml"))
    inner = whole
    for step in at:
        inner = inner[step]
    inner[key] = value
    assert not jsonschema.Draft202012Validator(schema).is_valid(whole)
