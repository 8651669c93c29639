"""A round folder read from disk: round.yaml with everything it names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from normbook.cli._input import read_text
from normbook.content import content_path
from normbook.remarks import Place, Refusal, Remark

if TYPE_CHECKING:
    from normbook.instruments import Instrument
    from normbook.replies import Answer, Replies, Reply, Unplaced
    from normbook.reports import Plan, Source
    from normbook.rounds import RoundFile


def load_source(folder: Path, language: str = "en") -> tuple[Source, tuple[Remark, ...]]:
    """What a report on the round in `folder` is made from, with the remarks of reading its files.

    Raises Refusal N030 where the folder has no round.yaml, and whatever its parts raise.
    """
    from normbook.cli.replies import load_instrument
    from normbook.measures import Measures, read_measures
    from normbook.parties import Parties
    from normbook.reports import Source
    from normbook.rounds import read_round

    frame = folder / "round.yaml"
    if not frame.is_file():
        raise Refusal(
            "N030", "The folder has no round.yaml.", "Name the folder of a round.", Place(str(folder))
        )
    round_file, remarks = read_round(read_text(frame))
    instrument, of_instrument = load_instrument(instrument_folder(folder, round_file.round.instrument))
    measures = Measures(instrument.name, (), ())
    of_measures: tuple[Remark, ...] = ()
    if round_file.measures:
        path = _within(folder, round_file.measures)
        measures, of_measures = read_measures(read_text(path), path.name, instrument)
    plan, of_plan = _plan(folder, round_file.report)
    replies = _replies(folder, instrument, round_file)
    prior = _prior(folder, instrument, round_file.prior)
    every = (*remarks, *of_instrument, *of_measures, *of_plan)
    return Source(
        round_file.round, instrument, replies, measures, plan, Parties.load(), language, prior
    ), every


def instrument_folder(folder: Path, name: str) -> Path:
    """The folder of an instrument: beside the round, else among those that ship."""
    beside = folder / name
    if (beside / "instrument.yaml").is_file():
        return beside
    shipped = content_path("instruments") / name.partition("@")[0]
    if (shipped / "instrument.yaml").is_file():
        return shipped
    message = f"There is no instrument “{name}” beside the round or among those that ship."
    raise Refusal("N031", message, "Name its folder, from the folder of the round.", Place("round.yaml"))


def _plan(folder: Path, name: str | None) -> tuple[Plan, tuple[Remark, ...]]:
    from normbook.reports import Plan, read_plan

    return read_plan(read_text(_within(folder, name)), name) if name else (Plan(), ())


def _replies(folder: Path, instrument: Instrument, round_file: RoundFile) -> Replies:
    """The replies of all data files, answers of one respondent put together."""
    from normbook.cli.replies import load_replies
    from normbook.replies import Replies
    from normbook.rounds import Nature

    together: dict[str, Reply] = {}
    remarks: list[Remark] = []
    unplaced: list[Unplaced] = []
    for part in round_file.parts:
        found = load_replies(
            instrument, [_within(folder, name) for name in part.files], _within(folder, part.mapping)
        )
        remarks += found.remarks
        unplaced += found.unplaced
        for reply in found.replies:
            first = together.get(reply.id)
            together[reply.id] = reply if first is None else _joined(first, reply)
    compiled = round_file.round.nature is Nature.COMPILED
    return Replies(instrument.name, tuple(together.values()), tuple(remarks), tuple(unplaced), compiled)


def _joined(first: Reply, second: Reply) -> Reply:
    answers: dict[str, Answer] = {**second.answers, **first.answers}
    return replace(first, answers=answers, attributes={**second.attributes, **first.attributes})


def _prior(folder: Path, instrument: Instrument, name: str | None) -> dict[str, Reply] | None:
    from normbook.rounds import read_round

    if name is None:
        return None
    frame = _within(folder, name)
    round_file, _ = read_round(read_text(frame), frame.name)
    return _replies(frame.parent, instrument, round_file).by_respondent()


def _within(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        raise Refusal(
            "N032",
            f"{name} is named and not there.",
            "Add the file or correct the name.",
            Place("round.yaml"),
        )
    return path
