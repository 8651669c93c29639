"""What a report is made from: a round with its instrument, replies and measures, all at one date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from normbook.instruments import Instrument, structure_digest
from normbook.measures import Lowering, Measures, Population, composed, own_attribute, population
from normbook.parties import Kind, Parties
from normbook.remarks import Remark
from normbook.replies import Replies, Reply, Validator, validate
from normbook.reports._cast import Cast, cast
from normbook.reports._plan import Plan
from normbook.rounds import Nature, Round
from normbook.rules import inputs


@dataclass(frozen=True)
class Source:
    """The inputs of a report; everything else is derived from them."""

    round: Round
    instrument: Instrument
    replies: Replies
    measures: Measures
    plan: Plan
    reference: Parties
    language: str
    prior: Mapping[str, Reply] | None = None

    @cached_property
    def parties(self) -> Parties:
        """The parties of the reference lists; in an exercise the fictional ones that the data declare."""
        if self.round.nature is not Nature.EXERCISE:
            return self.reference
        return cast(self.reference, self.replies.replies, self.language)

    @property
    def fictional(self) -> bool:
        """Are the States of this round invented, so that no membership and no map fits them?"""
        return isinstance(self.parties, Cast)

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The constituent parts of each State of which at least one answered."""
        here = {reply.respondent for reply in self.replies.replies}
        owners = dict.fromkeys(party.part_of for party in self.parties if party.part_of)
        return {owner: names for owner in owners if set(names := self.parties.parts(owner)) & here}

    @cached_property
    def whole(self) -> tuple[Reply, ...]:
        """The replies with each State in constituent parts composed into one."""
        return composed(self.instrument, self.replies.replies, self.parts).replies

    @cached_property
    def members(self) -> frozenset[str]:
        """The Member States at the date of the round; in an exercise the fictional States invited."""
        if self.fictional and self.round.invited:
            return frozenset(self.round.invited)
        return frozenset(self.parties.members(self.round.date))

    @cached_property
    def population(self) -> Population:
        """The Member States among the respondents: the base of every figure on States."""
        states = [reply for reply in self.whole if reply.respondent in self.members and reply.answers]
        invited = frozenset(self.round.invited) if self.round.invited else None
        return population(self.instrument, states, self.attribute, self.members, invited, self.validator)

    @cached_property
    def validator(self) -> Validator:
        """The rules of the instrument, compiled once."""
        return Validator.of(self.instrument)

    @cached_property
    def lowering(self) -> Lowering:
        return Lowering(self.instrument, self.measures)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Every remark on the replies as they came in, those of reading first."""
        came = [reply for reply in self.replies.replies if reply.answers]
        return (*self.replies.remarks, *validate(self.instrument, came, self.prior, validator=self.validator))

    @cached_property
    def governs(self) -> dict[str, frozenset[str]]:
        """For each key, the keys that its route or calculation stands on, directly or not."""
        found: dict[str, frozenset[str]] = {}
        for step in self.validator.compiled.program.steps:
            trees = [tree for tree in (step.relevant, step.calculation) if tree is not None]
            direct = frozenset(key for tree in trees for key in inputs(tree))
            above = direct.union(*(found.get(key, frozenset()) for key in direct))
            found.update(dict.fromkeys(step.keys, above))
        return found

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digests behind every figure: of the edition, and of all replies together."""
        together = hashlib.sha256("".join(sorted(reply.digest() for reply in self.replies.replies)).encode())
        return {"instrument": structure_digest(self.instrument), "replies": together.hexdigest()}

    def attribute(self, reply: Reply, name: str) -> str | None:
        """A respondent attribute: the reference lists at the date of the round, else what the data say."""
        if name in self.parties.attributes() and reply.respondent in self.parties:
            return self.parties.attribute(reply.respondent, name, self.round.date)
        return own_attribute(reply, name)

    def of_kind(self, kind: Kind) -> list[str]:
        """The respondents with an answer that are of a kind, parts of composed States left out."""
        here = [
            reply.respondent for reply in self.whole if reply.answers and reply.respondent in self.parties
        ]
        return [id_ for id_ in dict.fromkeys(here) if self.parties[id_].kind is kind]

    def name(self, respondent: str) -> str:
        """The name of a respondent in the language of the report, as of the date of the round."""
        if respondent in self.parties:
            return self.parties.name(respondent, self.language, self.round.date)
        return respondent
