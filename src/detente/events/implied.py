"""Participants that no words beside a trigger name: the text around it makes them clear."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.side_evidence import on_side
from detente.records import EventMention, Evidence, Mention, Participant, Span


def implied(event: EventMention, participant: Participant, antecedent: Span | None = None) -> Mention:
    """Return somebody at an event whose words do not name him; `antecedent` are the words that do, if any."""
    return Mention(event.trigger, event.sentence, event.head, participant, "implied", antecedent=antecedent)


def filled(event: EventMention, side: str, found: Sequence[Mention], rule: str) -> EventMention:
    """Return an event with those found on a side, implied, each party once."""
    standing = tuple(implied(event, p) for p in dict.fromkeys(m.participant for m in found))
    why = tuple(Evidence(side, "events", rule, m.span) for m in found)
    evidence = (*(e for e in event.evidence if e.of != side), *why)
    return on_side(event, side, standing, evidence)


def with_partners(event: EventMention, found: Sequence[Mention], rule: str) -> EventMention:
    """Return an event with further actors, implied."""
    standing = tuple(implied(event, m.participant) for m in found)
    why = tuple(Evidence("actors", "events", rule, m.span) for m in found)
    return on_side(event, "actors", (*event.actors, *standing), (*event.evidence, *why))
