"""What one voice tells and another denies is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.records import Event, Evidence, Factuality


def with_disputes(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with those told by one voice disputed that another voice denies.

    Two tell the same if type and the countries of one side agree, and no side's countries contradict. What the
    document tells in its own voice stays as told: only a claim becomes disputed.
    """
    denials = [e for e in events if e.status == "denied" and e.attribution is not None and _is_told(e)]
    return tuple(_disputed(e, denials) for e in events)


def _disputed(event: Event, denials: Sequence[Event]) -> Event:
    if event.status != "asserted" or event.attribution is None:
        return event
    for denial in denials:
        if denial.attribution == event.attribution or denial.type != event.type:
            continue
        if abs(denial.sentence - event.sentence) <= _REACH and _agree(event, denial):
            why = Evidence("status", "events", f"status.denied_by:{denial.id}", denial.trigger)
            because = (*(e for e in event.because if e.of != "status"), why)
            values = (*event.factuality[:-1], Factuality(event.factuality[-1].source, "CT+"))
            return replace(event, status="disputed", because=because, factuality=values)
    return event


def _is_told(event: Event) -> bool:
    """Return whether a voice tells that it did not happen; "asked them not to use force" tells nothing."""
    return not any(e.of == "status" and e.rule == "status.negated_infinitive" for e in event.because)


_REACH = 3
"""Sentences between a claim and its denial."""


def _agree(one: Event, other: Event) -> bool:
    same = 0
    for role in ("actors", "recipients"):
        mine = {m.participant.country for m in getattr(one, role)} - {None}
        theirs = {m.participant.country for m in getattr(other, role)} - {None}
        if mine and theirs:
            if not mine & theirs:
                return False
            same += 1
    return same == 2 or (same == 1 and one.mode == other.mode)
