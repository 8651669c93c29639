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
    subjects: Mapping[Nature, str]
    reasons: Mapping[str, str]
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
        self, question: str, answer: str, share: Share, count: Run, base: Run, per_cent: Run, nature: Nature
    ) -> Sentence:
        """How many of those that answered a question gave an answer."""

    @abstractmethod
    def few_answers(self, question: str, answer: str, count: Run, base: Run, nature: Nature) -> Sentence:
        """The same on a base too small for words and per cent."""

    @abstractmethod
    def absences(self, counts: Mapping[str, Run]) -> Sentence:
        """How many gave no value, by reason."""

    @abstractmethod
    def unanswered(self, questions: list[str], nature: Nature) -> Sentence:
        """That nobody answered some questions."""

    @abstractmethod
    def trend(
        self, subject: str, year: str, value: Run, n: Run, median: Run | None, nature: Nature
    ) -> Sentence:
        """A figure in one year."""

    @abstractmethod
    def trend_change(self, first: str, last: str, change: Run, n: Run, unit: str) -> Sentence:
        """How a figure changed between two years, over the States with data in both."""

    @abstractmethod
    def group_changes(
        self, subject: str, first: str, last: str, changes: list[tuple[str, Run, Run]]
    ) -> Sentence:
        """The changes of groups: name, change in percentage points, number of States."""

    @abstractmethod
    def who(
        self, members: Run, of: Run, areas: Run | None, parts: Run | None, sources: Run | None, nature: Nature
    ) -> Sentence:
        """Who is in the data: Member States of all; areas, States in parts, other sources where there are any."""

    @abstractmethod
    def named(self, facet: str, items: list[tuple[str, Run]], base: Run, nature: Nature) -> Sentence:
        """What respondents named under a facet, with counts."""

    @abstractmethod
    def summary(self, members: Run, of: Run, subject: str, nature: Nature) -> Sentence:
        """What the report rests on, in one sentence."""

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
    def caveat_mark(self, mark: str, states: Run) -> Sentence:
        """That values carry a mark (provisional, estimated …)."""

    @abstractmethod
    def caveat_sources(self, sources: Run) -> Sentence:
        """That the values come from several sources."""

    @abstractmethod
    def wrote(self, question: str, count: Run, nature: Nature) -> Sentence:
        """How many wrote an answer of their own."""

    @abstractmethod
    def to_confirm(self, count: Run) -> Sentence:
        """How many values are to be confirmed."""

    @abstractmethod
    def region_heads(self, nature: Nature) -> tuple[str, str, str]:
        """Heads of the table by regional group."""

    @abstractmethod
    def choice_heads(self, nature: Nature) -> tuple[str, str, str]:
        """Heads of a table of choices."""

    @abstractmethod
    def year_heads(self, unit: str, *, median: bool) -> tuple[str, ...]:
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
