"""Printer for Python: a whole program as one function per reply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from normbook.rules._derive import reason_of
from normbook.rules._program import Program, Step, missing
from normbook.rules.printers.python import Printer

Run = Callable[[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]], "Outcome"]


@dataclass(slots=True)
class Outcome:
    """What a program decides of one reply.

    relevant     one byte a step: 1 asked, 0 not asked
    violated     indexes into Program.rules
    missing      keys that are required and have neither value nor reason
    effective    the values that the checks saw, by key (absent: None), where asked for
    """

    relevant: bytearray
    violated: list[int]
    missing: list[str]
    effective: dict[str, object] | None = None


def compile_program(program: Program, *, effective: bool = False) -> Run:
    """The program as a function of (values, reasons, marks) of one reply, each by key."""
    source, names = program_source(program, effective=effective)
    names["Outcome"] = Outcome
    exec(compile(source, "<program>", "exec"), names)
    run: Run = names["run"]  # type: ignore[assignment]
    return run


def program_source(program: Program, *, effective: bool = False) -> tuple[str, dict[str, object]]:
    """The source of the function and the names it needs: routes, then what is missing, then checks."""
    keys = [key for step in program.steps for key in step.keys]
    local = {key: f"v{index}" for index, key in enumerate(keys)}
    routed = {key for step in program.steps if step.relevant is not None for key in step.keys}

    def value(key: str) -> str:
        return local.get(key, f"V({key!r})")

    derived = {
        key: step.calculation for step in program.steps if step.calculation is not None for key in step.keys
    }

    def reason(key: str) -> str:
        tree = derived.get(key)
        stated = f"R({key!r}, 'not-answered')" if tree is None else printer.show(reason_of(tree))
        if key in routed:
            stated = f"('not-asked' if {local[key]}x else {stated})"
        return f"(None if {value(key)} is not None else {stated})"

    printer = Printer(value, reason, lambda key, mark: f"({mark!r} in M({key!r}, ()))")
    numbers = iter(range(len(program.rules)))
    routes = [
        line for index, step in enumerate(program.steps) for line in _route(printer, index, step, local)
    ]
    silent = [line for step in program.steps for line in _missing(printer, step)]
    checks = [
        line for index, step in enumerate(program.steps) for line in _checks(printer, index, step, numbers)
    ]
    shown = "{" + ", ".join(f"{key!r}: {name}" for key, name in local.items()) + "}" if effective else "None"
    lines = [
        "def run(values, reasons, marks):",
        " V, R, M = values.get, reasons.get, marks.get",
        f" a = bytearray(b'\\x01') * {len(program.steps)}; w = []; m = []",
        *routes,
        *silent,
        *checks,
        f" return Outcome(a, w, m, {shown})",
        "",
    ]
    return "\n".join(lines), printer.names


def _route(printer: Printer, index: int, step: Step, local: Mapping[str, str]) -> list[str]:
    names = [local[key] for key in step.keys]
    lines = [f" {local[key]} = V({key!r})" for key in step.keys]
    if step.calculation is not None:
        lines.append(f" {names[0]} = {printer.show(step.calculation)}")
    if step.relevant is not None:
        emptied = " = ".join(names)
        flags = " = ".join(f"{name}x" for name in names)
        lines.append(f" if {printer.show(step.relevant)}: {flags} = False")
        lines.append(f" else: a[{index}] = 0; {emptied} = None; {flags} = True")
    return lines


def _missing(printer: Printer, step: Step) -> list[str]:
    tests = {key: printer.show(missing(key, step.keys[key])) for key in step.required}
    return [f" if {test}: m.append({key!r})" for key, test in tests.items()]


def _checks(printer: Printer, index: int, step: Step, numbers: Iterator[int]) -> list[str]:
    guard = f"a[{index}] and " if step.relevant is not None else ""
    return [f" if {guard}{printer.show(rule.violated)}: w.append({next(numbers)})" for rule in step.rules]
