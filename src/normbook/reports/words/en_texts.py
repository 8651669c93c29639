"""Fixed texts of reports in English: headings, notes, captions, names of reasons and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from normbook.documents import Run
from normbook.findings import Share
from normbook.reports.words._words import Sentence, Words
from normbook.rounds import Nature

SHARES = {
    Share.NONE: "none of the",
    Share.NUMBER: "",
    Share.FEW: "a few of the",
    Share.SOME: "some of the",
    Share.FEWER_THAN_HALF: "fewer than half of the",
    Share.HALF: "half of the",
    Share.MAJORITY: "a majority of the",
    Share.MOST: "most of the",
    Share.ALMOST_ALL: "almost all of the",
    Share.ALL: "all of the",
}
"""The words for shares (docs/meaning.md, 7)."""


class EnglishTexts(Words):
    """What stands as it is; the sentences are in normbook/reports/words/en.py."""

    not_available = "not available"
    headings: Mapping[str, str] = {
        "summary": "Summary",
        "introduction": "Introduction",
        "who": "Respondents and coverage",
        "who-compiled": "States with data",
        "caveats": "Reading the figures",
        "findings": "Findings",
        "facets": "Difficulties, technical assistance and good practices",
        "difficulty": "Difficulties encountered",
        "assistance": "Technical assistance",
        "assistance-needed": "Assistance needed",
        "assistance-received": "Assistance received",
        "assistance-offered": "Assistance offered",
        "good-practice": "Good practices",
        "confirm": "Values to confirm",
        "annex": "Annex",
        "coverage": "States with data by question and year",
        "scale": "Words for shares",
        "designations": "Notes on designations and method",
    }
    banners: Mapping[Nature, str] = {
        Nature.SUBMITTED: "",
        Nature.COMPILED: "Compiled from published figures; not replies of States",
        Nature.EXERCISE: "EXERCISE – all replies are invented",
    }
    subjects: Mapping[Nature, tuple[str, str]] = {
        Nature.SUBMITTED: ("responding State", "responding States"),
        Nature.COMPILED: ("State with data", "States with data"),
        Nature.EXERCISE: ("responding State", "responding States"),
    }
    reasons: Mapping[str, tuple[str, str]] = {
        "not-asked": ("was not asked", "were not asked"),
        "not-answered": ("did not answer", "did not answer"),
        "not-available": ("stated that the information was not available",) * 2,
        "not-yet-collected": ("stated that the information had not yet been collected",) * 2,
        "unknown": ("stated that the answer was not known",) * 2,
        "varies-by-constituent-unit": ("stated that the answer varied by constituent unit",) * 2,
        "refused": ("declined to answer",) * 2,
        "confidential": ("gave a confidential answer", "gave confidential answers"),
        "not-applicable": ("stated that the question was not applicable",) * 2,
        "does-not-exist": ("stated that the institution did not exist",) * 2,
        "not-computable": (
            "has no value that can be computed",
            "have no value that can be computed",
        ),
    }
    reason_labels: Mapping[str, str] = {
        "not-asked": "Not asked",
        "not-answered": "Not answered",
        "not-available": "Information not available",
        "not-yet-collected": "Information not yet collected",
        "unknown": "Not known",
        "varies-by-constituent-unit": "Varies by constituent unit",
        "refused": "Declined to answer",
        "confidential": "Confidential",
        "not-applicable": "Not applicable",
        "does-not-exist": "Institution does not exist",
        "not-computable": "Cannot be computed",
    }
    remarks: Mapping[str, str] = {
        "A003": "A cell is not what its question asks for",
        "A004": "A number has too many digits",
        "A005": "A text is not a choice of the list",
        "A007": "One key has several values in the data",
        "A008": "A year is not possible",
        "A100": "A check of the instrument does not hold",
        "A101": "A required question is not yet answered",
        "A102": "A reason was given that the question does not offer",
        "A103": "An answer stands on a question that was not asked",
        "A201": "Parts come to more than their total",
        "A202": "Parts come to less than their total",
        "A203": "Single parts come to more than their total",
        "A204": "A total is blank over filled parts",
        "A205": "A later stage is larger than an earlier one",
        "A206": "Two tables hold the same figures",
        "A207": "A figure changed more than usual from one year to the next",
    }
    notes: Mapping[str, str] = {
        "designations": (
            "The designations employed and the presentation of material do not imply the expression of any "
            "opinion concerning the legal status of any country, territory, city or area or of its "
            "authorities, or concerning the delimitation of its frontiers or boundaries."
        ),
        "tiles": "Each square stands for one Member State; squares show no boundaries and no areas.",
        "order": "States are listed in alphabetical order and are not ranked.",
        "method": (
            "A share stands on the States that have the value; the numbers of States without it are given "
            "beside it, by reason. A figure for all States together is made from their sums, so that a large "
            "State weighs more; the median treats all States alike. Two dots (..) mean that a figure is not "
            "available, a hyphen that it is not applicable. Figures may not add up to totals because of "
            "rounding."
        ),
        "scale": (
            "The words for shares in this report are used as follows; on a base below ten only numbers are "
            "given."
        ),
        "coverage": (
            "The tables give the number of States that have a value. Rows and years in which no State has "
            "one are left out."
        ),
        "compiled": (
            "The values were taken from published sources and were not submitted by States to this "
            "instrument. No reply rate is computed, and no State is said to have reported."
        ),
        "exercise": (
            "EXERCISE. All replies in this report are invented for training. No statement describes a real "
            "State."
        ),
        "facets-compiled": (
            "The published sources do not say which difficulties States meet, which assistance they need, "
            "received or could offer, or what works well. Only States can say so, and the instrument asks "
            "them."
        ),
        "as-received": "The texts are reproduced as received.",
        "source": "Source",
        "other-remark": "Another remark of reading or checking",
        "confirm": (
            "A value to confirm is not for that reason a wrong one: days of counting, definitions and "
            "sources may differ, and a few words of explanation are an answer."
        ),
    }
    captions: Mapping[str, str] = {
        "regions": "States by regional group",
        "map": "Member States with data",
        "map-data": "Data",
        "map-none": "No data",
        "map-of": " Member States with data, of ",
        "map-alt": "{here} of {members} Member States have data.",
        "base": "n = ",
        "state": "State",
        "states": "States",
        "number-of-states": "Number of States",
        "bars": "Number of States by answer:",
        "per-cent": "Per cent",
        "base-year": "n = {most} States in each year",
        "base-years": "n = {least} to {most} States, differing by year",
    }
    yes_no = ("yes", "no")
    series_names = ("All", "Median")
    confirm_heads = ("What was found", "Code", "Values")
    scale_heads = ("Words", "Share")


def plural(count: Run, one: str, many: str) -> str:
    """The form that goes with a count as running text has it."""
    return one if count.text in ("one", "1") else many


def listed(items: Iterable[Sentence]) -> Sentence:
    """Pieces as one phrase: a, b and c."""
    pieces = list(items)
    told: list[str | Run] = []
    for place, piece in enumerate(pieces):
        told += ["" if place == 0 else (" and " if place == len(pieces) - 1 else ", "), *piece]
    return tuple(told)
