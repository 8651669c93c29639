"""XPath 1.0 over a small document per reply, by libxml2 (lxml) and by elementpath."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bench._clock import Timed, timed
from bench._instrument import Question
from bench._writings import xpath

Totals = tuple[int, int, int]
Evaluate = Callable[[Any], bool]


def by_lxml(questions: list[Question], replies: Sequence[Mapping[str, str]]) -> Timed[Totals]:
    """Asked, violated, missing."""
    from lxml import etree

    def compiled(expression: str) -> Evaluate:
        ready = etree.XPath(expression)
        return lambda root: bool(ready(root))

    return _timed(questions, replies, etree.Element, etree.SubElement, compiled)


def by_elementpath(questions: list[Question], replies: Sequence[Mapping[str, str]]) -> Timed[Totals]:
    """Asked, violated, missing."""
    from xml.etree import ElementTree

    from elementpath import XPath1Parser, XPathContext

    parser = XPath1Parser()

    def compiled(expression: str) -> Evaluate:
        ready = parser.parse(expression)
        return lambda root: bool(ready.evaluate(XPathContext(ElementTree.ElementTree(root))))

    return _timed(questions, replies, ElementTree.Element, ElementTree.SubElement, compiled)


def _timed(
    questions: list[Question],
    replies: Iterable[Mapping[str, str]],
    element: Callable[[str], Any],
    child: Callable[[Any, str], Any],
    compiled: Callable[[str], Evaluate],
) -> Timed[Totals]:
    routes = {each.name: compiled(xpath(each.route)) for each in questions if each.route}
    checks = {each.name: compiled(xpath(each.check)) for each in questions if each.check}

    def every() -> Totals:
        asked = violated = missing = 0
        for reply in replies:
            root = element("data")
            nodes = {each.name: child(root, each.name) for each in questions}
            for name, answer in reply.items():
                nodes[name].text = answer
            for question in questions:
                name = question.name
                if name in routes and not routes[name](root):
                    nodes[name].text = None
                    continue
                asked += 1
                if name not in reply:
                    missing += question.required
                elif name in checks:
                    violated += not checks[name](root)
        return asked, violated, missing

    return timed(every, 1)
