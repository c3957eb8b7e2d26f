"""Whom a retreat is not done to: the troops that a state brings home, the government from which its minister resigns.

A state withdraws from another one. A name stays: "ended his rule of Chad" is done to Chad.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.side_evidence import with_sides
from detente.records import EventMention

_LEAVING = frozenset({"withdraw", "resign"})
"""Modes of leaving; a release is done to one's own people as often as not."""


def without_those_at_home(events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, withdrawals and resignations without recipients of the doer's own state."""
    return [_without(e) for e in events]


def _without(event: EventMention) -> EventMention:
    own = countries_of(event.actors)
    if event.type != "RETREAT" or event.mode not in _LEAVING or len(own) != 1:
        return event
    kept = [m for m in event.recipients if m.kind == "name" or m.participant.country not in own]
    return with_sides(event, event.actors, kept)
