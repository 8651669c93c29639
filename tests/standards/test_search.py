"""Search in titles and texts (requirement A3): six languages, ranking, passages, filters.

The provisions are written for this test, in our own words.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

from normbook.cli import main
from normbook.cli._standards_found import library_files
from normbook.remarks import Refusal
from normbook.standards import (
    Cluster,
    Filter,
    Finder,
    LibraryProvision,
    LibraryText,
    compendium,
    read_library,
)

TEXTS = {
    "en": [
        (
            "tokyo-rules",
            "rule",
            "Offenders who serve a measure in the community are supervised by trained staff.",
        ),
        ("tokyo-rules", "rule", "A court may defer the sentence."),
        (
            "nelson-mandela-rules",
            "rule",
            "Every prisoner is examined by a physician after admission to the prison.",
        ),
        (
            "nelson-mandela-rules",
            "rule",
            "Prisoners receive food of good quality, and drinking water at all times.",
        ),
        ("victims-declaration", "paragraph", "A victim is told of the progress of the case."),
    ],
    "fr": [
        (
            "nelson-mandela-rules",
            "rule",
            "Chaque détenu est examiné par un médecin dès son entrée à l'établissement.",
        ),
        ("nelson-mandela-rules", "rule", "L’eau potable est à la disposition des détenus."),
    ],
    "es": [
        (
            "nelson-mandela-rules",
            "rule",
            "Un médico examina a cada recluso después de su ingreso en la prisión.",
        ),
        ("nelson-mandela-rules", "rule", "Los niños no duermen en celdas."),
    ],
    "ru": [
        ("nelson-mandela-rules", "rule", "Врач осматривает каждого заключенного после его приема в тюрьму."),
        (
            "nelson-mandela-rules",
            "rule",
            "Питьевая вода есть у заключенных в любое время; ребёнок не спит в камере.",
        ),
    ],
    "ar": [
        ("nelson-mandela-rules", "rule", "يفحص الطبيب كل سجين بعد دخوله السجن."),
        ("nelson-mandela-rules", "rule", "تُوفَّر لِلسُّجناء مياهُ الشرب في كل وقت، وتحترم القوانين."),
    ],
    "zh": [
        ("nelson-mandela-rules", "rule", "医生应在囚犯入狱后进行检查。"),
        ("nelson-mandela-rules", "rule", "囚犯随时可以得到饮用水。第45条另有规定。"),
    ],
}


def _library():
    for code, rows in TEXTS.items():
        by_standard = {}
        for id, kind, text in rows:
            by_standard.setdefault((id, kind), []).append(text)
        for (id, kind), texts in by_standard.items():
            provisions = tuple(
                LibraryProvision(f"norm:{id}/{n}", str(n), kind, text) for n, text in enumerate(texts, 1)
            )
            yield LibraryText(id, code, kind, provisions)


@pytest.fixture(scope="module")
def finder():
    return Finder(compendium(), _library())


def _addresses(findings, *, titles=False):
    return [hit.entry.address for hit in findings.hits if titles or hit.entry.kind != "title"]


@pytest.mark.parametrize(
    ("query", "code", "address", "marked"),
    [
        # English: stems, both ways.
        ("physicians examining", "en", "norm:nelson-mandela-rules/1", ["examined", "physician"]),
        ("supervision", None, "norm:tokyo-rules/1", ["supervised"]),
        ("SENTENCES deferred", None, "norm:tokyo-rules/2", ["defer", "sentence"]),
        # French: accents or none, the apostrophe, the plural.
        ("medecins", "fr", "norm:nelson-mandela-rules/1", ["médecin"]),
        ("détenu", "fr", "norm:nelson-mandela-rules/2", ["détenus"]),
        ("detenu eau", "fr", "norm:nelson-mandela-rules/2", ["eau", "détenus"]),
        ("DÉTENUS potables", "fr", "norm:nelson-mandela-rules/2", ["potable", "détenus"]),
        # Spanish.
        ("medicos reclusos", "es", "norm:nelson-mandela-rules/1", ["médico", "recluso"]),
        ("niño celda", "es", "norm:nelson-mandela-rules/2", ["niños", "celdas"]),
        # Russian: cases of the noun, е and ё.
        ("врачи", None, "norm:nelson-mandela-rules/1", ["Врач"]),
        ("питьевой воды", None, "norm:nelson-mandela-rules/2", ["Питьевая", "вода"]),
        ("ребенок", None, "norm:nelson-mandela-rules/2", ["ребёнок"]),
        # Arabic: article and conjunction, vowel signs, hamza.
        ("طبيب", None, "norm:nelson-mandela-rules/1", ["الطبيب"]),
        ("السجناء", None, "norm:nelson-mandela-rules/2", ["لِلسُّجناء"]),
        ("والقوانين المياه", None, "norm:nelson-mandela-rules/2", ["مياهُ", "القوانين"]),
        # Chinese: pairs of characters, one character, digits within.
        ("饮用水", None, "norm:nelson-mandela-rules/2", ["饮用水"]),
        ("医", None, "norm:nelson-mandela-rules/1", ["医生"]),
        ("第45条", None, "norm:nelson-mandela-rules/2", ["第45条"]),
    ],
)
def test_six_languages(finder, query, code, address, marked):
    found = finder.find(query, only=code)
    texts = [hit for hit in found.hits if hit.entry.kind != "title"]
    assert texts[0].entry.address == address
    piece = texts[0].passage
    found_words = [piece.text[start:end] for start, end in piece.marks]
    if query == "第45条":
        assert "45" in found_words
    else:
        assert found_words == marked


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("reglas de Tokio", "tokyo-rules"),
        ("Правила Манделы", "nelson-mandela-rules"),
        ("曼谷规则", "bangkok-rules"),
        ("قواعد بكين", "beijing-rules"),
        ("Règles de Bangkok", "bangkok-rules"),
        ("Beijing Rules", "beijing-rules"),
        ("A/RES/70/175", "nelson-mandela-rules"),
        ("havana-rules", "havana-rules"),
    ],
)
def test_titles_and_symbols(finder, query, id):
    best = finder.find(query).hits[0]
    assert (best.entry.standard, best.entry.kind) == (id, "title")


def test_a_standard_is_not_found_in_a_language_in_which_it_has_no_title():
    titles = Finder(compendium())
    found = titles.find("防止酷刑 非拘禁", only="zh")
    assert {hit.entry.language for hit in found.hits} <= {"zh"}
    assert all(hit.entry.standard != "kampala-declaration" for hit in titles.find("坎帕拉").hits)


def test_what_has_more_words_of_the_query_stands_first(finder):
    hits = finder.find("prisoner physician water", only="en").hits
    assert [hit.words for hit in hits] == sorted((hit.words for hit in hits), reverse=True)
    assert {hits[0].entry.address, hits[1].entry.address} == {
        "norm:nelson-mandela-rules/1",
        "norm:nelson-mandela-rules/2",
    }


def test_common_words_do_not_count(finder):
    found = finder.find("the progress of the case", only="en")
    assert found.words == 2
    assert _addresses(found)[0] == "norm:victims-declaration/1"


@pytest.mark.parametrize(
    "query", ["rule 2 mandela", "règle 2", "regla 2", "правило 2", "القاعدة 2", "规则 2"]
)
def test_a_unit_by_its_word_and_number(finder, query):
    found = finder.find(query, wanted=Filter(unit="rule"))
    texts = [hit for hit in found.hits if hit.entry.kind == "rule"]
    assert (texts[0].entry.number, texts[0].words) == ("2", 2)


def test_common_words_of_any_language_of_the_script_do_not_count(finder):
    assert finder.find("the use of force").words == 2


def test_a_query_of_common_words_alone_still_finds(finder):
    assert finder.find("of the", only="en").total > 0


def test_filters(finder):
    assert set(_addresses(finder.find("prisoners", wanted=Filter(cluster=Cluster.PREVENTION)))) == set()
    assert _addresses(finder.find("case", wanted=Filter(cluster=Cluster.PREVENTION))) == [
        "norm:victims-declaration/1"
    ]
    before = finder.find("prisoners physician", only="en", wanted=Filter(on=date(2000, 1, 1)))
    assert "nelson-mandela-rules" not in {hit.entry.standard for hit in before.hits}
    assert {hit.entry.kind for hit in finder.find("victim", wanted=Filter(unit="title")).hits} == {"title"}
    paragraphs = finder.find("victim case", wanted=Filter(unit="paragraph"))
    assert "norm:victims-declaration/1" in _addresses(paragraphs)
    assert {hit.entry.unit for hit in paragraphs.hits} == {"paragraph"}


def test_total_counts_what_is_not_shown(finder):
    found = finder.find("rules", only="en", limit=2)
    assert len(found.hits) == 2
    assert found.total > 2


@pytest.mark.parametrize("query", ["", "…", " !? "])
def test_a_query_without_a_word_is_refused(finder, query):
    with pytest.raises(Refusal, match="S134"):
        finder.find(query)


def test_a_language_that_is_not_official_is_refused(finder):
    with pytest.raises(Refusal, match="L001"):
        finder.find("rules", only="de")


def test_a_long_text_is_cut_at_words_around_what_was_found():
    filling = "Some words that say nothing at all here. " * 40
    text = f"{filling}The visitor brings a lantern to the library. {filling}"
    one = LibraryText(
        "tokyo-rules", "en", "rule", (LibraryProvision("norm:tokyo-rules/1", "1", "rule", text),)
    )
    piece = Finder(compendium(), [one]).find("lantern library").hits[0].passage
    assert len(piece.text) < 300
    assert piece.text.startswith("…")
    assert piece.text.endswith("…")
    assert "a *lantern* to the *library*" in piece.marked()
    assert piece.text.strip("…").split()[0] in {*filling.split(), "The"}


def test_sixty_texts_of_a_hundred_provisions_in_six_languages():
    words = {code: " ".join(text for _, _, text in rows).split() for code, rows in TEXTS.items()}
    texts = []
    for code, known in words.items():
        for id in list(compendium().standards)[:60]:
            provisions = tuple(
                LibraryProvision(f"norm:{id}/{n}", str(n), "rule", " ".join([*known, f"{id[:4]}{n}"]))
                for n in range(1, 101)
            )
            texts.append(LibraryText(id, code, "rule", provisions))
    finder = Finder(compendium(), texts)
    queries = [
        "prisoners physician water",
        "médecin détenus",
        "врач заключенных",
        "الطبيب السجناء",
        "囚犯饮用水",
    ]
    for query in queries:
        assert finder.find(query).total > 1_000, query


def _text(**changes):
    provision = {
        "address": "norm:tokyo-rules/1",
        "number": "1",
        "kind": "rule",
        "parent": "",
        "text": "A lantern.",
    }
    return json.dumps(
        {"id": "tokyo-rules", "lang": "en", "unit": "rule", "provisions": [provision], "remarks": []}
        | changes
    ).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe not json", "S130"),
        (b"[" * 100_000, "S130"),
        (b"[]", "S131"),
        (_text(provisions="none"), "S131"),
        (_text(lang="de"), "S132"),
        (_text(id=7), "S132"),
    ],
)
def test_a_file_that_is_no_text_is_a_remark_and_the_others_are_read(data, code):
    texts, remarks = read_library([("bad.json", data), ("good.json", _text())])
    assert [(remark.code, remark.place.file) for remark in remarks] == [(code, "bad.json")]
    assert [text.id for text in texts] == ["tokyo-rules"]


def test_a_file_without_end_is_not_read_to_its_end(tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(10**12)  # a sparse file: a terabyte on no disk
    ((name, data),) = library_files(tmp_path)
    _, remarks = read_library([(name, data)])
    assert [remark.code for remark in remarks] == ["S130"]


def test_the_same_text_twice_is_said():
    texts, remarks = read_library([("a.json", _text()), ("b.json", _text())])
    assert (len(texts), [remark.code for remark in remarks]) == (1, ["S133"])


def test_parts_of_a_text_that_are_no_text_do_no_harm():
    texts, remarks = read_library([("a.json", _text(provisions=[7, {"text": None}, {"text": "A lantern."}]))])
    assert ([one.text for one in texts[0].provisions], remarks) == (["", "A lantern."], ())


def _search(capsys, *words):
    code = main(["standards", "search", *words])
    return code, capsys.readouterr()


def test_the_command(capsys, tmp_path):
    (tmp_path / "tokyo.en.json").write_bytes(_text())
    code, said = _search(capsys, "lanterns", "--library", str(tmp_path), "--format", "json")
    whole = json.loads(said.out)
    assert (code, whole["total"], whole["words"]) == (0, 1, 1)
    hit = whole["hits"][0]
    assert (hit["address"], hit["number"], hit["lang"], hit["title"]) == (
        "norm:tokyo-rules/1",
        "1",
        "en",
        "Tokyo Rules",
    )
    assert [hit["passage"][a:b] for a, b in hit["marks"]] == ["lantern"]


def test_the_library_by_its_variable(capsys, tmp_path, monkeypatch):
    (tmp_path / "tokyo.en.json").write_bytes(_text())
    monkeypatch.setenv("NORMBOOK_LIBRARY", str(tmp_path))
    code, said = _search(capsys, "lantern")
    assert code == 0
    assert "A *lantern*." in said.out


def test_what_the_reader_writes_is_found(capsys, tmp_path):
    source, text = tmp_path / "text.txt", tmp_path / "library" / "tokyo.en.json"
    text.parent.mkdir()
    source.write_text(
        "Rules of the reading room\n\n1. A lantern is lent.\n\n2. Books are returned.\n", encoding="utf-8"
    )
    main(["standards", "read", str(source), "--as", "tokyo-rules", "--lang", "en", "-o", str(text)])
    capsys.readouterr()
    _, said = _search(capsys, "lantern", "--library", str(text.parent), "--format", "json")
    assert json.loads(said.out)["hits"][0]["address"] == "norm:tokyo-rules/1"


def test_a_damaged_library_is_said_and_is_an_error(capsys, tmp_path):
    (tmp_path / "bad.json").write_bytes(b"{")
    code, said = _search(capsys, "tokyo", "--library", str(tmp_path))
    assert code == 1
    assert "S130" in said.out
    assert "Tokyo Rules" in said.out


@pytest.mark.parametrize("words", [("x", "--library", "/nowhere/at/all"), ("!",), ("x", "--lang", "de"), ()])
def test_wrong_use_is_said(capsys, words, monkeypatch):
    monkeypatch.delenv("NORMBOOK_LIBRARY", raising=False)
    code, said = _search(capsys, *words)
    assert code == 2
    assert "Traceback" not in said.err
