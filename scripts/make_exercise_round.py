"""Invent the replies of the training round: data of content/rounds/exercise.

    python scripts/make_exercise_round.py

writes mapping.yaml and data/*.csv of that folder, always the same (the draw is seeded).
Every respondent is fictional ("State A" …; their ids are ISO 3166 codes that stand for nobody),
every answer is invented, and nothing in them was taken from a real reply. Some replies
contradict themselves on purpose, so that a training finds something to confirm.
"""

from __future__ import annotations

import csv
import random
import string
from collections.abc import Iterator
from pathlib import Path

from exercise_texts import DIFFICULTIES, PRACTICES

TARGET = Path(__file__).resolve().parents[1] / "content" / "rounds" / "exercise"
INVITED, SILENT = 40, 4
"""States invited, and those among them that do not answer at all."""
GROUPS = ("Northern States", "Eastern States", "Southern States", "Western States")
IN_PARTS = {"XAF": ("XYA", "XYB")}
"""The State that answers in constituent parts, and its parts."""
PART_NAMES = {"XYA": "Upper State F", "XYB": "Lower State F"}
YEARS = (2020, 2021, 2022)
SHARES = {
    "law_separation": 0.8,
    "law_last_resort": 0.7,
    "law_review": 0.65,
    "law_deaths": 0.75,
}
"""The chance of a yes."""
CHOICES = {
    "translated": ("all", "some", "some", "none"),
    "training": ("all", "most", "some", "some", "none"),
    "opcat": ("party", "party", "signatory", "neither"),
    "practice_separation": ("all", "most", "most", "some", "none"),
    "practice_file": ("all", "all", "most", "some"),
    "practice_inspection": ("internal", "independent", "both", "both", "neither"),
}
REVIEWS = ("weekly", "monthly", "monthly", "quarterly", "longer", "not-regular")
SETS = {
    "difficulties": (("budget", "staff", "buildings", "records", "coordination", "law", "awareness"), 4),
    "needs": (("training", "records", "advice", "planning", "practice", "law", "model"), 3),
    "received": (("united-nations", "regional", "bilateral", "civil-society"), 2),
    "offered": (("training", "advice", "practice", "records"), 2),
}
"""Choices and the largest number of them that a reply has."""
NOTHING = {"needs": 0.15, "received": 0.3, "offered": 0.6}
"""The chance that assistance is answered with nobody or none."""
REASONS = ("NA", "NA", "?", "varies")
WIDE = (
    *("respondent", "group", "part of", "office", "agencies", "translated", "training", *SHARES),
    *("opcat", "practice_separation", "practice_review", "practice_file", "practice_inspection"),
    *("difficulties", "difficulties_text", "received", "needs", "offered", "good_practice"),
    *("training comment", "practice_separation comment"),
)
LONG = ("respondent", "table", "row", "year", "value", "mark", "comment", "source")


def main() -> None:
    draw = random.Random(20240131)
    states = {f"X{first}{second}": f"State {name}" for (first, second), name in _names()}
    silent = draw.sample([id_ for id_ in states if id_ not in IN_PARTS], SILENT)
    wide, long = [], []
    for place, (id_, name) in enumerate(states.items()):
        group = GROUPS[place % len(GROUPS)]
        if id_ in IN_PARTS:
            wide.append({"respondent": id_, "group": group})
            for part in IN_PARTS[id_]:
                own = {"respondent": part, "group": group, "part of": id_}
                wide.append(own | reply(draw, PART_NAMES[part]))
                long += figures(draw, part)
        else:
            answers = {} if id_ in silent else reply(draw, name)
            wide.append({"respondent": id_, "group": group} | answers)
            long += [] if id_ in silent else figures(draw, id_)
    write_texts(draw, wide)
    contradict(wide, long)
    write("replies.csv", WIDE, wide)
    write("figures.csv", LONG, long)
    (TARGET / "mapping.yaml").write_text(mapping(states), encoding="utf-8")


def _names() -> Iterator[tuple[tuple[str, str], str]]:
    letters = string.ascii_uppercase
    for place in range(INVITED):
        first, second = divmod(place, len(letters))
        yield (letters[first], letters[second]), ("", "A")[first] + letters[second]


def reply(draw: random.Random, name: str) -> dict[str, str]:
    """The answers of one fictional respondent to the questions that are not figures."""
    answers = {"office": f"Ministry of Justice of {name} (invented)"}
    if draw.random() < 0.4:
        answers["agencies"] = "Prison administration: practice and figures; statistical office: figures."
    for question, share in SHARES.items():
        answers[question] = _with_gaps(draw, "yes" if draw.random() < share else "no", ("varies",), 0.05)
    for question, choices in CHOICES.items():
        reasons = {"opcat": ("?",), "translated": ("?", "n/a"), "practice_inspection": ("?", "varies")}
        answers[question] = _with_gaps(
            draw, draw.choice(choices), reasons.get(question, REASONS), 0.0 if question == "opcat" else 0.14
        )
    if answers["law_review"] == "yes":
        answers["practice_review"] = _with_gaps(draw, draw.choice(REVIEWS), REASONS, 0.1)
    if answers["training"] == "varies":
        answers["training comment"] = "Each constituent unit trains its own staff (invented)."
    if answers["practice_separation"] == "most" and draw.random() < 0.4:
        answers["practice_separation comment"] = "Kept apart at night only in two prisons (invented)."
    return answers | _facets(draw)


