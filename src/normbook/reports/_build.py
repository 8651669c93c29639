"""Building a report: every passage written, numbered and put into one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from normbook.documents import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    ItemList,
    Masthead,
    Metadata,
    Note,
    NumberedParagraph,
    Paragraph,
    Table,
    TileMap,
    plain_text,
)
from normbook.remarks import Refusal
from normbook.replies import Reply
from normbook.reports._desk import EVERYTHING, Desk, Traced
from normbook.reports._passages import Passage, Written, numbered, written
from normbook.reports._source import Source
from normbook.reports.chapters import passages

WORD_LIMIT = 8_500
"""Words of a report of the Secretariat, all text counted (General Assembly limits on documents)."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the document, its figures by id, and the passages it was written in."""

    source: Source
    document: Document
    figures: Mapping[str, Traced]
    passages: tuple[Written, ...]

    @property
    def words(self) -> int:
        """Words of all text: paragraphs, headings, tables, notes, captions."""
        return sum(len(text.split()) for text in _texts(self.document.blocks)) + len(
            self.document.title.split()
        )


def build(source: Source) -> Report:
    """The report on a source. Raises Refusal G001 for a language without sentences, G005 without titles."""
    desk = Desk(source)
    _check_words(source)
    made = tuple(_distinct(written(passage, desk) for passage in passages(source)))
    placed = {id_: each.id for each in reversed(made) for id_ in each.figures}
    figures = {id_: replace(traced, passage=placed.get(id_, "")) for id_, traced in desk.figures.items()}
    return Report(source, _document(source, desk, made), figures, made)


def _check_words(source: Source) -> None:
    """No series is shown under words of another language, or under none."""
    for line in source.plan.lines:
        for key, texts in (("title", line.title), ("subject", line.subject)):
            if not texts.get(source.language, "").strip():
                message = f"The series “{line.id}” has no {key} in “{source.language}”."
                raise Refusal("G005", message, f"Add “{key}: {{{source.language}: …}}” to it in report.yaml.")


def _distinct(made: Iterable[Written]) -> Iterator[Written]:
    """The passages, each id once in the document: a question may be called as a series or a paragraph."""
    times: Counter[str] = Counter()
    for each in made:
        blocks = []
        for block in each.blocks:
            times[block.id] += 1
            again = block.id and times[block.id] > 1
            blocks.append(replace(block, id=f"{block.id}--{times[block.id]}") if again else block)
        yield replace(each, blocks=tuple(blocks))


def _document(source: Source, desk: Desk, made: Iterable[Written]) -> Document:
    blocks = list(numbered(block for each in made for block in each.blocks))
    place = next((index for index, block in enumerate(blocks) if block.id == "introduction"), 0)
    blocks.insert(place, Contents(2))
    plan = source.plan
    head = plan.masthead
    lines = tuple(line for line in (head.get("lines", ""),) if line)
    masthead = Masthead(
        issuer=head.get("issuer", ""),
        symbol=head.get("symbol", ""),
        distribution=head.get("distribution", ""),
        original=head.get("original", ""),
        date=desk.words.date(source.round.date),
        lines=lines,
    )
    title = plan.title.get(source.language) or source.round.title(source.language) or source.round.id
    subtitle = tuple(text for text in (plan.subtitle.get(source.language, ""),) if text)
    metadata = Metadata(
        f"report:{source.round.id}", version=source.digests["replies"][:12], created=source.round.date
    )
    banner = " · ".join(
        text for text in (desk.words.banners[source.round.nature], standing(source, desk)) if text
    )
    return Document(title, source.language, metadata, tuple(blocks), masthead, banner, subtitle)  # type: ignore[arg-type]


def standing(source: Source, desk: Desk) -> str:
    """What the edition is, where it is not approved: said on every page."""
    approved = any(act.act in ("approved", "adopted") for act in source.instrument.acts)
    return "" if approved else desk.words.proposal(source.instrument.edition)


def affected(report: Report, source: Source) -> Iterator[Passage]:
    """The passages that may read otherwise on another source: those whose figures stand on changed answers.

    A passage that stands on everything, and one that neither report has in common, are always among them.
    """
    changed = changed_keys(report.source, source)
    before = {each.id: each for each in report.passages}
    for passage in passages(source):
        old = before.get(passage.id)
        keys = {key for id_ in (old.figures if old else ()) for key in report.figures[id_].keys}
        if old is None or not old.figures or EVERYTHING in keys or keys & changed or EVERYTHING in changed:
            yield passage


def stale(report: Report, source: Source) -> list[str]:
    """The ids of passages that read otherwise on another source, found without writing the others."""
    desk = Desk(source)
    before = {each.id: each.blocks for each in report.passages}
    kept = {passage.id for passage in passages(source)}
    gone = [id_ for id_ in before if id_ not in kept]
    found = [
        each.id
        for passage in affected(report, source)
        if (each := written(passage, desk)).blocks != before.get(each.id)
    ]
    return sorted([*found, *gone])


def changed_keys(old: Source, new: Source) -> frozenset[str]:
    """The keys of answers that differ; everything where respondents came, went or changed attributes."""
    first = {reply.id: reply for reply in old.whole}
    second = {reply.id: reply for reply in new.whole}
    if first.keys() != second.keys() or old.round != new.round or old.instrument != new.instrument:
        return frozenset((EVERYTHING,))
    return frozenset(key for id_ in first for key in _differing(first[id_], second[id_]))


def _differing(first: Reply, second: Reply) -> Iterator[str]:
    if first is second:
        return
    if first.attributes != second.attributes or bool(first.answers) != bool(second.answers):
        yield EVERYTHING
    for key in first.answers.keys() | second.answers.keys():
        if first.answers.get(key) != second.answers.get(key):
            yield key


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph() | NumberedParagraph():
                yield plain_text(block.content)
            case Note():
                yield from (plain_text(part) for part in block.paragraphs)
            case ItemList():
                yield from (plain_text(item.content) for item in block.items)
            case Table():
                yield plain_text(block.caption)
                yield from (plain_text(cell.content) for row in (*block.heads, *block.rows) for cell in row)
            case Chart() | TileMap():
                yield plain_text(block.caption)
            case _:
                continue
