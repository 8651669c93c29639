"""`normbook rules eval` and `normbook rules show`: an expression tried in any of the printers.

Code R024: a file of cases that is not well formed.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import click

from normbook.cli._exit import WELL, WRONG_USE
from normbook.cli._rules_json import read_json
from normbook.cli._rules_source import source
from normbook.remarks import Refusal

if TYPE_CHECKING:
    from normbook.rules import Case, Result

ENGINES = {
    "python": "",
    "js": "normbook.engines.node",
    "duckdb": "normbook.engines.duckdb",
    "excel": "normbook.engines.soffice",
    "xpath": "normbook.engines.odk",
}
"""Which runner evaluates for a printer; the oracle needs none."""

Objects = Mapping[str, object]

_PRINTER = click.option(
    "--printer",
    type=click.Choice(list(ENGINES)),
    default="python",
    show_default=True,
    help="Which target evaluates.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is shown.",
)


@click.group(help="Try an expression of the rule language, in any of its printers.")
def group() -> None:
    """The deeds of the rule language."""


@group.command("eval")
@click.argument("expression", required=False)
@click.option("--data", metavar="FILE", help="A reply as JSON: values by question; - reads standard input.")
@click.option("--schema", metavar="FILE", help="The types of the questions as JSON, as in a file of cases.")
@click.option(
    "--cases", metavar="FILE", help='Many at once: {"schema": {…}, "cases": [{"expression", "data"}, …]}.'
)
@click.option("--today", help="The date that today() gives, as 2024-01-31.")
@click.option("--now", help="The moment that now() gives, as 2024-01-31T10:00:00.")
@click.option("--position", help="The row that position(..) gives, from 1.")
@_PRINTER
@_FORMAT
def evaluation(
    expression: str | None,
    data: str | None,
    schema: str | None,
    cases: str | None,
    printer: str,
    form: str,
    **clock: str | None,
) -> int:
    """What EXPRESSION gives over one reply, or a file of cases gives.

    JSON: {"value", "type", "absent", "partial"}; {"error", "message"} for an
    expression that has no meaning. A question that --data does not name is not
    answered. Types are taken from the values and the expression where no schema
    states them.
    """
    if (expression is None) == (cases is None):
        raise click.UsageError("Give an expression, or a file of cases with --cases.")
    if cases is not None and (data is not None or schema is not None):
        raise click.UsageError("A file of cases holds its own data and schema.")
    given = {name: value for name, value in clock.items() if value is not None}
    try:
        if cases is not None:
            answers = evaluated(_cases_of(read_json(cases), given), printer)
            _show(answers, form)
            return WELL
        reply = _object(read_json(data), "data") if data is not None else {}
        types = _object(read_json(schema), "schema") if schema is not None else None
        (answer,) = evaluated([lambda: _prepared(expression or "", reply, types, given)], printer)
    except Refusal as refusal:
        if form != "json":
            raise
        answer = refusal
    if isinstance(answer, Refusal) and form != "json":
        raise answer
    click.echo(_line(answer, form))
    return WRONG_USE if isinstance(answer, Refusal) else WELL


@group.command("show")
@click.argument("expression")
@click.option(
    "--data", metavar="FILE", help="A reply as JSON, from which types are taken; - reads standard input."
)
@click.option("--schema", metavar="FILE", help="The types of the questions as JSON.")
@click.option("--printer", type=click.Choice([*ENGINES, "plain"]), default="python", show_default=True)
def showing(expression: str, data: str | None, schema: str | None, printer: str) -> None:
    """What a printer writes for EXPRESSION."""
    reply = _object(read_json(data), "data") if data is not None else {}
    types = _object(read_json(schema), "schema") if schema is not None else None
    click.echo(source(_prepared(expression, reply, types, {}), printer))


def evaluated(cases: Sequence[Callable[[], Case]], printer: str) -> list[Result | Refusal]:
    """The answer to each case, or the Refusal that stands in its place."""
    from normbook.rules.limits import limits_of

    prepared: list[Case | Refusal] = []
    for make in cases:
        try:
            case = make()
            limits = [each for tree in (case.value, case.reason) for each in limits_of(tree, printer)]
            if limits:
                message = f"{limits[0].about}: {printer} cannot say this. {limits[0].reason}"
                raise Refusal(
                    limits[0].code, message[0].upper() + message[1:], "Evaluate it with --printer python."
                )
            prepared.append(case)
        except Refusal as refusal:
            prepared.append(refusal)
    results = iter(_run([case for case in prepared if not isinstance(case, Refusal)], printer))
    return [case if isinstance(case, Refusal) else next(results) for case in prepared]


def _run(cases: list[Case], printer: str) -> list[Result]:
    if not cases:
        return []
    if printer == "python":
        from normbook.rules import evaluate

        return [evaluate(case) for case in cases]
    engine = importlib.import_module(ENGINES[printer])
    return cast("list[Result]", engine.run_cases(cases))


def _prepared(expression: str, data: Objects, schema: Objects | None, clock: Mapping[str, str]) -> Case:
    from normbook.rules import prepare

    return prepare(expression, data, schema, clock)


def _cases_of(read: object, clock: Mapping[str, str]) -> list[Callable[[], Case]]:
    """The cases of a file, each to be prepared in its own time so that one fault does not stop the others."""
    whole = {"cases": read} if isinstance(read, list) else _object(read, "the file of cases")
    listed = whole.get("cases")
    if not isinstance(listed, list):
        raise Refusal(
            "R024",
            "The file of cases has no list named cases.",
            'Write {"schema": {…}, "cases": [{"expression": …, "data": {…}}]}.',
        )
    schema = None if whole.get("schema") is None else _object(whole["schema"], "schema")
    return [_later(case, number, schema, clock) for number, case in enumerate(listed, 1)]


def _later(case: object, number: int, schema: Objects | None, clock: Mapping[str, str]) -> Callable[[], Case]:
    def make() -> Case:
        whole = _object(case, f"case {number}")
        expression = whole.get("expression")
        if not isinstance(expression, str):
            raise Refusal("R024", f"Case {number} has no expression.", "Give it as text.")
        own = whole.get("schema")
        types = schema if own is None else _object(own, f"the schema of case {number}")
        data = _object(whole.get("data") or {}, f"the data of case {number}")
        times = {
            name: str(whole[name]) for name in ("today", "now", "position") if whole.get(name) is not None
        }
        return _prepared(expression, data, types, {**clock, **times})

    return make


def _object(value: object, name: str) -> Objects:
    if isinstance(value, dict):
        return value
    raise Refusal(
        "R024",
        f"{name[0].upper()}{name[1:]}: this is not a JSON object.",
        'Write it in braces, as {"q1": 5}.',
    )


def _show(answers: Sequence[Result | Refusal], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([_as_json(answer) for answer in answers], ensure_ascii=False))
        return
    for number, answer in enumerate(answers, 1):
        click.echo(f"{number}: {_line(answer, form)}")


def _as_json(answer: Result | Refusal) -> dict[str, object]:
    if isinstance(answer, Refusal):
        return {"error": answer.code, "message": f"{answer.message} {answer.cure}"}
    return answer.as_json()


def _line(answer: Result | Refusal, form: str) -> str:
    shown = _as_json(answer)
    if form == "json":
        return json.dumps(shown, ensure_ascii=False)
    if isinstance(answer, Refusal):
        return f"error {shown['error']}: {shown['message']}"
    if answer.absent is not None:
        return f"absent: {answer.absent.value}"
    from normbook.values import value_text

    value = (
        answer.value
        if not isinstance(answer.value, frozenset)
        else " ".join(cast("list[str]", shown["value"]))
    )
    text = value_text(value) if value is not None else ""
    return f"{text}  ({shown['type']}{', partial' if answer.partial else ''})"
