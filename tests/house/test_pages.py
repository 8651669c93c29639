"""The pages for newcomers do not drift: their links lead somewhere, their rooms are the rooms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    near = [link for link in links if link and "://" not in link]
    assert [link for link in near if not (page.parent / link).exists()] == []


def test_the_list_of_rooms_is_the_order_of_imports():
    page = (CHECKOUT / "docs" / "where-to-look.md").read_text(encoding="utf-8")
    table = page.partition("## The rooms")[2].partition("\n## ")[0]
    rooms = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", table, re.MULTILINE)
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert rooms == [layer.strip("()") for layer in contracts[0]["layers"]]


def test_the_pages_speak_of_no_machine():
    own = re.compile(r"/(root|work|home/\w+|tmp)/")
    assert [page.name for page in PAGES if own.search(page.read_text(encoding="utf-8"))] == []
