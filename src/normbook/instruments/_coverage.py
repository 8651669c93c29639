"""Which paragraphs are asked about, by which questions, for which facets; and what is left.

Both ways: from paragraph to questions, and from question to paragraphs. The gaps stand first. Where the
paragraphs of a standard are known, those that no question names are listed; where they are not, only what
the instrument names can be counted, and the coverage says so. Source: checkable rules C1 and C2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from normbook.addresses import Address
from normbook.instruments._kinds import Facet, Kind
from normbook.instruments._model import Instrument, Question
from normbook.instruments._waivers import Waiver
from normbook.instruments.checks._finding import every_question
from normbook.instruments.checks.missing_facet import WANTED
from normbook.instruments.checks.overfull_question import MOST_PROVISIONS


@dataclass(frozen=True, slots=True)
class Asked:
    """A paragraph that questions name, with the questions of each facet."""

    provision: Address
    questions: tuple[str, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """One standard: what is asked, merged and waived, and what is left.

    `units` is the number of its paragraphs where known. `left` are those that nothing accounts for; None
    where the paragraphs are not known.
    """

    standard: str
    asked: tuple[Asked, ...]
    merged: tuple[Waiver, ...]
    waived: tuple[Waiver, ...]
    facets: Mapping[Facet, int]
    units: int | None
    left: tuple[str, ...] | None

    @property
    def missing_facets(self) -> tuple[Facet, ...]:
        """Facets that the report needs and that no question asks of this standard."""
        return tuple(facet for facet in WANTED if facet is not Facet.RESPONDENT and facet not in self.facets)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of an instrument. Each list is a kind of gap, but for `standards` and `questions`."""

    standards: tuple[Covered, ...]
    questions: Mapping[str, tuple[Address, ...]]
    unasked: tuple[str, ...]
    untraced: tuple[str, ...]
    overfull: tuple[str, ...]
    facets: tuple[Facet, ...]


def coverage(
    instrument: Instrument,
    waivers: Sequence[Waiver] = (),
    units: Mapping[str, Sequence[str]] | None = None,
) -> Coverage:
    """The coverage; `units` gives the printed numbers of the paragraphs of each standard that is known."""
    questions = [each for each in every_question(instrument) if each.kind is not Kind.NOTE]
    named = {each.id: tuple(a for a in each.provisions if a.kind == "norm") for each in questions}
    standards = dict.fromkeys(instrument.standards)
    standards.update(dict.fromkeys(address.path[0] for each in named.values() for address in each))
    covered = tuple(_covered(name, questions, waivers, units or {}) for name in standards)
    traced = (each for each in questions if each.facet is not Facet.RESPONDENT)
    asked = {each.facet for each in questions}
    return Coverage(
        standards=covered,
        questions=named,
        unasked=tuple(each.standard for each in covered if not each.asked),
        untraced=tuple(each.id for each in traced if not named[each.id]),
        overfull=tuple(name for name, provisions in named.items() if len(provisions) > MOST_PROVISIONS),
        facets=tuple(facet for facet in WANTED if facet not in asked),
    )


def _covered(
    standard: str,
    questions: Sequence[Question],
    waivers: Iterable[Waiver],
    units: Mapping[str, Sequence[str]],
) -> Covered:
    by: dict[Address, list[Question]] = {}
    for question in questions:
        for address in question.provisions:
            if address.kind == "norm" and address.path[0] == standard:
                by.setdefault(address, []).append(question)
    own = [each for each in waivers if each.provision.path[0] == standard and each.provision not in by]
    every = {question.id: question for found in by.values() for question in found}
    facets = [question.facet for question in every.values() if question.facet is not None]
    known = units.get(standard)
    settled = {_number(address) for address in by} | {_number(each.provision) for each in own}
    return Covered(
        standard=standard,
        asked=tuple(_asked(address, by[address]) for address in sorted(by, key=_order)),
        merged=tuple(each for each in own if each.into),
        waived=tuple(each for each in own if not each.into),
        facets={facet: facets.count(facet) for facet in Facet if facet in facets},
        units=len(known) if known is not None else None,
        left=tuple(each for each in known if each not in settled) if known is not None else None,
    )


def _asked(address: Address, questions: Sequence[Question]) -> Asked:
    facets = {question.facet for question in questions}
    return Asked(
        address,
        tuple(question.id for question in questions),
        tuple(facet for facet in Facet if facet in facets),
    )


def _number(address: Address) -> str:
    """The paragraph that an address belongs to: a sub-paragraph 13.2 asks about 13."""
    return address.path[1].partition(".")[0] if len(address.path) > 1 else ""


def _order(address: Address) -> tuple[list[tuple[int, str]], str]:
    """Paragraphs in the order of their numbers, 2 before 10."""
    parts = "/".join(address.path[1:]).replace("/", ".").split(".")
    return [(int(part) if part.isdigit() else 10**9, part) for part in parts], str(address)
