"""Sentences of reports in English, by the editorial manual: per cent, numbers under ten in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from normbook import languages
from normbook.documents import Run
from normbook.findings import Share
from normbook.reports.words._words import Sentence
from normbook.reports.words.en_texts import SHARES, EnglishTexts, listed, plural
from normbook.rounds import Nature


class English(EnglishTexts):
    """English: a figure never begins a sentence, and a noun agrees with its number."""

    def share(self, share: Share) -> str:
        return SHARES[share]

    def answered(
        self,
        question: str,
        answer: str,
        share: Share,
        count: Run,
        base: Run,
        per_cent: Run,
        others: list[tuple[str, Run]],
        nature: Nature,
    ) -> Sentence:
        who = self._answering(base, nature)
        much: Sentence
        match share:
            case Share.NUMBER:
                much = (count, " of the ", base, f" {who} (", per_cent, ")")
            case Share.NONE:
                much = ("none of the ", base, f" {who}")
            case Share.ALL:
                much = ("all ", base, f" {who}")
            case _:
                much = (f"{self.share(share)} {who} (", count, " of ", base, ", or ", per_cent, ")")
        return self._chosen(question, answer, much, others, nature)

    def few_answers(
        self,
        question: str,
        answer: str,
        count: Run,
        base: Run,
        others: list[tuple[str, Run]],
        nature: Nature,
    ) -> Sentence:
        who = self._answering(base, nature)
        return self._chosen(question, answer, (count, " of the ", base, f" {who}"), others, nature)

    def _chosen(
        self, question: str, answer: str, much: Sentence, others: list[tuple[str, Run]], nature: Nature
    ) -> Sentence:
        """The sentence on the answers to one question, those given most often first."""
        if nature is Nature.COMPILED:
            rest = listed([(f"“{label}” for ", run, "") for label, run in others])
            told: Sentence = (f"the published sources give “{answer}” for ", *much)
            return (f"On the question “{question}”, ", *told, *(("; ", *rest) if others else ()), ".")
        verb = "said" if answer in self.yes_no else "gave the answer"
        pieces = enumerate(others)
        rest = listed([("", run, f"{'' if place else ' gave'} “{label}”") for place, (label, run) in pieces])
        told = (*much, f" {verb} “{answer}”", *(("; ", *rest) if others else ()), ".")
        return (f"On the question “{question}”, ", *told)

    def _answering(self, base: Run, nature: Nature) -> str:
        return f"{self._subject(base, nature)}{'' if nature is Nature.COMPILED else ' that answered'}"

    def _subject(self, count: Run, nature: Nature) -> str:
        return plural(count, *self.subjects[nature])

    def absences(self, counts: Mapping[str, Run], nature: Nature) -> Sentence:
        if nature is Nature.COMPILED:
            named = [("", run, f" ({self.reason_labels[reason].lower()})") for reason, run in counts.items()]
            return (" For the other States there is no value: ", *listed(named), ".") if named else ()
        told = [("", run, f" {plural(run, *self.reasons[reason])}") for reason, run in counts.items()]
        return (" Of the other States, ", *listed(told), ".") if told else ()

    def unanswered(self, questions: list[str], nature: Nature) -> Sentence:
        quoted = languages.joined([f"“{text}”" for text in questions], "en")
        word = "question" if len(questions) == 1 else "questions"
        if nature is Nature.COMPILED:
            return (f"The published sources hold no answer to the {word} {quoted}.",)
        return (f"No responding State gave an answer to the {word} {quoted}.",)

    def middle(self, question: str, value: Run, n: Run, nature: Nature) -> Sentence:
        return (
            f"On the question “{question}”, the median was ",
            value,
            ", over ",
            n,
            f" {self._subject(n, nature)}.",
        )

    def gave(self, question: str, n: Run, nature: Nature) -> Sentence:
        return ("The question “", question, "” has an answer of ", n, f" {self._subject(n, nature)}.")

    def no_data(self, title: str, first: str, last: str) -> Sentence:
        return (f"{title}: no State has data for any year from {first} to {last}.",)

    def unanswered_facet(self, facet: str, nature: Nature) -> Sentence:
        about = self.headings[facet].lower()
        if nature is Nature.COMPILED:
            return (f"The published sources hold no answer on {about}.",)
        return (f"No responding State gave an answer on {about}.",)

    def trend(self, subject: str, year: str, value: Run, n: Run, median: Run | None) -> Sentence:
        states = plural(n, "State", "States")
        whole: Sentence = (f"In {year}, {subject} was ", value)
        if median is None:
            return (*whole, ", taking together the ", n, f" {states} with data for that year.")
        together: Sentence = (", taking together the ", n, f" {states} with data for that year")
        return (*whole, *together, "; the median of those States was ", median, ".")

    def trend_change(self, first: str, last: str, change: Run, way: int, n: Run, unit: str) -> Sentence:
        begin: Sentence = (
            " Over the ",
            n,
            f" {plural(n, 'State', 'States')} with data in both {first} and {last}, it ",
        )
        if way == 0:
            return (*begin, "did not change.")
        points = " percentage points" if unit == "per-cent" else ""
        return (*begin, "rose by " if way > 0 else "fell by ", change, f"{points}.")

    def group_changes(
        self, first: str, last: str, changes: list[tuple[str, Run, int, Run]], unit: str
    ) -> Sentence:
        points = " percentage points" if unit == "per-cent" else ""
        told = [
            (
                ("a rise of " if way > 0 else "a fall of ") if way else "no change (",
                change,
                f"{points if place == 0 else ''}{'' if way else ')'} among {name} (",
                n,
                f" {plural(n, 'State', 'States')})",
            )
            for place, (name, change, way, n) in enumerate(changes)
        ]
        were = "change was" if len(changes) == 1 else "changes were"
        start = f"By regional group, over the States with data in both years, the largest {were} "
        return (start, *listed(told), ".")

    def states_differ(self, fewest: Run, most: Run) -> Sentence:
        told = "; figures of different years therefore do not stand on the same States."
        return ("The number of States with data differs from year to year, from ", fewest, " to ", most, told)

    def who(
        self,
        members: Run,
        of: Run,
        areas: Run | None,
        parts: Run | None,
        sources: Run | None,
        nature: Nature,
        *,
        invited: bool = False,
    ) -> Sentence:
        told: list[str | Run] = [*self.summary(members, of, nature, invited=invited)]
        if areas is not None:
            kinds = plural(areas, "area or observer State", "areas and observer States")
            told += [" Apart from them, there are data on ", areas, f" {kinds}."]
        if parts is not None:
            each = plural(parts, "State by constituent part; it", "States by constituent part; each")
            told += [
                " The data give ",
                parts,
                f" {each} is counted once, with a value where all parts have it.",
            ]
        if sources is not None:
            kinds = plural(sources, "other source is", "other sources are")
            told += [" Beside them, ", sources, f" {kinds} held apart from States."]
        return tuple(told)

    def summary(self, members: Run, of: Run, nature: Nature, *, invited: bool = False) -> Sentence:
        states = " States invited" if invited else " Member States"
        whole: Sentence = (
            ("all ", replace(members), states)
            if members.text == of.text
            else (members, " of the ", of, states)
        )
        begin = (
            "The published sources hold data on "
            if nature is Nature.COMPILED
            else "Replies were received from "
        )
        return (begin, *whole, ".")

    def coverage(self, sections: list[tuple[str, Run]]) -> Sentence:
        told = [("for ", run, f" under “{title}”") for title, run in sections]
        return (" By section of the instrument, data exist ", *listed(told), ".")

    def named(self, question: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        told: list[str | Run] = []
        for place, (label, run) in enumerate(items):
            told += ["" if place == 0 else "; ", f"“{label}” (", run, ")"]
        who = self._subject(base, nature)
        start = f"On the question “{question}”, to which several answers were possible, "
        return (start, base, f" {who} answered: ", *told, ".")

    def most_named(self, facet: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        starts = {
            "difficulty": "the difficulties named most often were ",
            "assistance-needed": "the assistance asked for most often was ",
        }
        told = [(f"“{label}” (", run, ")") for label, run in items]
        who = self._subject(base, nature)
        return ("Among the ", base, f" {who} that answered, {starts[facet]}", *listed(told), ".")

    def wrote(self, question: str, count: Run, nature: Nature) -> Sentence:
        who = self._subject(count, nature)
        return (
            f"On the question “{question}”, ",
            count,
            f" {who} answered in words. {self.notes['as-received']}",
        )

    def practices(self, count: Run, nature: Nature) -> Sentence:
        return (
            "Measures that have worked well were described by ",
            count,
            f" {self._subject(count, nature)}.",
        )

    def edition(self, title: str, edition: str, digest: str) -> str:
        return f"The data follow the instrument “{title}”, edition {edition} (structure {digest})."

    def invited(self, replied: Run, invited: Run) -> Sentence:
        return ("Of the ", invited, f" {plural(invited, 'State', 'States')} invited, ", replied, " replied.")

    def caveat_few(self, members: Run) -> Sentence:
        told = (
            " in the data. Numbers are given without shares, and no conclusion on other States is possible."
        )
        return ("Only ", members, f" {plural(members, 'State is', 'States are')}{told}")

    def caveat_regions(self, regions: str) -> Sentence:
        return (f"There are no data on any State of the following regional groups: {regions}.",)

    def caveat_stale(self, year: str, years: Run) -> Sentence:
        return (f"The latest year with figures is {year}, ", years, " years before the date of this report.")

    def caveat_mark(self, mark: str, states: Run) -> Sentence:
        words = mark.replace("-", " ")
        return (
            "Some values of ",
            states,
            f" {plural(states, 'respondent', 'respondents')} are marked “{words}”.",
        )

    def caveat_sources(self, sources: Run) -> Sentence:
        return (
            "The values name ",
            sources,
            " sources or combinations of sources. Values of different sources may follow different "
            "definitions; where they differ from one another, they are to be confirmed and are not held to "
            "be errors.",
        )

    def to_confirm(self, count: Run, nature: Nature) -> Sentence:
        who = "a State would be asked" if nature is Nature.COMPILED else "respondents are asked"
        places = plural(count, "place", "places")
        return ("The checks of the instrument found ", count, f" {places} at which {who} to confirm a value.")

    def list_as_of(self, day: date) -> str:
        return f"List of regional groups as of {self.date(day)}."

    def region_heads(self, columns: list[str], *, invited: bool) -> tuple[str, ...]:
        return ("Regional group", *columns, "States invited" if invited else "Member States")

    def region_column(self, nature: Nature) -> str:
        return "States with data" if nature is Nature.COMPILED else "Responding States"

    def choice_heads(self, nature: Nature) -> tuple[str, str, str]:
        return ("Answer", "States", "Per cent")

    def year_heads(self, *, median: bool) -> tuple[str, ...]:
        return ("Year", "All States together", *(("Median of States",) if median else ()), "States with data")

    def scale_word(self, share: Share) -> str:
        if share is Share.NUMBER:
            return "one, two, three (by number)"
        return SHARES[share].removesuffix(" of the")

    def date(self, day: date) -> str:
        return languages.date_text(day, "en")

    def proposal(self, edition: str) -> str:
        return f"Instrument: proposal, version {edition}"


ENGLISH = English()
