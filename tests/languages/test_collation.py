"""Alphabetical order in each language."""

from __future__ import annotations

import pytest

from normbook.languages import collation_key


@pytest.mark.parametrize(
    ("lang", "in_order"),
    [
        ("en", ["Afghanistan", "Åland", "Côte d'Ivoire", "Croatia", "Niger", "Nigeria"]),
        ("fr", ["Égypte", "Émirats arabes unis", "Équateur", "Érythrée", "Espagne"]),
        ("es", ["Nauru", "nz", "ñandú", "Omán"]),
        ("ru", ["Йемен", "Кабо-Верде", "Эсватини", "Эстония", "Япония"]),
        (
            "ar",
            ["الاتحاد الروسي", "إثيوبيا", "أذربيجان", "الأرجنتين", "البحرين", "الجزائر", "هولندا", "اليمن"],
        ),
        ("ar", ["جمهورية تنزانيا المتحدة", "الجمهورية الدومينيكية", "الجمهورية العربية السورية"]),
        ("zh", ["阿富汗", "秘鲁", "柬埔寨", "乌克兰", "智利", "中国"]),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(lang: str, in_order: list[str]) -> None:
    assert sorted(in_order, key=lambda text: collation_key(text, lang)) == in_order
