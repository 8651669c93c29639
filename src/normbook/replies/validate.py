"""Validation: every contradiction in a reply, with weight, place and what to do.

The instrument's own checks run through the compiled program, the built-in
ones of normbook.replies.checks beside them. An error stands only where the
values come from one source; everything else is "to confirm". No remark stops
a State from submitting (docs/meaning.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from normbook.instruments import Compiled, Instrument, Kind, compile_rules
from normbook.remarks import Remark, Weight
from normbook.replies._model import Reply
from normbook.replies.checks import CHECKS, Context
from normbook.rules.printers.python_program import Outcome, Run, compile_program
from normbook.values import Reason, Value, value_text

INPUTS = ("today()", "now()")


@dataclass(frozen=True, slots=True)
class Validator:
    """An instrument's checks ready to run over many replies."""

    instrument: Instrument
    compiled: Compiled
    run: Run
    rosters: Mapping[str, Run]

    @classmethod
    def of(cls, instrument: Instrument) -> Validator:
        compiled = compile_rules(instrument)
        rosters = {name: compile_program(each) for name, each in compiled.rosters.items()}
        return cls(instrument, compiled, compile_program(compiled.program, effective=True), rosters)

    def outcome(
        self, reply: Reply, prior: Reply | None = None, inputs: Mapping[str, Value] | None = None
    ) -> Outcome:
        """What the instrument's rules decide of a reply; `inputs` gives "today()" and "now()"."""
        values, reasons, marks = reply_inputs(self.instrument, reply)
        values.update(inputs or {})
        if prior is not None:
            earlier, _, _ = reply_inputs(self.instrument, prior)
            values.update({f"prior:{key}": value for key, value in earlier.items()})
        return self.run(values, reasons, marks)

    def remarks(
        self, reply: Reply, prior: Reply | None = None, inputs: Mapping[str, Value] | None = None
    ) -> Iterator[Remark]:
        """Every remark on one reply: own checks, what is missing, built-in checks."""
        outcome = self.outcome(reply, prior, inputs)
        asked = {
            step.name
            for step, flag in zip(self.compiled.program.steps, outcome.relevant, strict=True)
            if flag
        }
        yield from self._violated(reply, outcome)
        yield from self._missing(reply, outcome)
        yield from self._rows(reply, outcome)
        for question in self.instrument.questions:
            if question.keys and question.id not in asked:
                yield from self._unasked(reply, question.keys)
                continue
            if not question.required and reply.answers.keys().isdisjoint(question.keys):
                continue  # but for what is required, every check looks at answers that are there
            context = Context(self.instrument, question, reply, prior)
            for check in CHECKS:
                yield from check(context)

    def _violated(self, reply: Reply, outcome: Outcome) -> Iterator[Remark]:
        rules = self.compiled.program.rules
        for index in outcome.violated:
            yield self._remark(reply, rules[index].id, "")

    def _remark(self, reply: Reply, rule: str, row: str) -> Remark:
        ruled = self.compiled.ruled[rule]
        keys = [row + key for key in ruled.keys]
        context = Context(self.instrument, ruled.question, reply)
        weight = ruled.check.weight
        if weight is Weight.ERROR and not context.one_source(keys):
            weight = Weight.WARNING
        own = [key for key in keys if key.partition("[")[0] == ruled.question.id or row]
        text = self.instrument.text(f"checks.{ruled.check.id}", self.instrument.original)
        sides = "; ".join(f"{key}: {_shown(reply, key)}" for key in keys)
        message = f"To confirm: {text or f'{rule} does not hold'} ({sides})"
        return context.remark(
            "A100", weight, own[0] if own else keys[0], message, "Correct a value, or explain it."
        )

    def _missing(self, reply: Reply, outcome: Outcome) -> Iterator[Remark]:
        for key in outcome.missing:
            question = self.instrument.question(key.partition("[")[0])
            if not question.required and reply.answers.keys().isdisjoint(question.keys):
                continue  # but for what is required, every check looks at answers that are there
            context = Context(self.instrument, question, reply)
            cure = "Answer it, or choose a reason why there is no answer."
            yield context.remark(
                "A101", Weight.WARNING, key, f"{context.label(key)} is not yet answered.", cure
            )

    def _unasked(self, reply: Reply, keys: Iterable[str]) -> Iterator[Remark]:
        for key in keys:
            if reply.value(key) is None:
                continue
            question = self.instrument.question(key.partition("[")[0])
            if not question.required and reply.answers.keys().isdisjoint(question.keys):
                continue  # but for what is required, every check looks at answers that are there
            context = Context(self.instrument, question, reply)
            message = f"{context.label(key)} has an answer although the question was not asked on this route."
            yield context.remark(
                "A103", Weight.NOTE, key, message, "It is kept and not used; check the route."
            )

    def _rows(self, reply: Reply, outcome: Outcome) -> Iterator[Remark]:
        """The checks of rosters, row by row."""
        outer = outcome.effective or {}
        for question in self.instrument.questions:
            if question.kind is not Kind.ROSTER:
                continue
            for place, row in enumerate(roster_rows(reply, question.id), 1):
                prefix = f"{question.id}[{row}]."
                inner = {
                    each.id: value
                    for each in question.roster
                    if (value := reply.value(prefix + each.id)) is not None
                }
                found = self.rosters[question.id]({**outer, **inner, "position()": place}, {}, {})
                rules = self.compiled.rosters[question.id].rules
                yield from (self._remark(reply, rules[index].id, prefix) for index in found.violated)


