"""G2, G3: the training round exercises every chapter, says EXERCISE everywhere, and finds stale passages."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from normbook.documents import Chart, ItemList, NumberedParagraph, Table, TileMap, plain_text
from normbook.parties import Parties
from normbook.replies import Answer, Reply
from normbook.reports import Report, build, changed_passages, figures_json, files, passages_json, stale
from normbook.values import Absence, Mark, Reason

DATA = Path(__file__).resolve().parents[2] / "content/rounds/exercise/data"


@pytest.fixture(scope="module")
def written(exercise: Report) -> dict[str, bytes]:
    return dict(files(exercise))


def replies() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((DATA / "replies.csv").read_text(encoding="utf-8"))))


def test_states_are_fictional(exercise: Report) -> None:
    """No respondent has the id or the name of a real State, part, area or other party."""
    real = Parties.load()
    for reply in exercise.source.replies.replies:
        assert reply.respondent not in real
        assert real.match(reply.attributes["name"]).id is None
    assert exercise.source.members == set(exercise.source.round.invited or ())
    assert len(exercise.source.members) == 40


def test_no_real_state_is_named(exercise: Report, texts_of) -> None:
    real = Parties.load()
    said = " ".join(texts_of(exercise))
    for state in real.members():
        assert not re.search(rf"\b{re.escape(real.name(state, 'en'))}\b", said)


def test_sentences_speak_of_states_invited(exercise: Report, texts_of) -> None:
    said = " ".join(texts_of(exercise))
    answering = {row["part of"] or row["respondent"] for row in replies() if row["office"]}
    assert f"Replies were received from {len(answering)} of the 40 States invited." in said
    assert "Member State" not in said
    assert "193" not in said
    assert not [block for block in exercise.document.blocks if isinstance(block, TileMap)]


def test_groups_are_those_of_the_data(exercise: Report) -> None:
    table = next(block for block in exercise.document.blocks if block.id == "t-regions")
    assert isinstance(table, Table)
    groups = [plain_text(row[0].content) for row in table.rows]
    given = Counter(row["group"] for row in replies() if not row["part of"])
    assert groups == sorted(given)
    assert [plain_text(row[2].content) for row in table.rows] == [str(given[group]) for group in groups]


CHAPTERS = {
    "p-difficulty-difficulties": "difficulties",
    "p-assistance-needed-needs": "needs",
    "p-assistance-received-received": "received",
    "p-assistance-offered-offered": "offered",
}


@pytest.mark.parametrize(("paragraph", "question"), CHAPTERS.items())
def test_chapters_on_difficulties_and_assistance_have_content(exercise, paragraph, question) -> None:
    """Each count in the sentence is that of the file, the State in constituent parts left aside."""
    blocks = {block.id: block for block in exercise.document.blocks}
    assert isinstance(blocks[paragraph], NumberedParagraph)
    assert isinstance(blocks[f"t-{question}"], Table)
    given = [row[question].split() for row in replies() if not row["part of"]]
    counts = Counter(code for codes in given for code in codes)
    figures = {each["id"]: each for each in figures_json(exercise)}
    codes = exercise.source.instrument.codes(exercise.source.instrument.question(question)) or ()
    assert set(counts) & set(codes)
    for code in codes:
        found = figures[f"f-{question}.{code}"]
        assert set(found["held"]) - {"XAF"} == {
            row["respondent"] for row in replies() if not row["part of"] and code in row[question].split()
        }


def test_difficulties_and_needs_are_drawn(exercise: Report) -> None:
    drawn = {block.id for block in exercise.document.blocks if isinstance(block, Chart)}
    assert {"c-difficulties", "c-needs"} <= drawn


def test_good_practices_are_reproduced_in_alphabetical_order(exercise: Report) -> None:
    blocks = {block.id: block for block in exercise.document.blocks}
    items = blocks["l-good-practice-good_practice"]
    assert isinstance(items, ItemList)
    names = [plain_text(item.content).partition(":")[0] for item in items.items]
    assert names == sorted(names)
    assert len(names) > 8
    assert all("Invented for training." in plain_text(item.content) for item in items.items)


def test_absences_marks_and_contradictions_are_told(exercise: Report, texts_of) -> None:
    said = " ".join(texts_of(exercise))
    for words in ("was not available", "was not known", "varied by constituent unit", "“provisional”"):
        assert words in said
    codes = {remark.code for remark in exercise.source.remarks}
    assert {"A100", "A102", "A103", "A201", "A205", "A207"} <= codes
    reasons = {a.reason for r in exercise.source.replies.replies for a in r.answers.values() if a.reason}
    assert {Reason.NOT_AVAILABLE, Reason.NOT_YET_COLLECTED, Reason.CONFIDENTIAL} <= reasons
    marks = {m for r in exercise.source.replies.replies for a in r.answers.values() for m in a.marks}
    assert marks == {Mark.PROVISIONAL}
    assert any(a.comment for r in exercise.source.replies.replies for a in r.answers.values())


def test_every_html_page_says_exercise(written: dict[str, bytes]) -> None:
    pages = [name for name in written if name.endswith(".html")]
    assert len(pages) > 50
    for name in pages:
        body = written[name].decode().partition("<body")[2]
        assert "EXERCISE" in body.partition("<h1")[0], name


def test_every_sheet_of_the_workbook_says_exercise(written: dict[str, bytes]) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(written["tables.xlsx"]))
    assert len(book.worksheets) > 5
    for sheet in book.worksheets:
        cells = [str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row if cell.value]
        assert any("EXERCISE" in text for text in cells), sheet.title


def test_every_header_of_the_word_file_says_exercise(written: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written["report.docx"])) as archive:
        headers = [name for name in archive.namelist() if re.match(r"word/header\d*\.xml", name)]
        said = [re.sub(r"<[^>]+>", "", archive.read(name).decode()) for name in headers]
    assert headers
    assert all("EXERCISE" in text for text in said if text.strip())
    assert any("EXERCISE" in text for text in said)


@pytest.mark.poppler
def test_every_page_of_the_pdf_says_exercise(written: dict[str, bytes], tmp_path: Path) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("absent: poppler")
    (tmp_path / "report.pdf").write_bytes(written["report.pdf"])
    made = subprocess.run([tool, str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True)
    pages = made.stdout.decode().split("\f")[:-1]
    assert len(pages) > 10
    assert all("EXERCISE" in page for page in pages)


def changed(reply: Reply, place: int) -> Reply:
    """The reply with one answer changed: by turns a difficulty, a number, a practice, an absence."""
    answers = dict(reply.answers)
    if place % 4 == 0:
        answers["difficulties"] = Answer(frozenset(["other"]))
    elif place % 4 == 1:
        answers["held[female,2021]"] = Answer(7, source="Prison register (invented)")
    elif place % 4 == 2:
        answers["good_practice"] = Answer("Invented for training. Another practice.")
    else:
        answers["practice_inspection"] = Answer(Absence(Reason.UNKNOWN))
    return replace(reply, answers=answers)


def test_stale_passages_are_those_of_a_full_rebuild(exercise: Report) -> None:
    """G3 on a whole round: every second respondent is changed in turn, silent ones and parts among them."""
    before, source = passages_json(exercise), exercise.source
    some = 0
    for place, reply in enumerate(source.replies.replies):
        if place % 2 and reply.respondent not in ("XAF", "XYA", "XYB"):
            continue
        given = tuple(changed(each, place // 2) if each is reply else each for each in source.replies.replies)
        other = replace(source, replies=replace(source.replies, replies=given))
        expected = changed_passages(before, passages_json(build(other)))
        assert sorted(stale(exercise, other)) == sorted(expected), reply.respondent
        some += bool(expected)
    assert some > 15
