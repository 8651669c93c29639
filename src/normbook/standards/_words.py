"""The words by which official texts name their units, in the six official languages.

Source: the headings of the texts in the Compendium of United Nations standards and norms.
"""

from __future__ import annotations

from typing import Final

UNITS: Final[dict[str, tuple[str, ...]]] = {
    "preliminary observation": (
        "preliminary observation",
        "observation préliminaire",
        "observación preliminar",
        "предварительное замечание",
        "الملاحظة التمهيدية",
        "ملاحظة تمهيدية",
        "序言部分",
        "初步意见",
    ),
    "rule": ("rule", "règle", "regla", "правило", "القاعدة", "قاعدة", "规则"),
    "principle": ("principle", "principe", "principio", "принцип", "المبدأ", "مبدأ", "原则"),
    "article": ("article", "artículo", "статья", "المادة", "مادة", "条"),
    "guideline": (
        "guideline",
        "directive",
        "directriz",
        "руководящее положение",
        "руководящий принцип",
        "المبدأ التوجيهي",
        "准则",
    ),
    "procedure": ("procedure", "procédure", "procedimiento", "процедура", "الإجراء", "程序"),
    "safeguard": ("safeguard",),
    "strategy": ("strategy",),
}

DIVISIONS: Final[dict[str, tuple[str, ...]]] = {
    "annex": ("annex", "annexe", "anexo", "приложение", "المرفق", "مرفق", "附件"),
    "part": ("part", "partie", "parte", "часть", "الجزء", "部分", "编"),
    "chapter": ("chapter", "chapitre", "capítulo", "глава", "الفصل", "章"),
    "section": ("section", "sección", "раздел", "القسم", "الباب", "节"),
}

COMMENTARY: Final = (
    "commentary",
    "commentaires",
    "commentaire",
    "comentarios",
    "comentario",
    "комментарий",
    "التعليق",
    "تعليق",
    "说明",
    "评注",
    "评论",
)

PREAMBLE: Final = ("preamble", "préambule", "preámbulo", "преамбула", "الديباجة", "ديباجة", "序言")

RESOLUTION: Final = (
    "the general assembly",
    "the economic and social council",
    "resolution adopted by",
    "l'assemblée générale",
    "l’assemblée générale",
    "le conseil économique et social",
    "la asamblea general",
    "el consejo económico y social",
    "генеральная ассамблея",
    "экономический и социальный совет",
    "إن الجمعية العامة",
    "إن المجلس الاقتصادي",
    "大会",
    "经济及社会理事会",
)

# The unit word that a title promises, for texts that print bare numbers; the first kind here that fits.
# Conventions and codes print the word Article, so their titles promise nothing.
TITLES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("rule", ("rules", "règles", "reglas", "правила", "قواعد", "规则")),
    ("guideline", ("guidelines", "directives", "directrices", "руководящие", "مبادئ توجيهية", "准则")),
    ("principle", ("principles", "principes", "principios", "принципы", "مبادئ", "المبادئ", "原则")),
)

ORDINALS: Final[dict[str, int]] = {
    "premier": 1,
    "première": 1,
    "1er": 1,
    "primero": 1,
    "primera": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "الأول": 1,
    "الأولى": 1,
    "الثاني": 2,
    "الثانية": 2,
    "الثالث": 3,
    "الثالثة": 3,
    "الرابع": 4,
    "الرابعة": 4,
    "الخامس": 5,
    "الخامسة": 5,
    "السادس": 6,
    "السادسة": 6,
    "السابع": 7,
    "السابعة": 7,
    "الثامن": 8,
    "الثامنة": 8,
    "التاسع": 9,
    "التاسعة": 9,
    "العاشر": 10,
    "العاشرة": 10,
    "первая": 1,
    "первый": 1,
    "вторая": 2,
    "третья": 3,
}

PART_ORDINALS: Final[dict[str, int]] = {
    word: place
    for words in (
        "première deuxième troisième quatrième cinquième sixième septième huitième",
        "primera segunda tercera cuarta quinta sexta séptima octava",
        "первая вторая третья четвертая пятая шестая седьмая восьмая",
        "أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا",
        "أولاً ثانياً ثالثاً رابعاً خامساً سادساً سابعاً ثامناً",
    )
    for place, word in enumerate(words.split(), 1)
}
"""How parts are counted before their word, or without one: “Première partie”, “أولا-”."""

LETTERS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
)
"""The orders of lettered paragraphs: the place in its order makes one address in all languages."""
