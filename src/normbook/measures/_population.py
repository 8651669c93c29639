"""Replies ready for measures: effective answers, attributes, States in constituent parts composed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from normbook.instruments import Instrument, Kind
from normbook.replies._model import Answer, Reply
from normbook.replies.validate import Validator, reply_inputs
from normbook.values import Absence, Mark, Number, Reason, Value, fit

Attribute = Callable[[Reply, str], str | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """One reply as measures see it: values, reasons and marks after routing."""

    id: str
    reply: Reply
    values: Mapping[str, object]
    reasons: Mapping[str, str]
    marks: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Population:
    """The subjects of a computation and what lies around them.

    `members` and `invited` are the respondents in those bases, where they are
    known. `attribute` gives a respondent attribute at the date of the round.
    """

    subjects: tuple[Subject, ...]
    attribute: Attribute
    members: frozenset[str] | None = None
    invited: frozenset[str] | None = None


def own_attribute(reply: Reply, name: str) -> str | None:
    """The attribute that the data themselves give, or the answer to a question of that name."""
    if name in ("respondent", "period"):
        return getattr(reply, name) or None
    if name in reply.attributes:
        return reply.attributes[name]
    value = reply.value(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int) else None


def population(
    instrument: Instrument,
    replies: Iterable[Reply],
    attribute: Attribute = own_attribute,
    members: frozenset[str] | None = None,
    invited: frozenset[str] | None = None,
    validator: Validator | None = None,
) -> Population:
    """The replies after routing: what was not asked is "not-asked", calculations are computed.

    `validator` is that of the instrument, where it is at hand already.
    """
    validator = validator or Validator.of(instrument)
    plain = all(
        step.relevant is None and step.calculation is None for step in validator.compiled.program.steps
    )
    subjects = tuple(_subject(instrument, validator, reply, plain=plain) for reply in replies)
    return Population(subjects, attribute, members, invited)


def _subject(instrument: Instrument, validator: Validator, reply: Reply, *, plain: bool) -> Subject:
    values, reasons, marks = reply_inputs(instrument, reply)
    if plain:
        return Subject(reply.id, reply, values, reasons, marks)
    outcome = validator.outcome(reply)
    steps = validator.compiled.program.steps
    for step, asked in zip(steps, outcome.relevant, strict=True):
        for key in step.keys:
            value = (outcome.effective or {}).get(key)
            if value is not None:
                values[key] = value
                continue
            values.pop(key, None)
            if not asked:
                reasons[key] = Reason.NOT_ASKED.value
            elif step.calculation is not None:
                reasons[key] = Reason.NOT_COMPUTABLE.value
    return Subject(reply.id, reply, values, reasons, marks)


@dataclass(frozen=True, slots=True)
class Composition:
    """Replies with each State in constituent parts composed into one, and what was composed from what."""

    replies: tuple[Reply, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def composed(
    instrument: Instrument, replies: Iterable[Reply], parts: Mapping[str, tuple[str, ...]]
) -> Composition:
    """A State that answers in parts counts once, when all its parts have the value (docs/meaning.md, 6).

    `parts` names the constituent parts of States. The State's own answer
    stands before a composed one. Counts add up; other values must be the
    same in all parts, else they vary. Parts leave the population when composed.
    """
    given = list(replies)
    found: dict[str, tuple[str, ...]] = {}
    periods = dict.fromkeys(reply.period for reply in given)
    whole: dict[str, Reply] = {}
    for state, names in parts.items():
        for period in periods:
            here = {reply.respondent: reply for reply in given if reply.period == period}
            pieces = [here.get(name, Reply(name, {}, period=period)) for name in names]
            if not any(name in here for name in names):
                continue
            own = here.get(state, Reply(state, {}, period=period))
            whole[own.id] = _composed(instrument, own, pieces)
            found[state] = tuple(name for name in names if name in here)
    taken = {name for names in found.values() for name in names}
    kept = [reply for reply in given if reply.respondent not in taken and reply.id not in whole]
    return Composition((*kept, *whole.values()), found)


def _composed(instrument: Instrument, own: Reply, pieces: list[Reply]) -> Reply:
    kinds = _kinds(instrument)
    answers = dict(own.answers)
    for key in dict.fromkeys(key for piece in pieces for key in piece.answers):
        if own.value(key) is None and key in kinds:
            answers[key] = _together([piece.answers.get(key) for piece in pieces], kinds[key])
    attributes = own.attributes or pieces[0].attributes
    return replace(own, answers=answers, attributes=attributes)


def _together(answers: list[Answer | None], kind: Kind) -> Answer:
    present = [answer for answer in answers if answer is not None and answer.present is not None]
    if len(present) < len(answers):
        return Answer(Absence(Reason.NOT_ANSWERED, "Not every constituent part has the value."))
    marks = frozenset[Mark]().union(*(answer.marks for answer in present))
    source = "; ".join(dict.fromkeys(answer.source for answer in present if answer.source))
    values = [answer.present for answer in present]
    if kind is Kind.WHOLE or kind is Kind.DECIMAL:
        total = fit(sum(value for value in values if isinstance(value, Number)))
        together: Value | Absence = Absence(Reason.NOT_COMPUTABLE) if total is None else total
    elif all(value == values[0] for value in values) and values[0] is not None:
        together = values[0]
    else:
        together = Absence(Reason.VARIES)
    return Answer(together, marks, source, present[0].place)


def _kinds(instrument: Instrument) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for question in instrument.questions:
        for key in question.keys:
            column = key.rpartition(",")[2].removesuffix("]")
            found[key] = question.table.kinds[column] if question.table is not None else question.kind
    return found
