"""Programs worked out by people, through every printer: relevance, calculations, checks, what is required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from case_table import read_yaml

from agreement import Reply
from engines import ORACLE, Engine, every
from normbook.rules import (
    Cycle,
    Program,
    Rule,
    Scope,
    Step,
    Symbol,
    check,
    check_test,
    prepare,
    program,
    schema_type,
    violation,
)
from normbook.rules._case import _grids

PROGRAMS: list[dict[str, Any]] = read_yaml(Path(__file__).resolve().parent / "programs.yaml")


def built(entry: Mapping[str, Any]) -> Program:
    """The program of an entry."""
    symbols = {key: Symbol(key, *schema_type(key, kind)) for key, kind in entry["types"].items()}
    scope = Scope(symbols, _grids(symbols))
    return program([step(question, symbols, scope) for question in entry["questions"]])


def step(question: Mapping[str, Any], symbols: Mapping[str, Symbol], scope: Scope) -> Step:
    name = question["name"]
    keys = {key: symbol.type for key, symbol in symbols.items() if key.partition("[")[0] == name}
    here = scope.at(name)
    return Step(
        name,
        keys,
        check_test(question["relevant"], here) if "relevant" in question else None,
        check(question["calculation"], here) if "calculation" in question else None,
        tuple(
            Rule(rule, violation(check_test(text, here))) for rule, text in question.get("checks", {}).items()
        ),
        tuple(keys) if question.get("required") else (),
    )


def typed(entry: Mapping[str, Any], data: Mapping[str, object]) -> Reply:
    """The values, reasons and marks of a reply."""
    inputs = {
        key: each for key, each in prepare("1", data, entry["types"]).inputs.items() if not key.endswith(")")
    }
    return (
        {key: each.value for key, each in inputs.items() if each.value is not None},
        {key: each.reason.value for key, each in inputs.items() if each.value is None},
        {key: each.marks for key, each in inputs.items() if each.marks},
    )


def confirm(entry: Mapping[str, Any], engine: Engine) -> None:
    """The engine decides of each reply what the entry says."""
    made = built(entry)
    replies: Sequence[Mapping[str, Any]] = entry["replies"]
    outcomes = engine.run_program(made, [typed(entry, reply["data"]) for reply in replies])
    everything = [question["name"] for question in entry["questions"]]
    for reply, outcome in zip(replies, outcomes, strict=True):
        asked = {each.name for each, flag in zip(made.steps, outcome.relevant, strict=True) if flag}
        assert asked == set(reply.get("asked", everything)), reply
        assert {made.rules[index].id for index in outcome.violated} == set(reply.get("violated", ())), reply
        assert set(outcome.missing) == set(reply.get("missing", ())), reply


def together(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """All programs as one, each under names of its own: one start of a slow engine for all of them."""
    whole: dict[str, Any] = {"types": {}, "questions": [], "replies": []}
    for number in range(max(len(entry["replies"]) for entry in entries)):
        parts = [own(entry, index, number) for index, entry in enumerate(entries)]
        replies = [part["replies"][0] for part in parts]
        data = {key: value for reply in replies for key, value in reply["data"].items()}
        lists = {
            name: [each for reply in replies for each in reply[name]]
            for name in ("asked", "violated", "missing")
        }
        whole["replies"].append({"data": data, **lists})
        whole["types"] = {key: kind for part in parts for key, kind in part["types"].items()}
        whole["questions"] = [question for part in parts for question in part["questions"]]
    return whole


def own(entry: Mapping[str, Any], index: int, number: int) -> dict[str, Any]:
    """An entry with one of its replies, every name led by its number."""
    lead = f"p{index}_"
    reply = entry["replies"][number % len(entry["replies"])]
    names = {name: reply.get(name, ()) for name in ("asked", "violated", "missing")}
    names["asked"] = reply.get("asked", [question["name"] for question in entry["questions"]])
    return {
        "types": {lead + key: kind for key, kind in entry["types"].items()},
        "questions": [led(question, lead) for question in entry["questions"]],
        "replies": [
            {
                "data": {lead + key: value for key, value in reply["data"].items()},
                **{name: [lead + each for each in listed] for name, listed in names.items()},
            }
        ],
    }


def led(question: Mapping[str, Any], lead: str) -> dict[str, Any]:
    texts = {
        key: question[key].replace("${", "${" + lead)
        for key in ("relevant", "calculation")
        if key in question
    }
    checks = {
        lead + rule: text.replace("${", "${" + lead) for rule, text in question.get("checks", {}).items()
    }
    return {**question, **texts, "name": lead + question["name"], "checks": checks}


@pytest.mark.parametrize("entry", PROGRAMS, ids=lambda entry: entry["title"])
def test_oracle_decides_what_people_worked_out(entry: Mapping[str, Any]) -> None:
    confirm(entry, ORACLE)


@pytest.mark.parametrize("engine", every())
def test_every_printer_decides_what_people_worked_out(engine: Engine) -> None:
    confirm(together(PROGRAMS), engine)


def test_a_cycle_is_refused_with_its_path() -> None:
    types = {"a": "integer", "b": "integer", "c": "integer"}
    questions = [
        {"name": "a", "relevant": "${c} > 1"},
        {"name": "b", "relevant": "${a} > 1"},
        {"name": "c", "calculation": "${b} + 1"},
    ]
    with pytest.raises(Cycle) as refused:
        built({"types": types, "questions": questions})
    assert refused.value.path[0] == refused.value.path[-1]
    assert set(refused.value.path) == {"a", "b", "c"}


def test_once_is_no_cycle_and_a_question_that_routes_itself_is_one() -> None:
    built({"types": {"a": "integer"}, "questions": [{"name": "a", "calculation": "once(5)"}]})
    with pytest.raises(Cycle):
        built({"types": {"a": "integer"}, "questions": [{"name": "a", "relevant": "${a} > 1"}]})
