"""Layouts of official documents, each in a text of our own: numbers, addresses, commentary, gaps."""

from __future__ import annotations

from normbook.standards._model import OfficialText
from normbook.standards.align import align
from normbook.standards.read import read_text

LIGHTHOUSES = """United Nations Model Rules for the Keeping of Lighthouses

Preliminary observation 1

The following rules are not intended to describe in detail a model system of lighthouses.

I. Rules of general application

Basic principles

Rule 1

All keepers shall be treated with respect. No keeper shall be made to work in rule 2 conditions.

Rule 2

1. The present rules shall be applied impartially.

2. In order for the principle to be put into practice, see rule 1, paragraph 2:

(a) Administrations shall take account of needs;

(b) Measures shall be taken, including:

(i) Oil;

(ii) Wicks.

II. Rules applicable to special categories

A. Keepers of islands

Rule 4

Boats shall be provided.

Rule 4

Article 5 of the Convention shall apply to boats.
"""
ORCHARDS = """Standard Minimum Rules for the Administration of Orchards

Part One
General principles

1. Fundamental perspectives

1.1 Members shall seek to further the well-being of trees.

1.2 Members shall endeavour to keep them.

Commentary

These broad perspectives refer to rules 1.1 and 1.2.

(a) An item of the commentary;

(b) Another one.

2. Scope of the Rules

2.1 The following Rules shall be applied impartially.

2.3 For purposes of these Rules:

(a) A tree is a plant;

(b) An orchard is a place of trees.

Commentary

The Rules are deliberately formulated.
"""
LANGUAGES = {
    "en": """Model Rules for Lighthouses

I. Rules of general application

Basic principles

Rule 1

All keepers shall be treated with the respect that is due to them.

Rule 2

1. The present rules shall be applied to all.

2. For the purpose of the rule:

(a) Needs shall be met;

(b) Measures shall be taken.
""",
    "fr": """Règles pour la tenue des phares

I. Règles d'application générale

Principes fondamentaux

Règle première

Tous les gardiens sont traités avec le respect dû à la dignité.

Règle 2

1. Les présentes règles doivent être appliquées à tous.

2. Pour la mise en pratique du principe :

a) Il est tenu compte des besoins ;

b) Des mesures sont prises.
""",
    "ru": """Правила содержания маяков

I. Общеприменимые правила

Основные принципы

Правило 1

Ко всем смотрителям следует относиться с уважением.

Правило 2

1. Настоящие правила применяются беспристрастно.

2. Для осуществления принципа:

a) учитываются потребности;

b) принимаются меры.
""",
    "ar": """قواعد حفظ المنارات

أولا- قواعد عامة التطبيق

المبادئ الأساسية

القاعدة ١

يعامل كل الحراس بالاحترام الواجب لكرامتهم المتأصلة.

القاعدة 2

1- تطبق هذه القواعد بصورة حيادية.

2- من أجل وضع هذا المبدأ موضع التطبيق:

(أ) تراعي الإدارات الاحتياجات؛

(ب) تتخذ التدابير اللازمة.
""",
    "zh": """联合国灯塔管理规则

一、一般适用规则

基本原则

规则 1

对待所有守塔人，均应尊重其固有的尊严和价值。

规则 2

1. 本规则应予公正执行。

2. 为了落实不歧视原则：

(a) 管理部门应考虑个人需要；

(b) 应采取措施。
""",
    "es": """Reglas para la conservación de los faros

I. Reglas de aplicación general

Principios fundamentales

Regla 1

Todos los guardianes serán tratados con el respeto que se les debe.

Regla 2

1. Las presentes reglas se aplicarán de forma imparcial.

2. Para la aplicación del principio:

a) Se tendrán en cuenta las necesidades;

b) Se adoptarán medidas.
""",
}


PARTS_OF_NUMBERS = ("commentary", "القاعدة", "première")


def read(text: str, language: str = "en", identity: str = "x") -> OfficialText:
    return read_text(text.encode(), "x.txt", identity=identity, language=language)


def addresses(text: OfficialText) -> list[str]:
    return [found.address.partition("/")[2] for found in text.provisions]


def codes(text: OfficialText) -> dict[str, str]:
    return {remark.code: remark.address.partition("/")[2] for remark in text.remarks}


def test_rules_paragraphs_letters_and_numerals_nest_as_printed() -> None:
    text = read(LIGHTHOUSES)
    assert text.unit == "rule"
    assert addresses(text) == [
        "preliminary-observation-1",
        "part-1",
        "part-1/section~a",
        "1",
        "2",
        "2/1",
        "2/2",
        "2/2/a",
        "2/2/b",
        "2/2/b/i",
        "2/2/b/ii",
        "part-2",
        "part-2/section-a",
        "4",
        "4~b",
    ]
    item = text.provision("norm:x/2/2/b/ii")
    assert item is not None
    assert (item.number, item.kind, item.parent, item.text) == ("ii", "item", "norm:x/2/2/b", "Wicks.")


def test_a_gap_and_a_number_printed_twice_are_remarks_at_their_address() -> None:
    found = codes(read(LIGHTHOUSES))
    assert found["S220"] == "4"
    assert found["S221"] == "4~b"


def test_a_sentence_about_an_article_is_no_heading() -> None:
    text = read(LIGHTHOUSES)
    assert [found.number for found in text.provisions if found.kind == "article"] == []


