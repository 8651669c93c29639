"""G2, G3: the report on replies; every number traced; stale passages found without writing the others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from normbook.cli.reports import write
from normbook.documents import Heading, NumberedParagraph, Table, plain_text
from normbook.remarks import Refusal
from normbook.replies import Answer, Reply
from normbook.reports import (
    Source,
    build,
    changed_passages,
    figures_json,
    files,
    passages_json,
    replies_json,
    stale,
    trace,
)
from normbook.rounds import Nature
from normbook.values import Absence, Reason


def with_reply(source: Source, reply: Reply) -> Source:
    replies = tuple(reply if each.id == reply.id else each for each in source.replies.replies)
    return replace(source, replies=replace(source.replies, replies=replies))


def test_every_number_in_a_sentence_has_a_trace(source: Source) -> None:
    report = build(source)
    spoken = "per cent", "States", "responding"
    for block in report.document.blocks:
        if not isinstance(block, NumberedParagraph) or not any(
            word in plain_text(block.content) for word in spoken
        ):
            continue
        for run in block.content:
            if run.figure is not None:
                assert run.figure in report.figures
    used = {
        run.figure
        for block in report.document.blocks
        if isinstance(block, NumberedParagraph)
        for run in block.content
    }
    assert len(used - {None}) > 10


def test_pooled_share_median_and_n_are_those_of_a_plain_count(source: Source) -> None:
    """Counted here from the replies alone, without the measures of the product."""
    figures = {each["id"]: each for each in figures_json(build(source))}
    for year in (2018, 2019, 2020):
        pairs = [
            (reply.value(f"held[men,{year}]"), reply.value(f"held[total,{year}]"))
            for reply in source.replies.replies
            if reply.value(f"held[total,{year}]") is not None
        ]
        numbers = [(int(str(men)), int(str(total))) for men, total in pairs]
        pooled = 100 * sum(men for men, _ in numbers) / sum(total for _, total in numbers)
        assert figures[f"f-men-{year}"]["value"] == pytest.approx(pooled, abs=1e-6)
        assert figures[f"f-men-{year}"]["n"] == len(numbers)
        middle = median(100 * men / total for men, total in numbers)
        assert figures[f"f-men-median-{year}"]["value"] == pytest.approx(middle, abs=1e-6)


def test_trace_walks_back_to_the_replies(source: Source) -> None:
    report = build(source)
    found = trace(figures_json(report), replies_json(report), "f-men-2019")
    assert found["n"] == len(found["replies"])
    assert found["base"] == "answered"
    men = sum(reply["values"]["held[men,2019]"]["value"] for reply in found["replies"])
    total = sum(reply["values"]["held[total,2019]"]["value"] for reply in found["replies"])
    assert found["value"] == pytest.approx(100 * men / total, abs=1e-6)
    assert set(found["digests"]) == {"instrument", "replies"}
    with pytest.raises(Refusal, match="no figure") as refused:
        trace(figures_json(report), replies_json(report), "f-man-2019")
    assert "f-men-2019" in refused.value.cure


def changed(reply: Reply, place: int) -> Reply:
    """The reply with one answer changed: by turns a law, a number, an absence, nothing but a comment."""
    answers = dict(reply.answers)
    if place % 4 == 0:
        answers["law"] = Answer(not reply.value("law"))
    elif place % 4 == 1:
        answers["held[men,2019]"] = Answer(1)
    elif place % 4 == 2:
        answers["level"] = Answer(Absence(Reason.REFUSED))
    else:
        answers["obstacles"] = Answer(frozenset(["law"]), comment="Changed.")
    return replace(reply, answers=answers)


def test_stale_passages_are_those_of_a_full_rebuild_for_each_reply_in_turn(source: Source) -> None:
    """G3: each reply is changed in turn; what is said to be stale is what a full rebuild changes."""
    report = build(source)
    before = passages_json(report)
    some = 0
    for place, reply in enumerate(source.replies.replies):
        other = with_reply(source, changed(reply, place))
        expected = changed_passages(before, passages_json(build(other)))
        assert sorted(stale(report, other)) == sorted(expected), reply.respondent
        some += bool(expected)
    assert some > 30


def test_nothing_is_stale_where_nothing_changed(source: Source) -> None:
    report = build(source)
    assert stale(report, replace(source)) == []
    assert changed_passages(passages_json(report), passages_json(build(source))) == []


def test_language_without_sentences_is_refused(source: Source) -> None:
    with pytest.raises(Refusal, match="no sentences") as refused:
        build(replace(source, language="fr"))
    assert refused.value.code == "G001"


def test_nobody_answered_is_said_and_not_counted_as_no(source: Source) -> None:
    texts = [
        plain_text(block.content)
        for block in build(source).document.blocks
        if isinstance(block, NumberedParagraph)
    ]
    assert any(
        "No responding State gave an answer to the question “Has anybody answered this?”" in text
        for text in texts
    )


def test_exercise_is_said_on_every_page(source: Source) -> None:
    assert "EXERCISE" in build(source).document.banner
    assert "proposal" in build(source).document.banner


def test_compiled_data_are_never_called_replies(source: Source) -> None:
    compiled = replace(source, round=replace(source.round, nature=Nature.COMPILED))
    report = build(compiled)
    said = " ".join(
        plain_text(block.content) for block in report.document.blocks if isinstance(block, NumberedParagraph)
    )
    assert "eplies were received" not in said
    assert "responding" not in said
    assert "replied" not in said


def test_numbers_run_on_and_no_heading_stands_alone(source: Source) -> None:
    blocks = build(source).document.blocks
    paragraphs = [block.number for block in blocks if isinstance(block, NumberedParagraph)]
    assert paragraphs == [f"{place}." for place in range(1, len(paragraphs) + 1)]
    tables = [block.number for block in blocks if isinstance(block, Table)]
    assert tables == [str(place) for place in range(1, len(tables) + 1)]
    counts: dict[int, int] = {}
    for block in blocks:
        if isinstance(block, Heading) and block.number:
            if block.level == 1:
                assert counts.get(2, 0) != 1
                counts = {}
            counts[block.level] = counts.get(block.level, 0) + 1


def test_every_file_is_made(source: Source) -> None:
    report = build(source)
    made = dict(files(report))
    expected = {
        "figures.json",
        "checks.json",
        "report.html",
        "tables.xlsx",
        "report.docx",
        "report.pdf",
        "replies.json",
    }
    assert expected <= set(made)
    assert made["report.pdf"].startswith(b"%PDF")
    checks = json.loads(made["checks.json"])
    assert checks["words"] <= checks["word_limit"]
    for figure in json.loads(made["figures.json"]):
        assert {"id", "measure", "base", "value", "n"} <= set(figure)
        assert f"traces/{figure['id']}.html" in made
        assert "<script" not in made[f"traces/{figure['id']}.html"].decode()


def test_traces_of_figures_that_are_gone_go_too(source: Source, tmp_path: Path) -> None:
    (tmp_path / "traces").mkdir()
    (tmp_path / "traces" / "f-of-yesterday.html").write_text("old")
    report = build(source)
    assert write(report, tmp_path) is None
    pages = {page.stem for page in (tmp_path / "traces").iterdir()}
    assert pages == set(report.figures)
    assert write(report, tmp_path) == []


def test_single_answers_and_empty_series_are_told(source: Source) -> None:
    """A number by its median, any other answer by how many gave one, a series without data in words."""
    said = {
        block.id: plain_text(block.content)
        for block in build(source).document.blocks
        if isinstance(block, NumberedParagraph)
    }
    numbers = [int(str(reply.value("staff"))) for reply in source.replies.replies]
    assert f"the median was {median(numbers):g} persons, over 60 responding States." in said["p-staff"]
    dates = sum(reply.value("since") is not None for reply in source.replies.replies)
    assert said["p-since"] == f"The question “Since when?” has an answer of {dates} responding States."
    assert said["p-nothing"] == "Share of nobody: no State has data for any year from 2018 to 2020."


def test_old_figures_say_how_old_they_are(source: Source) -> None:
    """The latest invented figures are of 2020, the round of 2023."""
    said = " ".join(
        plain_text(block.content)
        for block in build(source).document.blocks
        if isinstance(block, NumberedParagraph)
    )
    assert "The latest year with figures is 2020, three years before the date of this report." in said
    recent = replace(source, round=replace(source.round, date=date(2021, 5, 11)))
    fresh = " ".join(
        plain_text(block.content)
        for block in build(recent).document.blocks
        if isinstance(block, NumberedParagraph)
    )
    assert "The latest year with figures" not in fresh


def test_a_figure_names_the_passage_that_prints_it(source: Source) -> None:
    figures = {each["id"]: each for each in figures_json(build(source))}
    assert figures["f-men-2019"]["passage"] == "series-men"
    assert figures["f-men-2020"]["passage"] == "summary"