def validate(
    instrument: Instrument,
    replies: Iterable[Reply],
    prior: Mapping[str, Reply] | None = None,
    inputs: Mapping[str, Value] | None = None,
    validator: Validator | None = None,
) -> list[Remark]:
    """Every remark on every reply, heaviest first within a reply, replies in the given order.

    `prior` holds the replies of the last round by respondent; `validator` is that of the
    instrument, where it is at hand already.
    """
    validator = validator or Validator.of(instrument)
    found: list[Remark] = []
    for reply in replies:
        remarks = list(validator.remarks(reply, (prior or {}).get(reply.respondent), inputs))
        found.extend(sorted(remarks, key=lambda remark: remark.weight.rank))
    return found


def reply_inputs(
    instrument: Instrument, reply: Reply
) -> tuple[dict[str, object], dict[str, str], dict[str, frozenset[str]]]:
    """A reply as the rules see it: values, reasons and marks by key; roster columns as lists."""
    values: dict[str, object] = {}
    reasons: dict[str, str] = {}
    marks: dict[str, frozenset[str]] = {}
    currencies = {each.id: each.currency for each in instrument.questions if each.currency}
    for key, answer in reply.answers.items():
        if answer.currency not in (None, currencies.get(key, answer.currency)):
            reasons[key] = Reason.NOT_COMPUTABLE.value
        elif answer.present is not None:
            values[key] = answer.present
        elif answer.reason is not None:
            reasons[key] = answer.reason.value
        if answer.marks:
            marks[key] = frozenset(mark.value for mark in answer.marks)
    for question in instrument.questions:
        if question.kind is Kind.ROSTER:
            rows = roster_rows(reply, question.id)
            for each in question.roster:
                values[each.id] = tuple(reply.value(f"{question.id}[{row}].{each.id}") for row in rows)
    return values, reasons, marks


def roster_rows(reply: Reply, roster: str) -> list[str]:
    """The permanent ids of a roster's rows, in order: numbers as numbers."""
    prefix = f"{roster}["
    rows = {key[len(prefix) :].partition("]")[0] for key in reply.answers if key.startswith(prefix)}
    return sorted(rows, key=lambda row: (0, int(row), "") if row.isdigit() else (1, 0, row))


def _shown(reply: Reply, key: str) -> str:
    value = reply.value(key)
    if value is not None:
        return value_text(value)
    reason = reply.reason(key)
    return reason.value if reason else ""
