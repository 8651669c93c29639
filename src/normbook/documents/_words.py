"""The few words that the writers themselves put into a document, in the six languages."""

from __future__ import annotations

from dataclasses import dataclass

from normbook.documents._blocks import ListKind
from normbook.documents._document import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language. `page` has {page} and {pages}; `mark` is the form of a list mark."""

    contents: str
    table: str
    figure: str
    source: str
    base: str
    notes: str
    footnotes: str
    page: str
    skip: str
    data: str
    empty: str
    label: str
    value: str
    legend: str
    mark: str


WORDS: dict[Language, Words] = {
    "en": Words(
        contents="Contents",
        table="Table {number}",
        figure="Figure {number}",
        source="Source: ",
        base="Base: ",
        notes="Notes",
        footnotes="Footnotes",
        page="Page {page} of {pages}",
        skip="Skip to the text",
        data="The data of this figure as a table",
        empty="There is nothing to show in this table.",
        label="Item",
        value="Value",
        legend="Class",
        mark="({})",
    ),
    "fr": Words(
        contents="Table des matières",
        table="Tableau {number}",
        figure="Figure {number}",
        source="Source\u202f: ",
        base="Base\u202f: ",
        notes="Notes",
        footnotes="Notes de bas de page",
        page="Page {page} sur {pages}",
        skip="Aller au texte",
        data="Les données de cette figure sous forme de tableau",
        empty="Il n’y a rien à indiquer dans ce tableau.",
        label="Élément",
        value="Valeur",
        legend="Classe",
        mark="{})",
    ),
    "es": Words(
        contents="Índice",
        table="Cuadro {number}",
        figure="Figura {number}",
        source="Fuente: ",
        base="Base: ",
        notes="Notas",
        footnotes="Notas a pie de página",
        page="Página {page} de {pages}",
        skip="Ir al texto",
        data="Los datos de esta figura en forma de cuadro",
        empty="No hay nada que mostrar en este cuadro.",
        label="Elemento",
        value="Valor",
        legend="Clase",
        mark="{})",
    ),
    "ru": Words(
        contents="Содержание",
        table="Таблица {number}",
        figure="Диаграмма {number}",
        source="Источник: ",
        base="База: ",
        notes="Примечания",
        footnotes="Сноски",
        page="Стр. {page} из {pages}",
        skip="Перейти к тексту",
        data="Данные этой диаграммы в виде таблицы",
        empty="В этой таблице нет данных.",
        label="Показатель",
        value="Значение",
        legend="Класс",
        mark="{})",
    ),
    "ar": Words(
        contents="المحتويات",
        table="الجدول {number}",
        figure="الشكل {number}",
        source="المصدر: ",
        base="الأساس: ",
        notes="ملاحظات",
        footnotes="الحواشي",
        page="الصفحة {page} من {pages}",
        skip="انتقل إلى النص",
        data="بيانات هذا الشكل في جدول",
        empty="لا توجد بيانات في هذا الجدول.",
        label="البند",
        value="القيمة",
        legend="الفئة",
        mark="({})",
    ),
    "zh": Words(
        contents="目录",
        table="表{number}",
        figure="图{number}",
        source="资料来源：",
        base="基数：",
        notes="注",
        footnotes="脚注",
        page="第 {page} 页，共 {pages} 页",
        skip="跳至正文",
        data="本图数据表",
        empty="本表没有数据。",
        label="项目",
        value="数值",
        legend="类别",
        mark="({})",
    ),
}

# The order of letters in lists of Arabic United Nations documents.
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_mark(kind: ListKind, index: int, language: Language) -> str:
    """The printed mark of the item at `index` (from 0): "•", "(a)", "a)", "(أ)", "(i)"."""
    match kind:
        case ListKind.BULLET:
            return "•"
        case ListKind.LETTER:
            letters = _ABJAD if language == "ar" else _LATIN
            letter = letters[index % len(letters)] * (index // len(letters) + 1)
            return WORDS[language].mark.format(letter)
        case ListKind.ROMAN:
            return WORDS[language].mark.format(_roman(index + 1))


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        while number >= value:
            printed += letters
            number -= value
    return printed
