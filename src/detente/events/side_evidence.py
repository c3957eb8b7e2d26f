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


def with_recipients(event: EventMention, found: Sequence[Mention], rule: str) -> EventMention:
    """Return an event with those found as recipients by `rule`, whoever stood there and what was told of it dropped."""
    kept = [e for e in event.evidence if e.of != "recipients"]
    why = [Evidence("recipients", "events", rule, m.span) for m in found]
    return on_side(event, "recipients", found, (*kept, *why))


def is_of_open_sides(rule: str) -> bool:
    """Return whether a rule is the reason that the net of open sides gives."""
    return rule.startswith("sides ")


def is_worded(event: EventMention, mention: Mention) -> bool:
    """Return whether words of an event's own sentence name somebody."""
    return mention.kind != "implied" and mention.sentence == event.sentence


def words_held(event: EventMention, side: str) -> set[int]:
    """Return the words of an event's sentence that head those on a side."""
    return {m.head for m in getattr(event, side) if is_worded(event, m)}


def on_side(
    event: EventMention, side: str, standing: Sequence[Mention], evidence: Sequence[Evidence]
) -> EventMention:
    """Return an event with these on a side ("actors" or "recipients"), and with this evidence for all of it."""
    if side == "actors":
        return replace(event, actors=tuple(standing), evidence=tuple(evidence))
    return replace(event, recipients=tuple(standing), evidence=tuple(evidence))
