"""An instrument's rules, compiled: its scope, its program, and what each rule belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normbook.instruments._kinds import Kind
from normbook.instruments._model import Check, Instrument, Question
from normbook.remarks import Place, Remark, Weight
from normbook.rules import (
    NOW,
    POSITION,
    TODAY,
    And,
    Core,
    Cycle,
    ExpressionError,
    Grid,
    Program,
    Rule,
    Scope,
    Step,
    Symbol,
    check,
    check_test,
    inputs,
    program,
    violation,
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule of the program belongs to: the check, its question, and the keys it names."""

    check: Check
    question: Question
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rules of an instrument ready to run.

    `rosters` holds a program for each roster, run once a row with the row's
    answers under their plain ids. `ruled` says what each rule id stands for.
    """

    scope: Scope
    program: Program
    rosters: Mapping[str, Program]
    ruled: Mapping[str, Ruled]
    remarks: tuple[Remark, ...]


def scope_of(instrument: Instrument, language: str | None = None) -> Scope:
    """Every name that the instrument's rules may use, the last round's answers under "prior:" among them."""
    symbols = {symbol.key: symbol for symbol in (TODAY, NOW, POSITION)}
    lists = {each.id: each.choices for top in instrument.questions for each in (top, *top.roster)}
    for key, type_ in instrument.types():
        name = lists.get(key.partition("[")[0])
        labels = {
            code: instrument.text(f"choices.{name}.{code}", language or instrument.original) or code
            for code in type_.codes or ()
        }
        symbols[key] = Symbol(key, type_, labels)
        symbols[f"prior:{key}"] = Symbol(f"prior:{key}", type_, labels)
    grids = {
        question.id: Grid(question.table.rows, question.table.columns)
        for question in instrument.questions
        if question.table is not None
    }
    return Scope(symbols, grids)


def compile_rules(instrument: Instrument) -> Compiled:
    """The rules compiled; a rule with a fault becomes a remark and is left out."""
    compiler = _Compiler(instrument)
    steps = [compiler.step(question) for question in instrument.questions if question.keys]
    whole = compiler.ordered(steps)
    rosters = {each.id: compiler.roster(each) for each in instrument.questions if each.kind is Kind.ROSTER}
    return Compiled(compiler.scope, whole, rosters, compiler.ruled, tuple(compiler.remarks))


class _Compiler:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.scope = scope_of(instrument)
        self.remarks: list[Remark] = []
        self.ruled: dict[str, Ruled] = {}
        self.routes = {section.id: section.route for section in instrument.sections}
        self.types = dict(instrument.types())

    def remark(self, code: str, question: Question, message: str, cure: str) -> None:
        address = str(self.instrument.address(question.id))
        place = Place("instrument.yaml", None, question.line)
        self.remarks.append(Remark(code, Weight.ERROR, message, cure, address, place))

    def step(self, question: Question) -> Step:
        scope = self.scope.at(question.id)
        required = tuple(question.keys) if question.required else ()
        keys = {key: self.types[key] for key in question.keys}
        return Step(
            name=question.id,
            keys=keys,
            relevant=self.route(question, scope),
            calculation=self.tree(question, "calculation", question.calculation, scope),
            rules=tuple(self.rules(question, scope)),
            required=required,
        )

    def roster(self, roster: Question) -> Program:
        inner = {each.id: each.kind.domain(self.instrument.codes(each)) for each in roster.roster}
        symbols = {**self.scope.symbols, **{key: Symbol(key, type_) for key, type_ in inner.items()}}
        steps = []
        for each in roster.roster:
            scope = Scope(symbols, self.scope.grids, each.id)
            rules = tuple(self.rules(each, scope))
            required = (each.id,) if each.required else ()
            route = self.route(each, scope)
            calculation = self.tree(each, "calculation", each.calculation, scope)
            steps.append(Step(each.id, {each.id: inner[each.id]}, route, calculation, rules, required))
        return self.ordered(steps)

    def ordered(self, steps: Sequence[Step]) -> Program:
        """The program of the steps; a cycle is a remark, and the routes and calculations are left out."""
        try:
            return program(steps)
        except Cycle as cycle:
            named = {each.id: each for top in self.instrument.questions for each in (top, *top.roster)}
            message = f"Routes or calculations wait for one another: {' → '.join(cycle.path)}."
            self.remark("I030", named[cycle.path[0]], message, "Take one of the references out.")
            return Program(tuple(Step(s.name, s.keys, rules=s.rules, required=s.required) for s in steps))

    def route(self, question: Question, scope: Scope) -> Core | None:
        written = [text for text in (self.routes.get(question.section), question.route) if text]
        trees = [
            tree
            for text in written
            if (tree := self.tree(question, "route", text, scope, test=True)) is not None
        ]
        if not trees:
            return None
        return trees[0] if len(trees) == 1 else And(tuple(trees))

    def tree(
        self, question: Question, what: str, text: str | None, scope: Scope, *, test: bool = False
    ) -> Core | None:
        if not text:
            return None
        try:
            return check_test(text, scope) if test else check(text, scope)
        except ExpressionError as error:
            for fault in error.faults:
                place = f"character {fault.at + 1} of “{error.text}”"
                message = f"The {what} of {question.id}: {fault.message} ({place})"
                self.remark(fault.code, question, message, fault.cure)
            return None

    def rules(self, question: Question, scope: Scope) -> Iterator[Rule]:
        for each in (*question.checks, *_bounds(question)):
            for suffix, text in _expanded(each, question):
                tree = self.tree(question, f"check {each.id}", text, scope, test=True)
                if tree is None:
                    continue
                id_ = f"{question.id}/{each.id}{suffix}"
                named = tuple(key for key in _keys_named(tree) if key in self.types)
                self.ruled[id_] = Ruled(each, question, named or (question.id,))
                yield Rule(id_, violation(tree))


def _keys_named(tree: Core) -> list[str]:
    return sorted(inputs(tree))


def _bounds(question: Question) -> Iterator[Check]:
    """The declared limits of a number or text, as checks of error weight."""
    keys = question.keys if question.table is not None else (".",)
    numeric = question.kind.numeric or question.table is not None
    for key in keys:
        name = "." if key == "." else f"${{{key}}}"
        suffix = "" if key == "." else key.removeprefix(question.id)
        if question.table is not None and not question.table.kinds[suffix.strip("[]").split(",")[1]].numeric:
            continue
        if question.minimum is not None and numeric:
            yield Check(f"minimum{suffix}", f"{name} >= {question.minimum:f}", Weight.ERROR)
        if question.maximum is not None and numeric:
            yield Check(f"maximum{suffix}", f"{name} <= {question.maximum:f}", Weight.ERROR)
    if question.length is not None and question.table is None:
        yield Check("length", f"string-length(.) <= {question.length}", Weight.WARNING)


def _expanded(each: Check, question: Question) -> Iterator[tuple[str, str]]:
    """The test once, or once for every row or column of the table."""
    if each.each is None or question.table is None:
        yield "", each.test
        return
    codes = question.table.columns if each.each == "column" else question.table.rows
    for place, code in enumerate(codes):
        text = each.test
        if "@previous" in text:
            if place == 0:
                continue
            text = text.replace("@previous", codes[place - 1])
        yield f"[{code}]", re.sub(rf"@{each.each}\b", code, text)
