"""Who lets somebody go whose captors the document names: "freeing her husband", "another freed American".

Nobody beside such words says who frees, so a net or the story's home state was put there, which is that of the freed.
Whoever else holds or releases people of that state in the document lets them go.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.context import HOME_STATE
from detente.events.implied import implied
from detente.events.learned import countries_of
from detente.events.side_evidence import is_of_open_sides, with_sides
from detente.records import EventMention

_HOLDING = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types of hostages taken, of arrests, and of other releases."""


def with_captors(events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a document, those who hold the freed people of another state as those who free them."""
    return [_freed(e, events) for e in events]


def _freed(event: EventMention, events: Sequence[EventMention]) -> EventMention:
    freed = countries_of(event.recipients)
    is_at_home = len(freed) == 1 and countries_of(event.actors) == freed
    if event.mode != "release" or not is_at_home or not _is_guess(event):
        return event
    held = [o for o in events if o.type in _HOLDING and countries_of(o.recipients) == freed]
    captors = [
        m
        for o in held
        for m in o.actors
        if m.kind != "implied" and m.participant.country not in freed | {None}
    ]
    if len(countries_of(captors)) != 1:
        return event
    captor = implied(event, captors[0].participant, captors[0].span)
    return with_sides(event, [captor], event.recipients, "context.captor")


def _is_guess(event: EventMention) -> bool:
    """Return whether the net of open sides or the story's home state put the actors there."""
    rules = [e.rule for e in event.evidence if e.of == "actors"]
    return any(r == HOME_STATE or is_of_open_sides(r) for r in rules)
