"""What `normbook instruments score` and `coverage` print: text for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from normbook.cli._input import read_text
from normbook.cli.replies import load_instrument

if TYPE_CHECKING:
    from normbook.instruments import Coverage, Covered, Instrument, Score, Waiver
    from normbook.remarks import Remark


def load(folder: Path) -> tuple[Instrument, tuple[Waiver, ...], tuple[Remark, ...]]:
    """The instrument in a folder with its waivers and the remarks of reading both. Raises Refusal."""
    from normbook.instruments import WAIVERS_FILE, read_waivers

    instrument, remarks = load_instrument(folder)
    path = folder / WAIVERS_FILE
    files = {WAIVERS_FILE: read_text(path)} if path.is_file() else {}
    waivers, more = read_waivers(files, frozenset(question.id for question in instrument.questions))
    return instrument, waivers, (*remarks, *more)


def known_units(instrument: Instrument) -> dict[str, Sequence[str]]:
    """The numbers of the paragraphs of each standard whose count the index knows; they run from 1."""
    from normbook.standards import compendium

    known = compendium().standards
    counts = {name: known[name].count for name in instrument.standards if name in known}
    return {name: [str(number) for number in range(1, count + 1)] for name, count in counts.items() if count}


def score_json(card: Score, earlier: Score | None) -> dict[str, object]:
    """The card as JSON: shares and means are numbers, a figure that is not there is null."""
    from normbook.instruments import beside, verdicts

    lines = [
        {
            "id": each.line.id,
            "virtue": each.line.virtue.value,
            "label": each.line.label,
            "language": each.line.language or None,
            "value": _json(each.line.value),
            "limit": _json(each.line.limit),
            "within": each.line.within,
            **(
                {"before": _json(each.before), "difference": _json(each.difference), "change": each.word}
                if earlier
                else {}
            ),
        }
        for each in beside(card, earlier)
    ]
    verdict = {
        virtue.value: {"better": better, "worse": worse, "same": same}
        for virtue, better, worse, same in (verdicts(card, earlier) if earlier else ())
    }
    return {
        "instrument": card.instrument.name,
        "against": earlier.instrument.name if earlier else None,
        "lines": lines,
        "facets": {each.standard: _facets(each) for each in card.coverage.standards},
        "verdict": verdict or None,
        "wording": {"checked": list(card.read), "not_checked": list(card.unread)},
        "exact_routes": card.exact_routes,
    }


def score_text(card: Score, earlier: Score | None) -> Iterator[str]:
    """The card as lines of text."""
    from normbook.instruments import Virtue, beside, change, sentences, shown, title

    yield f"{title(card.instrument)} ({card.instrument.name})"
    if earlier:
        yield f"beside {title(earlier.instrument)} ({earlier.instrument.name})"
    lines = beside(card, earlier)
    for virtue in Virtue:
        yield ""
        yield virtue.value.capitalize()
        for each in lines:
            if each.line.virtue is not virtue:
                continue
            line = each.line
            label = f"{line.label} ({line.language})" if line.language else line.label
            limit = f"  limit {line.limit}{', over' if line.within is False else ''}" if line.limit else ""
            before = f"  before {shown(each.before)}: {change(each)}" if earlier else ""
            yield f"  {label:<52} {shown(line.value):>12}{limit}{before}"
    yield ""
    yield from sentences(card, earlier)


def coverage_json(name: str, found: Coverage) -> dict[str, object]:
    """The coverage as JSON, gaps first."""
    return {
        "instrument": name,
        "gaps": {
            "standards": list(found.unasked),
            "facets": [facet.value for facet in found.facets],
            "questions_without_provision": list(found.untraced),
            "questions_with_too_many": list(found.overfull),
            "provisions": {each.standard: _listed(each.left) for each in found.standards},
            "facets_by_standard": {
                each.standard: [facet.value for facet in each.missing_facets] for each in found.standards
            },
        },
        "standards": [_standard_json(each) for each in found.standards],
        "questions": {name: [str(address) for address in each] for name, each in found.questions.items()},
    }


def coverage_text(found: Coverage) -> Iterator[str]:
    """The coverage as lines of text, gaps first."""
    yield "Gaps"
    yield from _gaps(found)
    for each in found.standards:
        yield ""
        known = f" ({each.units} in all)" if each.units is not None else ""
        yield (
            f"{each.standard}, paragraphs{known}: asked about {len(each.asked)}, "
            f"merged {len(each.merged)}, waived {len(each.waived)}"
        )
        for asked in each.asked:
            facets = ", ".join(facet.value for facet in asked.facets) or "no facet"
            yield f"  {asked.provision}  {', '.join(asked.questions)}  ({facets})"
        for waiver in (*each.merged, *each.waived):
            what = f"merged into {waiver.into}" if waiver.into else "waived"
            yield f"  {waiver.provision}  {what}: {waiver.reason} ({waiver.by})"
    yield ""
    yield "Questions"
    for name, provisions in found.questions.items():
        yield f"  {name}: {', '.join(str(address) for address in provisions) or 'none'}"


def _gaps(found: Coverage) -> Iterator[str]:
    named = (
        ("standards that no question asks about", found.unasked),
        ("facets that no question asks about", tuple(facet.value for facet in found.facets)),
        ("questions without a paragraph", found.untraced),
        ("questions with too many paragraphs", found.overfull),
    )
    for what, items in named:
        yield f"  {what}: {', '.join(items) or 'none'}"
    for each in found.standards:
        facets = ", ".join(facet.value for facet in each.missing_facets) or "none"
        if each.left is None:
            left = "not known how many it has"
        else:
            left = f"{len(each.left)} of {each.units} paragraphs not accounted for: {_ranges(each.left)}"
        yield f"  {each.standard}: {left}; facets not asked: {facets}"


def _ranges(numbers: Sequence[str]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs) or "none"


def _standard_json(each: Covered) -> dict[str, object]:
    return {
        "standard": each.standard,
        "units": each.units,
        "asked": [
            {
                "provision": str(asked.provision),
                "questions": list(asked.questions),
                "facets": [facet.value for facet in asked.facets],
            }
            for asked in each.asked
        ],
        "merged": [_waiver_json(waiver) for waiver in each.merged],
        "waived": [_waiver_json(waiver) for waiver in each.waived],
        "facets": _facets(each),
        "left": _listed(each.left),
    }


def _waiver_json(waiver: Waiver) -> dict[str, object]:
    into = {"into": waiver.into} if waiver.into else {}
    return {"provision": str(waiver.provision), **into, "reason": waiver.reason, "by": waiver.by}


def _facets(each: Covered) -> Mapping[str, int]:
    return {facet.value: count for facet, count in each.facets.items()}


def _listed(items: Sequence[str] | None) -> list[str] | None:
    return None if items is None else list(items)


def _json(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
