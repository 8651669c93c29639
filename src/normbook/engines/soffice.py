"""Rules run as spreadsheet formulas in LibreOffice: one workbook for all cases, recalculated on loading.

The formulas are written without results, so that loading computes them; each
run has a folder and a profile of its own, so that runs do not meet.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from normbook.engines.soffice_values import FAULT, read_back, returned, write_value
from normbook.remarks import Refusal
from normbook.rules import Case, Program, Result, result
from normbook.rules._core import FALSE, Const, Core
from normbook.rules.printers.python_program import Outcome
from normbook.rules.printers.sheet import Cells, Column, Sheet
from normbook.rules.printers.sheet_program import Formulas, program_formulas
from normbook.values import Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Reply = tuple[Mapping[str, object], Mapping[str, str], Mapping[str, frozenset[str]]]
"""Values that are present, reasons and marks, each by key."""

PATIENCE = 600
"""Seconds after which a run that gives nothing is given up."""
_TALL = 50_000
_WIDE = 16_000
_ROW = "\x00"
"""Stands for the number of the row in the formulas of a program."""


def run_cases(cases: Sequence[Case]) -> list[Result]:
    """What each case gives in LibreOffice Calc.

    Raises Refusal R040 where LibreOffice is not installed, R042 where it fails,
    R101 where a case has a regular expression.
    """
    with _workbook() as (book, path):
        results, work = book.add_worksheet("r"), book.add_worksheet("w")
        plain = book.add_format({"num_format": "0"})
        places = _places()
        for row, case in enumerate(cases):
            for column, text in enumerate(_case(case, work, places)):
                if text is not None:
                    results.write_formula(row, column, text, plain if column == 0 else None, "")
        results.write_string(len(cases), 0, "end")
        book.close()
        found = _recalculated(path, "r")
    return [_result(case, found[row]) for row, case in enumerate(cases)]


def run_program(program: Program, replies: Sequence[Reply]) -> list[Outcome]:
    """What the program decides of each reply: one row of formulas a reply. Raises as `run_cases`."""
    keys = list(program.inputs)
    with _workbook() as (book, path):
        layout = _Row(program, replies)
        formulas = program_formulas(program, layout.cells())
        decided = [*formulas.relevant, *formulas.violated, *formulas.missing.values()]
        results = book.add_worksheet("r")
        sheets = [book.add_worksheet(f"w{number}") for number in range(layout.used // _WIDE + 1)]
        for row, reply in enumerate(replies):
            layout.write(sheets, row, reply, keys)
            for formula in formulas.formulas:
                sheet, column = layout.at[formula.cell]
                sheets[sheet].write_formula(row, column, formula.text.replace(_ROW, str(row + 1)), None, "")
            for column, cell in enumerate(decided):
                if cell is not None:
                    text = f'=IFERROR({cell},"{FAULT}")'.replace(_ROW, str(row + 1))
                    results.write_formula(row, column, text, None, "")
        results.write_string(len(replies), len(decided), "end")
        book.close()
        found = _recalculated(path, "r")
    return [_outcome(formulas, found[row]) for row in range(len(replies))]


def _case(case: Case, work: Worksheet, places: Iterator[tuple[str, int, int]]) -> Iterator[str | None]:
    """Writes inputs and helper cells; gives the formulas of value, reason and partiality."""
    where: dict[str, str] = {}

    def put(name: str, write: Callable[[int, int], object]) -> str:
        if name not in where:
            reference, row, column = next(places)
            write(row, column)
            where[name] = reference
        return where[name]

    def value(key: str) -> str:
        given = case.inputs[key]
        shown = None if isinstance(given.value, tuple) else given.value
        return put(f"V{key}", lambda row, column: write_value(work, row, column, shown, given.type.codes))

    def reason(key: str) -> str:
        return put(
            f"R{key}", lambda row, column: work.write_string(row, column, case.inputs[key].reason.value)
        )

    def marks(key: str) -> str:
        text = " ".join(sorted(case.inputs[key].marks))
        return put(f"M{key}", lambda row, column: write_value(work, row, column, text or None))

    def column(key: str) -> Column:
        given = case.inputs[key]
        rows = given.value if isinstance(given.value, tuple) else ()
        cells = [
            _cell(put, work, f"C{key}#{index}", each, given.type.codes) for index, each in enumerate(rows)
        ]
        return Column(tuple(cells), str(len(rows)))

    def helper() -> str:
        reference, row, place = next(places)
        at[reference] = (row, place)
        return reference

    at: dict[str, tuple[int, int]] = {}
    sheet = Sheet(Cells(value, column, reason, marks, helper))
    texts = [
        returned(sheet.show(case.value), case.value.type.kind),
        _also(sheet, case.reason),
        _also(sheet, case.partial),
    ]
    for formula in sheet.formulas:
        work.write_formula(*at[formula.cell], formula.text, None, "")
    yield from texts


def _cell(
    put: Callable[[str, Callable[[int, int], object]], str],
    work: Worksheet,
    name: str,
    value: Value | None,
    codes: tuple[str, ...] | None,
) -> str:
    return put(name, lambda row, column: write_value(work, row, column, value, codes))


def _also(sheet: Sheet, node: Core) -> str | None:
    return None if isinstance(node, Const) else f'=IFERROR({sheet.show(node)},"{FAULT}")'


def _places() -> Iterator[tuple[str, int, int]]:
    """Cells of the sheet "w" one below the other: reference, row, column."""
    from xlsxwriter.utility import xl_col_to_name

    for column in range(_WIDE):
        name = xl_col_to_name(column)
        for row in range(_TALL):
            yield f"w!{name}{row + 1}", row, column
    raise Refusal("R042", "There are more formulas than a workbook holds.", "Put fewer cases into one run.")


class _Row:
    """Where inputs and helpers of one reply stand: a column each, on as many sheets as it takes."""

    def __init__(self, program: Program, replies: Sequence[Reply]) -> None:
        self.codes = {key: type_.codes for key, type_ in program.inputs.items()}
        self.longest = {
            key: max((len(rows) for rows in (_rows(values, key) for values, _, _ in replies)), default=0)
            for key, type_ in program.inputs.items()
            if type_.many
        }
        self.used = 0
        self.at: dict[str, tuple[int, int]] = {}
        self.names: dict[str, str] = {}

    def cells(self) -> Cells:
        return Cells(
            value=lambda key: self.place(f"V{key}"),
            column=self.column,
            reason=lambda key: self.place(f"R{key}"),
            marks=lambda key: self.place(f"M{key}"),
            helper=lambda: self.place(f"H{self.used}"),
        )

    def column(self, key: str) -> Column:
        cells = tuple(self.place(f"C{key}#{index}") for index in range(self.longest.get(key, 0)))
        return Column(cells, self.place(f"N{key}"))

    def place(self, name: str) -> str:
        from xlsxwriter.utility import xl_col_to_name

        if name not in self.names:
            sheet, column = divmod(self.used, _WIDE)
            self.used += 1
            self.names[name] = f"w{sheet}!{xl_col_to_name(column)}{_ROW}"
            self.at[self.names[name]] = (sheet, column)
        return self.names[name]

    def write(self, sheets: Sequence[Worksheet], row: int, reply: Reply, keys: Sequence[str]) -> None:
        values, reasons, marks = reply
        for key in keys:
            rows = _rows(values, key)
            self._put(sheets, row, f"N{key}", len(rows))
            for index, each in enumerate(rows):
                self._put(sheets, row, f"C{key}#{index}", each, self.codes[key])
            if key not in self.longest:
                self._put(sheets, row, f"V{key}", values.get(key), self.codes[key])
        for key, reason in reasons.items():
            self._put(sheets, row, f"R{key}", reason)
        for key, found in marks.items():
            self._put(sheets, row, f"M{key}", " ".join(sorted(found)))

    def _put(
        self,
        sheets: Sequence[Worksheet],
        row: int,
        name: str,
        value: object,
        codes: tuple[str, ...] | None = None,
    ) -> None:
        if name in self.names and value is not None:
            sheet, column = self.at[self.names[name]]
            write_value(sheets[sheet], row, column, value, codes)


def _rows(values: Mapping[str, object], key: str) -> tuple[object, ...]:
    given = values.get(key)
    return given if isinstance(given, tuple) else ()


@contextmanager
def _workbook() -> Iterator[tuple[Workbook, Path]]:
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="normbook-") as folder:
        path = Path(folder) / "rules.xlsx"
        yield Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}), path


def _recalculated(path: Path, sheet: str) -> list[list[object]]:
    """The rows of a sheet after LibreOffice has loaded the workbook and written it again."""
    from python_calamine import CalamineWorkbook

    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refusal(
            "R040", "LibreOffice is not installed here.", "Install LibreOffice Calc, or use --printer python."
        )
    target = path.parent / "out" / path.name
    profile = (path.parent / "profile").as_uri()
    filter_name = "xlsx:Calc MS Excel 2007 XML"
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", filter_name]
    try:
        done = subprocess.run(
            [*command, "--outdir", str(target.parent), str(path)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal(
            "R042", f"LibreOffice gave no answer in {PATIENCE} seconds.", "Put fewer cases into one run."
        ) from error
    if not target.is_file():
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["nothing"]
        raise Refusal(
            "R042", f"LibreOffice wrote no workbook; it said: {said[0]}", "Use LibreOffice 7.4 or newer."
        )
    return [
        list(row)
        for row in CalamineWorkbook.from_path(target)
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    ]


def _result(case: Case, row: Sequence[object]) -> Result:
    value, reason, partial = [*row, "", "", ""][:3]
    found = read_back(value, case.value.type.kind)
    if found is not None:
        return result(case, found, None, partial=read_back(partial, FALSE.type.kind) is True)
    stated = case.reason.value if isinstance(case.reason, Const) else reason
    if stated == FAULT:
        raise Refusal("R042", f"LibreOffice could not compute the reason of: {case.expression}", "Report it.")
    return result(case, None, str(stated), partial=False)


def _outcome(formulas: Formulas, row: Sequence[object]) -> Outcome:
    decided = [read_back(value, FALSE.type.kind) for value in row]
    steps, rules = len(formulas.relevant), len(formulas.violated)
    relevant = bytearray(
        1 if cell is None or decided[index] is True else 0 for index, cell in enumerate(formulas.relevant)
    )
    violated = [index for index in range(rules) if decided[steps + index] is True]
    missing = [key for index, key in enumerate(formulas.missing) if decided[steps + rules + index] is True]
    return Outcome(relevant, violated, missing)
