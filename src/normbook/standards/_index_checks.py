"""What can be wrong in the index, found by rule.

Source: a real official form dates Council resolution 2002/13 to 24 July 2003; a symbol says its year, so
such a date is found without looking anything up. The other rules hold the index to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from normbook.remarks import Place, Remark, Weight
from normbook.standards._index import Act, Compendium, Standard
from normbook.standards._index_symbol import allowed


def check_index(compendium: Compendium) -> tuple[Remark, ...]:
    """Remarks S110 to S117 on dates, relations, parts and sources."""
    remarks: list[Remark] = []
    for standard in compendium.standards.values():
        for check in _CHECKS:
            remarks.extend(check(standard, compendium))
    remarks.extend(_circles(compendium))
    return tuple(remarks)


def check_act(act: Act, address: str = "") -> Remark | None:
    """S110 where the date of an act lies outside what its symbol or its congress allows."""
    span = allowed(act.body, act.symbol)
    if span is None or act.day is None or (act.day.first <= span[1] and act.day.last >= span[0]):
        return None
    name = act.symbol or act.body
    return _error(
        "S110",
        f"{name} is dated {act.day}, but it belongs between {span[0]} and {span[1]}.",
        "Look up the official document: the symbol or the date is wrong.",
        address,
        act.place,
    )


def _dates(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    for act in standard.acts:
        remark = check_act(act, f"norm:{standard.id}")
        if remark:
            yield remark


def _relations(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    for word in ("replaces", "supplements", "feeds"):
        targets: tuple[str, ...] = getattr(standard, word)
        for other in targets:
            if other not in compendium.standards:
                yield _error(
                    "S111",
                    f"“{other}”, which it {word}, is not in the index.",
                    "Add that standard, or mend the id.",
                    f"norm:{standard.id}",
                    standard.place,
                )


def _order_in_time(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    for other in (*standard.replaces, *standard.supplements):
        older = compendium.standards.get(other)
        if older is None or older.adopted is None or standard.adopted is None:
            continue
        if standard.adopted.last < older.adopted.first:
            yield _error(
                "S112",
                f"It builds on {other} of {older.adopted}, and is itself older ({standard.adopted}).",
                "Turn the relation round, or mend a date.",
                f"norm:{standard.id}",
                standard.place,
            )


def _parts(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    address = f"norm:{standard.id}"
    if standard.parts and standard.part_count not in (None, len(standard.parts)):
        message = f"{len(standard.parts)} parts are listed, but part-count says {standard.part_count}."
        yield _error("S113", message, "Look up the text; mend one of the two.", address, standard.place)
    expected = 1
    for part in standard.parts:
        if part.first != expected or part.last < part.first:
            yield _error(
                "S113",
                f"Part {part.label} runs from {part.first} to {part.last}; {expected} was to follow.",
                "Parts follow each other without gap and overlap.",
                address,
                part.place,
            )
        expected = part.last + 1
    if standard.parts and standard.count not in (None, sum(part.units for part in standard.parts)):
        total = sum(part.units for part in standard.parts)
        message = f"The parts hold {total} units, but the count is {standard.count}."
        yield _error("S113", message, "Look up the text; mend one of the two.", address, standard.place)


def _count_has_a_unit(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    if standard.count is not None and standard.unit is None:
        message = f"The count is {standard.count}, but of what is not said."
        yield _error("S114", message, "Add “unit: rule” or the like.", f"norm:{standard.id}", standard.place)


def _sources(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    for source in sorted(standard.sources - set(compendium.sources)):
        message = f"The source “{source}” is not in sources.yaml."
        yield _error(
            "S115", message, "Add the source, or mend its id.", f"norm:{standard.id}", standard.place
        )


def _something_behind_the_word(standard: Standard, compendium: Compendium) -> Iterator[Remark]:
    """A fact cannot be verified that is not there."""
    has = {
        "title": "en" in standard.title,
        "titles": len(standard.title) > 1,
        "short": len(standard.short) > 0,
        "unit": standard.unit is not None,
        "count": standard.count is not None,
        "parts": bool(standard.parts) or standard.part_count is not None,
    }
    for fact in standard.verified:
        if not has.get(fact, True):
            message = f"“{fact}” is marked as verified, and is not there."
            yield _error(
                "S116", message, "Add the fact, or drop the mark.", f"norm:{standard.id}", standard.place
            )


def _circles(compendium: Compendium) -> Iterator[Remark]:
    """replaces and supplements lead back in time, so never to where they began."""
    for word in ("replaces", "supplements"):
        for standard in compendium.standards.values():
            circle = _circle(standard.id, word, compendium)
            if circle:
                yield _error(
                    "S117",
                    f"A chain of “{word}” comes back to itself: {' → '.join(circle)}.",
                    "Take out the relation that is wrong.",
                    f"norm:{standard.id}",
                    standard.place,
                )


def _circle(start: str, word: str, compendium: Compendium) -> tuple[str, ...]:
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        standard = compendium.standards.get(path[-1])
        targets: tuple[str, ...] = getattr(standard, word) if standard else ()
        for other in targets:
            if other == start:
                return (*path, other)
            if other not in seen:
                seen.add(other)
                waiting.append((*path, other))
    return ()


def _error(code: str, message: str, cure: str, address: str, place: Place) -> Remark:
    return Remark(code, Weight.ERROR, message, cure, address, place)


_Check = Callable[[Standard, Compendium], Iterator[Remark]]
_CHECKS: tuple[_Check, ...] = (
    _dates,
    _relations,
    _order_in_time,
    _parts,
    _count_has_a_unit,
    _sources,
    _something_behind_the_word,
)
