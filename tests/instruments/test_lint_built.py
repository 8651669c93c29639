"""Checks of length, facets, choices and translations (issue 3, B1): found where due, silent elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest

from normbook.instruments import Facet, Instrument, check_instrument
from normbook.remarks import Remark, Weight

Make = Callable[..., Instrument]
HEAD = "standards: [x]\n"
ABOUT = "facet: law, provisions: ['norm:x/1']"
W, N = Weight.WARNING, Weight.NOTE


def form(*questions: str) -> str:
    return "- id: s\n  questions:\n" + "".join(f"  - {{{question}}}\n" for question in questions)


def many(count: int, kind: str = "yes-no") -> str:
    return form(*(f"id: q{number}, kind: {kind}, {ABOUT}" for number in range(count)))


def rows(count: int, columns: str = "years: 2020-2021") -> str:
    codes = ", ".join(f"r{number}" for number in range(count))
    return form(f"id: t, kind: table, {ABOUT}, unit: u, period: p, rows: [{codes}], {columns}, cells: whole")


def facets(*names: str) -> str:
    return form(
        *(f"id: q{n}, kind: yes-no, facet: {name}, provisions: ['norm:x/1']" for n, name in enumerate(names))
    )


def lists(first: str, second: str) -> str:
    return HEAD + f"choices: {{one: [{first}], two: [{second}]}}\n"


@dataclass(frozen=True)
class Defect:
    code: str
    weight: Weight
    bad: str
    good: str
    says: str
    head: str = HEAD
    good_head: str | None = None
    texts: tuple[tuple[str, str], ...] = ()
    good_texts: tuple[tuple[str, str], ...] = ()


A = form(f"id: a, kind: yes-no, {ABOUT}")
TWO = form(f"id: a, kind: yes-no, {ABOUT}", f"id: b, kind: yes-no, {ABOUT}")
CHOSEN = form(f"id: a, kind: one, choices: one, {ABOUT}", f"id: b, kind: one, choices: two, {ABOUT}")
PROVISIONS = "['norm:x/1', 'norm:x/2', 'norm:x/3', 'norm:x/4', 'norm:x/5'{}]"
WANTED = [each.value for each in Facet if each.value not in ("jurisprudence", "figure", "assistance-offered")]
DEFECTS = {
    "26 words": Defect(
        "I068",
        W,
        A,
        A,
        "26 words",
        texts=(("questions.a.text", "word " * 26),),
        good_texts=(("questions.a.text", "word " * 25),),
    ),
    "unexplained letters": Defect(
        "I069",
        N,
        A,
        A,
        "LMO",
        texts=(("questions.a.text", "Is there an LMO under Article XIV?"),),
        good_texts=(
            ("questions.a.text", "Is there an LMO under Article XIV?"),
            ("introduction", "A living modified organism (LMO)."),
        ),
    ),
    "31 questions": Defect("I070", W, many(31), many(30), "31 questions"),
    "151 cells": Defect("I070", W, rows(151), rows(150), "151 cells"),
    "cells of columns": Defect(
        "I070", W, rows(76, "columns: [m, w]"), rows(75, "columns: [m, w]"), "152 cells"
    ),
    "46 minutes": Defect(
        "I070",
        W,
        A,
        A,
        "expected minutes",
        texts=(("introduction", "word " * 238 * 46),),
        good_texts=(("introduction", "word " * 238 * 44),),
    ),
    "open questions": Defect(
        "I071",
        W,
        form(*[f"id: q{n}, kind: long-text, length: 9, {ABOUT}" for n in range(5)]),
        form(
            f"id: q, kind: long-text, length: 9, {ABOUT}",
            *[f"id: q{n}, kind: yes-no, {ABOUT}" for n in range(4)],
        ),
        "100.0 per cent",
    ),
    "open without length": Defect(
        "I071",
        N,
        form(f"id: a, kind: long-text, {ABOUT}"),
        form(f"id: a, kind: long-text, length: 500, {ABOUT}"),
        "any length",
    ),
    "facets": Defect("I072", N, facets(*WANTED[:-2], "law", "law"), facets(*WANTED), WANTED[-2]),
    "order of choices": Defect(
        "I073",
        W,
        CHOSEN,
        CHOSEN,
        "all, none",
        lists("all, none", "none, some, all"),
        lists("all, none", "all, some, none"),
    ),
    "overlap": Defect(
        "I074",
        W,
        CHOSEN,
        CHOSEN,
        "1 to 5",
        lists("p, q", "r, s"),
        None,
        (("choices.one.p", "1 to 5"), ("choices.one.q", "5–10 cases")),
        (("choices.one.p", "1 to 5"), ("choices.one.q", "6–10 cases")),
    ),
    "same question": Defect(
        "I075",
        W,
        TWO,
        TWO,
        "same as a",
        texts=(("questions.a.text", "Is there a law?"), ("questions.b.text", "Is  there a Law?")),
    ),
    "overfull": Defect(
        "I076",
        N,
        form(f"id: a, kind: yes-no, facet: law, provisions: {PROVISIONS.format(', norm:x/6')}"),
        form(f"id: a, kind: yes-no, facet: law, provisions: {PROVISIONS.format('')}"),
        "6 paragraphs",
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_finds_its_defect(made: Make, name: str) -> None:
    defect = DEFECTS[name]
    found = [
        remark
        for remark in check_instrument(made(defect.bad, defect.head, dict(defect.texts)))
        if (remark.code, remark.weight) == (defect.code, defect.weight)
    ]
    assert len(found) == 1, [remark.message for remark in found]
    assert defect.says in found[0].message
    assert found[0].cure.endswith(".")
    assert found[0].address.startswith(("question:trial@1.0/", "instrument:trial@1.0"))


@pytest.mark.parametrize("name", DEFECTS)
def test_is_silent_without_it(made: Make, name: str) -> None:
    defect = DEFECTS[name]
    head = defect.head if defect.good_head is None else defect.good_head
    found = check_instrument(made(defect.good, head, dict(defect.good_texts)))
    assert [remark.message for remark in found if remark.code == defect.code] == []


def translated(made: Make, text: str, others: Mapping[str, str]) -> list[Remark]:
    one = made(A, HEAD, {"questions.a.text": text})
    texts = {"en": one.texts["en"], **{code: {"questions.a.text": other} for code, other in others.items()}}
    return check_instrument(replace(one, languages=tuple(texts), texts=texts))


def test_a_translation_with_another_number(made: Make) -> None:
    text = "Is a judge seen within 3 days of 1,000 hours?"
    found = translated(made, text, {"fr": "… 1 000 … 6 jours", "ar": "٣ … ١٬٠٠٠", "es": "… tres …"})
    mine = [remark.message for remark in found if remark.code == "I077"]
    assert mine == ["questions.a.text has the numbers 3, 1000 in “en” and 6, 1000 in “fr”."]


def test_silence_in_a_language_is_not_approval(made: Make) -> None:
    found = translated(made, "Is there a law?", {"fr": "La loi est-elle adéquate ?"})
    mine = [remark.message for remark in found if remark.code == "I078"]
    assert mine == ["The wording in “fr” is not checked in this language."]
    assert "I078" not in {remark.code for remark in translated(made, "Is there a law?", {})}


def test_chinese_writes_a_number_twice(made: Make) -> None:
    found = translated(made, "Is it 5 or more?", {"zh": "5个或5个以上？"})
    assert "I077" not in {remark.code for remark in found}


def test_long_texts_take_no_time(made: Make) -> None:
    """A text of any length is read in bounded time, and a number of any length has no limit."""
    starts = ("is ", "? ", "small ", "9", "many states ", ", if")
    for text in (start * 40_000 for start in starts):
        translated(made, text, {"fr": "7" * 40_000})
    labels = {"choices.one.p": "9" * 40_000, "choices.one.q": "1 to " * 20_000}
    check_instrument(made(CHOSEN, lists("p, q", "r, s"), labels))


def test_roman_letters_may_be_digits_elsewhere(made: Make) -> None:
    text = "Is the information of Article 17.1 (a)(iii) given?"
    assert "I077" not in {remark.code for remark in translated(made, text, {"ar": "17,1 (3)"})}
    assert "I077" in {remark.code for remark in translated(made, text, {"ar": "17,1 (4)"})}
