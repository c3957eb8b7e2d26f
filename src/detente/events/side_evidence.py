"""Sides of events that change: what was told of those who stay is kept, of those who go it is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.records import EventMention, Evidence, Mention


def with_sides(
    event: EventMention, actors: Sequence[Mention], recipients: Sequence[Mention], rule: str | None = None
) -> EventMention:
    """Return an event with these on its sides; `rule` put the new ones there, `None` where nobody is new."""
    if (tuple(actors), tuple(recipients)) == (event.actors, event.recipients):
        return event
    new = replace(event, actors=tuple(actors), recipients=tuple(recipients))
    standing = [(side, m) for side in ("actors", "recipients") for m in getattr(new, side)]
    places = {(side, m.span) for side, m in standing}
    kept = [e for e in event.evidence if e.of not in {"actors", "recipients"} or (e.of, e.span) in places]
    told = {(e.of, e.span) for e in kept}
    why = [
        Evidence(side, "events", rule, m.span)
        for side, m in standing
        if rule is not None and m not in getattr(event, side) and (side, m.span) not in told
    ]
    return replace(new, evidence=(*kept, *why))
