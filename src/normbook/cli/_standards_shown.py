"""How the index of standards is shown: to people as lines, to programs as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from normbook.standards import TO_BE_CHECKED, VERIFIED, Act, Compendium, Standard

UNKNOWN = "not known"


def listed(compendium: Compendium, standard: Standard, on: date | None) -> dict[str, object]:
    """One line of the list, for programs. `inForce` is null where no day was asked for or it is not known."""
    act = _principal(standard)
    return {
        "id": standard.id,
        "title": dict(standard.title),
        "short": dict(standard.short),
        "clusters": [cluster.value for cluster in standard.clusters],
        "symbol": act.symbol if act else None,
        "citation": act.citation if act else None,
        "adopted": str(standard.adopted) if standard.adopted else None,
        "link": act.link if act else None,
        "unit": standard.unit,
        "count": standard.count,
        "inForce": compendium.in_force(standard, on) if on else None,
        "replacedBy": list(compendium.replaced_by(standard.id)),
        "evidence": {
            "title": standard.evidence("title"),
            "act": _evidence(act.verified if act else None),
            "count": standard.evidence("count") if standard.count else UNKNOWN,
        },
    }


def list_lines(compendium: Compendium, chosen: Sequence[Standard], on: date | None) -> Iterator[str]:
    """One standard a line: id, name, act, units. A question mark stands behind what is to be checked."""
    widest = max((len(standard.id) for standard in chosen), default=0)
    for standard in chosen:
        act = _principal(standard)
        marked = f"{act.citation}, {act.day or UNKNOWN}{_mark(act.verified)}" if act else UNKNOWN
        units = _units(standard)
        unsure = "; not known whether current" if on and compendium.in_force(standard, on) is None else ""
        replaced = "".join(f"; replaced by {other}" for other in compendium.replaced_by(standard.id))
        yield f"{standard.id:<{widest}}  {standard.name} · {marked}{units}{replaced}{unsure}"
    yield f"{len(chosen)} standards. (?) stands for: to be checked against the official document."


def shown(compendium: Compendium, standard: Standard) -> dict[str, object]:
    """Everything the index knows, for programs; each fact as {"value", "evidence", "source"}."""
    return {
        "id": standard.id,
        "address": f"norm:{standard.id}",
        "title": _fact(standard, "title", dict(standard.title)),
        "titlesEvidence": standard.evidence("titles"),
        "missingTitles": list(standard.title.missing),
        "short": _fact(standard, "short", dict(standard.short)),
        "clusters": [{"id": cluster.value, "number": cluster.number} for cluster in standard.clusters],
        "acts": [_act(act) for act in standard.acts],
        "unit": _fact(standard, "unit", standard.unit),
        "count": _fact(standard, "count", standard.count),
        "partCount": standard.part_count or len(standard.parts) or None,
        "parts": _fact(
            standard, "parts", [{"label": p.label, "from": p.first, "to": p.last} for p in standard.parts]
        ),
        "replaces": _fact(standard, "replaces", list(standard.replaces)),
        "replacedBy": list(compendium.replaced_by(standard.id)),
        "supplements": _fact(standard, "supplements", list(standard.supplements)),
        "supplementedBy": list(compendium.supplemented_by(standard.id)),
        "feeds": _fact(standard, "feeds", list(standard.feeds)),
        "mechanism": _fact(standard, "mechanism", standard.mechanism.value),
        "mechanismNote": standard.mechanism_note,
        "tools": [
            {"title": t.title, "publisher": t.publisher, "year": t.year, "evidence": _evidence(t.verified)}
            for t in standard.tools
        ],
        "translations": [
            {
                "language": t.language,
                "by": t.by,
                "year": t.year,
                "where": t.where,
                "evidence": _evidence(t.verified),
            }
            for t in standard.translations
        ],
        "note": standard.note,
        "sources": [
            {
                "id": source.id,
                "what": source.what,
                "where": source.where,
                "seen": source.seen,
                "by": source.by,
            }
            for source in compendium.sources.values()
            if source.id in standard.sources
        ],
    }


def show_lines(compendium: Compendium, standard: Standard) -> Iterator[str]:
    """Everything the index knows, for people. What it does not know is said to be not known."""
    for code, title in standard.title.items():
        fact = "title" if code == "en" else "titles"
        yield f"{title} [{code}]{_mark(standard.verified.get(fact))}"
    if standard.title.missing:
        yield f"Title not known in: {', '.join(standard.title.missing)}"
    yield f"Address      norm:{standard.id}"
    yield f"Clusters     {', '.join(cluster.value for cluster in standard.clusters)}"
    for act in standard.acts:
        annex = f", {act.annex}" if act.annex else ""
        dated = f"{act.day or UNKNOWN}{_mark(act.verified)}"
        yield f"{act.deed.value.capitalize():<12} {act.citation}{annex}, {dated}"
        if act.link:
            yield f"             {act.link}"
    yield f"Units        {_units(standard).removeprefix(' · ') or UNKNOWN}"
    yield f"Parts        {_parts(standard)}"
    for word, others in (
        ("Replaces", standard.replaces),
        ("Replaced by", compendium.replaced_by(standard.id)),
        ("Supplements", standard.supplements),
        ("Suppl. by", compendium.supplemented_by(standard.id)),
        ("Fed into", standard.feeds),
    ):
        if others:
            yield f"{word:<12} {', '.join(others)}"
    yield f"Mechanism    {standard.mechanism.value}{_mark(standard.verified.get('mechanism'))}"
    if standard.mechanism_note:
        yield f"             {standard.mechanism_note}"
    yield from _companions(standard)
    if standard.note:
        yield f"Note         {standard.note}"
    for source in compendium.sources.values():
        if source.id in standard.sources:
            yield f"Source       {source.what}. Seen {source.seen or UNKNOWN} by {source.by or UNKNOWN}."
    yield "(?) stands for: to be checked against the official document."


def _companions(standard: Standard) -> Iterator[str]:
    for tool in standard.tools:
        rest = "".join(f", {part}" for part in (tool.publisher, tool.year) if part)
        yield f"Tool         {tool.title}{rest}{_mark(tool.verified)}"
    for translation in standard.translations:
        rest = "".join(f", {part}" for part in (translation.by, translation.year, translation.where) if part)
        yield f"Translation  {translation.language}{rest}{_mark(translation.verified)}"
    if not standard.translations:
        yield "Translation  none recorded beyond the official languages"


def _principal(standard: Standard) -> Act | None:
    """The act by which a standard is cited: the first that has a symbol, else the first."""
    with_symbol = [act for act in standard.acts if act.symbol]
    return next(iter(with_symbol or standard.acts), None)


def _units(standard: Standard) -> str:
    if standard.count is None:
        return ""
    unit = standard.unit or "unit"
    if standard.count != 1:
        unit = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    return f" · {standard.count} {unit}{_mark(standard.verified.get('count'))}"


def _parts(standard: Standard) -> str:
    mark = _mark(standard.verified.get("parts"))
    if standard.parts:
        return "; ".join(f"{part.label} {part.first}–{part.last}" for part in standard.parts) + mark
    return f"{standard.part_count}{mark}" if standard.part_count else UNKNOWN


def _fact(standard: Standard, name: str, value: object) -> dict[str, object]:
    return {"value": value, "evidence": standard.evidence(name), "source": standard.verified.get(name)}


def _act(act: Act) -> dict[str, object]:
    return {
        "deed": act.deed.value,
        "body": act.body,
        "symbol": act.symbol,
        "citation": act.citation,
        "annex": act.annex,
        "date": str(act.day) if act.day else None,
        "link": act.link,
        "evidence": _evidence(act.verified),
        "source": act.verified,
    }


def _evidence(source: str | None) -> str:
    return VERIFIED if source else TO_BE_CHECKED


def _mark(source: str | None) -> str:
    return "" if source else " (?)"
