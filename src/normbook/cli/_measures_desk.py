"""What every computation of measures needs: replies read from files, attributes, lists at a date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from normbook.cli.replies import _day, load_replies
from normbook.remarks import Refusal, Remark, Weight

if TYPE_CHECKING:
    from datetime import date

    from normbook.engines.columnar import Coded
    from normbook.instruments import Instrument
    from normbook.measures import Population
    from normbook.parties import Parties
    from normbook.replies import Reply


@dataclass(frozen=True, slots=True)
class Desk:
    """What every computation needs: the instrument, the replies, the reference lists at a date."""

    instrument: Instrument
    population: Population
    parties: Parties
    day: date | None
    remarks: tuple[Remark, ...]

    def check(self, attributes: tuple[str, ...]) -> None:
        """Raises Refusal F022 for an attribute that neither lists nor data nor instrument know."""
        replies = [subject.reply for subject in self.population.subjects]
        own = dict.fromkeys(name for reply in replies for name in reply.attributes)
        known = {*self.parties.attributes(), "respondent", "period", *own}
        keys = [key for key, _ in self.instrument.types()]
        for name in attributes:
            if name not in known and name not in keys:
                message = f"There is no attribute or question “{name}”."
                listed = ", ".join((*self.parties.attributes(), "respondent", "period", *own))
                raise Refusal("F022", message, f"Use a question with choices, or one of: {listed}.")
            if name in self.parties.attributes():
                for remark in self.parties.list_remarks(name, self.day):
                    click.echo(f"{remark.code}: {remark.message}", err=True)

    def check_weight(self, weight: str | None) -> None:
        """Raises Refusal F022 where the weight is not a question with a number."""
        types = dict(self.instrument.types())
        if weight is not None and (weight not in types or not types[weight].numeric or types[weight].many):
            message = f"“{weight}” is not a question with a number."
            raise Refusal("F022", message, "Name a whole number or decimal, or a cell as table[row,column].")

    def coded(self, attributes: tuple[str, ...]) -> Coded:
        """The replies as coded columns, in memory."""
        from normbook.engines.columnar import Coded, write_coded

        return Coded.of(write_coded(self.instrument, self.population, attributes))


def open_desk(
    asked: tuple[Instrument, tuple[Remark, ...]],
    files: tuple[Path, ...],
    mapping: Path,
    day: str | None,
    *,
    members: bool,
) -> Desk:
    """The replies in files read for a computation. Raises Refusal."""
    from normbook.measures import composed, own_attribute, population
    from normbook.parties import Parties
    from normbook.replies.mapping import read_mapping

    instrument, first = asked
    found = load_replies(instrument, files, mapping)
    remarks = (*first, *found.remarks)
    _say(remarks)
    parties = Parties.load()
    date_ = _day(day) if day else read_mapping(mapping.read_bytes(), mapping.name)[0].dated
    states = frozenset(parties.members(date_))
    replies = found.replies
    if members:
        parts = {state: listed for state in sorted(states) if (listed := parties.parts(state))}
        replies = composed(instrument, replies, parts).replies
        replies = tuple(reply for reply in replies if reply.respondent in states)

    def attribute(reply: Reply, name: str) -> str | None:
        if name in parties.attributes() and reply.respondent in parties:
            return parties.attribute(reply.respondent, name, date_)
        return own_attribute(reply, name)

    return Desk(instrument, population(instrument, replies, attribute, states), parties, date_, remarks)


def _say(remarks: tuple[Remark, ...]) -> None:
    """How many remarks there are, on standard error; `replies read` shows them."""
    heavy = sum(remark.weight is Weight.ERROR for remark in remarks)
    warnings = sum(remark.weight is Weight.WARNING for remark in remarks)
    if heavy or warnings:
        counted = f"{heavy:,} errors and {warnings:,} warnings"
        click.echo(
            f"Reading gave {counted}; `normbook replies read` with the same arguments lists them.", err=True
        )
