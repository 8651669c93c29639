"""Real texts: what is counted in both forms equals the figures taken by hand from the sources."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from normbook.standards._model import OfficialText
from normbook.standards.akoma import read_akoma, write_akoma
from normbook.standards.read import read_text

TEXTS = (
    "basic-principles-role-lawyers",
    "basic-principles-treatment-prisoners",
    "code-conduct-law-enforcement-officials",
    "convention-against-torture-and-other-cruel-inhuman-or-degrading",
    "declaration-elimination-violence-against-women",
    "udhr",
)
PDFS = (
    "A_RES_73_3-EN.pdf",
    "upr-working-group-reports/argentina2012.pdf",
    "upr-working-group-reports/finland2012.pdf",
    "upr-working-group-reports/peru2012.pdf",
    "upr-working-group-reports/zambia2012.pdf",
)


def _read(samples: Path, name: str, form: str) -> OfficialText:
    path = samples / "40-standards-texts" / form / f"{name}.{form}"
    return read_text(path.read_bytes(), path.name, identity=name, language="en")


def _expected(samples: Path, key: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((samples / "expected_values.json").read_text())[key]
    return found


@pytest.mark.parametrize("form", ["n3", "txt"])
@pytest.mark.parametrize("name", TEXTS)
def test_counts_title_and_date_are_those_of_the_source(samples: Path, name: str, form: str) -> None:
    text, expected = _read(samples, name, form), _expected(samples, f"std {name}")
    assert (text.title, text.date) == (expected["title"], expected["date"])
    assert text.counts.as_json() == {key: expected[key] for key in text.counts.as_json()}


@pytest.mark.parametrize("form", ["n3", "txt"])
def test_principles_have_the_numbers_in_the_text_not_the_node_names(samples: Path, form: str) -> None:
    text = _read(samples, "basic-principles-role-lawyers", form)
    numbers = [found.number for found in text.provisions if found.kind == "principle"]
    assert numbers == [str(number) for number in range(1, 30)]
    assert text.provision("norm:basic-principles-role-lawyers/13/b") is not None


@pytest.mark.parametrize("form", ["n3", "txt"])
def test_commentary_stands_apart(samples: Path, form: str) -> None:
    text = _read(samples, "code-conduct-law-enforcement-officials", form)
    assert len(text.provisions) == 8
    assert all(found.commentary and "Commentary" not in found.text for found in text.provisions)


def test_no_number_is_made_up_where_none_is_printed(samples: Path) -> None:
    text = _read(samples, "udhr", "txt")
    assert [found.number for found in text.provisions] == [""] * 30
    assert "S227" in {remark.code for remark in text.remarks}


def test_articles_of_nodes_are_said_to_come_from_the_nodes(samples: Path) -> None:
    text = _read(samples, "udhr", "n3")
    numbers = [found.number for found in text.provisions if found.kind == "article"]
    assert numbers == [str(number) for number in range(1, 31)]
    assert "S233" in {remark.code for remark in text.remarks}


def test_headings_lost_in_the_text_are_remarked(samples: Path) -> None:
    text = _read(samples, TEXTS[3], "n3")
    damaged = {remark.address.rpartition("/")[2] for remark in text.remarks if remark.code == "S224"}
    assert damaged == {"16", "24"}


@pytest.mark.parametrize("form", ["n3", "txt"])
@pytest.mark.parametrize("name", TEXTS)
def test_written_as_akoma_ntoso_and_read_back_it_is_equal(samples: Path, name: str, form: str) -> None:
    text = _read(samples, name, form)
    assert read_akoma(write_akoma(text), "x.xml") == replace(text, remarks=())


@pytest.mark.parametrize("name", PDFS)
def test_paragraphs_of_a_pdf_run_on_to_the_last(samples: Path, name: str) -> None:
    path = samples / "34-official-documents" / name
    text = read_text(path.read_bytes(), path.name, language="en")
    numbers = [
        found.number
        for found in text.provisions
        if found.kind == "paragraph" and found.number.isdigit() and found.address.count("/") == 1
    ]
    last = _expected(samples, f"doc {path.name}")["paras_in_sequence"]
    assert numbers == [str(number) for number in range(1, int(str(last)) + 1)]
