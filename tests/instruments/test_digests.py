"""Two digests of an edition: the structure's moves with structure only, a language's with its texts only."""

from __future__ import annotations

import pytest

from normbook.instruments import Instrument, read_instrument, structure_digest, text_digest

GOOD = """\
id: trial
edition: "1.0"
choices: {extent: [all, none]}
sections:
- id: law
  questions:
  - {id: q1, kind: yes-no, facet: law, provisions: ["norm:x/1"], absences: [unknown]}
  - id: q2
    kind: one
    choices: extent
    route: ${q1}
"""
TEXTS = (
    "title: Trial\nsections: {law: {title: Law}}\nquestions: {q1: {text: One?}, q2: {text: Two?}}\n"
    "choices: {extent: {all: All, none: None}}\n"
)


def read(structure: str = GOOD, texts: str = TEXTS) -> Instrument:
    return read_instrument({"instrument.yaml": structure.encode(), "en.yaml": texts.encode()})[0]


def test_form() -> None:
    digest = structure_digest(read())
    assert len(digest) == 64
    assert int(digest, 16) >= 0


@pytest.mark.parametrize(
    "structure",
    [
        GOOD.replace('id: trial\nedition: "1.0"', 'edition: "1.0"\nid: trial'),
        GOOD.replace("{id: q1, kind: yes-no, facet: law,", "{facet: law, kind: yes-no, id: q1,"),
        "# a comment\n\n" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD + "acts: [{act: proposed, body: Institute, date: '2004'}]\n",
    ],
    ids=["order of keys", "order in a question", "comments and lines", "ends of lines", "acts of approval"],
)
def test_what_is_no_structure_leaves_it(structure: str) -> None:
    assert structure_digest(read(structure)) == structure_digest(read())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("yes-no", "whole"),
        ("facet: law", "facet: practice"),
        ("norm:x/1", "norm:x/2"),
        ("[unknown]", "[unknown, refused]"),
        ("${q1}", "not(${q1})"),
        ("[all, none]", "[none, all]"),
        ('"1.0"', '"1.1"'),
        ("id: q2", "id: q3"),
        ("kind: one", "kind: one\n    required: true"),
        ("kind: one", "kind: one\n    checks: [{id: c, test: '. = 1'}]"),
    ],
)
def test_structure_moves_it(old: str, new: str) -> None:
    changed = read(GOOD.replace(old, new, 1))
    assert structure_digest(changed) != structure_digest(read())
    assert text_digest(changed, "en") == text_digest(read(), "en")


def test_texts_move_their_own_digest_only() -> None:
    changed = read(texts=TEXTS.replace("One?", "Won?"))
    assert structure_digest(changed) == structure_digest(read())
    assert text_digest(changed, "en") != text_digest(read(), "en")


def test_order_of_texts_and_form_of_letters() -> None:
    turned = "questions: {q2: {text: Two?}, q1: {text: One?}}\ntitle: Trial\n" + "".join(
        line + "\n" for line in TEXTS.splitlines() if line.startswith(("sections", "choices"))
    )
    assert text_digest(read(texts=turned), "en") == text_digest(read(), "en")
    composed, decomposed = TEXTS.replace("Law", "Lo\u00e9"), TEXTS.replace("Law", "Loe\u0301")
    assert text_digest(read(texts=composed), "en") == text_digest(read(texts=decomposed), "en")


def test_a_language_more_leaves_structure() -> None:
    files = {
        "instrument.yaml": ("languages: [en, fr]\n" + GOOD).encode(),
        "en.yaml": TEXTS.encode(),
        "fr.yaml": TEXTS.encode(),
    }
    both = read_instrument(files)[0]
    assert structure_digest(both) == structure_digest(read())
    assert text_digest(both, "fr") == text_digest(both, "en")
