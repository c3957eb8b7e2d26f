"""Two states in one word: who "supports Chadian-Nigerian understanding" supports both."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

HYPHENS = frozenset({"-", "–"})


def with_pairs(parse: Parse, mentions: Sequence[Mention], event: EventMention) -> EventMention:
    """Return an event with the other one of a pair of whom a hyphen joins one to a recipient."""
    known = countries_of((*event.actors, *event.recipients)) | {None}
    others = [m for m in mentions if m.participant.country not in known and m.kind != "implied"]
    beside = [o for o in others if any(_are_joined(parse, m, o) for m in event.recipients)]
    return with_sides(event, event.actors, [*event.recipients, *beside], "roles.of_a_pair")


def _are_joined(parse: Parse, one: Mention, other: Mention) -> bool:
    first, last = sorted((one.head, other.head))
    return last - first == 2 and parse.tokens[first + 1].text in HYPHENS
