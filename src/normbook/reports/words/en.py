"""Sentences of reports in English, by the United Nations editorial manual: per cent, numbers under ten in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from normbook import languages
from normbook.documents import Run
from normbook.findings import Share
from normbook.reports.words._words import Sentence, Words
from normbook.rounds import Nature

_SHARES = {
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


class English(Words):
    not_available = "not available"
    headings: Mapping[str, str] = {
        "summary": "Summary",
        "introduction": "Introduction",
        "who": "Respondents and coverage",
        "who-compiled": "States with data",
        "caveats": "Reading the figures",
        "findings": "Findings",
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
    subjects: Mapping[Nature, str] = {
        Nature.SUBMITTED: "responding States",
        Nature.COMPILED: "States with data",
        Nature.EXERCISE: "responding States",
    }
    reasons: Mapping[str, str] = {
        "not-asked": "were not asked",
        "not-answered": "did not answer",
        "not-available": "stated that the information is not available",
        "not-yet-collected": "stated that it has not yet been collected",
        "unknown": "stated that it is unknown",
        "varies-by-constituent-unit": "stated that it varies by constituent unit",
        "refused": "declined to answer",
        "confidential": "gave a confidential answer",
        "not-applicable": "stated that the question is not applicable",
        "does-not-exist": "stated that the institution does not exist",
        "not-computable": "have no value that can be computed",
    }
    remarks: Mapping[str, str] = {
        "A100": "A check of the instrument does not hold",
        "A101": "A required question is not yet answered",
        "A102": "A reason is given that the question does not offer",
        "A103": "An answer stands on a question that was not asked",
        "A201": "Parts come to more than their total",
        "A202": "Parts come to less than their total",
        "A203": "Single parts come to more than their total",
        "A204": "A total is blank over filled parts",
        "A205": "A later stage is larger than an earlier one",
        "A206": "Two tables hold the same figures",
        "A207": "A figure changed more than usual from one year to the next",
        "A007": "One key has several values in the data",
        "A008": "A year is not possible",
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
            "beside it, by reason. Two dots (..) mean that a figure is not available. Figures may not add up "
            "to totals because of rounding."
        ),
        "scale": "The words for shares in this report are used as follows; on a base below ten only numbers are given.",
        "compiled": (
            "The values were taken from published sources and were not submitted by States to this "
            "instrument. No reply rate is computed, and no State is said to have reported."
        ),
        "exercise": "All replies in this report are invented for training. No statement describes a real State.",
        "none": "No question of this kind has an answer.",
        "as-received": "Replies are reproduced as received.",
        "source": "Source",
        "other-remark": "Another remark of reading or checking",
        "same": "Percentages compare States that have data in both years.",
    }

    captions: Mapping[str, str] = {
        "regions": "States by regional group",
        "map": "Member States with data",
        "map-data": "Data",
        "map-none": "No data",
        "map-of": " Member States with data, of ",
        "base": "n = ",
        "states": "States",
        "per-cent": "Per cent",
        "base-years": "n = {least} to {most} States, differing by year",
    }
    yes_no = ("yes", "no")
    series_names = ("Together", "Median")
    confirm_heads = ("What was found", "Code", "Values")
    scale_heads = ("Words", "Share")

    def share(self, share: Share) -> str:
        return _SHARES[share]

    def answered(
        self, question: str, answer: str, share: Share, count: Run, base: Run, per_cent: Run, nature: Nature
    ) -> Sentence:
        subject = self.subjects[nature]
        asked = f"On the question “{question}”, "
        if share is Share.NUMBER:
            return (
                asked,
                count,
                " of the ",
                base,
                f" {subject} that have an answer (",
                per_cent,
                f") said “{answer}”.",
            )
        if share is Share.NONE:
            return (asked, "none of the ", base, f" {subject} that have an answer said “{answer}”", ".")
        if share is Share.ALL:
            return (asked, "all ", base, f" {subject} that have an answer said “{answer}”", ".")
        words = f"{self.share(share)} {subject} that have an answer ("
        return (asked, words, count, " of ", base, ", or ", per_cent, f") said “{answer}”.")

    def few_answers(self, question: str, answer: str, count: Run, base: Run, nature: Nature) -> Sentence:
        subject = self.subjects[nature]
        verb = "said"
        return (
            f"On the question “{question}”, ",
            count,
            " of the ",
            base,
            f" {subject} that have an answer {verb} “{answer}”.",
        )

    def absences(self, counts: Mapping[str, Run]) -> Sentence:
        parts: list[str | Run] = []
        for place, (reason, run) in enumerate(counts.items()):
            joint = "" if place == 0 else (" and " if place == len(counts) - 1 else ", ")
            parts += [joint, run, f" {self.reasons[reason]}"]
        return (" Of the other States, ", *parts, ".") if parts else ()

    def unanswered(self, questions: list[str], nature: Nature) -> Sentence:
        quoted = languages.joined([f"“{text}”" for text in questions], "en")
        subject = "State has an answer" if nature is Nature.COMPILED else "responding State gave an answer"
        where = "in the published sources " if nature is Nature.COMPILED else ""
        word = "question" if len(questions) == 1 else "questions"
        return (f"No {subject} {where}to the {word} {quoted}.",)

    def trend(
        self, subject: str, year: str, value: Run, n: Run, median: Run | None, nature: Nature
    ) -> Sentence:
        parts: list[str | Run] = [f"In {year}, {subject} was ", value, ", taking together the ", n]
        parts.append(f" {self.subjects[nature]} for that year")
        if median is not None:
            parts += ["; the median of those States was ", median]
        return (*parts, ".")

    def trend_change(self, first: str, last: str, change: Run, n: Run, unit: str) -> Sentence:
        points = " percentage points" if unit == "per-cent" else ""
        return (
            " Over the ",
            n,
            f" States with data in both {first} and {last}, the change was ",
            change,
            f"{points}.",
        )

    def group_changes(
        self, subject: str, first: str, last: str, changes: list[tuple[str, Run, Run]]
    ) -> Sentence:
        start = f"Among regional groups, the largest changes in {subject} between {first} and {last}, over States "
        parts: list[str | Run] = [f"{start}with data in both years, were: "]
        for place, (name, change, n) in enumerate(changes):
            joint = "" if place == 0 else "; "
            parts += [joint, f"{name}, ", change, " percentage points (", n, " States)"]
        return (*parts, ".")

    def who(
        self, members: Run, of: Run, areas: Run | None, parts: Run | None, sources: Run | None, nature: Nature
    ) -> Sentence:
        if nature is Nature.COMPILED:
            begin: Sentence = (
                "The published sources hold data on ",
                members,
                " of the ",
                of,
                " Member States",
            )
        else:
            begin = ("Replies were received from ", members, " of the ", of, " Member States")
        apart: list[str | Run] = []
        if areas is not None:
            apart += [" Data on ", areas, " areas and observer States are counted apart."]
        if parts is not None:
            apart += [
                " States whose constituent parts are given apart are counted once, where all parts have the value: ",
                parts,
                ".",
            ]
        if sources is not None:
            apart += [" ", sources, " other sources are held apart from States."]
        return (*begin, ".", *apart)

    def named(self, facet: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        parts: list[str | Run] = [
            "Of the ",
            base,
            f" {self.subjects[nature]} that answered the question, the following numbers named: ",
        ]
        for place, (label, run) in enumerate(items):
            parts += ["" if place == 0 else "; ", f"{label} (", run, ")"]
        return (*parts, ".")

    def summary(self, members: Run, of: Run, subject: str, nature: Nature) -> Sentence:
        if nature is Nature.COMPILED:
            return (
                "The present report compiles published figures on ",
                members,
                " of the ",
                of,
                " Member States.",
            )
        return ("The present report is based on the replies of ", members, " of the ", of, " Member States.")

    def edition(self, title: str, edition: str, digest: str) -> str:
        return f"The data follow the instrument “{title}”, edition {edition} (structure {digest})."

    def invited(self, replied: Run, invited: Run) -> Sentence:
        return ("Of the ", invited, " States invited, ", replied, " replied.")

    def caveat_few(self, members: Run) -> Sentence:
        return (
            "Only ",
            members,
            " States are in the data. Numbers are given without shares, and no conclusion on other States is possible.",
        )

    def caveat_regions(self, regions: str) -> Sentence:
        return (f"There are no data on any State of the following regional groups: {regions}.",)

    def caveat_mark(self, mark: str, states: Run) -> Sentence:
        words = mark.replace("-", " ")
        return (f"Some values of ", states, f" respondents are marked “{words}”.")

    def caveat_sources(self, sources: Run) -> Sentence:
        return (
            "The values name ",
            sources,
            " sources or combinations of sources; values of different sources may follow different definitions, and "
            "differences between them are given as to confirm, not as errors.",
        )

    def wrote(self, question: str, count: Run, nature: Nature) -> Sentence:
        return (
            f"On “{question}”, ",
            count,
            f" {self.subjects[nature]} gave a text. {self.notes['as-received']}",
        )

    def to_confirm(self, count: Run) -> Sentence:
        return (
            "The checks of the instrument found ",
            count,
            " places at which respondents would be asked to confirm a value.",
        )

    def region_heads(self, nature: Nature) -> tuple[str, str, str]:
        subject = "States with data" if nature is Nature.COMPILED else "Responding States"
        return ("Regional group", subject, "Member States")

    def choice_heads(self, nature: Nature) -> tuple[str, str, str]:
        return ("Answer", "States", "Per cent of those that have an answer")

    def year_heads(self, unit: str, *, median: bool) -> tuple[str, ...]:
        value = "All States together (per cent)" if unit == "per-cent" else "All States together"
        middle = (
            ("Median of States (per cent)" if unit == "per-cent" else "Median of States",) if median else ()
        )
        return ("Year", value, *middle, "States with data")

    def scale_word(self, share: Share) -> str:
        if share is Share.NUMBER:
            return "one, two, three (by number)"
        return _SHARES[share].removesuffix(" of the")

    def date(self, day: date) -> str:
        return languages.date_text(day, "en")

    def proposal(self, edition: str) -> str:
        return f"Instrument: proposal, version {edition}"


ENGLISH = English()
