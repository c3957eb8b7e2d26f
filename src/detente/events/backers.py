"""Who backs somebody in one word, "Iran-backed militias": the state that the document names so elsewhere.

The first half of such a word tells nothing of the noun behind it, so it is no state's name when participants are
found, and a guess about it is wrong: the rebels of "Chad-backed rebels" in Mali are not backed by Mali.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.events.hyphened import HYPHENS
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse


def with_backers(
    parses: Mapping[int, Parse], events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events of a document, those who back others in one word with their state, or with none."""
    states = {
        word: m.participant.country
        for m in mentions
        for word in (m.participant.name, parses[m.sentence].tokens[m.head].text)
        if m.kind in {"name", "nationality"} and m.participant.country is not None
    }
    return [_backed(parses[e.sentence], e, states) for e in events]


def _backed(parse: Parse, event: EventMention, states: Mapping[str, str | None]) -> EventMention:
    half = event.head - 2
    if half < 0 or parse.tokens[event.head - 1].text not in HYPHENS:
        return event
    country = states.get(parse.tokens[half].text)

    def named(m: Mention) -> Mention:
        is_half = m.head == half and is_worded(event, m)
        return replace(m, participant=replace(m.participant, country=country)) if is_half else m

    return with_sides(event, [named(m) for m in event.actors], event.recipients, "roles.backer")
