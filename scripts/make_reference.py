"""Make content/reference/{parties,names,labels}.csv from the public lists named in its SOURCE.md.

    python scripts/make_reference.py FOLDER_OF_THE_LISTS

Deterministic: the same lists give the same bytes. The other files of content/reference
are kept by hand, each row with its source; this script never writes them.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = dict[str, str]

LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}
M49_FILES = {"ar": "ar", "zh": "cn", "en": "en", "fr": "fr", "ru": "ru", "es": "es"}
OUTPUT = Path(__file__).parents[1] / "content" / "reference"
OBSERVERS = {"VAT", "PSE"}
LEVELS = {"region": "Region", "subregion": "Sub-region", "intermediate_region": "Intermediate Region"}
LISTS = {
    "ldc": "Least Developed Countries (LDC)",
    "lldc": "Land Locked Developing Countries (LLDC)",
    "sids": "Small Island Developing States (SIDS)",
}
# Areas and parts with a code of their own in the United Nations crime trends data, not in ISO 3166.
OWN_CODES = (
    ("XKX", "area", "", "SRB"),
    ("GBR_E_W", "part", "GBR", "GBR"),
    ("GBR_NI", "part", "GBR", "GBR"),
    ("GBR_S", "part", "GBR", "GBR"),
    ("IRQ_C", "part", "IRQ", "IRQ"),
    ("IRQ_KRI", "part", "IRQ", "IRQ"),
)
ARTICLE = re.compile(r"\s*\((?:the|l'|la|le|les|el|las|los)\)$")
FOOTNOTE = re.compile(r"\s*\*+$")


def main(folder: Path) -> None:
    codes = {row["ISO3166-1-Alpha-3"]: row for row in read(folder / "country-codes.csv")}
    groups = {row["iso3"]: row for row in read(folder / "un_member_states_regional_groups.csv")}
    m49 = {
        lang: {row["ISO-alpha3 Code"]: row for row in read(folder / "m49" / f"UNSD-{name}.csv")}
        for lang, name in M49_FILES.items()
    }
    write("parties.csv", parties(m49["en"], groups))
    write("names.csv", names(codes, m49))
    write("labels.csv", labels(m49))


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(name: str, rows: Sequence[Mapping[str, str]]) -> None:
    with (OUTPUT / name).open("w", encoding="utf-8", newline="") as lines:
        out = csv.DictWriter(lines, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def parties(m49: Mapping[str, Row], groups: Mapping[str, Row]) -> list[Row]:
    """One row a party: what it is, its codes, where it stands in the lists."""
    listed = [party(code, m49[code], groups.get(code)) for code in m49]
    by_id = {row["id"]: row for row in listed}
    for code, kind, part_of, region_of in OWN_CODES:
        place = {level: by_id[region_of][level] for level in LEVELS}
        blank = dict.fromkeys(by_id[region_of], "")
        listed.append(blank | place | {"id": code, "kind": kind, "part_of": part_of})
    return sorted(listed, key=lambda row: row["id"])


def party(code: str, row: Row, group: Row | None) -> Row:
    kind = "member" if group else "observer" if code in OBSERVERS else "area"
    marks = group or row
    return {
        "id": code,
        "kind": kind,
        "part_of": "",
        "iso2": row["ISO-alpha2 Code"],
        "m49": row["M49 Code"].zfill(3),
        **{level: row[f"{title} Name"] for level, title in LEVELS.items()},
        "region_group": group["regional_group"] if group else "",
        **{name: "yes" if marks[name if group else title] else "" for name, title in LISTS.items()},
    }


def names(codes: Mapping[str, Row], m49: Mapping[str, Mapping[str, Row]]) -> list[Row]:
    """Names by form: short (UNTERM, else M49), formal (UNTERM), list (M49), cldr (English)."""
    rows: list[Row] = []
    for code, row in sorted(codes.items()):
        listed = {lang: clean(m49[lang][code]["Country or Area"]) for lang in LANGUAGES}
        short = {lang: clean(row[f"UNTERM {title} Short"]) for lang, title in LANGUAGES.items()}
        formal = {lang: clean(row[f"UNTERM {title} Formal"]) for lang, title in LANGUAGES.items()}
        forms = {
            "short": {lang: short[lang] or listed[lang] for lang in LANGUAGES},
            "formal": formal,
            "list": listed,
            "cldr": dict.fromkeys(LANGUAGES, "") | {"en": clean(row["CLDR display name"])},
        }
        rows += [{"id": code, "form": form, **texts} for form, texts in distinct(forms)]
    return rows


def clean(name: str) -> str:
    """The name without the article in parentheses, footnote marks and doubled spaces of the lists."""
    return " ".join(ARTICLE.sub("", FOOTNOTE.sub("", name)).split())


def distinct(forms: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, dict[str, str]]]:
    """Each form without the names that equal the short one; forms with no name left are dropped."""
    for form, texts in forms.items():
        same = {} if form in {"short", "formal"} else forms["short"]
        kept = {lang: "" if text == same.get(lang) else text for lang, text in texts.items()}
        if any(kept.values()):
            yield form, kept


def labels(m49: Mapping[str, Mapping[str, Row]]) -> list[Row]:
    """Names of the M49 regions in six languages; the value is the English name."""
    found: dict[tuple[str, str], Row] = {}
    for code in sorted(m49["en"]):
        for level, title in LEVELS.items():
            value = m49["en"][code][f"{title} Name"]
            if value:
                texts = {lang: clean(m49[lang][code][f"{title} Name"]) for lang in LANGUAGES}
                number = m49["en"][code][f"{title} Code"].zfill(3)
                found[level, value] = {"attribute": level, "value": value, "m49": number, **texts}
    return [found[key] for key in sorted(found)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
