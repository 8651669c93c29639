"""Checks of wording are measured on labelled questions (issue 3, B1 and B4)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import normbook.instruments.checks as checks
from normbook.instruments import Instrument, check_instrument
from normbook.instruments.checks import unchecked_language
from normbook.instruments.checks._wording import Wording
from normbook.remarks import Weight

Make = Callable[..., Instrument]
ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT / "tests" / "instruments" / "labelled"
FOLDER = Path(checks.__file__).parent
WORDED = sorted(
    path.stem
    for path in FOLDER.glob("*.py")
    if path.stem != "_wording" and "WORDING = " in path.read_text("utf-8")
)
FEWEST = 40
"""Labelled questions a check and language."""


def _measuring() -> ModuleType:
    spec = spec_from_file_location("measure_checks", ROOT / "scripts" / "measure_checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["measure_checks"] = module
    spec.loader.exec_module(module)
    return module


MEASURING = _measuring()
SETS = list(MEASURING.labelled())


def wording(name: str) -> Wording:
    found = import_module(f"normbook.instruments.checks.{name}").WORDING
    assert isinstance(found, Wording)
    return found


@pytest.mark.parametrize("name", WORDED)
def test_every_language_of_a_check_is_labelled(name: str) -> None:
    """B4: at least 40 questions a check and language, and as many good as bad ones."""
    for language in wording(name).spots:
        sets = [each for each in SETS if (each.check, each.language) == (name, language)]
        assert len(sets) == 1
        assert len(sets[0].bad) + len(sets[0].good) >= FEWEST
        assert len(set(sets[0].bad) | set(sets[0].good)) == len(sets[0].bad) + len(sets[0].good)
        assert abs(len(sets[0].bad) - len(sets[0].good)) <= 4


@pytest.mark.parametrize("each", SETS, ids=lambda each: f"{each.check}-{each.language}")
def test_weight_follows_precision(each: MEASURING.Labelled) -> None:  # type: ignore[name-defined]
    """B4: below 80 per cent a check is a note; the sealed half counts by itself."""
    precise = min(each.precision, each.half(1).precision) >= 0.8
    assert each.wording.weight is (Weight.WARNING if precise else Weight.NOTE)


def test_the_figures_in_the_manual_are_those_measured() -> None:
    """Run scripts/measure_checks.py where this fails."""
    assert MEASURING.table() in (ROOT / "docs" / "checks.md").read_text("utf-8")


@pytest.mark.parametrize("name", WORDED)
def test_a_find_is_a_remark_at_its_question(made: Make, name: str) -> None:
    labelled = next(each for each in SETS if each.check == name)
    bad = labelled.found(labelled.bad)[0]
    good = next(each for each in labelled.good if wording(name).spots["en"](each) is None)
    remarks = _remarks(made, bad)
    mine = [remark for remark in remarks if remark.code == wording(name).code]
    assert [remark.address for remark in mine] == ["question:trial@1.0/a"]
    assert mine[0].weight is wording(name).weight
    assert mine[0].message.startswith("In “en”, a ")
    assert mine[0].place is not None
    assert mine[0].place.row is not None
    assert wording(name).code not in {remark.code for remark in _remarks(made, good)}


def test_codes_are_used_once() -> None:
    codes = [wording(name).code for name in WORDED]
    assert len(set(codes)) == len(codes) == 8


def test_what_the_question_declares_is_not_asked_for(made: Make) -> None:
    """A period, a reason for absence or a defined word settles what the wording leaves open."""
    count = "How many persons were arrested?"
    assert "I067" in _codes(made, count, "kind: whole")
    assert "I067" not in _codes(made, count, "kind: whole, period: calendar year, unit: persons")
    council = "How many members does your judicial council have?"
    assert "I066" in _codes(made, council)
    assert "I066" not in _codes(made, council, "kind: yes-no, absences: [does-not-exist]")
    vague = "Is there adequate space in each cell?"
    glossary = {
        "glossary.space.term": "adequate space",
        "glossary.space.meaning": "At least four square metres",
    }
    assert "I063" in _codes(made, vague)
    head = "standards: [x]\nglossary: {space: ['norm:x/1']}\n"
    assert "I063" not in {remark.code for remark in _remarks(made, vague, "kind: yes-no", head, glossary)}


def test_languages_read_are_those_proved() -> None:
    assert set(unchecked_language.READ) == set.intersection(*(set(wording(name).spots) for name in WORDED))


def _codes(made: Make, text: str, kind: str = "kind: yes-no") -> set[str]:
    return {remark.code for remark in _remarks(made, text, kind)}


def _remarks(
    made: Make,
    text: str,
    kind: str = "kind: yes-no",
    head: str = "standards: [x]\n",
    texts: dict[str, str] | None = None,
) -> list:  # type: ignore[type-arg]
    question = f"- id: s\n  questions:\n  - {{id: a, {kind}, facet: practice, provisions: ['norm:x/1']}}\n"
    return check_instrument(made(question, head, {"questions.a.text": text, **(texts or {})}))
