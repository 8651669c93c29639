"""Addresses from printed numbers: norm:beijing-rules/13.2, and a lettered locator where none is printed.

A unit that the text counts through has its bare number, whatever part it stands in. Where numbers begin
again, the division is written before them. A number printed twice, and a unit without a number, get a
locator with ~ and a letter, which no printed number has.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from normbook.standards._digits import letters
from normbook.standards._node import HEADING, ITEM, UNIT, Node
from normbook.standards._words import RESOLUTION

_ANNEX: Final = "annex"


def locate(nodes: list[Node], unit: str) -> None:
    """Give every node its locator: the path after norm:ID/."""
    regions = _regions(nodes)
    restarted = _restarts_with_divisions(nodes)
    taken: Counter[str] = Counter()
    unnumbered: Counter[str] = Counter()
    for node in nodes:
        if regions[id(node)] == "resolution" and node.style == "decimal":
            node.kind = "paragraph"  # the unit word is the standard's, not that of the resolution before it
        prefix = _prefix(node, regions[id(node)], restarted)
        path = "/".join(part for part in (*prefix, _own(node, unit, unnumbered)) if part)
        taken[path] += 1
        node.locator = path if taken[path] == 1 else f"{path}~{letters(taken[path])}"


def _regions(nodes: list[Node]) -> dict[int, str]:
    """The standard is in the annex where a resolution carries it; else an annex is set apart."""
    annexes = [index for index, node in enumerate(nodes) if node.kind == _ANNEX and node.style == "division"]
    first = annexes[0] if annexes else len(nodes)
    opening = " ".join(text for node in nodes[:first][:12] for text in (node.heading, *node.texts)).lower()
    carried = bool(annexes) and any(words in opening for words in RESOLUTION)
    regions = {}
    starts, count = set(annexes), 0
    for index, node in enumerate(nodes):
        count += index in starts
        if not annexes or (carried and count == 1):
            regions[id(node)] = ""
        elif count == 0:
            regions[id(node)] = "resolution" if carried else ""
        else:
            regions[id(node)] = f"annex-{count}" if len(annexes) > 1 else "annex"
    return regions


def _restarts_with_divisions(nodes: list[Node]) -> set[str]:
    """The styles of unit whose numbers begin again at 1 in another division of the same body."""
    restarted: set[str] = set()
    for style in ("decimal", "unit"):
        first: dict[tuple[str, int | None], Node | None] = {}
        for node in nodes:
            if node.rank != UNIT or node.style != style or node.place != 1:
                continue
            division = _division(node)
            key = (node.kind, id(annex_of(node)))
            if division is not None and key in first and first[key] is not division:
                restarted.add(style)
            first.setdefault(key, division)
    return restarted


def _division(node: Node) -> Node | None:
    return next((above for above in reversed(node.chain[:-1]) if above.rank < HEADING), None)


def annex_of(node: Node) -> Node | None:
    return next((above for above in node.chain[:-1] if above.kind == _ANNEX), None)


def _prefix(node: Node, region: str, restarted: set[str]) -> tuple[str, ...]:
    if node.kind == _ANNEX and node.style == "division":
        return ()
    above = node.parent
    if node.rank < UNIT:
        return (_above(above, region),)
    if above is not None and above.rank >= UNIT:
        return (_before(node, above),)
    division = _division(node)
    if node.style in restarted and division is not None and division.kind != _ANNEX:
        return (division.locator,)
    return (region,)


def _before(node: Node, above: Node) -> str:
    """13.2 says 13 already, so it stands beside 13 and not under it; all else stands under its unit."""
    if node.number.startswith(f"{above.number}.") and above.number:
        return above.locator.rpartition("/")[0]
    return above.locator


def _above(above: Node | None, region: str) -> str:
    if above is None or above.kind == _ANNEX or above.rank == HEADING:
        return region
    return above.locator


def _own(node: Node, unit: str, unnumbered: Counter[str]) -> str:
    if node.kind == _ANNEX and node.style == "division":
        return f"{_ANNEX}-{node.place}" if node.place else _ANNEX
    if not node.number:
        word = {"preamble": "preamble", "paragraph": "para"}.get(node.kind, node.kind.replace(" ", "-"))
        if node.style == "preamble" and node.rank < UNIT:
            return word
        unnumbered[word] += 1
        return f"{word}~{letters(unnumbered[word])}"
    suffix = f"-{node.suffix}" if node.suffix.isascii() and node.suffix else "-bis" if node.suffix else ""
    if node.rank < UNIT:
        letter = node.style == "division" and node.kind == "section" and not node.number[0].isdigit()
        place = letters(node.place or 1) if letter else node.place or node.number
        return f"{node.kind}-{place}{suffix}"
    if node.rank >= ITEM:
        return _item(node)
    if node.rank == UNIT and node.style == "unit" and node.kind != unit:
        return f"{node.kind.replace(' ', '-')}-{_numbered(node)}{suffix}"
    return f"{_numbered(node)}{suffix}"


def _numbered(node: Node) -> str:
    return str(node.place) if node.place is not None and "." not in node.number else node.number


def _item(node: Node) -> str:
    if node.style == "letter" and node.place:
        return letters(node.place)
    return node.number.lower() if node.number.isascii() else f"n{node.place}"
