"""Every check finds its defect and is silent where there is none (issue 2, D3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import normbook.instruments.checks as checks
from normbook.instruments import Instrument, check_instrument
from normbook.remarks import Weight

Make = Callable[..., Instrument]

QUIET = "facet: law, provisions: ['norm:x/1']"
"""What keeps the other checks silent."""
HEAD = "standards: [x]\n"
FIGURE = "facet: figure, unit: persons, period: one day, provisions: ['norm:x/1']"


def section(*questions: str, route: str = "") -> str:
    """One section with a question a line, in flow form."""
    first = "- id: s\n" + (f"  route: {route}\n" if route else "") + "  questions:\n"
    return first + "".join(f"  - {{{question}}}\n" for question in questions)


@dataclass(frozen=True)
class Defect:
    """An instrument with one defect, how it reads without it, and the remark that is due."""

    code: str
    weight: Weight
    bad: str
    good: str
    says: str
    head: str = HEAD
    good_head: str | None = None
    texts: tuple[tuple[str, str], ...] = ()
    good_texts: tuple[tuple[str, str], ...] = ()


E, W, N = Weight.ERROR, Weight.WARNING, Weight.NOTE
A = f"id: a, kind: yes-no, {QUIET}"
B = f"id: b, kind: yes-no, {QUIET}"
NUMBER = f"id: n, kind: whole, {FIGURE}"
LISTS = HEAD + "choices: {extent: [all, some, none]}\n"
C = f"id: c, kind: one, choices: extent, {QUIET}"
TABLE = f"id: t, kind: table, {FIGURE}, rows: [m, w, total], years: 2020-2021"

DEFECTS = {
    "syntax": Defect(
        "R003", E, section(A, B + ", route: '${a} and'"), section(A, B + ", route: '${a}'"), "route of b"
    ),
    "unknown name": Defect(
        "R010", E, section(A, B + ", route: '${z}'"), section(A, B + ", route: '${a}'"), "${z}"
    ),
    "unknown cell": Defect(
        "R010",
        E,
        section(TABLE, A + ", route: '${t[boys,2020]} > 1'"),
        section(TABLE, A + ", route: '${t[m,2020]} > 1'"),
        "boys",
    ),
    "unknown code": Defect(
        "R012",
        E,
        section(C, B + ", route: \"${c} = 'few'\""),
        section(C, B + ", route: \"${c} = 'all'\""),
        "few",
        head=LISTS,
    ),
    "cycle": Defect(
        "I030",
        E,
        section(A + ", route: '${b}'", B + ", route: '${a}'"),
        section(A, B + ", route: '${a}'"),
        "a → b → a",
    ),
    "later question in a route": Defect(
        "I031",
        W,
        section(A + ", route: '${b}'", B),
        section(B, A + ", route: '${b}'"),
        "b, which is asked later",
    ),
    "later question in a check": Defect(
        "I031",
        W,
        section(NUMBER + ", checks: [{id: k, test: '. > 0 or ${b}'}]", B),
        section(B, NUMBER + ", checks: [{id: k, test: '. > 0 or ${b}'}]"),
        "check k of n",
    ),
    "route on its own section": Defect(
        "I031", W, section(A, B, route="${a}"), section(A, B), "section s names a"
    ),
    "never asked": Defect(
        "I032",
        E,
        section(NUMBER, A + ", route: '${n} > 3 and ${n} < 3'"),
        section(NUMBER, A + ", route: '${n} > 2 and ${n} < 4'"),
        "a can never be asked",
    ),
    "never asked for what stands before": Defect(
        "I032",
        E,
        section(A, B + ", route: '${a}'", f"id: d, kind: yes-no, {QUIET}, route: 'not(${{a}}) and ${{b}}'"),
        section(
            A, B + ", route: '${a}'", f"id: d, kind: yes-no, {QUIET}, route: 'not(${{a}}) and not(${{b}})'"
        ),
        "d can never be asked",
    ),
    "always asked": Defect(
        "I033",
        W,
        section(A, B + ", route: '${a} or not(${a})'"),
        section(A, B + ", route: '${a}'"),
        "holds whatever is answered",
    ),
    "no such stage": Defect(
        "I034",
        E,
        section(TABLE + ", stages: [{later: m, earlier: 'u[total]'}]"),
        section(TABLE + ", stages: [{later: m, earlier: 't[total]'}]"),
        "the table “u”",
    ),
    "no such row of a stage": Defect(
        "I034",
        E,
        section(TABLE + ", stages: [{later: boys, earlier: total}]"),
        section(TABLE + ", stages: [{later: m, earlier: total}]"),
        "boys",
    ),
    "no such other table": Defect(
        "I034",
        E,
        section(TABLE + ", distinct: [n]", NUMBER),
        section(TABLE + ", distinct: [u]", TABLE.replace("id: t", "id: u")),
        "“n”",
    ),
    "total among its parts": Defect(
        "I034",
        E,
        section(TABLE + ", parts: [{total: total, parts: [m, total]}]"),
        section(TABLE + ", parts: [{total: total, parts: [m, w]}]"),
        "part of total",
    ),
    "row twice": Defect("I034", E, section(TABLE.replace("[m, w,", "[m, m,")), section(TABLE), "row m twice"),
    "unused list": Defect("I035", W, section(A), section(A, C), "extent", head=LISTS),
    "empty section": Defect("I036", W, section(A) + "- id: e\n", section(A), "section e"),
    "empty roster": Defect(
        "I036",
        W,
        section(f"id: r, kind: roster, {QUIET}, questions: []"),
        section(f"id: r, kind: roster, {QUIET}, questions: [{{{A}}}]"),
        "roster r",
    ),
    "same label": Defect(
        "I037",
        W,
        section(C),
        section(C),
        "all and some",
        head=LISTS,
        texts=(("choices.extent.all", "Every  one"), ("choices.extent.some", "every one")),
    ),
    "same row label": Defect(
        "I037",
        W,
        section(TABLE),
        section(TABLE),
        "m and w",
        texts=(("questions.t.rows.m", "P"), ("questions.t.rows.w", "P")),
    ),
    "no facet": Defect(
        "I038", W, section("id: a, kind: yes-no, provisions: ['norm:x/1']"), section(A), "a has no facet"
    ),
    "no provision": Defect(
        "I039", N, section("id: a, kind: yes-no, facet: law", B), section(A, B), "a names no"
    ),
    "no unit": Defect("I040", W, section(NUMBER.replace("unit: persons, ", "")), section(NUMBER), "no unit"),
    "no period": Defect(
        "I040", W, section(TABLE.replace("period: one day, ", "")), section(TABLE), "no reference period"
    ),
    "no way out": Defect(
        "I041",
        W,
        section(A + ", required: true"),
        section(A + ", required: true, absences: [unknown]"),
        "required",
    ),
    "law and practice in the text": Defect(
        "I042",
        W,
        section(A),
        section(A),
        "law and practice",
        texts=(("questions.a.text", "Is it the law, and is it the practice?"),),
    ),
    "law and practice in a list": Defect(
        "I042",
        W,
        section(C),
        section(C),
        "law and practice",
        head=HEAD + "choices: {extent: [law, practice]}\n",
        good_head=HEAD + "choices: {extent: [law, custom]}\n",
    ),
    "no currency": Defect(
        "I043",
        E,
        section(NUMBER.replace("whole", "money")),
        section(NUMBER.replace("whole", "money") + ", currency: USD"),
        "currency",
    ),
    "no such currency": Defect(
        "I043", E, section(NUMBER + ", currency: dollars"), section(NUMBER), "dollars"
    ),
    "minimum above maximum": Defect(
        "I044",
        E,
        section(NUMBER + ", minimum: 5, maximum: 4"),
        section(NUMBER + ", minimum: 5, maximum: 5"),
        "5",
    ),
    "limit of a text": Defect("I044", E, section(A + ", minimum: 5"), section(A), "yes-no"),
    "length of nothing": Defect(
        "I044",
        E,
        section(f"id: a, kind: long-text, {QUIET}, length: 0"),
        section(f"id: a, kind: long-text, {QUIET}, length: 1"),
        "0",
    ),
    "jump of nothing": Defect(
        "I044", E, section(TABLE + ", jump: 0%"), section(TABLE + ", jump: 1%"), "jump"
    ),
    "form for some": Defect(
        "I045",
        E,
        section("id: g, kind: short-text, facet: respondent", A + ", route: \"${g} = 'LDC'\""),
        section("id: g, kind: contact, facet: respondent", A + ", route: \"${g} = 'LDC'\""),
        "depends on who answers (g)",
    ),
    "unlisted standard": Defect("I046", W, section(A, B.replace("x/1", "y/1")), section(A, B), "norm:y/1"),
    "no standard": Defect(
        "I046", E, section(A, B.replace("norm:x/1", "mandate:x/1")), section(A, B), "mandate:x/1"
    ),
    "standard nobody asks about": Defect(
        "I046", N, section(A), section(A), "lists y", head="standards: [x, y]\n", good_head=HEAD
    ),
    "acts out of order": Defect(
        "I047",
        E,
        section(A),
        section(A),
        "“endorsed”",
        head=HEAD
        + "acts: [{act: issued, body: S, date: '2004-04-02'}, {act: endorsed, body: M, date: '2004-03'}]\n",
        good_head=HEAD
        + "acts: [{act: endorsed, body: M, date: '2004-03-25'}, {act: issued, body: S, date: '2004-04'}]\n",
    ),
    "year of a symbol": Defect(
        "I048",
        E,
        section(A),
        section(A),
        "2002",
        head=HEAD
        + "acts: [{act: adopted, body: Council, date: '2003-07-24', symbol: 'resolution 2002/13'}]\n",
        good_head=HEAD
        + "acts: [{act: adopted, body: Council, date: '2002-07-24', symbol: 'resolution 2002/13'}]\n",
    ),
    "session of the Assembly": Defect(
        "I048",
        E,
        section(A),
        section(A),
        "2015 or 2016",
        head=HEAD + "acts: [{act: adopted, body: Assembly, date: '2014-12-17', symbol: A/RES/70/175}]\n",
        good_head=HEAD + "acts: [{act: adopted, body: Assembly, date: '2015-12-17', symbol: A/RES/70/175}]\n",
    ),
    "term without paragraph": Defect(
        "I049",
        N,
        section(A),
        section(A),
        "names no paragraph",
        head=HEAD + "glossary: {custody: []}\n",
        good_head=HEAD + "glossary: {custody: ['norm:x/1']}\n",
        texts=(("glossary.custody.term", "custody"), ("questions.a.text", "Who is in Custody?")),
        good_texts=(("glossary.custody.term", "custody"), ("questions.a.text", "Who is in Custody?")),
    ),
    "term of no text": Defect(
        "I049",
        N,
        section(A),
        section(A),
        "No text uses",
        head=HEAD + "glossary: {custody: ['norm:x/1']}\n",
        texts=(("glossary.custody.term", "remand"),),
        good_texts=(("glossary.custody.term", "questions.a"),),
    ),
    "check twice": Defect(
        "I050",
        E,
        section(NUMBER + ", checks: [{id: k, test: '. > 0'}, {id: k, test: '. > 1'}]"),
        section(NUMBER + ", checks: [{id: k, test: '. > 0'}, {id: l, test: '. > 1'}]"),
        "k twice",
    ),
    "each of no table": Defect(
        "I050",
        E,
        section(NUMBER + ", checks: [{id: k, each: row, test: '. > 0'}]"),
        section(TABLE + ", checks: [{id: k, each: column, test: '${t[m,@column]} > 0'}]"),
        "no table",
    ),
    "owner nobody lists": Defect(
        "I051",
        E,
        section(A + ", owner: prisons"),
        section(A + ", owner: prisons"),
        "prisons",
        good_head=HEAD + "owners: [prisons]\n",
    ),
    "lineage in itself": Defect(
        "I052",
        E,
        section(A + ", lineage: {continues: 'question:trial@1.0/b'}"),
        section(A + ", lineage: {continues: 'question:trial@0.9/b'}"),
        "same edition",
    ),
    "lineage of two": Defect(
        "I052",
        W,
        section(*(f"{each}, lineage: {{continues: 'question:trial@0.9/b'}}" for each in (A, B))),
        section(
            A + ", lineage: {continues: 'question:trial@0.9/b'}",
            B + ", lineage: {changes: 'question:trial@0.9/c'}",
        ),
        "both descend",
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_finds_its_defect(made: Make, name: str) -> None:
    defect = DEFECTS[name]
    found = check_instrument(made(defect.bad, defect.head, dict(defect.texts)))
    mine = [remark for remark in found if remark.code == defect.code and remark.weight is defect.weight]
    assert mine, [str((remark.code, remark.message)) for remark in found]
    assert defect.says in mine[0].message
    assert mine[0].cure.endswith((".", "…", "?"))
    assert mine[0].place is not None
    assert mine[0].place.row is not None
    assert mine[0].address.startswith(("question:trial@1.0/", "instrument:trial@1.0"))


@pytest.mark.parametrize("name", DEFECTS)
def test_is_silent_without_it(made: Make, name: str) -> None:
    defect = DEFECTS[name]
    head = defect.head if defect.good_head is None else defect.good_head
    found = check_instrument(made(defect.good, head, dict(defect.good_texts)))
    assert [remark.message for remark in found if remark.code == defect.code] == []


def test_every_file_is_registered_and_proved() -> None:
    folder = Path(checks.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert {find.__module__.rpartition(".")[2] for find in checks.CHECKS} == files
    for name in files:
        doc = (getattr(checks, name).__doc__ or "").replace("\n", " ")
        assert "Source" in doc or "MEANING" in doc, name
    proved = {defect.code for defect in DEFECTS.values()}
    named = {
        code
        for name in files
        for code in (getattr(checks, name).__doc__ or "").split()
        if code[:1] == "I" and code[1:4].isdigit()
    }
    assert {
        code[:4] for code in named if code < "I060"
    } <= proved  # later ones: test_lint_built, test_lint_worded


def test_heaviest_first(made: Make) -> None:
    found = check_instrument(made(section("id: a, kind: yes-no", B + ", owner: nobody"), HEAD))
    assert [remark.weight.rank for remark in found] == sorted(remark.weight.rank for remark in found)
    assert len({remark.weight for remark in found}) == 3