def _with_gaps(draw: random.Random, value: str, reasons: tuple[str, ...], share: float) -> str:
    """The value, or with that chance a reason or, half as often, nothing."""
    chance = draw.random()
    if chance < share:
        return draw.choice(reasons)
    return "" if chance < share * 1.5 else value


def _facets(draw: random.Random) -> dict[str, str]:
    answers = {}
    for question, (choices, most) in SETS.items():
        if draw.random() < NOTHING.get(question, 0.0):
            answers[question] = "none"
        elif draw.random() < 0.08:
            answers[question] = "?"
        else:
            weights = range(len(choices), 0, -1)
            chosen = dict.fromkeys(draw.choices(choices, weights, k=draw.randint(1, most)))
            answers[question] = " ".join(chosen)
    return answers


def write_texts(draw: random.Random, wide: list[dict[str, str]]) -> None:
    """Every text is written by one respondent, of those that name a difficulty or answer at all."""
    answering = [row for row in wide if row.get("office")]
    named = [row for row in answering if row["difficulties"] != "?"]
    for row, text in zip(draw.sample(named, len(DIFFICULTIES)), DIFFICULTIES, strict=True):
        row["difficulties_text"] = text
    for row, text in zip(draw.sample(answering, len(PRACTICES)), PRACTICES, strict=True):
        row["good_practice"] = text


def figures(draw: random.Random, id_: str) -> list[dict[str, str]]:
    """Persons held, by status, length and capacity, for three years, with gaps, marks and comments."""
    held, rows = draw.randint(400, 30_000), []
    share, women = draw.uniform(0.15, 0.5), draw.uniform(0.02, 0.09)
    capacity = round(held * draw.uniform(0.7, 1.2), -1)
    reason = draw.choice(("NA", "not yet", "conf."))
    for year in YEARS:
        held = round(held * draw.uniform(0.92, 1.1))
        share = min(0.7, share * draw.uniform(0.9, 1.1))
        unsentenced, female = round(held * share), round(held * women)
        long = round(unsentenced * draw.uniform(0.1, 0.4))
        found = {
            ("held", "total"): held,
            ("held", "male"): held - female,
            ("held", "female"): female,
            ("status", "sentenced"): held - unsentenced,
            ("status", "unsentenced"): unsentenced,
            ("length", "total"): unsentenced,
            ("length", "under-12"): unsentenced - long,
            ("length", "over-12"): long,
            ("facilities", "capacity"): capacity,
            ("deaths", "total"): round(held * 0.003),
        }
        late = year == YEARS[-1] and draw.random() < 0.25
        for (table, row), number in found.items():
            absent = late or (table in ("length", "deaths") and draw.random() < 0.2)
            mark = "P" if year == YEARS[-1] and not absent and draw.random() < 0.1 else ""
            rows.append(
                {
                    "respondent": id_,
                    "table": table,
                    "row": row,
                    "year": str(year),
                    "value": reason if absent else str(number),
                    "mark": mark,
                    "comment": "First count; to be revised (invented)." if mark else "",
                    "source": "Prison register (invented)",
                }
            )
    return rows


def contradict(wide: list[dict[str, str]], long: list[dict[str, str]]) -> None:
    """Contradictions on purpose: parts above a total, one figure two ways, an answer to a closed route."""
    cells = {(row["respondent"], row["table"], row["row"], row["year"]): row for row in long}
    cells["XAC", "status", "unsentenced", "2020"]["value"] = str(
        int(cells["XAC", "held", "total", "2020"]["value"]) + 120
    )
    cells["XAH", "held", "male", "2021"]["value"] = cells["XAH", "held", "total", "2021"]["value"]
    total = cells["XAP", "length", "total", "2020"]
    total["value"] = "250" if total["value"].isdigit() else total["value"]
    cells["XAT", "held", "total", "2021"]["value"] = str(
        3 * int(cells["XAT", "held", "total", "2020"]["value"])
    )
    for row in wide:
        if row["respondent"] == "XAK":
            row |= {"law_review": "no", "practice_review": "monthly"}
        if row["respondent"] == "XAO":
            row |= {"opcat": "refused"}


def write(name: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    (TARGET / "data").mkdir(parents=True, exist_ok=True)
    with (TARGET / "data" / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def mapping(states: dict[str, str]) -> str:
    """The mapping file, with the fictional respondents declared."""
    people = [(id_, name, "member") for id_, name in states.items()]
    people += [(id_, name, "part") for id_, name in PART_NAMES.items()]
    declared = "\n".join(f"      {id_}: {{name: {name}, kind: {kind}}}" for id_, name, kind in people)
    return MAPPING.replace("DECLARED", declared)


MAPPING = """\
# Invented replies of fictional States; made by scripts/make_exercise_round.py.
instrument: custody
dated: 2024-01-31
absences:
  NA: not-available
  not yet: not-yet-collected
  "?": unknown
  varies: varies-by-constituent-unit
  n/a: not-applicable
  conf.: confidential
  refused: refused
tables:
- files: replies.csv
  respondent:
    column: respondent
    declare:
DECLARED
  attributes: {region_group: group, part_of: part of}
  same-ids: true
  ignore: ["/ comment$/"]
  comment-column: "{@column} comment"
- files: figures.csv
  # The respondents of the first table, under the same ids.
  respondent: {column: respondent, by: as-written}
  keys: [table]
  places: {"*": "{table}[{row},{year}]"}
  answers: {value: "{@place}"}
  mark-column: mark
  marks: {P: provisional}
  comment-column: comment
  source-column: source
"""


if __name__ == "__main__":
    main()
