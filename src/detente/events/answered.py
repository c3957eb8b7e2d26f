"""Who made the accusation or the demand that somebody turns down: he who is rebuffed.

"Ruritania denied the accusation" rebuffs its accuser; where the document tells whom a rejection goes to, it has told
who accuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.implied import implied
from detente.events.learned import countries_of, is_of_another_state
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Parse

_ANSWERED = frozenset({"ACCUSE", "REQUEST"})
_RULE = "context.who_is_rebuffed"


def with_rebuffed(parses: Mapping[int, Parse], events: Sequence[EventMention]) -> list[EventMention]:
    """Return a document's events, what somebody rejects as made by the one state that he rebuffs."""
    by_head = {(e.sentence, e.head): e for e in events}
    return [_made(parses[e.sentence], e, by_head) if e.type in _ANSWERED else e for e in events]


def _made(parse: Parse, event: EventMention, by_head: Mapping[tuple[int, int], EventMention]) -> EventMention:
    token = parse.tokens[event.head]
    answer = by_head.get((event.sentence, token.head)) if token.dep in {"dobj", "nsubjpass"} else None
    if answer is None or answer.type != "REJECT" or countries_of(event.actors):
        return event
    rebuffed = countries_of(answer.recipients)
    if len(rebuffed) != 1 or rebuffed & countries_of((*answer.actors, *event.recipients)):
        return event
    if any(is_of_another_state(m) for m in event.actors):
        return event
    party = next(m.participant for m in answer.recipients if m.participant.country in rebuffed)
    return with_sides(event, (*event.actors, implied(event, party)), event.recipients, _RULE)
