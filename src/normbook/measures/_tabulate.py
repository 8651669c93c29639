"""All questions by an attribute in one go: how many chose what, how many are absent and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from normbook.instruments import Instrument
from normbook.measures._population import Population
from normbook.rules import Kind as Domain
from normbook.rules import Type
from normbook.values import Number, Reason, fit


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The frequencies of one question in one group (group None: all replies).

    `counts` by code (of a set: replies that hold it); `absences` by reason;
    `weights`, where a weight is given, the sum of weights by code.
    """

    key: str
    group: str | None
    counts: Mapping[str, int]
    absences: Mapping[str, int]
    answered: int
    weights: Mapping[str, Number] | None = None

    def sizes(self) -> dict[str, int]:
        """How many replies stand in each base."""
        by = {Reason(code): count for code, count in self.absences.items()}
        total = self.answered
        return {
            "replied": total + sum(by.values()),
            "asked": total + sum(count for reason, count in by.items() if reason.asked),
            "applicable": total + sum(count for reason, count in by.items() if reason.applicable),
            "answered": total,
        }

    def as_json(self) -> dict[str, object]:
        return {
            "question": self.key,
            "group": self.group,
            "counts": dict(self.counts),
            "absences": dict(self.absences),
            "sizes": self.sizes(),
            **(
                {"weights": {code: float(weight) for code, weight in self.weights.items()}}
                if self.weights
                else {}
            ),
        }


def codes_of(type_: Type) -> tuple[str, ...] | None:
    """The codes that a question is tabulated by; None for numbers, dates and texts."""
    if type_.kind is Domain.BOOLEAN:
        return ("yes", "no")
    return type_.codes if type_.kind in (Domain.CHOICE, Domain.SET) and not type_.many else None


def tabulate(
    instrument: Instrument, population: Population, attribute: str | None = None, weight: str | None = None
) -> list[Frequencies]:
    """The frequencies of every coded question: the whole first, then each group in alphabetical order.

    `weight` is the key of a numeric question; replies without a weight are left out of the weights only.
    """
    found: list[Frequencies] = []
    groups = [
        population.attribute(subject.reply, attribute) or "" if attribute else ""
        for subject in population.subjects
    ]
    for key, type_ in instrument.types():
        codes = codes_of(type_)
        if codes is None:
            continue
        wanted = [None, *sorted(set(groups))] if attribute else [None]
        found.extend(_frequencies(key, group, codes, population, groups, weight) for group in wanted)
    return found


def _frequencies(
    key: str,
    group: str | None,
    codes: tuple[str, ...],
    population: Population,
    groups: list[str],
    weight: str | None,
) -> Frequencies:
    counts, absences = dict.fromkeys(codes, 0), Counter[str]()
    weights: dict[str, Number] = dict.fromkeys(codes, 0)
    answered = 0
    for subject, own in zip(population.subjects, groups, strict=True):
        if group is not None and own != group:
            continue
        value = subject.values.get(key)
        if value is None:
            absences[subject.reasons.get(key, Reason.NOT_ANSWERED.value)] += 1
            continue
        answered += 1
        heavy = subject.values.get(weight) if weight else None
        for code in _chosen(value):
            counts[code] = counts.get(code, 0) + 1
            if isinstance(heavy, Number):
                weights[code] = weights.get(code, 0) + heavy
    ordered = {reason.value: absences[reason.value] for reason in Reason if absences[reason.value]}
    fitted = {code: fit(total) or 0 for code, total in weights.items()} if weight else None
    return Frequencies(key, group, counts, ordered, answered, fitted)


def _chosen(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes",) if value else ("no",)
    return tuple(sorted(value)) if isinstance(value, frozenset) else (str(value),)
