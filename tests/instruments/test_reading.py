"""The file of an instrument is read strictly: every fault is a remark with its line and its cure."""

from __future__ import annotations

import pytest

from normbook.instruments import Kind, folder_files, read_instrument
from normbook.remarks import Refusal, Remark

GOOD = """\
id: trial
edition: "0.10"
choices:
  extent: [all, some, none]
sections:
- id: law
  questions:
  - id: q1
    kind: yes-no
  - id: q2
    kind: one
    choices: extent
"""
TEXTS = """\
title: Trial
sections:
  law: {title: Law}
questions:
  q1: {text: Is there a law?}
  q2: {text: In how many prisons?}
choices:
  extent: {all: All, some: Some, none: None}
"""


def remarks_of(structure: str = GOOD, **texts: str) -> list[Remark]:
    files = {"instrument.yaml": structure.encode(), "en.yaml": TEXTS.encode()}
    files |= {f"{language}.yaml": text.encode() for language, text in texts.items()}
    return list(read_instrument(files)[1])


def test_a_good_folder_has_no_remarks() -> None:
    assert remarks_of() == []


def test_text_stays_text() -> None:
    instrument, _ = read_instrument({"instrument.yaml": GOOD.encode(), "en.yaml": TEXTS.encode()})
    assert instrument.edition == "0.10"
    assert instrument.name == "trial@0.10"
    assert instrument.question("q1").kind is Kind.YES_NO
    assert instrument.text("choices.extent.none", "en") == "None"
    assert instrument.text("title", "fr") is None  # never another language


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "in_message", "in_cure"),
    [
        ("    kind: yes-no", "    knid: yes-no\n    kind: yes-no", "P010", 9, "knid", "kind"),
        ("edition:", "editoin: 1\nedition:", "P010", 2, "editoin", "edition"),
        ("  - id: q2", "  - id: q1", "I008", 10, "first in line 8", "another id"),
        ("- id: law\n", "- id: law\n- id: law\n", "I007", 7, "twice", "another id"),
        ("id: trial", "id: my trial", "I004", 1, "my trial", "hyphens"),
        ("id: q1", "id: q 1", "I004", 8, "q 1", "hyphens"),
        ("yes-no", "yesno", "P016", 9, "yesno", "yes-no"),
        ("    choices: extent", "    choices: extend", "I012", 12, "extend", "extent"),
        ("    choices: extent\n", "", "I011", 10, "one", "choices"),
        ("[all, some, none]", "[all, some, all]", "I005", 4, "twice", "Keep"),
        ("[all, some, none]", "[all, 'so me', none]", "I006", 4, "so me", "spaces"),
        ("edition:", "languages: [en, de]\nedition:", "I002", 2, "de", "official"),
        ("edition:", "languages: [en, fr]\nedition:", "I003", 2, "fr.yaml", "Add"),
        ("yes-no", "yes-no\n    absences: [nothing]", "I013", 10, "nothing", "not-available"),
        ("yes-no", "yes-no\n    provisions: [Rule 11]", "D101", 10, "Rule 11", "norm:"),
        ("yes-no", "yes-no\n    facet: laws", "P016", 10, "laws", "law"),
        ("yes-no", "yes-no\n    required: maybe", "P014", 10, "required", "true"),
        ("yes-no", "whole\n    minimum: few", "P015", 10, "minimum", "digits"),
        ("yes-no", "yes-no\n    lineage: {from: x}", "P010", 10, "from", "continues"),
        ("yes-no", "table\n    rows: [a]\n    years: 2020-19", "I015", 11, "2020-19", "2015-2021"),
        ("yes-no", "table\n    rows: ['a,b']\n    years: 2020-2021", "I006", 10, "a,b", "commas"),
        ("yes-no", "table\n    years: 2020-2021", "P013", None, "rows", "Add"),
        (
            "yes-no",
            "table\n    rows: [a]\n    years: 2020-2021\n    parts: [{total: b, parts: [a]}]",
            "I016",
            12,
            "b",
            "a",
        ),
        (
            "yes-no",
            "roster\n    questions: [{id: r, kind: table, rows: [a], years: 2020-2021}]",
            "I010",
            10,
            "table",
            "simple",
        ),
        (
            "edition:",
            "acts: [{act: approved, body: Commission, date: in May}]\nedition:",
            "I009",
            2,
            "in May",
            "2004",
        ),
    ],
)
def test_a_fault_has_its_line_and_cure(
    old: str, new: str, code: str, line: int | None, in_message: str, in_cure: str
) -> None:
    found = [remark for remark in remarks_of(GOOD.replace(old, new, 1)) if remark.code == code]
    assert found, [str(remark.message) for remark in remarks_of(GOOD.replace(old, new, 1))]
    remark = found[0]
    assert remark.place is not None
    assert remark.place.file == "instrument.yaml"
    assert line is None or remark.place.row == line
    assert in_message in remark.message
    assert in_cure in remark.cure


def test_a_missing_translation() -> None:
    french = TEXTS.replace("  q2: {text: In how many prisons?}\n", "")
    found = remarks_of(GOOD.replace("edition:", "languages: [en, fr]\nedition:"), fr=french)
    assert [(remark.code, remark.place.file if remark.place else "") for remark in found] == [
        ("I020", "fr.yaml")
    ]
    assert "questions.q2.text" in found[0].message


def test_a_text_that_belongs_to_nothing() -> None:
    found = remarks_of(en=TEXTS.replace("  q1:", "  q9: {text: What?}\n  q1:"))
    assert [remark.code for remark in found] == ["I021"]
    assert "questions.q9.text" in found[0].message


def test_an_unknown_root_of_texts() -> None:
    found = remarks_of(en=TEXTS + "remarks: {a: b}\n")
    assert [remark.code for remark in found if remark.code == "P010"] == ["P010"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "I001"),
        ({"instrument.yaml": b"\xff\xfe"}, "P001"),
        ({"instrument.yaml": b"a: ["}, "P002"),
        ({"instrument.yaml": b"id: a\nid: b"}, "P003"),
        ({"instrument.yaml": b"id: &x a"}, "P004"),
        ({"instrument.yaml": b"- " * 40 + b"a"}, "P005"),
        ({"instrument.yaml": GOOD.encode(), "en.yaml": b"title: ["}, "P002"),
    ],
)
def test_what_cannot_be_read_is_refused(files: dict[str, bytes], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_instrument(files)
    assert refused.value.code == code
    assert refused.value.cure


def test_an_empty_file_is_a_list_of_remarks() -> None:
    codes = {remark.code for remark in read_instrument({"instrument.yaml": b""})[1]}
    assert "P013" in codes


def test_only_yaml_of_a_folder_is_read() -> None:
    names = {"x/instrument.yaml": b"a", "x/en.yml": b"b", "x/notes.txt": b"c"}
    assert set(folder_files(names)) == {"instrument.yaml", "en.yml"}
