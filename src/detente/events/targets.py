"""Whom an accusation, praise or demand of a deed is directed at: the doer of the deed."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.frames import Frames
from detente.events.side_evidence import on_side, with_recipients, with_sides
from detente.records import EventMention, Mention, Parse

AIMED = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
ANSWERED = "roles.who_rejects_it"
"""The rule that has an accusation or a demand go to him who rejects it."""

_LOOSE = ("roles.none", "roles.inside", "roles.of", "roles.on", "roles.against", "roles.in", "roles.for")
_PREPOSITIONS = ("for", "of", "on", "over", "about", "against", "with", "to", "by", "at")


def with_targets(parse: Parse, frames: Frames, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events with the recipients that their objects give.

    "The US condemned Iran's strikes on Iraq" is directed at Iran, who strikes, not at Iraq, which is struck.
    """
    by_head = {e.head: e for e in events}
    events = [_answered(parse, frames, e, by_head) for e in events]
    by_head = {e.head: e for e in events}
    return [
        _aimed(frames, e, by_head) if e.type in AIMED or _accepts(frames, e) else _ended(frames, e, by_head)
        for e in events
    ]


def _aimed(frames: Frames, event: EventMention, by_head: dict[int, EventMention]) -> EventMention:
    rules = {e.rule for e in event.evidence if e.of == "recipients"}
    if event.recipients and not all(r.startswith(_LOOSE) for r in rules):
        return event
    frame = frames.of(event.head)
    deeds = [*frame.objects, *frame.infinitives, *frame.gerunds]
    if event.type != "REJECT":
        deeds.extend(frame.clauses)  # "denied that it had shelled": the doer is who denies
    for noun in frame.objects:
        deeds.extend(frames.of(noun).prepositions.get("of", []))
    for preposition in _PREPOSITIONS:
        deeds.extend(frame.prepositions.get(preposition, []))
    for head in deeds:
        deed = by_head.get(head)
        if deed is None or deed is event:
            continue
        doers = _others(deed.actors, event.actors)
        if doers:
            return with_recipients(event, doers, "roles.doer_of_the_deed")
        if event.type == "ACCUSE" and event.recipients and set(event.recipients) <= set(deed.recipients):
            # "Condemns the strikes on Erbil": the victims are not whom it is directed at.
            return with_sides(event, event.actors, ())
    return event


def _answered(
    parse: Parse, frames: Frames, event: EventMention, by_head: dict[int, EventMention]
) -> EventMention:
    """Return the accusation or request that somebody rejects as directed at him who rejects it."""
    token = parse.tokens[event.head]
    answer = by_head.get(token.head) if token.dep == "dobj" else None
    if (
        answer is None
        or answer.type != "REJECT"
        or event.type not in {"ACCUSE", "REQUEST"}
        or event.recipients
    ):
        return event
    doers = _others(event.actors, answer.actors)
    asked = with_recipients(event, answer.actors, ANSWERED)
    return on_side(asked, "actors", doers, asked.evidence)


def _accepts(frames: Frames, event: EventMention) -> bool:
    return event.type == "AGREE" and frames.parse.tokens[event.head].lemma in frames.words.accepting


def _ended(frames: Frames, event: EventMention, by_head: dict[int, EventMention]) -> EventMention:
    """Return an end of a deed with those whom the deed was done to: "halt its attacks on Iraq"."""
    if event.type not in {"RETREAT", "CONCEDE"} or event.recipients:
        return event
    for head in frames.of(event.head).objects:
        deed = by_head.get(head)
        if deed is not None and deed.recipients:
            return with_recipients(event, deed.recipients, "roles.victim_of_the_deed")
    return event


def _others(doers: Sequence[Mention], actors: Sequence[Mention]) -> tuple[Mention, ...]:
    taken = {m.participant for m in actors}
    return tuple(m for m in doers if m.participant not in taken)
