"""The one place that decides between the patterns and the trained model.

Both look at a sentence on their own. Where they point at the same words they are one event; what only one of
them sees is kept if it is sure enough. The cuts were measured by cross-validation: see
docs/explanation/model-and-patterns.md.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from detente.events.learned import (
    apart,
    countries_of,
    event_of,
    proposal_for,
    role_evidence,
    sides_of,
    trigger_span,
)
from detente.events.participants import Participants
from detente.events.patterns import PatternIndex
from detente.events.roles import with_rules
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
                decided.append(self._seen(parse, who, proposal))
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

    def _seen(self, parse: Parse, who: Participants, proposal: Proposal) -> EventMention:
        """Return what only the model sees, its sides put right where the grammar of a verb tells them."""
        event = event_of(parse, proposal, who, self.patterns, self.model)
        if parse.tokens[event.head].pos != "VERB":
            return event
        if event.type in _TOGETHER or not self.patterns.is_done_by_subject(
            parse.tokens[event.head].lemma, event.type
        ):
            return event
        ruled = with_rules(who, event)
        sides = list(event.actors), list(event.recipients)
        if _crosses(parse, ruled, *sides):
            return ruled
        actors, recipients = _parted(parse, ruled, *sides)
        evidence = [e for e in event.evidence if e.of not in {"actors", "recipients"}]
        evidence.extend(role_evidence(proposal, actors, recipients, self.model))
        return replace(event, actors=tuple(actors), recipients=tuple(recipients), evidence=tuple(evidence))

    def _with_roles(
        self, parse: Parse, who: Participants, event: EventMention, proposal: Proposal
    ) -> EventMention:
        """Return a pattern's event with the sides that the model sees; its own where the model sees nobody."""
        actors, recipients = sides_of(parse, proposal, who)
        if _crosses(parse, event, actors, recipients) or _turns_on_itself(
            parse, event, actors or event.actors, recipients or event.recipients
        ):
            actors, recipients = [], []
        actors, recipients = _parted(parse, event, actors, recipients)
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
        if not _are_joined(parse, (*actors, *recipients)):
            actors, recipients = apart(actors, recipients)
        return replace(
            event,
            actors=tuple(actors),
            recipients=tuple(recipients),
            evidence=tuple(evidence),
            statuses=proposal.statuses,
        )


_SURE = {
    "actors": frozenset(
        {
            "roles.subject",
            "roles.agent",
            "roles.by",
            "roles.subject_of_relative",
            "roles.answers_with",
            "roles.received_from",
        }
    ),
    "recipients": frozenset({"roles.object", "roles.indirect_object", "roles.object_of_relative"}),
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
    told, doing = countries_of(event.recipients), countries_of(actors)
    is_sure = rules.get("actors") in _SURE["actors"] and _has_own_doer(parse, event)
    if is_sure and len(told) == 1 and doing == told != countries_of(event.actors):
        return True
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


def _has_own_doer(parse: Parse, event: EventMention) -> bool:
    """Return whether a verb has its subject or agent beside itself or the verb it is joined to; a noun has."""
    verb = event.head
    if parse.tokens[verb].pos != "VERB":
        return True
    while parse.tokens[verb].dep == "conj" and not parse.children(verb, "nsubj", "nsubjpass", "agent"):
        verb = parse.tokens[verb].head
    token = parse.tokens[verb]
    is_means = token.dep == "pcomp" and parse.tokens[token.head].lemma == "by"
    return is_means or bool(parse.children(verb, "nsubj", "nsubjpass", "agent"))


def _turns_on_itself(
    parse: Parse, event: EventMention, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:
    """Return whether the model has one state act on itself where the rules see two states."""
    states, told = countries_of(actors), (countries_of(event.actors), countries_of(event.recipients))
    if len(states) != 1 or countries_of(recipients) != states or not _has_own_doer(parse, event):
        return False
    return all(len(side) == 1 for side in told) and told[0] != told[1] and states <= told[0] | told[1]


_DOERS = frozenset(
    {
        "roles.subject",
        "roles.agent",
        "roles.subj",
        "roles.by",
        "roles.possessor",
        "roles.poss",
        "roles.subject_of_relative",
    }
)
"""Rules that see the one who does it beside the word itself."""


def _parted(
    parse: Parse, event: EventMention, actors: list[Mention], recipients: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the sides with the one of two states on the same side moved who is not the doer by the rules.

    "Ethiopia's offer" that Eritrea answers is Ethiopia's alone, and goes to Eritrea.
    """
    sides = (actors, recipients)
    full = [s for s in sides if s]
    rules = {e.rule for e in event.evidence if e.of == "actors"}
    doers = countries_of(event.actors)
    if len(full) != 1 or event.type in _TOGETHER or not rules or not rules <= _DOERS or len(doers) != 1:
        return sides
    (both,) = full
    if len(countries_of(both)) != 2 or not doers < countries_of(both):
        return sides
    if _are_joined(parse, both):
        return sides
    doing = [m for m in both if m.participant.country in doers]
    return doing, [m for m in both if m not in doing]


def _are_joined(parse: Parse, mentions: Sequence[Mention]) -> bool:
    return any(parse.tokens[m.head].dep == "conj" or parse.children(m.head, "conj") for m in mentions)


_TOGETHER = frozenset({"CONSULT", "MOBILIZE", "RETREAT"})
"""Types that two do together, one of them named as subject, or that need no other state."""


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
