"""Who feels is the one who praises or blames: "we are encouraged by Chad's progress", "I am honored to welcome"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.participants import Participants
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Parse

_JUDGING = frozenset({"ACCUSE", "SUPPORT"})
_BESTOWED = frozenset({"honor", "honour"})
"""What somebody else can do to a person with "by": "was honoured by the king"."""


def with_those_who_feel(
    parse: Parse, who: Participants, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return a sentence's events, the subject of a verb of feeling in the passive as the one who judges."""
    return [_felt(parse, who, e) for e in events]


def _felt(parse: Parse, who: Participants, event: EventMention) -> EventMention:
    lemma = parse.tokens[event.head].lemma.lower()
    frame = who.frames.of(event.head)
    if event.type not in _JUDGING or lemma not in who.words.feeling or not frame.passive:
        return event
    if lemma in _BESTOWED and (frame.subjects or not frame.infinitives):
        return event
    feeling = who.whose(frame.objects)
    heads = {m.head for m in feeling}
    if not heads & {m.head for m in event.recipients}:
        return event
    recipients = [m for m in event.recipients if m.head not in heads]
    agents = [m for m in event.actors if m.head not in heads]
    behind = [m for m in agents if m.head > event.head]
    return with_sides(event, feeling, recipients or behind, "roles.who_feels")
