"""Dates as United Nations documents print them: day, month in words, year.

Arabic documents name the month twice, in its eastern and its western form.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from normbook.languages._language import LanguageCode, language

_MONTHS: Final[dict[LanguageCode, tuple[str, ...]]] = {
    "ar": (
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}


def date_text(day: date, lang: str) -> str:
    """The date in words: "23 November 2026", "1er janvier 2026", "2026年11月23日". Raises Refusal L001."""
    code = language(lang).code
    if code == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    month = _MONTHS[code][day.month - 1]
    match code:
        case "fr":
            return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"
        case "es":
            return f"{day.day} de {month} de {day.year}"
        case "ru":
            return f"{day.day} {month} {day.year} года"
        case "ar" | "en":
            return f"{day.day} {month} {day.year}"
