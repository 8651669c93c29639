"""Printer for spreadsheets: a whole program as formulas over the cells of one reply.

Every answer gets an effective cell that is "" where the question is hidden or
where what stands in the answer's cell is not of its type, so that rules never
see a hidden or a stray value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from normbook.rules._derive import reason_of
from normbook.rules._program import Program, Step, missing
from normbook.rules._types import Kind, Type
from normbook.rules.printers.sheet import Cells, Column, Formula, Sheet


@dataclass(frozen=True, slots=True)
class Formulas:
    """A program as cells.

    formulas   every formula, each after what it reads
    relevant   a cell a step, TRUE where asked; None where it always is
    violated   a cell a rule, TRUE where the check runs and fails
    missing    by required key a cell, TRUE where neither value nor reason stands
    effective  by key the cell of the effective answer, of those that rules read
    """

    formulas: tuple[Formula, ...]
    relevant: tuple[str | None, ...]
    violated: tuple[str, ...]
    missing: dict[str, str]
    effective: dict[str, str]


def program_formulas(program: Program, cells: Cells) -> Formulas:
    """The program over the answer cells that `cells` names; these may be empty."""
    return _Writer(program, cells).formulas()


def cleaned(cell: str, kind: Kind) -> str:
    """What stands in a cell if it is of the type, else ""."""
    match kind:
        case Kind.BOOLEAN:
            return f'IF(ISLOGICAL({cell}),{cell},"")'
        case Kind.INTEGER | Kind.DECIMAL | Kind.DATE | Kind.MOMENT:
            return f'IF(ISNUMBER({cell}),{cell},"")'
        case _:
            return f'IF(ISERROR({cell}),"",{cell}&"")'


class _Writer:
    def __init__(self, program: Program, cells: Cells) -> None:
        self.program, self.cells = program, cells
        self.types = program.inputs
        self.steps = {key: step for step in program.steps for key in step.keys}
        self.relevant: dict[str, str] = {}
        self.effective: dict[str, str] = {}
        self.columns: dict[str, Column] = {}
        self.own = ""
        self.sheet = Sheet(replace(cells, value=self.value, column=self.column, reason=self.reason))

    def formulas(self) -> Formulas:
        for step in self.program.steps:
            self._route(step)
        silent = {
            key: self.sheet.keep(self.sheet.show(missing(key, step.keys[key])))
            for step in self.program.steps
            for key in step.required
        }
        violated = [cell for step in self.program.steps for cell in self._checks(step)]
        relevant = tuple(self.relevant.get(step.name) for step in self.program.steps)
        return Formulas(tuple(self.sheet.formulas), relevant, tuple(violated), silent, self.effective)

    def value(self, key: str) -> str:
        """The cell of the effective answer; inside its own calculation that of the stored one."""
        stored = cleaned(self.cells.value(key), self._kind(key))
        if key == self.own:
            return self.sheet.keep(stored)
        if key not in self.effective:
            self.effective[key] = self.sheet.keep(self._asked(key, stored))
        return self.effective[key]

    def column(self, key: str) -> Column:
        if key not in self.columns:
            given, kind = self.cells.column(key), self._kind(key)
            shown = tuple(self.sheet.keep(self._asked(key, cleaned(cell, kind))) for cell in given.cells)
            asked = self._flag(key)
            rows = f"IF({asked},{given.rows},0)" if asked else given.rows
            self.columns[key] = Column(shown, rows)
        return self.columns[key]

    def reason(self, key: str) -> str:
        """Why there is no value: not asked, else what the calculation says, else what is stated."""
        step = self.steps.get(key)
        if step is not None and step.calculation is not None and key != self.own:
            stated = self.sheet.show(reason_of(step.calculation))
        else:
            cell = self.cells.reason(key)
            stated = f'IF({cell}="","not-answered",{cell})'
        asked = self._flag(key)
        return f'IF({asked},{stated},"not-asked")' if asked else stated

    def _kind(self, key: str) -> Kind:
        return self.types.get(key, Type(Kind.TEXT)).kind

    def _flag(self, key: str) -> str | None:
        """The cell that says whether the question is asked; None where it always is."""
        step = self.steps.get(key)
        return self.relevant.get(step.name) if step is not None else None

    def _asked(self, key: str, text: str) -> str:
        asked = self._flag(key)
        return f'IF({asked},{text},"")' if asked else text

    def _route(self, step: Step) -> None:
        found: str | None = None
        if step.calculation is not None:
            self.own = next(iter(step.keys))
            found = self.sheet.keep(self.sheet.show(step.calculation))
            self.own = ""
            self.sheet.forget()
        if step.relevant is not None:
            self.relevant[step.name] = self.sheet.keep(self.sheet.show(step.relevant))
        if found is not None:
            key = next(iter(step.keys))
            self.effective[key] = self.sheet.keep(self._asked(key, found))

    def _checks(self, step: Step) -> list[str]:
        asked = self.relevant.get(step.name)
        shown = [self.sheet.show(rule.violated) for rule in step.rules]
        return [self.sheet.keep(f"AND({asked},{text})" if asked else text) for text in shown]
