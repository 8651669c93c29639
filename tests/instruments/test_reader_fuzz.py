"""Whatever stands in the files: an instrument with remarks, or a Refusal never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normbook.content import content_path
from normbook.instruments import check_instrument, read_instrument, structure_digest, text_digest
from normbook.instruments._file import _KEYS
from normbook.instruments._file_questions import _KEYS as QUESTION_KEYS
from normbook.instruments._file_questions import _TABLE
from normbook.remarks import Refusal

WORDS = sorted(
    {
        *_KEYS,
        *QUESTION_KEYS,
        *_TABLE,
        "questions",
        "test",
        "each",
        "weight",
        "total",
        "parts",
        "later",
        "earlier",
    }
)
VALUES = st.sampled_from(
    [
        "",
        "a",
        "b",
        "yes",
        "no",
        "table",
        "roster",
        "whole",
        "money",
        "one",
        "2015-2017",
        "40%",
        "-1",
        "1e9",
        "en",
        "fr",
        "${a} = 1",
        "${b}",
        "${a} > 0 and",
        ". > 1",
        "${t[*,b]} > @row",
        "column",
        "norm:x/1",
        "question:x@1/a",
        "a,b",
        ".",
    ]
)
TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=30,
)
QUESTION = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "t", "r", "a.b", "x y", "é"])},
    optional={name: TREES for name in (*QUESTION_KEYS, *_TABLE, "questions") if name != "id"},
)
KINDS = (
    "table",
    "roster",
    "one",
    "several",
    "whole",
    "money",
    "date",
    "long-text",
    "note",
    "scale",
    "contact",
)


def _read(files: dict[str, bytes]) -> None:
    try:
        instrument, remarks = read_instrument(files)
    except Refusal as refusal:
        remarks, found = (refusal.as_remark(),), []
    else:
        found = check_instrument(instrument)
        structure_digest(instrument)
        assert all(len(text_digest(instrument, language)) == 64 for language in instrument.languages)
    assert all(remark.message and remark.cure and remark.code for remark in (*remarks, *found))


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(WORDS), TREES, max_size=8), TREES)
def test_any_tree(structure: object, texts: object) -> None:
    _read({"instrument.yaml": yaml.safe_dump(structure).encode(), "en.yaml": yaml.safe_dump(texts).encode()})


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(KINDS), QUESTION), max_size=4), TREES)
def test_any_questions(questions: list[tuple[str, dict[str, object]]], choices: object) -> None:
    listed = [{**question, "kind": kind} for kind, question in questions]
    structure = {
        "id": "trial",
        "edition": "1",
        "choices": {"a": ["a", "b"], "b": choices},
        "sections": [{"id": "s", "questions": listed}],
    }
    _read({"instrument.yaml": yaml.safe_dump(structure).encode()})


@settings(max_examples=200)
@given(st.binary(max_size=200), st.binary(max_size=80))
@example(b"\xff", b"")
@example(b"[" * 150, b"")
@example(b"a: &x 1\nb: *x", b"")
@example(b"!!python/object:os.system x", b"")
def test_any_bytes(structure: bytes, texts: bytes) -> None:
    _read({"instrument.yaml": structure, "en.yaml": texts})


@pytest.fixture(scope="module")
def custody() -> dict[str, bytes]:
    folder: Path = content_path("instruments", "custody")
    return {
        path.name: path.read_bytes().replace(b"2003-2022", b"2021-2022") for path in folder.glob("*.yaml")
    }


@settings(max_examples=60)
@given(data=st.data())
def test_a_mutated_file(custody: dict[str, bytes], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(custody)))
    lines = custody[name].splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "twice", "cut", "swap", "indent"])):
            case "drop":
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "cut":
                lines[at] = lines[at][: len(lines[at]) // 2]
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = b"  " + lines[at]
    _read({**custody, name: b"".join(lines)})
