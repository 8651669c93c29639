"""The mapping file: strict reading, and every example of its documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normbook.remarks import Refusal
from normbook.replies.mapping import read_mapping

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "mapping-file.md"
MAPPINGS = sorted((Path(__file__).resolve().parents[1] / "mappings").glob("*.yaml"))


def faults(text: str) -> list[tuple[str, int]]:
    _, remarks = read_mapping(text.encode(), "m.yaml")
    assert all(remark.cure and remark.weight.value == "error" for remark in remarks)
    return [(remark.code, remark.place.row) for remark in remarks]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("tabels: []\ntables: [{respondent: a, same-ids: true}]", "P010", 1),
        ("tables:\n- respondent: a\n  same_ids: true\n  answers: {a: b}", "P010", 3),
        ("tables:\n- respondent: a\n", "W103", 2),
        ("tables:\n- same-ids: true\n", "W102", 2),
        ("tables:\n- same-ids: true\n  respondent: {by: code}", "W102", 3),
        ("tables:\n- same-ids: true\n  respondent: {column: a, file: '*.x'}", "W102", 3),
        ("tables:\n- same-ids: true\n  respondent: {file: a.json}", "W102", 3),
        ("tables:\n- same-ids: true\n  respondent: {column: a, by: names}", "P016", 3),
        ("tables:\n- same-ids: true\n  respondent: {column: a, kinds: [state]}", "P016", 3),
        ("tables:\n- same-ids: true\n  respondent: {column: a, date: 2004}", "W106", 3),
        ("dated: 11/05/2023\ntables: [{respondent: a, same-ids: true}]", "W106", 1),
        ("tables:\n- respondent: a\n  answers:\n    x:", "W103", 4),
        ("tables:\n- respondent: a\n  answers:\n    x: {to: a, drop: b}", "W103", 4),
        ("tables:\n- respondent: a\n  answers:\n    /(/: b", "W104", 4),
        ("tables:\n- respondent: a\n  answers: {x: y}\n  places: {a: b}", "W107", 4),
        ("tables:\n- respondent: a\n  answers: {x: y}\n  keys: [k, l]\n  places:\n    a: b", "W107", 6),
        ("tables:\n- respondent: a\n  same-ids: true\n  absences:\n    NA: absent", "W105", 5),
        ("tables:\n- respondent: a\n  same-ids: true\n  absences:\n    NA: not-computable", "W105", 5),
        ("tables:\n- respondent: a\n  same-ids: true\n  numbers: {decimal: ';'}", "P016", 4),
        ("tables:\n- respondent: a\n  same-ids: true\n  numbers: {round: 12}", "P015", 4),
        ("tables:\n- respondent: a\n  same-ids: true\n  numbers: {scale: 0}", "P015", 4),
        ("tables:\n- respondent: a\n  same-ids: true\n  marks: {E: estimate}", "A014", 4),
        ("tables:\n- respondent: a\n  same-ids: true\n  questions: {q: {values: [a]}}", "P011", 4),
    ],
)
def test_faults_have_their_line(text, code, line):
    assert (code, line) in faults(text)


def test_a_mapping_without_tables_is_refused():
    for text in ("compiled: true", "", "tables: []"):
        with pytest.raises(Refusal) as caught:
            read_mapping(text.encode(), "m.yaml")
        assert caught.value.code == "W101"


def test_every_example_of_the_documentation_is_a_mapping():
    examples = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 5
    for example in examples:
        assert faults(example) == []


def test_every_key_is_documented():
    from normbook.replies.mapping import _file, _file_tables, _file_values

    text = DOCUMENT.read_text(encoding="utf-8")
    keys = {*_file._KEYS, *_file_tables._FILE, *_file_tables._WHO, *_file_tables._WHAT, *_file_tables._BESIDE}
    keys |= {*_file_tables._RESPONDENT, *_file_values.VALUE_KEYS, *_file_values._NUMBERS}
    assert [key for key in sorted(keys) if f"`{key}`" not in text and f"`{key}:" not in text] == []


def test_every_code_is_documented():
    from normbook.replies.mapping import Code

    text = DOCUMENT.read_text(encoding="utf-8")
    assert [code for code in Code if code.startswith("A") and f"| {code} |" not in text] == []


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.stem)
def test_the_mappings_of_the_samples_have_no_fault(path):
    assert faults(path.read_text(encoding="utf-8")) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.recursive(
        st.sampled_from(["a", "*", "", "true", "/(/", "{@1}", "2004-01-01", "not-available", "x | y", "9"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    "tables respondent column file by declare aliases places keys answers codes absences "
                    "values numbers round questions marks only drop to period files header same-ids".split()
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=25,
    )
)
def test_any_yaml_is_read_or_refused(value):
    import yaml

    try:
        read_mapping(yaml.safe_dump(value).encode(), "m.yaml")
    except Refusal as refusal:
        assert refusal.cure  # noqa: PT017
