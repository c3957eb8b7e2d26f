"""The one place that decides between the patterns and the trained model.

Both look at a sentence on their own. Where they point at the same words they are one event; what only one of
them sees is kept if it is sure enough. The cuts were measured by cross-validation: see
docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from detente.events.contested_sides import TOGETHER, are_joined, crosses, is_guessed, parted, turns_on_itself
from detente.events.learned import (
    apart,
    event_of,
    proposal_for,
    role_evidence,
    sides_of,
    trigger_span,
)
from detente.events.participants import Participants
from detente.events.patterns import PatternIndex
from detente.events.performed import DONE
from detente.events.roles import with_rules
from detente.events.status import ON_NOBODY, SCHEDULED
from detente.records import EventMention, Evidence, Mention, Parse, Proposal, Status


@dataclass(frozen=True, slots=True)
class Cuts:
    """Least scores of the model, 0 to 1."""

    alone: float = 0.8
    """For an event that no pattern has."""
    denied: float = 0.99
    """For one whose words a pattern knows as no event ("killed the bill")."""
    agreed: float = 0.35
    """For an event that a pattern has, with the same type."""
    other_type: float = 0.5
    """For an event to which a pattern gives another type."""
    pattern_type: float = 0.2
    """For the pattern's type to stand against the model's likeliest one."""
    status_told: float = 0.7
    """For a status other than "asserted" where the rules see nothing."""
    status_marked: float = 0.9
    """For a status against the one that the rules see marked."""
    status_denied: float = 0.9
    """For "denied" where the rules see no negation."""


WIDE = Cuts(alone=0.3, denied=0.99, agreed=0.3, other_type=0.3)
"""For all that may be an event, where `worth` says of each whether it is kept."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Decides what becomes an event; `model` is the model's name, for evidence."""

    patterns: PatternIndex
    model: str
    cuts: Cuts = field(default_factory=Cuts)

    def __call__(
        self,
        parse: Parse,
        who: Participants,
        by_pattern: Sequence[EventMention],
        proposals: Sequence[Proposal],
        no_event: Set[int] = frozenset(),
    ) -> list[EventMention]:
        """Return the events of a sentence in text order; `no_event` are heads of what patterns know as none."""
        left = list(proposals)
        decided: list[EventMention] = []
        for event in by_pattern:
            proposal = proposal_for(parse, event, left)
            kept = self._pattern(parse, who, event, proposal)
            if not kept:
                continue
            decided.extend(kept)
            inside = set(parse.covering(event.trigger))
            left = [
                p for p in left if p is not proposal and not (p.type == event.type and inside & set(p.words))
            ]
        for proposal in left:
            least = self.cuts.denied if proposal.head in no_event else self.cuts.alone
            if proposal.score >= least:
                decided.append(self._seen(parse, who, proposal))
        return sorted(decided, key=lambda e: (e.trigger.start, e.trigger.end))

    def _pattern(
        self, parse: Parse, who: Participants, event: EventMention, proposal: Proposal | None
    ) -> list[EventMention]:
        """Return a pattern's event as the model agrees to it, or nothing."""
        if self.patterns.is_of_user(event):
            return [event]
        if proposal is None:
            return []
        if proposal.type == event.type or proposal.chance_of(event.type) >= self.cuts.pattern_type:
            if proposal.score < self.cuts.agreed:
                return []
            return [self._with_roles(parse, who, event, proposal)]
        if proposal.score < self.cuts.other_type:
            return []
        return [event_of(parse, proposal, who, self.patterns, self.model)]

    def _seen(self, parse: Parse, who: Participants, proposal: Proposal) -> EventMention:
        """Return what only the model sees, its sides put right where the grammar of a verb tells them."""
        event = event_of(parse, proposal, who, self.patterns, self.model)
        if parse.tokens[event.head].pos != "VERB":
            return event
        if event.type in TOGETHER or not self.patterns.is_done_by_subject(
            parse.tokens[event.head].lemma, event.type
        ):
            return event
        ruled = with_rules(who, event)
        sides = list(event.actors), list(event.recipients)
        if crosses(parse, ruled, *sides):
            return ruled
        actors, recipients = parted(parse, ruled, *sides)
        evidence = [e for e in event.evidence if e.of not in {"actors", "recipients"}]
        evidence.extend(role_evidence(proposal, actors, recipients, self.model))
        return replace(event, actors=tuple(actors), recipients=tuple(recipients), evidence=tuple(evidence))

    def _with_roles(
        self, parse: Parse, who: Participants, event: EventMention, proposal: Proposal
    ) -> EventMention:
        """Return a pattern's event with the sides that the model sees; its own where the model sees nobody."""
        actors, recipients = sides_of(parse, proposal, who)
        if crosses(parse, event, actors, recipients) or turns_on_itself(
            parse, event, actors or event.actors, recipients or event.recipients
        ):
            actors, recipients = [], []
        actors, recipients = parted(parse, event, actors, recipients)
        evidence = [e for e in event.evidence if e.of not in {"actors", "recipients"}]
        evidence.append(
            Evidence(
                "type",
                "encode",
                f"{self.model}: {event.type} {proposal.score * proposal.chance_of(event.type):.2f}",
                trigger_span(parse, proposal),
            )
        )
        taken = {m.participant for m in (*actors, *recipients)}
        for side, seen in (("actors", actors), ("recipients", recipients)):
            told: tuple[Mention, ...] = getattr(event, side)
            if seen:
                evidence.extend(
                    e for e in role_evidence(proposal, actors, recipients, self.model) if e.of == side
                )
            elif told and not is_guessed(event, side):
                kept = [m for m in told if m.participant not in taken]
                seen.extend(kept)
                evidence.extend(e for e in event.evidence if e.of == side)
        if not are_joined(parse, (*actors, *recipients)):
            actors, recipients = apart(actors, recipients)
        return replace(
            event,
            actors=tuple(actors),
            recipients=tuple(recipients),
            evidence=tuple(evidence),
            statuses=proposal.statuses,
        )


def presented(
    status: Status, rule: str, statuses: Sequence[tuple[Status, float]], cuts: Cuts, model: str = "model"
) -> tuple[Status, str]:
    """Return the status of an event, from the rules' answer and the model's chances, and what says so."""
    if not statuses or status == "disputed" or rule in {DONE, ON_NOBODY, SCHEDULED}:
        # What the model learned from has too few disputed events, deeds to nobody and schedules for it to see one.
        return status, rule
    seen, chance = max(statuses, key=lambda pair: pair[1])
    least = cuts.status_told if status == "asserted" else cuts.status_marked
    if seen == "denied":
        least = max(least, cuts.status_denied)
    if seen == status or chance < least:
        return status, rule
    return seen, f"{model}: {seen} {chance:.2f}"
