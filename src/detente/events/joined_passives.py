"""Passives joined in one breath: whoever "arrested" the men "and released" them is the same, told or understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.implied import filled
from detente.events.learned import countries_of
from detente.records import EventMention, Parse

_UNDERGONE = frozenset({"COERCE", "RETREAT", "ASSAULT", "SANCTION"})


def with_joined_passives(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, a passive without doer with the doer of the passive that it is joined with.

    "Killed, arrested or tortured since the coup": what the document makes clear of the arrests holds of the rest.
    """
    return [_shared(parses[e.sentence], e, events) for e in events]


def _shared(parse: Parse, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    if event.actors or not _is_agentless(parse, event):
        return event
    first = parse.above(event.head, "conj")
    others = (o for o in events if o is not event and o.sentence == event.sentence)
    for other in others:
        if parse.above(other.head, "conj") != first or not _is_agentless(parse, other):
            continue
        if countries_of(other.actors) and all(m.kind == "implied" for m in other.actors):
            return filled(event, "actors", other.actors, "context.joined_passive")
    return event


def _is_agentless(parse: Parse, event: EventMention) -> bool:
    """Return whether a verb tells only what the subject that it shares with others undergoes."""
    if event.type not in _UNDERGONE or parse.tokens[event.head].tag != "VBN":
        return False
    first = parse.above(event.head, "conj")
    own = ("agent", "nsubj", "dobj") if first == event.head else ("agent", "nsubj", "dobj", "nsubjpass")
    is_participle = parse.tokens[first].dep == "acl" and parse.tokens[first].tag == "VBN"
    is_passive = is_participle or any(parse.children(v, "auxpass") for v in (event.head, first))
    return is_passive and not parse.children(event.head, *own)
