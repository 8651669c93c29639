"""What every check of an instrument uses: questions, rules as written, remarks with their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from normbook.instruments._model import Instrument, Question
from normbook.remarks import Place, Remark, Weight
from normbook.rules import ExpressionError, parse

FILE = "instrument.yaml"


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as its author wrote it: what it is, its text, and the question or section it belongs to."""

    what: str
    text: str
    question: Question | None
    section: str

    @property
    def title(self) -> str:
        """How a message names it: "The route of q12"."""
        if self.question is None:
            return f"The {self.what} of the section {self.section}"
        return f"The {self.what} of {self.question.id}"

    @property
    def names(self) -> frozenset[str]:
        """The questions that it names in this instrument and this round; none where it cannot be read."""
        try:
            tree: object = parse(self.text)
        except ExpressionError:
            return frozenset()
        own = self.question.id if self.question else ""
        return frozenset(own if name == "." else name for name in _references(tree))


def every_question(instrument: Instrument) -> Iterator[Question]:
    """Questions in the order of the form, those of a roster after it."""
    for question in instrument.questions:
        yield question
        yield from question.roster


def written_rules(instrument: Instrument) -> Iterator[Written]:
    """Every route, calculation, choice filter and check."""
    for section in instrument.sections:
        if section.route:
            yield Written("route", section.route, None, section.id)
    for question in every_question(instrument):
        texts = (
            ("route", question.route),
            ("calculation", question.calculation),
            ("choice filter", question.choice_filter),
            *((f"check {check.id}", check.test) for check in question.checks),
        )
        for what, text in texts:
            if text:
                yield Written(what, text, question, question.section)


def on_question(
    instrument: Instrument, question: Question, code: str, weight: Weight, message: str, cure: str
) -> Remark:
    """A remark on a question, with its address and line."""
    address = str(instrument.address(question.id)) if question.id else ""
    return Remark(code, weight, message, cure, address, Place(FILE, None, question.line))


def on_part(instrument: Instrument, part: str, code: str, weight: Weight, message: str, cure: str) -> Remark:
    """A remark on another part of the file, such as "choices.extent" or "sections.law"."""
    address = f"instrument:{instrument.name}"
    return Remark(code, weight, message, cure, address, Place(FILE, None, instrument.lines.get(part)))


def on_rule(
    instrument: Instrument, rule: Written, code: str, weight: Weight, message: str, cure: str
) -> Remark:
    """A remark on a rule, where its question or section stands."""
    if rule.question is None:
        return on_part(instrument, f"sections.{rule.section}", code, weight, message, cure)
    return on_question(instrument, rule.question, code, weight, message, cure)


def _references(node: object) -> Iterator[str]:
    """Names below a node of the surface tree; those of other rounds and instruments are left out."""
    from normbook.rules._tree import Reference

    if isinstance(node, Reference):
        if node.source is None:
            yield node.name
        return
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if hasattr(inner, "__dataclass_fields__"):
                yield from _references(inner)
