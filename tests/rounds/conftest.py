"""The two rounds that ship, read and reported once for all tests of this folder."""

from __future__ import annotations

import pytest

from normbook.cli.reports import make
from normbook.content import content_path
from normbook.documents import (
    Chart,
    Heading,
    ItemList,
    Note,
    NumberedParagraph,
    Paragraph,
    Table,
    TileMap,
    plain_text,
)
from normbook.reports import Report


@pytest.fixture(scope="session")
def custody() -> Report:
    report, remarks = make(content_path("rounds") / "custody")
    assert [remark for remark in remarks if remark.weight.value == "error"] == []
    return report


@pytest.fixture(scope="session")
def exercise() -> Report:
    report, remarks = make(content_path("rounds") / "exercise")
    assert [remark for remark in remarks if remark.weight.value == "error"] == []
    return report


@pytest.fixture(scope="session")
def texts_of():
    """Everything that a report says, by kind of block."""

    def texts(report: Report, *kinds: type) -> list[str]:
        found: list[str] = []
        for block in report.document.blocks:
            if kinds and not isinstance(block, kinds):
                continue
            if isinstance(block, Heading | Paragraph | NumberedParagraph):
                found.append(plain_text(block.content))
            elif isinstance(block, Note):
                found += [plain_text(part) for part in block.paragraphs]
            elif isinstance(block, ItemList):
                found += [plain_text(item.content) for item in block.items]
            elif isinstance(block, Table):
                found += [plain_text(block.caption), plain_text(block.source)]
                found += [plain_text(c.content) for row in (*block.heads, *block.rows) for c in row]
            elif isinstance(block, Chart | TileMap):
                found += [plain_text(block.caption), plain_text(block.base)]
        return found

    return texts
