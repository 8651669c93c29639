"""The score card counts what is there, beside an earlier instrument (issue 3, B2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from normbook.content import content_path
from normbook.documents import write_pdf
from normbook.instruments import (
    Instrument,
    Virtue,
    Waiver,
    beside,
    folder_files,
    read_instrument,
    read_waivers,
    score,
    score_document,
    verdicts,
)
from normbook.instruments._burden import minutes, words

Make = Callable[..., Instrument]
HEAD = "standards: [x, y]\nchoices: {extent: [all, none]}\n"
FORM = """
- id: s
  questions:
  - {id: a, kind: yes-no, facet: law, provisions: ['norm:x/1']}
  - {id: b, kind: one, choices: extent, facet: law, provisions: ['norm:x/1', 'norm:x/2.1'], route: '${a}'}
  - {id: c, kind: long-text, length: 100, facet: practice, provisions: ['norm:x/2'], route: 'not(${a})'}
"""
TEXTS = {
    "title": "One",
    "sections.s.title": "Two",
    "questions.a.text": "Is there a law?",
    "questions.b.text": "Who?",
    "questions.c.text": "Why is there no law?",
    "choices.extent.all": "All of them",
    "choices.extent.none": "None",
}


@pytest.fixture
def small(made: Make) -> Instrument:
    return made(FORM, HEAD, TEXTS)


def figures(instrument: Instrument, units: Mapping[str, list[str]] | None = None) -> dict[str, object]:
    return {line.id: line.value for line in score(instrument, (), units).lines}


def test_words_by_route(small: Instrument) -> None:
    """Title and heading 2, a 4; b has 1 word and choices of 4, c has 5: b or c is read, never both."""
    found = figures(small)
    assert found["words_printed_en"] == 2 + 4 + 5 + 5
    assert (found["words_shortest_en"], found["words_longest_en"]) == (11, 11)


def test_routes_that_exclude_one_another(made: Make) -> None:
    longer = made(FORM, HEAD, TEXTS | {"questions.c.text": "Why is there no law on this subject?"})
    found = figures(longer)
    assert (found["words_shortest_en"], found["words_longest_en"], found["words_printed_en"]) == (11, 14, 19)


def test_routes_too_many_to_try_are_bounds(made: Make) -> None:
    asked = "".join(f"  - {{id: n{n}, kind: several, choices: extent, facet: law}}\n" for n in range(12))
    route = " or ".join(f"count-selected(${{n{n}}}) > 1" for n in range(12))
    last = f"  - {{id: z, kind: yes-no, facet: law, route: '{route}'}}\n"
    card = score(made("- id: s\n  questions:\n" + asked + last, HEAD))
    assert not card.exact_routes
    assert "bounds" in str(score_document(card).blocks[-1])


def test_counts(small: Instrument) -> None:
    found = figures(small)
    assert (found["questions"], found["cells"], found["open_share"]) == (3, 3, Decimal("33.3"))
    assert (found["stem_mean_en"], found["stem_longest_en"]) == (Decimal("3.3"), 5)
    assert (found["standards"], found["asked"], found["left"]) == (1, 3, None)


def test_paragraphs_left_of_a_known_standard(small: Instrument) -> None:
    """2 and 2.1 are the same paragraph; y has two that nobody asks about."""
    assert figures(small, {"x": ["1", "2", "3"], "y": ["1", "2"]})["left"] == 3


def test_minutes_by_hand(small: Instrument) -> None:
    """16 words at 238 a minute and 1 + 1 + 5 points at 85 in 15 minutes: 0.07 + 1.24."""
    assert minutes(small).expected == 1
    long = replace(small, texts={"en": {**small.texts["en"], "introduction": "word " * 2380}})
    found = minutes(long)
    assert (found.low, found.expected, found.high) == (9, 11, 16)


def test_a_year_of_a_table_counts_once(made: Make) -> None:
    def table(columns: str) -> Instrument:
        return made(
            f"- id: s\n  questions:\n  - {{id: t, kind: table, rows: [r, q], {columns}, cells: whole}}\n"
        )

    assert figures(table("years: 2001-2020"))["cells"] == 2
    assert figures(table("columns: [a, b]"))["cells"] == 4


def test_chinese_is_counted_in_characters() -> None:
    assert words("囚犯的待遇 (2015)", "zh") == 5
    assert words("Treatment of prisoners (2015)", "en") == 4


def test_wording_is_not_measured_where_no_check_reads(small: Instrument) -> None:
    french = replace(small, original="fr", languages=("fr",), texts={"fr": small.texts["en"]})
    card = score(french)
    assert card.unread == ("fr",)
    assert {line.value for line in card.lines if line.id in ("vague", "leading", "two_things")} == {None}
    assert card.line("stem_longest_fr") is not None


def test_beside_an_earlier_one(small: Instrument, made: Make) -> None:
    vague = TEXTS | {"questions.b.text": "Is there adequate legal aid in your country and who pays for it?"}
    earlier = score(made(FORM, HEAD, vague))
    lines = {each.line.id: each for each in beside(score(small), earlier)}
    assert (lines["words_printed_en"].difference, lines["words_printed_en"].word) == (-12, "shorter")
    assert (lines["two_things"].difference, lines["two_things"].word) == (-1, "simpler")
    assert (lines["vague"].before, lines["vague"].word) == (1, "more understandable")
    assert (lines["questions"].difference, lines["questions"].word) == (0, "the same")
    back = {each.line.id: each.word for each in beside(earlier, score(small))}
    assert (back["words_printed_en"], back["vague"]) == ("longer", "less understandable")
    told = {virtue: counts for virtue, *counts in verdicts(score(small), earlier)}
    assert told[Virtue.UNDERSTANDABLE] == [1, 0, 6]
    assert told[Virtue.SIMPLE][:2] == [3, 0]


def test_more_is_better_for_coverage(small: Instrument, made: Make) -> None:
    less = made(FORM.replace(", 'norm:x/2.1'", ""), HEAD, TEXTS)
    lines = {each.line.id: each.word for each in beside(score(small), score(less))}
    assert lines["asked"] == "more complete"


def test_merged_and_waived_are_counted_apart(small: Instrument) -> None:
    files = {
        "waivers.yaml": b"merged:\n- {provision: 'norm:x/3', into: a, reason: same law, by: working group}\n"
        b"waived:\n- {provision: 'norm:y/1', reason: preamble, by: working group}\n"
    }
    waivers, remarks = read_waivers(files, frozenset("abc"))
    assert remarks == ()
    assert [type(each) for each in waivers] == [Waiver, Waiver]
    lines = {line.id: line.value for line in score(small, waivers, {"x": ["1", "2", "3"], "y": ["1"]}).lines}
    assert (lines["merged"], lines["waived"], lines["asked"], lines["left"]) == (1, 1, 3, 0)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("waived:\n- {provision: 'norm:x/3', by: me}", "reason"),
        ("waived:\n- {provision: 'norm:x/3', reason: none}", "by"),
        ("merged:\n- {provision: 'norm:x/3', into: z, reason: r, by: me}", "z, which is no question"),
        ("waived:\n- {provision: 'question:x@1/a', reason: r, by: me}", "no paragraph"),
        ("waived:\n- {provision: 'nowhere', reason: r, by: me}", "nowhere"),
        ("dropped: []", "dropped"),
    ],
)
def test_a_waiver_needs_reason_and_approver(entry: str, says: str) -> None:
    waivers, remarks = read_waivers({"waivers.yaml": entry.encode()}, frozenset("a"))
    assert waivers == ()
    assert [remark.code for remark in remarks] == ["I079"]
    assert says in remarks[0].message
    assert remarks[0].place is not None
    assert remarks[0].place.row is not None


def test_one_page(made: Make) -> None:
    """Six languages beside an earlier edition fit one page."""
    from io import BytesIO

    from pypdf import PdfReader

    folder = content_path("instruments", "custody")
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    custody, _ = read_instrument(folder_files(files))
    languages = ("ar", "zh", "en", "fr", "ru", "es")
    six = replace(custody, languages=languages, texts=dict.fromkeys(languages, custody.texts["en"]))
    pdf = write_pdf(score_document(score(six), score(custody)))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
