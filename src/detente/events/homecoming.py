"""Whom a retreat is not from: those of the state that withdraws, "the troops were brought home"; who resigns, resigns.

A state withdraws from another one. Its own soldiers are not to whom it does so, nor its own government to whom
a minister resigns.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.side_evidence import with_sides
from detente.records import EventMention

_HOME = frozenset({"withdraw", "resign"})


def without_those_at_home(events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, withdrawals and resignations without recipients of the doer's own state."""
    return [_without(e) for e in events]


def _without(event: EventMention) -> EventMention:
    own = countries_of(event.actors)
    if event.type != "RETREAT" or event.mode not in _HOME or len(own) != 1:
        return event
    kept = [m for m in event.recipients if m.kind == "name" or m.participant.country not in own]
    return with_sides(event, event.actors, kept)
