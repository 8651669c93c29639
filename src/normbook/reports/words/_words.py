"""What a language must be able to say in a report."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date

from normbook.documents import Run
from normbook.findings import Share
from normbook.rounds import Nature

Sentence = tuple[str | Run, ...]
"""Parts of a sentence: words and figures, in order."""


class Words(ABC):
    """Headings, fixed texts and sentences; every figure comes in as a run with its trace."""

    not_available: str
    headings: Mapping[str, str]
    notes: Mapping[str, str]
    banners: Mapping[Nature, str]
    subjects: Mapping[Nature, tuple[str, str]]
    reasons: Mapping[str, tuple[str, str]]
    reason_labels: Mapping[str, str]
    remarks: Mapping[str, str]
    captions: Mapping[str, str]
    yes_no: tuple[str, str]
    series_names: tuple[str, str]
    confirm_heads: tuple[str, str, str]
    scale_heads: tuple[str, str]

    @abstractmethod
    def share(self, share: Share) -> str:
        """The word for a share, as the beginning of "… responding States"."""

    @abstractmethod
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
        """How many of those that answered a question gave an answer, and the other answers with counts."""

    @abstractmethod
    def few_answers(
        self,
        question: str,
        answer: str,
        count: Run,
        base: Run,
        others: list[tuple[str, Run]],
        nature: Nature,
    ) -> Sentence:
        """The same on a base too small for words and per cent."""

    @abstractmethod
    def absences(self, counts: Mapping[str, Run], nature: Nature) -> Sentence:
        """How many gave no value, by reason."""

    @abstractmethod
    def unanswered(self, questions: list[str], nature: Nature) -> Sentence:
        """That nobody answered some questions."""

    @abstractmethod
    def middle(self, question: str, value: Run, n: Run, nature: Nature) -> Sentence:
        """The median of the numbers given to a question."""

    @abstractmethod
    def gave(self, question: str, n: Run, nature: Nature) -> Sentence:
        """How many gave an answer that is neither a choice nor a number."""

    @abstractmethod
    def no_data(self, title: str, first: str, last: str) -> Sentence:
        """That no State has data for a figure in any of the years."""

    @abstractmethod
    def unanswered_facet(self, facet: str, nature: Nature) -> Sentence:
        """That nobody answered any question of a facet."""

    @abstractmethod
    def trend(self, subject: str, year: str, value: Run, n: Run, median: Run | None) -> Sentence:
        """A figure in one year."""

    @abstractmethod
    def trend_change(self, first: str, last: str, change: Run, way: int, n: Run, unit: str) -> Sentence:
        """How a figure changed over the States with data in both years: size; 1 up, -1 down, 0 neither."""

    @abstractmethod
    def group_changes(
        self, first: str, last: str, changes: list[tuple[str, Run, int, Run]], unit: str
    ) -> Sentence:
        """The changes of groups: name, size, 1 up or -1 down, number of States."""

    @abstractmethod
    def states_differ(self, fewest: Run, most: Run) -> Sentence:
        """That the States with data differ from year to year, from the fewest to the most."""

    @abstractmethod
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
        """Who is in the data: Member States of all; areas, States in parts, other sources if any."""

    @abstractmethod
    def summary(self, members: Run, of: Run, nature: Nature, *, invited: bool = False) -> Sentence:
        """What the report rests on: so many of the Member States, or of the States invited."""

    @abstractmethod
    def coverage(self, sections: list[tuple[str, Run]]) -> Sentence:
        """For how many of those States there are data, by section of the instrument."""

    @abstractmethod
    def named(self, question: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        """What respondents named under a facet, with counts."""

    @abstractmethod
    def most_named(self, facet: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        """What was named most often, for the summary."""

    @abstractmethod
    def practices(self, count: Run, nature: Nature) -> Sentence:
        """How many described a good practice, for the summary."""

    @abstractmethod
    def wrote(self, question: str, count: Run, nature: Nature) -> Sentence:
        """How many wrote an answer of their own."""

    @abstractmethod
    def edition(self, title: str, edition: str, digest: str) -> str:
        """Which edition of which instrument the data belong to."""

    @abstractmethod
    def invited(self, replied: Run, invited: Run) -> Sentence:
        """How many of the invited answered."""

    @abstractmethod
    def caveat_few(self, members: Run) -> Sentence:
        """That few States are in the data."""

    @abstractmethod
    def caveat_regions(self, regions: str) -> Sentence:
        """That some regional groups are not in the data at all."""

    @abstractmethod
    def caveat_stale(self, year: str, years: Run) -> Sentence:
        """That the latest figures lie some years back."""

    @abstractmethod
    def caveat_mark(self, mark: str, states: Run) -> Sentence:
        """That values carry a mark (provisional, estimated …)."""

    @abstractmethod
    def caveat_sources(self, sources: Run) -> Sentence:
        """That the values come from several sources."""

    @abstractmethod
    def to_confirm(self, count: Run, nature: Nature) -> Sentence:
        """How many values are to be confirmed."""

    @abstractmethod
    def list_as_of(self, day: date) -> str:
        """That the list of regional groups is as of a day."""

    @abstractmethod
    def region_heads(self, columns: list[str], *, invited: bool) -> tuple[str, ...]:
        """Heads of the table by regional group; the last is that of all members, or of all invited."""

    @abstractmethod
    def region_column(self, nature: Nature) -> str:
        """The head of the column of States that are in the data."""

    @abstractmethod
    def choice_heads(self, nature: Nature) -> tuple[str, str, str]:
        """Heads of a table of choices."""

    @abstractmethod
    def year_heads(self, *, median: bool) -> tuple[str, ...]:
        """Heads of a table of years."""

    @abstractmethod
    def scale_word(self, share: Share) -> str:
        """A word of the scale as the annex prints it."""

    @abstractmethod
    def date(self, day: date) -> str:
        """A date as a masthead has it."""

    @abstractmethod
    def proposal(self, edition: str) -> str:
        """That the edition is a proposal."""
