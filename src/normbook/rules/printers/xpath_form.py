"""XForms that hold printed rules: many cases in one form.

The forms are for checking an engine, not for people: no labels, no controls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from normbook.remarks import Refusal
from normbook.rules._case import Case
from normbook.rules._inputs import Input
from normbook.rules._types import Type
from normbook.rules.printers.xpath import Column, Printer, ordered
from normbook.rules.printers.xpath_texts import UNDATED, readable
from normbook.values import to_text

_HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Rules</h:title><model><instance>'
)
_FOOT = "</model></h:head><h:body/></h:html>"
_META = "<orx:meta><orx:instanceID/></orx:meta>"
BRANCH = 20  # children of a group: the engine looks through all of them for each path


@dataclass(slots=True)
class Tree:
    """What a form holds: the elements of its instance, and the binds."""

    binds: list[str]

    def calculate(self, path: str, expression: str) -> None:
        shown = attribute(expression)
        self.binds.append(f'<bind nodeset="{path}" type="string" calculate="{shown}"/>')

    def relevant(self, path: str, expression: str) -> None:
        self.binds.append(f'<bind nodeset="{path}" relevant="{attribute(expression)}"/>')

    def form(self, elements: str) -> str:
        instance = f'<data id="rules" version="1">{elements}{_META}</data></instance>'
        return f"{_HEAD}{instance}{''.join(self.binds)}{_FOOT}"


def cases_form(cases: Sequence[Case]) -> str:
    """A form with one group a case, its number in the name, and in it value, reason and partial."""
    tree = Tree([])
    groups = []
    for start in range(0, len(cases), BRANCH):
        name = f"g{start // BRANCH}"
        inner = "".join(
            _case(tree, f"/data/{name}/c{index}", index, case)
            for index, case in enumerate(cases[start : start + BRANCH], start)
        )
        groups.append(f"<{name}>{inner}</{name}>")
    return tree.form("".join(groups))


def group_of(index: int) -> str:
    """The path, from the root, of the group of a case."""
    return f"/g{index // BRANCH}/c{index}/"


def _case(tree: Tree, path: str, index: int, case: Case) -> str:
    """The elements of one case; its binds go into the tree."""
    elements: dict[str, str] = {}
    inputs = _Inputs(case.inputs, elements, "../")
    kept: dict[str, str] = {}

    def keep(expression: str) -> str:
        return "../" + kept.setdefault(expression, f"h{len(kept)}")

    printer = Printer(inputs.value, inputs.reason, inputs.mark, inputs.column, keep)
    printed = {
        "value": printer.show(case.value),
        "reason": printer.show(case.reason),
        "partial": f"string({printer.test(case.partial)})",
    }
    for expression, name in kept.items():
        tree.calculate(f"{path}/{name}", expression)
    for name, expression in printed.items():
        tree.calculate(f"{path}/{name}", expression)
    shown = [f"<{name}>{content(text)}</{name}>" for name, text in elements.items()]
    return f"<c{index}>{''.join([*shown, *(f'<{name}/>' for name in (*kept.values(), *printed))])}</c{index}>"


class _Inputs:
    """The inputs of one case, each an element where it is read."""

    def __init__(self, inputs: Mapping[str, Input], elements: dict[str, str], prefix: str) -> None:
        self.inputs, self.elements, self.prefix = inputs, elements, prefix
        self.places = {key: index for index, key in enumerate(inputs)}

    def element(self, name: str, text: str) -> str:
        self.elements[name] = text
        return self.prefix + name

    def value(self, key: str) -> str:
        each = self.inputs[key]
        return self.element(f"v{self.places[key]}", written(each.value, each.type))

    def reason(self, key: str) -> str:
        if self.inputs[key].type.many:
            return "''"
        path = self.element(f"r{self.places[key]}", self.inputs[key].reason.value)
        return f"if(string({self.value(key)}) = '', string({path}), '')"

    def mark(self, key: str, mark: str) -> str:
        path = self.element(f"m{self.places[key]}", " ".join(sorted(self.inputs[key].marks)))
        return f"contains(concat(' ', {path}, ' '), ' {mark} ')"

    def column(self, key: str) -> Column:
        each = self.inputs[key]
        rows = each.value if isinstance(each.value, tuple) else ()
        place = self.places[key]
        paths = [
            self.element(f"v{place}_{row}", written(value, each.type.one)) for row, value in enumerate(rows)
        ]
        return Column(tuple(paths), str(len(rows)))


def written(value: object, type_: Type) -> str:
    """A value as it stands in an XForm; '' for an absence."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return to_text(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return ordered(value, type_)
    return readable(str(value))


def content(text: str) -> str:
    """A text between two tags. Raises Refusal R043 for a character that XML cannot hold."""
    bad = next((each for each in text if _unheld(each)), None)
    if bad is not None:
        raise Refusal(
            "R043", f"An XForm cannot hold the character U+{ord(bad):04X}.", "Take it out of the text."
        )
    return escape(text, {"\r": "&#13;"})


def _unheld(character: str) -> bool:
    control = character < " " and character not in "\t\n\r"
    return control or "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff"


def attribute(text: str) -> str:
    """A text between quotation marks."""
    return content(text).translate({ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"})


def unmarked(text: str) -> str:
    """A text that the engine gave, without the sign that made it readable."""
    return text.replace(UNDATED, "")
