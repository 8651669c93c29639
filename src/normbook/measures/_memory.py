"""The plain-Python engine: readable before fast, and the oracle of every other engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from normbook.measures._change import changes
from normbook.measures._figure import Figure
from normbook.measures._lower import Lowered, Lowering
from normbook.measures._model import Base, Measure
from normbook.measures._population import Population, Subject
from normbook.remarks import Refusal
from normbook.rules import Core
from normbook.rules._derive import reason_of
from normbook.rules.printers.python import compiled
from normbook.values import Number, Reason, divide, fit, multiply, round_to

PRECEDENCE = (Reason.NOT_ASKED, Reason.NOT_APPLICABLE, Reason.DOES_NOT_EXIST)
"""Which absence decides where a measure touches several: the one that leads furthest out of the bases."""


@dataclass(slots=True)
class Tally:
    """What an engine counts of one group of replies; figures are made from nothing else."""

    absences: Counter[Reason] = field(default_factory=Counter)
    answered: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    seconds: list[Number] = field(default_factory=list)
    weights: list[Number] = field(default_factory=list)
    holding: list[Number] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Observation:
    """What one reply gives to a measure: a reason for absence, or a test's outcome, or one or two numbers."""

    absence: Reason | None
    holds: bool = False
    numbers: tuple[Number, ...] = ()
    weight: Number = 1


def compute(
    lowering: Lowering, measure: Measure, population: Population, by: tuple[str, ...] = ()
) -> list[Figure]:
    """The figures of a measure: the whole first, then one for each group in alphabetical order."""
    if measure.kind == "change":
        owner = {subject.id: subject.reply.respondent for subject in population.subjects}

        def figures(part: Measure, by: tuple[str, ...], kept: frozenset[str] | None) -> list[Figure]:
            return compute(lowering, part, _only(population, kept), by)

        return changes(lowering.measures, measure, by or measure.by, figures, owner)
    observe = observer(lowering.lower(measure))
    attributes = by or measure.by
    seen = (
        (subject.id, _group(population, subject, attributes), observation)
        for subject in population.subjects
        if (observation := observe(subject)) is not None and _within(measure, subject, population)
    )
    return gathered(measure, attributes, seen, population)


def gathered(
    measure: Measure,
    attributes: tuple[str, ...],
    seen: Iterable[tuple[str, tuple[str, ...], Observation]],
    population: Population,
) -> list[Figure]:
    """The figures of what replies give: id, values of the attributes, observation."""
    groups: dict[tuple[str, ...], Tally] = {(): Tally()}
    for id_, group, observation in seen:
        _add(groups[()], id_, observation)
        if attributes:
            _add(groups.setdefault(group, Tally()), id_, observation)
    return [
        figure(measure, tally, dict(zip(attributes, key, strict=False)), population)
        for key, tally in sorted(groups.items())
    ]


def _only(population: Population, respondents: frozenset[str] | None) -> Population:
    if respondents is None:
        return population
    kept = (subject for subject in population.subjects if subject.reply.respondent in respondents)
    return replace(population, subjects=tuple(kept))


