"""A whole program as an XForm: every route a real `relevant` bind, every calculation a real `calculate` bind.

What is violated and what is missing are calculations too. A question of several
cells is a group with the cells in it; "on" stands in the group of every routed
question, so that a rule can see whether the question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from normbook.rules._core import Core, inputs
from normbook.rules._derive import reason_of
from normbook.rules._program import Program, missing
from normbook.rules._types import TEXT, Type
from normbook.rules.printers.xpath import Column, Printer
from normbook.rules.printers.xpath_form import BRANCH, Tree, content, written

Reply = tuple[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]]


class ProgramForm:
    """The form of a program and the instances of replies to it.

    `rows` says how many rows each roster column may have.
    """

    def __init__(self, program: Program, rows: Mapping[str, int]) -> None:
        self.program, self.rows = program, rows
        self.types = _types(program)
        self.places = {key: f"k{index}" for index, key in enumerate(self.types)}
        self.step = {key: index for index, step in enumerate(program.steps) for key in step.keys}
        self.calculated = {
            key: step.calculation for step in program.steps if step.calculation for key in step.keys
        }
        self.paths = {key: self.path(key) for key in self.types}
        self.tree = Tree([])
        self.kept: dict[str, str] = {}
        self.printer = self.printing(self.path)
        self.results = dict(self.outcomes())
        self.routes()

    @property
    def form(self) -> str:
        return self.tree.form(self.elements({}))

    def instance(self, reply: Reply) -> str:
        """The instance of one reply."""
        values, reasons, marks = reply
        texts: dict[str, str] = {}
        for key, type_ in self.types.items():
            name, value = self.places[key], values.get(key)
            if isinstance(value, tuple):
                texts[name] = str(len(value))
                texts |= {f"{name}_{row}": written(each, type_.one) for row, each in enumerate(value)}
            else:
                texts[name] = texts[f"{name}stored"] = written(value, type_)
            texts[f"{name}reason"] = reasons.get(key, "not-answered")
            texts[f"{name}marks"] = " ".join(sorted(marks.get(key, ())))
        meta = "<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>"
        space = 'xmlns:orx="http://openrosa.org/xforms"'
        return f'<data id="rules" version="1" {space}>{self.elements(texts)}{meta}</data>'

    def group(self, index: int) -> str:
        """The path, from the root, of the group of a step."""
        return f"/p{index // BRANCH}/s{index}"

    def path(self, key: str) -> str:
        name = self.places[key]
        return f"/data{self.group(self.step[key])}/{name}" if key in self.step else f"/data/others/{name}"

    def printing(self, path: Callable[[str], str]) -> Printer:
        return Printer(path, self.reason, self.mark, self.column, self.keep)

    def keep(self, expression: str) -> str:
        number = len(self.kept)
        return self.kept.setdefault(expression, f"/data/kept/b{number // BRANCH}/h{number}")

    def reason(self, key: str) -> str:
        tree, name = self.calculated.get(key), self.places[key]
        given = f"string(/data/stated/{name}reason)" if tree is None else self.printer.show(reason_of(tree))
        if key in self.step and self.program.steps[self.step[key]].relevant is not None:
            asked = f"string(/data{self.group(self.step[key])}/on)"
            given = f"if({asked} = '', 'not-asked', {given})"
        return f"if(string({self.path(key)}) != '', '', {given})"

    def mark(self, key: str, mark: str) -> str:
        return f"contains(concat(' ', string(/data/stated/{self.places[key]}marks), ' '), ' {mark} ')"

    def column(self, key: str) -> Column:
        path = self.path(key)
        rows = tuple(f"{path}_{row}" for row in range(self.rows.get(key, 0)))
        return Column(rows, f"number(concat('0', string({path})))")

    def routes(self) -> None:
        for index, step in enumerate(self.program.steps):
            if step.relevant is not None:
                self.tree.relevant(f"/data{self.group(index)}", self.printer.test(step.relevant))
            if step.calculation is not None:
                (key,) = step.keys
                stored = f"/data/stated/{self.places[key]}stored"
                printer = self.printing({**self.paths, key: stored}.__getitem__)
                self.tree.calculate(self.path(key), printer.show(step.calculation))
        for name, expression in self.results.items():
            self.tree.calculate(f"/data/results/{name}", f"string({expression})")
        for expression, path in self.kept.items():
            self.tree.calculate(path, expression)

    def outcomes(self) -> Iterator[tuple[str, str]]:
        """The elements of the results, each with the expression of its test."""
        for index, key in enumerate(self.required):
            yield f"m{index}", self.printer.test(missing(key, self.types[key]))
        number = 0
        for index, step in enumerate(self.program.steps):
            for rule in step.rules:
                test = self.printer.test(rule.violated)
                asked = f"string(/data{self.group(index)}/on) != '' and " if step.relevant is not None else ""
                yield f"w{number}", asked + test
                number += 1

    @property
    def required(self) -> list[str]:
        return [key for step in self.program.steps for key in step.required]

    def elements(self, texts: Mapping[str, str]) -> str:
        def elements(names: list[str]) -> str:
            return "".join(f"<{name}>{content(texts.get(name, ''))}</{name}>" for name in names)

        named = [[name for key in step.keys for name in self.names(key)] for step in self.program.steps]
        steps = [f"<s{index}><on>1</on>{elements(names)}</s{index}>" for index, names in enumerate(named)]
        others = [name for key in self.types if key not in self.step for name in self.names(key)]
        stated = [f"{name}{part}" for name in self.places.values() for part in ("stored", "reason", "marks")]
        kept = [f"<{path.rpartition('/')[2]}/>" for path in self.kept.values()]
        return (
            _branched("p", steps)
            + f"<others>{elements(others)}</others><stated>{elements(stated)}</stated>"
            + f"<kept>{_branched('b', kept)}</kept>"
            + f"<results>{''.join(f'<{name}/>' for name in self.results)}</results>"
        )

    def names(self, key: str) -> list[str]:
        name = self.places[key]
        return [name, *(f"{name}_{row}" for row in range(self.rows.get(key, 0)))]


def _branched(prefix: str, elements: list[str]) -> str:
    groups = [elements[start : start + BRANCH] for start in range(0, len(elements), BRANCH)]
    return "".join(
        f"<{prefix}{index}>{''.join(group)}</{prefix}{index}>" for index, group in enumerate(groups)
    )


def _types(program: Program) -> dict[str, Type]:
    """Every input with its type; text for one of which only the reason or a mark is read."""
    trees: list[Core] = [
        tree
        for step in program.steps
        for tree in (step.relevant, step.calculation, *(rule.violated for rule in step.rules))
        if tree is not None
    ]
    return {**dict.fromkeys(sorted({key for tree in trees for key in inputs(tree)}), TEXT), **program.inputs}
