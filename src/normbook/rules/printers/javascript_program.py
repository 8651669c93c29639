"""Printer for JavaScript: one expression, or a whole program, as a function of a reply.

A reply is three JSON objects by key: V, the values that are present; R, the
reasons of those that are not (not answered, where none is stated); M, the
marks as lists. What is printed here is the body of a function of `n`, the
runtime, that returns the function of (V, R, M).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from normbook.rules._case import Case
from normbook.rules._core import Core, inputs
from normbook.rules._derive import reason_of
from normbook.rules._program import Program, Step, missing
from normbook.rules.printers.javascript import Printer
from normbook.rules.printers.javascript_values import marked, quoted, read, stated


def expression_source(case: Case) -> str:
    """The case as a function that gives {value, partial}, or {absent} with the code of the reason."""
    types = {key: each.type for key, each in case.inputs.items()}
    keys = sorted(inputs(case.value) | inputs(case.reason) | inputs(case.partial))
    local = {key: f"i{index}" for index, key in enumerate(keys)}
    printer = Printer(
        local.__getitem__,
        lambda key: f"({local[key]} !== null ? null : {stated(key)})",
        marked,
    )
    body = [
        *(f"const {name} = {read(key, types.get(key))};" for key, name in local.items()),
        f"const result = {printer.show(case.value)};",
        f"if (result === null) return {{absent: {printer.show(case.reason)}}};",
        f"const value = n.shown({quoted(case.value.type.kind.value)}, result);",
        f"return {{value, partial: {printer.show(case.partial)}}};",
    ]
    return _function(printer, body)


def program_source(program: Program) -> str:
    """The program as a function that gives {relevant, violated, missing}, as an Outcome has them."""
    local = {key: f"v{index}" for index, key in enumerate(key for step in program.steps for key in step.keys)}
    routed = {key for step in program.steps if step.relevant is not None for key in step.keys}
    derived = {
        key: step.calculation for step in program.steps if step.calculation is not None for key in step.keys
    }
    others = sorted(key for tree in _trees(program) for key in inputs(tree) if key not in local)
    known = {**local, **{key: f"i{index}" for index, key in enumerate(dict.fromkeys(others))}}

    def reason(key: str) -> str:
        tree = derived.get(key)
        given = stated(key) if tree is None else printer.show(reason_of(tree))
        if key in routed:
            given = f'({known[key]}x ? "not-asked" : {given})'
        return f"({known[key]} !== null ? null : {given})"

    printer, types = Printer(known.__getitem__, reason, marked), program.inputs
    body = [
        *(f"const {name} = {read(key, types.get(key))};" for key, name in known.items() if key not in local),
        f"const a = new Uint8Array({len(program.steps)}).fill(1), w = [], m = [];",
        *(line for index, step in enumerate(program.steps) for line in _route(printer, index, step, local)),
        *(line for step in program.steps for line in _missing(printer, step)),
        *_checks(printer, program),
        "return {relevant: a, violated: w, missing: m};",
    ]
    return _function(printer, body)


def module_source(program: Program, runtime: str) -> str:
    """The program as an ES module that exports `run(V, R, M)`.

    `runtime` is the address of the runtime's index.js.
    """
    body = program_source(program)
    return f"import * as n from {quoted(runtime)};\nexport const run = (() => {{\n{body}\n}})();\n"


def _function(printer: Printer, body: list[str]) -> str:
    kept = [f"const {name} = {source};" for source, name in printer.kept.items()]
    taken = [f"let {', '.join(printer.taken)};"] if printer.taken else []
    return "\n".join([*kept, "return function (V, R, M) {", *(f" {line}" for line in [*taken, *body]), "};"])


def _trees(program: Program) -> Iterator[Core]:
    for step in program.steps:
        yield from (tree for tree in (step.relevant, step.calculation) if tree is not None)
        yield from (rule.violated for rule in step.rules)


def _route(printer: Printer, index: int, step: Step, local: Mapping[str, str]) -> Iterator[str]:
    names = [local[key] for key in step.keys]
    for key, type_ in step.keys.items():
        yield f"let {local[key]} = {read(key, type_)};"
    if step.calculation is not None:
        yield f"{names[0]} = {printer.show(step.calculation)};"
    if step.relevant is not None:
        flags = ", ".join(f"{name}x = false" for name in names)
        emptied = " ".join(f"{name} = null; {name}x = true;" for name in names)
        yield f"let {flags};"
        yield f"if (!{printer.show(step.relevant)}) {{ a[{index}] = 0; {emptied} }}"


def _missing(printer: Printer, step: Step) -> Iterator[str]:
    for key in step.required:
        yield f"if ({printer.show(missing(key, step.keys[key]))}) m.push({quoted(key)});"


def _checks(printer: Printer, program: Program) -> Iterator[str]:
    number = 0
    for index, step in enumerate(program.steps):
        guard = f"a[{index}] === 1 && " if step.relevant is not None else ""
        for rule in step.rules:
            yield f"if ({guard}{printer.show(rule.violated)}) w.push({number});"
            number += 1