def test_sub_rules_and_commentary_as_in_rules_with_commentary() -> None:
    text = read(ORCHARDS)
    assert addresses(text) == ["part-1", "1", "1.1", "1.2", "2", "2.1", "2.3", "2.3/a", "2.3/b"]
    rule = text.provision("norm:x/1.2")
    assert rule is not None
    assert (rule.number, rule.kind, rule.parent) == ("1.2", "rule", "norm:x/1")
    assert rule.commentary.startswith("These broad perspectives")
    assert rule.commentary.endswith("(b) Another one.")
    assert text.provision("norm:x/1") == next(text.within("norm:x/part-1"))
    assert codes(text) == {"S220": "2.3"}


def test_six_languages_align_by_address() -> None:
    alignment = align([read(text, language) for language, text in LANGUAGES.items()])
    assert [remark.message for remark in alignment.remarks] == []
    assert len(alignment.complete) == len(alignment.rows) == 8
    last = alignment.rows[-1].provisions
    assert [last[code].number for code in ("ar", "ru", "zh")] == ["ب", "b", "b"]


def test_what_does_not_align_is_listed() -> None:
    short = LANGUAGES["fr"].replace("b) Des mesures sont prises.\n", "")
    alignment = align([read(LANGUAGES["en"]), read(short, "fr")])
    assert [(remark.code, remark.address) for remark in alignment.remarks] == [("S252", "norm:x/2/2/b")]


def test_the_standard_in_the_annex_of_a_resolution_has_the_bare_numbers() -> None:
    text = read(
        "Resolution adopted by the General Assembly on 17 December 2031\n\nThe General Assembly,\n\n"
        "Recalling its earlier resolutions,\n\n1. Adopts the Rules for Bridges;\n\n2. Invites States to use "
        "them.\n\nAnnex\n\nRules for Bridges\n\n1. A bridge has two ends.\n\n2. A bridge is kept in repair.\n"
    )
    kinds = {found.address.partition("/")[2]: found.kind for found in text.provisions}
    assert kinds["resolution/1"] == kinds["resolution/2"] == "paragraph"
    assert kinds["1"] == kinds["2"] == "rule"


def test_wrapped_lines_and_a_reference_at_the_end_of_a_line() -> None:
    text = read(
        "GUIDELINES ON WELLS\n\n"
        "1. The present guidelines set out elements of effective care of wells; they refer\n"
        "to paragraph 12 of the annex and in a manner that is quite long to article\n"
        "2. The text goes on there.\n"
        "2. Planned strategies not only prevent drought\nbut also promote safety.\n"
        "5 bis. This came later.\n"
    )
    assert addresses(text) == ["1", "2", "5-bis"]
    assert text.provisions[0].text.endswith("article 2. The text goes on there.")
    assert text.provisions[2].number == "5 bis"


def test_numbers_that_begin_again_in_each_part_are_told_apart_by_the_part() -> None:
    text = read("Guidelines\n\nI. Oil\n\n1. Clean.\n\n2. Dry.\n\nII. Wicks\n\n1. Long.\n\n2. White.\n")
    assert addresses(text) == ["part-1", "part-1/1", "part-1/2", "part-2", "part-2/1", "part-2/2"]


def test_the_letter_i_after_h_and_the_numeral_i() -> None:
    letters = "".join(f"({letter}) Item {letter.upper()};\n\n" for letter in "abcdefgh")
    text = read(f"Rules\n\n1. The following:\n\n{letters}(i) Letter;\n\n(j) Last:\n\n(i) One;\n\n(ii) Two.\n")
    assert addresses(text)[-4:] == ["1/i", "1/j", "1/j/i", "1/j/ii"]


def test_provisions_run_together_in_one_paragraph_are_taken_apart_but_references_are_not() -> None:
    text = read(
        "Rules\n\n1. See paragraph 1 (e) above. 2. Lamps (a) are lit, (b) are clean; and (c) shine. 3. End.\n"
    )
    assert addresses(text) == ["1", "2", "2/a", "2/b", "2/c", "3"]


def test_nothing_is_lost() -> None:
    """Every long word of the source, but those that became kinds and numbers, stands in a provision."""
    for source in (LIGHTHOUSES, ORCHARDS, *LANGUAGES.values()):
        text = read(source)
        parts = [text.title, *(f"{p.kind} {p.heading} {p.text} {p.commentary}" for p in text.provisions)]
        held = " ".join(parts).lower()
        words = [
            word.strip("().,،-؛;:") for word in source.lower().replace("、", " ").split() if len(word) > 7
        ]
        assert [word for word in words if word not in held and word not in PARTS_OF_NUMBERS] == []


def test_a_language_declared_wrongly_is_remarked() -> None:
    assert "S240" in codes(read(LANGUAGES["fr"], "en"))
    assert "S240" not in codes(read(LANGUAGES["fr"], "fr"))


def test_signs_that_force_the_direction_are_remarked_and_numbers_still_read() -> None:
    text = read(LANGUAGES["ar"].replace("القاعدة ١", "\u200f\u202bالقاعدة ١\u202c"), "ar")
    assert "S242" in codes(text)
    assert "1" in addresses(text)


def test_a_closing_clause_without_a_number_is_not_put_into_the_last_principle() -> None:
    text = read(
        "Body of Principles on Bridges\n\nSCOPE\n\nThese principles apply to all bridges.\n\n"
        "Principle 1\n\n"
        "Bridges are kept in repair.\n\nGeneral clause\n\nNothing in these principles restricts tolls.\n"
    )
    assert addresses(text) == ["section~a", "preamble~a", "1", "section~b", "para~a"]
    assert text.provisions[2].parent == ""
