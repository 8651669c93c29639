"""The manual of the rule language cannot drift: it is written from the table of cases."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from normbook.rules.functions import FUNCTIONS
from normbook.values import Reason

ROOT = Path(__file__).resolve().parents[2]


def make_rule_pages():  # type: ignore[no-untyped-def]
    path = ROOT / "scripts" / "make_rule_pages.py"
    spec = importlib.util.spec_from_file_location("make_rule_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_is_missing_or_stale() -> None:
    assert make_rule_pages().stale() == [], "run scripts/make_rule_pages.py"


def test_every_function_stands_in_the_index() -> None:
    index = (ROOT / "docs" / "rules" / "index.md").read_text(encoding="utf-8")
    assert all(function.usage.replace("|", "\\|") in index for function in FUNCTIONS.values())


def test_meaning_tells_of_every_reason_and_its_bases() -> None:
    text = (ROOT / "docs" / "meaning.md").read_text(encoding="utf-8")
    for reason in Reason:
        (line,) = [line for line in text.splitlines() if f"| `{reason.value}` |" in line]
        asked, applicable = [cell.strip() for cell in line.split("|")[4:6]]
        if reason is not Reason.NOT_COMPUTABLE:
            assert asked == ("yes" if reason.asked else "no"), reason
            assert applicable == ("yes" if reason.applicable else "no"), reason
