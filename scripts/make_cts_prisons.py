"""Write the test instrument and mapping for the two files on prisons of the crime trends survey.

Each indicator, dimension and category of the files is one table question, by sex and age and by
year; rates are questions of their own. Run from the checkout: python scripts/make_cts_prisons.py
"""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
YEARS = "1998-2023"
SEXES = {"both": "Both sexes", "male": "Male", "female": "Female"}
AGES = {"all": "all ages", "adult": "adults", "juvenile": "juveniles"}

CRIMES = {
    "homicide": "Intentional Homicide",
    "rape": "Rape",
    "bribery": "Bribery",
    "drug-possession": "Drug possession",
    "drug-trafficking": "Drug trafficking",
}
ACTS = {
    "death": "Acts leading to death or intending to cause death",
    "harm": "Acts leading to harm or intending to cause harm to the person",
    "sexual": "Injurious acts of a sexual nature",
    "property-violence": "Acts against property involving violence",
    "property": "Acts against property only",
    "substances": "Acts involving controlled psycho-active substances",
    "fraud": "Acts involving fraud, deception or corruption",
    "public-order": "Acts against public order",
    "public-safety": "Acts against public safety and state security",
    "environment": "Acts against the natural environment",
    "other-acts": "Other criminal acts not elsewhere classified",
}
DEATHS = {
    "natural": "Deaths due to natural causes",
    "external": "Deaths due to external causes",
    "homicide": "Deaths due to external causes: by intentional homicide",
    "suicide": "Deaths due to external causes: by suicide",
    "accident": "Deaths due to external causes: by accident or other causes",
}
LENGTHS = {
    "all": "Unsentenced: Total",
    "under-6-months": "Unsentenced for less than 6 months",
    "under-12-months": "Unsentenced for less than 12 months",
    "over-12-months": "Unsentenced for more than 12 months",
}
# As the files spell these categories of the persons entering prison.
SPELT = {
    "drug-possession": "Drug Possession",
    "drug-trafficking": "Drug Trafficking",
    "environment": "Acts against the natural environ-ment",
}
COUNT_ONLY = ("deaths", "held-foreign", "held-national")


def places() -> list[tuple[str, str, str, str]]:
    """The id of each question with its indicator, dimension and category."""
    total = ("Total", "Total")
    found = [
        ("held", "Persons held", *total),
        ("entering", "Persons entering prison", *total),
        ("supervised", "Persons held under other types of supervision", *total),
        ("deaths", "Mortality in prison", *total),
        ("capacity", "Prisons facilities and capacity", "Total", "Official prison capacity"),
        ("facilities", "Prisons facilities and capacity", "Total", "Number of facilities"),
    ]
    for stem, indicator in (("held", "Persons held"), ("entering", "Persons entering prison")):
        spelt = SPELT if stem == "entering" else {}
        found += [
            (f"{stem}-{status.lower()}", indicator, "by status", status)
            for status in ("Sentenced", "Unsentenced")
        ]
        for dimension, listed in (("by selected crime", CRIMES), ("by type of criminal acts", ACTS)):
            found += [
                (f"{stem}-{code}", indicator, dimension, spelt.get(code, category))
                for code, category in listed.items()
            ]
    for group in ("Foreign", "National"):
        found.append((f"held-{group.lower()}", "Persons held", "by citizenship", f"{group} citizens"))
    lengths = ("Persons held unsentenced", "by length of detention")
    found += [(f"unsentenced-{code}", *lengths, category) for code, category in LENGTHS.items()]
    deaths = ("Mortality in prison", "by type of death")
    found += [(f"deaths-{code}", *deaths, category) for code, category in DEATHS.items()]
    return found


def has_rate(id_: str) -> bool:
    return not id_.startswith(COUNT_ONLY)


def instrument() -> str:
    rows = ", ".join(f"{sex}-{age}" for age in AGES for sex in SEXES)
    lines = [
        "# Written by scripts/make_cts_prisons.py",
        "id: cts-prisons",
        "edition: 1.0",
        "original: en",
        "choices:",
        f"  people: [{rows}]",
        "sections:",
        "- id: counts",
        "  questions:",
    ]
    for id_, *_ in places():
        lines += _question(id_, "whole", with_parts=True)
    lines += ["- id: rates", "  questions:"]
    for id_, *_ in places():
        if has_rate(id_):
            lines += _question(f"{id_}-rate", "decimal", with_parts=False)
    return "\n".join(lines) + "\n"


def _question(id_: str, cells: str, *, with_parts: bool) -> list[str]:
    lines = [
        f"  - id: {id_}",
        "    kind: table",
        "    facet: figure",
        "    rows: people",
        f"    years: {YEARS}",
        f"    cells: {cells}",
    ]
    if with_parts:
        lines.append("    parts:")
        lines += [f"    - {{total: both-{age}, parts: [male-{age}, female-{age}]}}" for age in AGES]
    return lines


def texts() -> str:
    lines = [
        "# Written by scripts/make_cts_prisons.py",
        "title: Prisons and prisoners",
        "sections:",
        "  counts: {title: Numbers}",
        "  rates: {title: 'Rates per 100,000 population'}",
        "choices:",
        "  people:",
    ]
    lines += [f"    {sex}-{age}: {said}, {old}" for age, old in AGES.items() for sex, said in SEXES.items()]
    lines.append("questions:")
    for id_, indicator, _, category in places():
        text = indicator if category == "Total" else f"{indicator}, {category}"
        lines.append(f'  {id_}: {{text: "{text}"}}')
        if has_rate(id_):
            lines.append(f'  {id_}-rate: {{text: "{text}, rate"}}')
    return "\n".join(lines) + "\n"


def mapping() -> str:
    head = """\
# Written by scripts/make_cts_prisons.py
instrument: cts-prisons@1.0
compiled: true
source: United Nations crime trends survey, prisons and prisoners
dated: 2023-05-11
tables:
- files: data_cts_prisons_and_prisoners*.xlsx
  respondent: {column: Iso3_code, by: code}
  ignore: [Country, Region, Subregion]
  source-column: Source
  keys: [Indicator, Dimension, Category, Unit of measurement]
  answers: {VALUE: "{@place}"}
  # 106 numbers of persons and some rates have more places than a number of ours holds.
  numbers: {round: 0}
  questions:
    "*-rate": {numbers: {round: 9}}
  codes:
    Sex: {Total: both, Male: male, Female: female}
    Age: {Total: all, Adult: adult, Juveniles: juvenile}
  places:
"""
    cell = "[{Sex}-{Age},{Year}]"
    lines = []
    for id_, indicator, dimension, category in places():
        where = f"{indicator} | {dimension} | {category}"
        lines.append(f'    "{where} | Counts": "{id_}{cell}"')
        if has_rate(id_):
            lines.append(f'    "{where} | Rate per 100,000 population": "{id_}-rate{cell}"')
    return head + "\n".join(lines) + "\n"


def main() -> None:
    folder = TESTS / "instruments_data" / "cts-prisons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instrument.yaml").write_text(instrument(), encoding="utf-8")
    (folder / "en.yaml").write_text(texts(), encoding="utf-8")
    (TESTS / "mappings").mkdir(exist_ok=True)
    (TESTS / "mappings" / "cts-prisons.yaml").write_text(mapping(), encoding="utf-8")


if __name__ == "__main__":
    main()
