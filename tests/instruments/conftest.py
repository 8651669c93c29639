"""An instrument written in a test as YAML, with every text it wants, so that a test shows only its point."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from textwrap import dedent

import pytest

from normbook.instruments import Instrument, read_instrument, wanted_texts

Make = Callable[..., Instrument]


@pytest.fixture(scope="session")
def made() -> Make:
    """made(sections YAML, header YAML, texts by path): an instrument that reads without remark."""

    def make(sections: str, header: str = "", texts: Mapping[str, str] | None = None) -> Instrument:
        structure = "id: trial\nedition: '1.0'\n" + dedent(header) + "sections:\n" + dedent(sections)
        first, _ = read_instrument({"instrument.yaml": structure.encode()})
        words = {path: path for path in wanted_texts(first)} | dict(texts or {})
        files = {"instrument.yaml": structure.encode(), "en.yaml": json.dumps(_nested(words)).encode()}
        instrument, remarks = read_instrument(files)
        assert not remarks, [str(remark.message) for remark in remarks]
        return instrument

    return make


def _nested(words: Mapping[str, str]) -> dict[str, object]:
    tree: dict[str, object] = {}
    for path, text in words.items():
        *above, last = path.split(".")
        inner = tree
        for name in above:
            inner = inner.setdefault(name, {})  # type: ignore[assignment]
        inner[last] = text
    return tree
