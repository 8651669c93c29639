"""The index of the Compendium (A1): what ships is right by rule, and says what was not checked."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from normbook.cli import main
from normbook.content import content_path
from normbook.remarks import Refusal
from normbook.standards import (
    INDEX_FILES,
    TO_BE_CHECKED,
    VERIFIED,
    Cluster,
    check_index,
    compendium,
    read_index,
)

INSTRUMENTS = Path(__file__).resolve().parents[2] / "content" / "instruments"


def _command(capsys, *words):
    code = main(["standards", *words])
    return code, capsys.readouterr().out


def test_what_ships_has_no_remark():
    found, remarks = read_index([(n, content_path("standards", n).read_bytes()) for n in INDEX_FILES])
    assert (remarks, check_index(found)) == ((), ())
    assert len(found.standards) >= 60


@pytest.mark.parametrize("cluster", Cluster)
def test_every_cluster_has_standards(cluster):
    assert compendium().chosen(cluster=cluster)


def test_every_standard_that_an_instrument_names_is_in_the_index():
    named = set()
    for path in INSTRUMENTS.rglob("*.yaml"):
        named |= set(re.findall(r"norm:([a-z0-9-]+)", path.read_text(encoding="utf-8")))
    assert named
    assert named - set(compendium().standards) == set()


# The acts that the desk research saw in a public source (domain research, section 2, code V).
@pytest.mark.parametrize(
    ("id", "symbol", "day"),
    [
        ("nelson-mandela-rules", "A/RES/70/175", "2015-12-17"),
        ("body-of-principles", "A/RES/43/173", "1988-12-09"),
        ("basic-principles-prisoners", "A/RES/45/111", "1990-12-14"),
        ("bangkok-rules", "A/RES/65/229", "2010-12-21"),
        ("tokyo-rules", "A/RES/45/110", "1990-12-14"),
        ("beijing-rules", "A/RES/40/33", "1985-11-29"),
        ("havana-rules", "A/RES/45/113", "1990-12-14"),
        ("crime-prevention-guidelines", "E/RES/2002/13", "2002-07-24"),
        ("victims-declaration", "A/RES/40/34", "1985-11-29"),
        ("law-enforcement-code", "A/RES/34/169", "1979-12-17"),
        ("smr-procedures", "E/RES/1984/47", "1984-05-25"),
        ("legal-aid-principles", "A/RES/67/187", "2012-12-20"),
    ],
)
def test_acts_that_were_seen(id, symbol, day):
    act = compendium().standard(id).acts[0]
    assert (act.symbol, str(act.day), act.verified is not None) == (symbol, day, True)


def test_a_number_from_memory_is_to_be_checked():
    rules = compendium().standard("tokyo-rules")
    assert (rules.count, rules.evidence("count")) == (23, TO_BE_CHECKED)
    assert compendium().standard("nelson-mandela-rules").evidence("count") == VERIFIED


def test_a_symbol_that_was_not_found_stays_unknown():
    act = compendium().standard("kyoto-model-strategies").acts[0]
    assert (act.symbol, act.link, str(act.day)) == (None, None, "2025-12-18")


def test_relations_are_seen_from_both_ends():
    found = compendium()
    assert found.standard("nelson-mandela-rules").replaces == ("standard-minimum-rules",)
    assert found.replaced_by("standard-minimum-rules") == ("nelson-mandela-rules",)
    assert found.supplemented_by("tokyo-rules") == ("bangkok-rules",)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1955-08-29", {"standard-minimum-rules": False, "nelson-mandela-rules": False}),
        ("1960-01-01", {"standard-minimum-rules": True, "nelson-mandela-rules": False}),
        ("2015-12-16", {"standard-minimum-rules": True, "nelson-mandela-rules": False}),
        ("2015-12-17", {"standard-minimum-rules": False, "nelson-mandela-rules": True}),
        # The Congress of 1985 is known by its year alone.
        ("1985-06-01", {"model-agreement-foreign-prisoners": None}),
        ("1986-01-01", {"model-agreement-foreign-prisoners": True}),
        ("1984-12-31", {"model-agreement-foreign-prisoners": False}),
    ],
)
def test_in_force_on_a_day(on, expected):
    found, day = compendium(), date.fromisoformat(on)
    assert {id: found.in_force(found.standard(id), day) for id in expected} == expected


def test_an_unknown_standard_is_refused_with_the_nearest():
    with pytest.raises(Refusal, match="Did you mean tokyo-rules"):
        compendium().standard("tokio-rules")


def test_the_list_as_json(capsys):
    code, out = _command(
        capsys, "list", "--cluster", "custody", "--in-force", "2010-12-20", "--format", "json"
    )
    listed = {one["id"]: one for one in json.loads(out)}
    assert code == 0
    assert "nelson-mandela-rules" not in listed
    assert "bangkok-rules" not in listed
    assert listed["tokyo-rules"]["link"] == "https://undocs.org/A/RES/45/110"
    assert listed["tokyo-rules"]["inForce"] is True
    assert listed["standard-minimum-rules"]["replacedBy"] == ["nelson-mandela-rules"]
    assert all("custody" in one["clusters"] for one in listed.values())


def test_a_cluster_by_its_number(capsys):
    assert _command(capsys, "list", "--cluster", "2") == _command(capsys, "list", "--cluster", "cooperation")


def test_show_marks_what_is_to_be_checked_and_what_is_missing(capsys):
    code, out = _command(capsys, "show", "bangkok-rules")
    assert code == 0
    assert "70 rules\n" in out
    assert "Title not known in: ar, zh, ru" in out
    assert "Règles de Bangkok) [fr] (?)" in out


def test_show_as_json_names_the_source_of_each_fact(capsys):
    _, out = _command(capsys, "show", "model-treaty-extradition", "--format", "json")
    shown = json.loads(out)
    assert shown["count"] == {"value": 18, "evidence": "verified", "source": "ncj-164031"}
    assert shown["parts"]["evidence"] == "to be checked"
    assert [act["deed"] for act in shown["acts"]] == ["adopted", "amended"]
    assert {source["id"] for source in shown["sources"]} >= {"ncj-164031", "a-res-45-116"}


@pytest.mark.parametrize(
    "words", [("show", "nothing"), ("list", "--in-force", "yesterday"), ("list", "--cluster", "5")]
)
def test_wrong_use(capsys, words):
    assert main(["standards", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_check_of_what_ships(capsys):
    code, out = _command(capsys, "check", "--format", "json")
    assert (code, json.loads(out)["remarks"]) == (0, [])
