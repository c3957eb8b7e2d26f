"""Attacks that run the other way than all others of their document.

A text that tells of one state's attacks on another means the same attacks by "the invasion", whoever stands beside
these words: "Ruritania was warned that an invasion is near", "the response to the invasion, costs for Freedonia".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from detente.events.implied import implied
from detente.events.learned import countries_of
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Parse

_MUCH_MORE = 3
"""How many times as often somebody attacks as he is attacked, if he is the attacker of the text."""

_RULE = "context.same_direction"


def with_directions(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return a document's events, attacks told by a bare noun with attacker and attacked as in the others."""
    return [_directed(parses[e.sentence], e, events) for e in events]


def _directed(parse: Parse, event: EventMention, events: Sequence[EventMention]) -> EventMention:
    if event.type != "ASSAULT" or parse.tokens[event.head].pos != "NOUN" or _is_told_whose(parse, event):
        return event
    doers, hit = countries_of(event.actors), countries_of(event.recipients)
    others = [o for o in events if o is not event and o.type == "ASSAULT"]
    attackers, attacked = _parties(others)
    if not hit or not hit <= attackers:
        return event
    if not doers:
        return with_sides(event, event.recipients, (), _RULE)
    if doers <= attacked:
        return with_sides(event, event.recipients, event.actors, _RULE)
    victims = [m for o in others if countries_of(o.actors) == hit for m in o.recipients]
    states = countries_of(victims) - hit
    if doers & (attackers | attacked) or len(states) != 1:
        return event
    victim = next(m.participant for m in victims if m.participant.country in states)
    return with_sides(event, event.recipients, [implied(event, victim)], _RULE)


def _is_told_whose(parse: Parse, event: EventMention) -> bool:
    """Return whether somebody on a side stands in the noun's own phrase."""
    phrase = parse.subtree(event.head)
    return any(is_worded(event, m) and m.head in phrase for m in (*event.actors, *event.recipients))


def _parties(events: Sequence[EventMention]) -> tuple[set[str], set[str]]:
    """Return the states that only or mostly attack others, and those that are attacked."""
    pairs = [
        (a, b) for e in events for a in countries_of(e.actors) for b in countries_of(e.recipients) if a != b
    ]
    acts, suffers = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    attackers = {s for s in acts if acts[s] >= _MUCH_MORE * suffers[s]}
    return attackers, {s for s in suffers if suffers[s] >= _MUCH_MORE * acts[s]}
