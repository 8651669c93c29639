"""docs/compendium.md tells every remark, every deed, and an example that reads."""

from __future__ import annotations

import re
from pathlib import Path

from normbook.cli.standards import group
from normbook.content import content_path
from normbook.standards import check_index, read_index

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "compendium.md").read_text(encoding="utf-8")
ROOM = CHECKOUT / "src" / "normbook" / "standards"


def test_the_codes_of_the_index_are_told():
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("_index_[cf][hi]*.py"))
    codes = set(re.findall(r'"(S1\d\d)"', sources))
    assert len(codes) > 10
    assert {code for code in codes if code not in PAGE} == set()


def test_the_deeds_are_told():
    assert [
        name for name in group.commands if name != "compare" and f"normbook standards {name}" not in PAGE
    ] == []


def test_the_example_reads():
    example = PAGE.partition("```yaml\n")[2].partition("```")[0]
    files = [("sources.yaml", content_path("standards", "sources.yaml").read_bytes())]
    found, remarks = read_index([*files, ("example.yaml", example.encode())])
    assert remarks == ()
    assert found.standards["bangkok-rules"].count == 70
    # The two standards that it supplements are not in the example.
    assert [remark.code for remark in check_index(found)] == ["S111", "S111"]