def _group(population: Population, subject: Subject, attributes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(population.attribute(subject.reply, name) or "" for name in attributes)


def _within(measure: Measure, subject: Subject, population: Population) -> bool:
    if measure.period is not None and subject.reply.period != measure.period:
        return False
    return not measure.members_only or subject.reply.respondent in members_of(measure, population)


def members_of(measure: Measure, population: Population) -> frozenset[str]:
    """The Member States. Raises Refusal F012 where their list is not known."""
    if population.members is None:
        message = f"{measure.name} counts Member States only; their list is not known."
        raise Refusal("F012", message, "Give a date.")
    return population.members


def observer(lowered: Lowered) -> Callable[[Subject], Observation | None]:
    """A function from a reply to what it gives the measure; None where the filter leaves it out."""
    measure = lowered.measure
    trees = [_run(tree) for tree in lowered.trees]
    reasons = [_run(reason_of(tree)) for tree in lowered.trees]
    named = [_run(var) for var in lowered.named]
    named_reasons = [_run(reason_of(var)) for var in lowered.named]
    where = _run(lowered.where) if lowered.where is not None else None
    weight = _run(lowered.weight) if lowered.weight is not None else None
    tests = measure.kind in ("count", "share")

    def observe(subject: Subject) -> Observation | None:
        if where is not None and not where(subject):
            return None
        weighed = weight(subject) if weight is not None else 1
        if weighed is None:
            return Observation(Reason.NOT_COMPUTABLE)
        if tests:
            silent = [
                reason(subject)
                for var, reason in zip(named, named_reasons, strict=True)
                if var(subject) is None
            ]
            if silent:
                return Observation(decisive(silent), weight=cast("Number", weighed))
            return Observation(None, holds=bool(trees[0](subject)), weight=cast("Number", weighed))
        values = [tree(subject) for tree in trees]
        silent = [reason(subject) for value, reason in zip(values, reasons, strict=True) if value is None]
        if silent:
            return Observation(decisive(silent), weight=cast("Number", weighed))
        numbers = () if measure.kind == "coverage" else tuple(cast("list[Number]", values))
        return Observation(None, numbers=numbers, weight=cast("Number", weighed))

    return observe


def _run(tree: Core) -> Callable[[Subject], object]:
    function = compiled(tree)
    return lambda subject: function(subject.values, subject.reasons, subject.marks)


def decisive(codes: Iterable[object]) -> Reason:
    """The one reason that stands for several."""
    reasons = [Reason(str(code)) if code else Reason.NOT_COMPUTABLE for code in codes]
    return next((reason for reason in PRECEDENCE if reason in reasons), reasons[0])


def _add(tally: Tally, id_: str, seen: Observation) -> None:
    if seen.absence is not None:
        tally.absences[seen.absence] += 1
        return
    tally.answered.append(id_)
    tally.weights.append(seen.weight)
    if seen.holds:
        tally.held.append(id_)
        tally.holding.append(seen.weight)
    if seen.numbers:
        tally.numbers.append(seen.numbers[0])
        tally.seconds.extend(seen.numbers[1:])


def sizes_of(tally: Tally) -> dict[str, int]:
    """How many replies stand in each base."""
    answered = len(tally.answered)
    applicable = answered + sum(count for reason, count in tally.absences.items() if reason.applicable)
    asked = answered + sum(count for reason, count in tally.absences.items() if reason.asked)
    replied = answered + tally.absences.total()
    return {"replied": replied, "asked": asked, "applicable": applicable, "answered": answered}


def figure(measure: Measure, tally: Tally, group: dict[str, str], population: Population) -> Figure:
    """The figure that a tally gives."""
    sizes = sizes_of(tally)
    weighted = measure.weight is not None
    numerator: Number | None = None
    n: Number = sizes["answered"]
    if measure.kind in ("count", "share", "coverage"):
        n = _base_size(measure, sizes, group, population)
        holding = tally.holding if measure.kind != "coverage" else tally.weights
        numerator = fit(_exact(holding)) if weighted else len(holding)
        if weighted and measure.base is Base.ANSWERED:
            n = fit(_exact(tally.weights)) or 0
    value = _value(measure, tally, numerator, n)
    scaled = multiply(value, measure.scale) if value is not None and measure.scale != 1 else value
    rounded = (
        round_to(scaled, measure.places) if scaled is not None and measure.places is not None else scaled
    )
    absences = {reason: tally.absences[reason] for reason in Reason if tally.absences[reason]}
    counted, held = tuple(tally.answered), tuple(tally.held)
    return Figure(
        measure.name, measure.kind, rounded, measure.base, n, numerator, sizes, absences, counted, held, group
    )


def _base_size(measure: Measure, sizes: dict[str, int], group: dict[str, str], population: Population) -> int:
    if measure.base not in (Base.MEMBERS, Base.INVITED):
        return sizes[measure.base.value]
    known = population.members if measure.base is Base.MEMBERS else population.invited
    if known is None or group:
        why = "by group" if group else "of this round"
        message = f"{measure.name} stands on the base “{measure.base.value}”, which is not known {why}."
        raise Refusal(
            "F012", message, "Use a base of the replies, or say whom the round invited and on which date."
        )
    return len(known)


def _value(measure: Measure, tally: Tally, numerator: Number | None, n: Number) -> Number | None:
    match measure.kind:
        case "count":
            return numerator
        case "share" | "coverage":
            return divide(numerator or 0, n)
        case "sum":
            return _total(_weighed(measure, tally))
        case "mean":
            above = _exact(_weighed(measure, tally))
            below = _exact(tally.weights) if measure.weight is not None else len(tally.numbers)
            return divide(above, below)
        case "median":
            return median(tally.numbers)
        case "least":
            return min(tally.numbers, default=None)
        case "most":
            return max(tally.numbers, default=None)
        case _:
            return divide(_exact(tally.numbers), _exact(tally.seconds)) if tally.numbers else None


def _weighed(measure: Measure, tally: Tally) -> list[Number]:
    if measure.weight is None:
        return tally.numbers
    return [
        Decimal(value) * Decimal(weight) for value, weight in zip(tally.numbers, tally.weights, strict=True)
    ]


def _exact(numbers: Iterable[Number]) -> Number:
    return sum(numbers, start=Decimal(0))


def _total(numbers: list[Number]) -> Number | None:
    return fit(sum(numbers)) if numbers else None


def median(numbers: Iterable[Number]) -> Number | None:
    """The middle value; the mean of the two middle ones of an even number."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else divide(ordered[middle - 1] + ordered[middle], 2)


def scored(
    lowering: Lowering, name: str, population: Population
) -> Iterator[tuple[Subject, Number | None, Reason | None]]:
    """The score `name` of every reply, or the reason why it has none."""
    tree = lowering.scores[name]
    value, reason = _run(tree), _run(reason_of(tree))
    for subject in population.subjects:
        number = cast("Number | None", value(subject))
        yield subject, number, None if number is not None else decisive([reason(subject)])
