"""The one place that decides between the patterns and the trained model.

Both look at a sentence on their own. Where they point at the same words they are one event; what only one of
them sees is kept if it is sure enough. The cuts were measured by cross-validation: see
docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from detente.events.learned import event_of, proposal_for, role_evidence, sides_of, trigger_span
from detente.events.participants import Participants
from detente.events.patterns import PatternIndex
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
            decided.extend(self._pattern(parse, who, event, proposal))
            inside = set(parse.covering(event.trigger))
            left = [
                p for p in left if p is not proposal and not (p.type == event.type and inside & set(p.words))
            ]
        for proposal in left:
            least = self.cuts.denied if no_event & set(proposal.words) else self.cuts.alone
            if proposal.score >= least:
                decided.append(event_of(parse, proposal, who, self.patterns, self.model))
        return sorted(decided, key=lambda e: (e.trigger.start, e.trigger.end))

    def _pattern(
        self, parse: Parse, who: Participants, event: EventMention, proposal: Proposal | None
    ) -> list[EventMention]:
        """Return a pattern's event as the model agrees to it, or nothing."""
        if self.patterns.is_of_user(event.evidence[0].rule):
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

    def _with_roles(
        self, parse: Parse, who: Participants, event: EventMention, proposal: Proposal
    ) -> EventMention:
        """Return a pattern's event with the sides that the model sees; its own where the model sees nobody."""
        actors, recipients = sides_of(parse, proposal, who)
        if _crosses(parse, event, actors, recipients):
            actors, recipients = [], []
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
            elif told and not _is_guessed(event, side):
                kept = [m for m in told if m.participant not in taken]
                seen.extend(kept)
                evidence.extend(e for e in event.evidence if e.of == side)
        return replace(
            event,
            actors=tuple(actors),
            recipients=tuple(recipients),
            evidence=tuple(evidence),
            statuses=proposal.statuses,
        )


_SURE = {
    "actors": frozenset({"roles.subject", "roles.agent"}),
    "recipients": frozenset({"roles.object", "roles.indirect_object"}),
}
"""Rules that see who does it to whom in subject, object and agent of the verb itself."""


_GUESSED = {
    "actors": frozenset(
        f"roles.{r}"
        for r in ("accused", "light_verb", "subject_above", "subject_inside", "subject_of_noun", "in")
    ),
    "recipients": frozenset(
        f"roles.{r}" for r in ("at", "aimed_at", "inside_for", "inside_on", "into", "object_of_infinitive")
    ),
}
"""Rules that read a side from afar: not believed where the model, which saw the same words, saw nobody."""


def _is_guessed(event: EventMention, side: str) -> bool:
    rules = {e.rule for e in event.evidence if e.of == side}
    is_promise = event.type == "AGREE"  # to whom: "agreed to admit Bolivian lorries"
    return bool(rules) and not is_promise and rules <= _GUESSED[side]


def _crosses(
    parse: Parse, event: EventMention, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Return whether the model gives somebody the other side than subject and object of the verb do."""
    rules = {e.of: e.rule for e in event.evidence}
    if rules.get("actors") == "roles.subject" and _is_bare_participle(parse, event.head):
        return False
    seen = {"actors": {m.participant for m in recipients}, "recipients": {m.participant for m in actors}}
    return any(
        rules.get(side) in sure and {m.participant for m in getattr(event, side)} & seen[side]
        for side, sure in _SURE.items()
    )


def _is_bare_participle(parse: Parse, verb: int) -> bool:
    """Return whether a verb may be a participle taken for a past tense: "the Moroccans detained there are freed"."""
    token = parse.tokens[verb]
    return (
        token.tag in {"VBD", "VBN"}
        and token.dep != "relcl"
        and not parse.children(verb, "dobj", "aux", "ccomp", "xcomp", "prt")
    )


def presented(
    status: Status, rule: str, statuses: Sequence[tuple[Status, float]], cuts: Cuts, model: str = "model"
) -> tuple[Status, str]:
    """Return the status of an event, from the rules' answer and the model's chances, and what says so."""
    if not statuses or status == "disputed":
        # What the model learned from has too few disputed events for it to see one.
        return status, rule
    seen, chance = max(statuses, key=lambda pair: pair[1])
    least = cuts.status_told if status == "asserted" else cuts.status_marked
    if seen == status or chance < least:
        return status, rule
    return seen, f"{model}: {seen} {chance:.2f}"
