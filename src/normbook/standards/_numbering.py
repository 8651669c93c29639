"""Numbers as printed, looked at: gaps, numbers printed twice, beginnings anew, damaged headings.

Nothing is put right here. A gap may be the printer's, the source's or a copying fault, and only the printed
original can tell; a remark says where to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normbook.remarks import Place, Remark, Weight
from normbook.standards._locators import annex_of
from normbook.standards._node import UNIT, Node

_INSIDE: Final = re.compile(r"\b(PART|Part|Chapter|CHAPTER|Annex|ANNEX)\s+([IVX]+)\b(?!,)")
_LOOK: Final = "Compare the place with the printed original; nothing was renumbered."
_RUN_TOGETHER: Final = 12


def remarks_on(nodes: list[Node], identity: str, file: str) -> Iterator[Remark]:
    """Remarks S220 to S226 on the numbering of a text."""
    groups: dict[tuple[int, str, int], list[Node]] = {}
    for node in nodes:
        within = annex_of(node) if node.rank == UNIT else node.parent
        if node.number:
            style = "" if node.rank == UNIT else node.style
            groups.setdefault((id(within), style, node.rank), []).append(node)
    for group in groups.values():
        yield from _sequence(group, identity, file)
    for node in nodes:
        yield from _damaged(node, identity, file)
    yield from _unnumbered(nodes, identity, file)


def _sequence(nodes: list[Node], identity: str, file: str) -> Iterator[Remark]:
    """Numbers of one kind in the order of the text; each kind is counted by itself."""
    last: dict[str, Node] = {}
    seen: set[tuple[str, str, str, str]] = set()
    for node in nodes:
        before = last.get(node.kind)
        last[node.kind] = node
        if node.place is None:
            continue
        expected = (before.place or 0) + 1 if before else 1
        if node.suffix and before and node.place == before.place:
            continue
        if before is not None and node.place == 1 and before.place != 1:
            seen = set()
            yield _begins_again(node, before, identity, file)
        elif _key(node) in seen:
            yield _remark("S221", Weight.WARNING, f"{_name(node)} is printed twice.", node, identity, file)
        elif node.place > expected:
            yield _gap(node, before, expected, identity, file)
        elif node.place < expected and before is not None:
            words = f"{_name(node)} stands after {before.number}: the numbers go back."
            yield _remark("S222", Weight.WARNING, words, node, identity, file)
        seen.add(_key(node))


def _key(node: Node) -> tuple[str, str, str, str]:
    return node.kind, node.number, node.suffix, node.locator.rpartition("/")[0]


def _gap(node: Node, before: Node | None, expected: int, identity: str, file: str) -> Remark:
    above = node.number[: node.number.rfind(".") + 1]
    last = (node.place or 0) - 1
    missing = f"{above}{expected}" if last == expected else f"{above}{expected} to {above}{last}"
    after = f"after {before.number}" if before else "at the beginning"
    words = f"No number {missing} is printed {after}: {_name(node)} comes next."
    return _remark("S220", Weight.WARNING, words, node, identity, file)


def _begins_again(node: Node, before: Node, identity: str, file: str) -> Remark:
    words = f"The numbers begin again at 1 after {before.number}."
    if "~" in node.locator:
        words += " No heading is printed there that would tell the two apart."
        return _remark("S223", Weight.WARNING, words, node, identity, file)
    return _remark("S223", Weight.NOTE, words, node, identity, file)


def _damaged(node: Node, identity: str, file: str) -> Iterator[Remark]:
    for text in node.texts:
        found = _INSIDE.search(text)
        if found and (found.end() == len(text.rstrip()) or found.group(1).isupper() or found.start() == 0):
            words = f"The heading “{found.group(0)}” stands inside the text of {_name(node)}."
            yield _remark("S224", Weight.WARNING, words, node, identity, file)
        if node.kind == "preamble" and _is_run_together(text):
            words = f"Several headings seem to run together: “{text[:60]}…”."
            yield _remark("S225", Weight.NOTE, words, node, identity, file)


def _is_run_together(text: str) -> bool:
    """Many words, no stop or comma at the end, and several capitals that no sentence end precedes."""
    words = text.split()
    if len(words) < _RUN_TOGETHER or re.search(r"[.,;:]", text):
        return False
    return sum(1 for word in words if word[0].isupper()) >= 3


def _unnumbered(nodes: list[Node], identity: str, file: str) -> Iterator[Remark]:
    bare = [node for node in nodes if node.style == "none" and node.texts]
    if bare:
        words = f"{len(bare):,} paragraphs have no printed number; each has a lettered address."
        yield _remark("S226", Weight.NOTE, words, bare[0], identity, file)


def _name(node: Node) -> str:
    return f"{node.kind} {node.number}" if node.number else f"an unnumbered {node.kind}"


def _remark(code: str, weight: Weight, words: str, node: Node, identity: str, file: str) -> Remark:
    words = words[:1].upper() + words[1:]
    return Remark(code, weight, words, _LOOK, f"norm:{identity}/{node.locator}", Place(file, row=node.row))
