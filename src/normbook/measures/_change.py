"""Change: the later of two figures less the earlier, over the respondents that stand under both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from normbook.measures._figure import Figure
from normbook.measures._model import Measure, Measures
from normbook.remarks import Refusal
from normbook.values import divide, fit, multiply, round_to

Figures = Callable[[Measure, tuple[str, ...], frozenset[str] | None], list[Figure]]
"""An engine: the figures of a measure by attributes, over these respondents only (None: over all)."""


def changes(
    measures: Measures, measure: Measure, by: tuple[str, ...], figures: Figures, owner: Mapping[str, str]
) -> list[Figure]:
    """The figures of a change; `numerator` is the relative change, `owner` gives the respondent of a reply.

    Raises Refusal F013 where it does not name two measures.
    """
    first, second = (measures.measure(name) for name in measure.expressions)
    if first is None or second is None or "change" in (first.kind, second.kind):
        names = ", ".join(measure.expressions)
        message = f"{measure.name} compares measures that do not exist: {names}."
        raise Refusal("F013", message, "Name two measures of the file that are not changes themselves.")
    sides = [{owner[id_] for id_ in figures(part, (), None)[0].counted} for part in (first, second)]
    both = frozenset(sides[0] & sides[1])
    return list(_differences(measure, figures(first, by, both), figures(second, by, both)))


def _differences(measure: Measure, before: list[Figure], after: list[Figure]) -> Iterator[Figure]:
    earlier = {tuple(each.group.items()): each for each in before}
    for later in after:
        start = earlier.get(tuple(later.group.items()))
        if start is None or start.value is None or later.value is None:
            continue
        difference = fit(Decimal(later.value) - Decimal(start.value))
        relative = divide(difference, start.value) if difference is not None else None
        if difference is not None and measure.scale != 1:
            difference = multiply(difference, measure.scale)
        if difference is not None and measure.places is not None:
            difference = round_to(difference, measure.places)
        counted = tuple(dict.fromkeys((*start.counted, *later.counted)))
        yield Figure(
            measure.name,
            "change",
            difference,
            later.base,
            later.n,
            relative,
            later.sizes,
            later.absences,
            counted,
            (),
            later.group,
        )
