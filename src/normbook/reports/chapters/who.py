"""Who answered, on the right base, and the caveats that the data themselves write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normbook.documents import Block, Cell, Heading, Note, Table, Tile, TileClass, TileMap, inline
from normbook.languages import joined
from normbook.parties import Kind
from normbook.reports._desk import Desk, Traced
from normbook.reports._passages import Passage, paragraph
from normbook.reports._source import Source
from normbook.reports.words._words import Sentence
from normbook.rounds import Nature

STALE = 2
"""Years between the latest figures and the round, from which a reader is told."""
FEW = 10
"""Member States below which figures are given as numbers only."""


def who(source: Source) -> Iterator[Passage]:
    yield Passage("who", _who)
    yield Passage("who-regions", _regions)
    yield Passage("who-map", _map)
    yield Passage("caveats", _caveats)


def _states(desk: Desk) -> tuple[str, ...]:
    return tuple(subject.reply.respondent for subject in desk.source.population.subjects)


def _who(desk: Desk) -> Iterable[Block]:
    source, words = desk.source, desk.words
    compiled = source.round.nature is Nature.COMPILED
    yield Heading(1, inline(words.headings["who-compiled" if compiled else "who"]), id="who")
    apart = [*source.of_kind(Kind.AREA), *source.of_kind(Kind.OBSERVER), *source.of_kind(Kind.PART)]
    members = desk.counted("respondents-members", _states(desk))
    of = desk.counted("members", source.members)
    in_parts = [state for state in source.parts if state in _states(desk)]
    rest = [
        desk.count(traced) if traced.value else None
        for traced in (
            desk.counted("respondents-areas", apart),
            desk.counted("respondents-in-parts", in_parts),
            desk.counted("respondents-sources", source.of_kind(Kind.SOURCE)),
        )
    ]
    said = words.who(
        desk.count(members),
        desk.count(of),
        rest[0],
        rest[1],
        rest[2],
        source.round.nature,
        invited=source.fictional,
    )
    yield paragraph("p-who", said, coverage_sentence(desk))
    if source.round.invited is not None and not source.fictional:
        invited = desk.counted("invited", source.round.invited)
        replied = desk.counted("invited-replied", set(source.round.invited) & set(_states(desk)))
        yield paragraph("p-invited", words.invited(desk.count(replied), desk.count(invited)))


def coverage_sentence(desk: Desk) -> Sentence:
    """For compiled data: how many States have anything in each section, where the sections differ."""
    sections = _sections(desk)
    return desk.words.coverage([(title, desk.count(each)) for title, each in sections]) if sections else ()


def _sections(desk: Desk) -> list[tuple[str, Traced]]:
    """The sections in which compiled data exist, each with its States; none where all have the same."""
    source, found = desk.source, []
    if source.round.nature is not Nature.COMPILED:
        return []
    for section in source.instrument.sections:
        keys = {
            key for each in source.instrument.questions if each.section == section.id for key in each.keys
        }
        states = [
            subject.reply.respondent
            for subject in source.population.subjects
            if any(answer.present is not None for key, answer in subject.reply.answers.items() if key in keys)
        ]
        if states:
            title = source.instrument.text(f"sections.{section.id}.title", desk.language) or section.id
            found.append((title, desk.counted(f"respondents-section-{section.id}", states)))
    return found if len({each.value for _, each in found}) > 1 else []


def _grouped(desk: Desk) -> list[tuple[str, str, list[str]]]:
    """For each regional group in the order of the language: its name, its label, its members."""
    source = desk.source
    groups: dict[str, list[str]] = {}
    for state in sorted(source.members):
        group = source.parties.attribute(state, "region_group", source.round.date)
        groups.setdefault(group or "", []).append(state)
    return [
        (group, source.parties.label("region_group", group)[desk.language], states)
        for group, states in sorted(groups.items())
        if group
    ]


def _regions(desk: Desk) -> Iterable[Block]:
    source, words = desk.source, desk.words
    every = desk.counted("respondents-members", _states(desk))
    columns = _sections(desk) or [(words.region_column(source.round.nature), every)]
    rows = []
    for group, label, states in _grouped(desk):
        cells = [
            desk.cell(desk.counted(f"{traced.figure.name}-{group}", set(traced.figure.counted) & set(states)))
            for _, traced in columns
        ]
        members = desk.cell(desk.counted(f"members-{group}", states))
        rows.append((Cell(inline(label)), *cells, members))
    if rows:
        heads = words.region_heads([title for title, _ in columns], invited=source.fictional)
        cells_of = tuple(Cell(inline(text)) for text in heads)
        caption = inline(words.captions["regions"])
        as_of = _as_of(desk)
        source_line = inline(as_of) if as_of else ()
        yield Table(caption, (cells_of,), tuple(rows), id="t-regions", source=source_line)


def _as_of(desk: Desk) -> str:
    """The day of the list of regional groups, where it is not known to hold on the day of the round."""
    source = desk.source
    if not source.parties.list_remarks("region_group", source.round.date):
        return ""
    first = source.parties.values("region_group")[0]
    return desk.words.list_as_of(source.parties.group(first, source.round.date).as_of)


def _map(desk: Desk) -> Iterable[Block]:
    source, words = desk.source, desk.words
    if source.fictional:
        return
    members = desk.counted("members", source.members)
    with_data, what = _mapped(desk)
    here = set(with_data.figure.counted)
    tiles = tuple(
        Tile(
            tile.column,
            tile.row,
            tile.id,
            source.parties.name(tile.id, desk.language, source.round.date),
            "data" if tile.id in here else "none",
            words.captions["map-data"] if tile.id in here else words.captions["map-none"],
            with_data.id if tile.id in here else members.id,
        )
        for tile in source.parties.tiles
        if tile.id in source.members
    )
    base = inline(
        desk.run(with_data, str(len(here))),
        words.captions["map-of"],
        desk.run(members, str(members.value)),
    )
    classes = (
        TileClass("none", words.captions["map-none"], absent=True),
        TileClass("data", words.captions["map-data"]),
    )
    yield TileMap(
        inline(what),
        base,
        f"{what}. {words.captions['map-alt'].format(here=len(here), members=members.value)}",
        tiles,
        classes,
        source=inline(words.notes["tiles"]),
        id="m-who",
    )


def _mapped(desk: Desk) -> tuple[Traced, str]:
    """The States that the map shows: those under the first series in its last year, else all with data."""
    caption = desk.words.captions["map"]
    for line in desk.source.plan.lines[:1]:
        figure = desk.named(line.figure.replace("{year}", line.years[-1]))[0]
        if figure.figure.counted:
            return figure, f"{caption}: {line.title.get(desk.language, line.id)}, {line.years[-1]}"
    return desk.counted("respondents-members", _states(desk)), caption


def _stale(desk: Desk) -> Sentence:
    """That the latest year followed lies two years or more before the date of the round."""
    source = desk.source
    years = [
        int(year)
        for line in source.plan.lines
        for year in line.years
        if year.isdigit() and desk.value_of(line.figure.replace("{year}", year)) is not None
    ]
    age = source.round.date.year - max(years) if years else 0
    if age < STALE:
        return ()
    return desk.words.caveat_stale(str(max(years)), desk.count(desk.number("years-old", age)))


def _caveats(desk: Desk) -> Iterable[Block]:
    """Few replies, a region absent, stale or provisional values, values from several sources."""
    source, words = desk.source, desk.words
    sentences: list[Sentence] = []
    members = desk.counted("respondents-members", _states(desk))
    if (members.value or 0) < FEW:
        sentences.append(words.caveat_few(desk.count(members)))
    here = set(_states(desk))
    silent = [label for _, label, states in _grouped(desk) if not here & set(states)]
    if silent:
        sentences.append(words.caveat_regions(joined(silent, desk.language)))
    old = _stale(desk)
    if old:
        sentences.append(old)
    marks = sorted(
        {mark.value for reply in source.whole for answer in reply.answers.values() for mark in answer.marks}
    )
    for mark in marks:
        ids = [
            r.respondent
            for r in source.whole
            if any(mark in (m.value for m in a.marks) for a in r.answers.values())
        ]
        sentences.append(words.caveat_mark(mark, desk.count(desk.counted(f"marked-{mark}", ids))))
    origins = sorted(
        {answer.source for reply in source.whole for answer in reply.answers.values() if answer.source}
    )
    if len(origins) > 1:
        sentences.append(words.caveat_sources(desk.count(desk.number("sources", len(origins)))))
    if sentences:
        yield Heading(2, inline(words.headings["caveats"]), id="caveats")
        yield from (paragraph(f"p-caveat-{place}", *sentence) for place, sentence in enumerate(sentences, 1))
    yield Note((inline(words.notes["method"]),), id="method")
