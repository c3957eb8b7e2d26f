"""Who undergoes what a passive tells and stands on no side of it: "the pilot, who is held hostage by rebels"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.lists import with_listed
from detente.events.participants import Participants
from detente.events.relatives import relatives_resolved
from detente.events.side_evidence import with_sides
from detente.records import RECIPROCAL, EventMention

_OF_ITS_OWN = RECIPROCAL | {"AGREE", "MOBILIZE", "PROTEST"}
"""Types that are not done to the subject of a passive."""


def with_undergoers(who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, passives without recipients with those to whom they are done."""
    return [_undergone(who, e) for e in events]


def _undergone(who: Participants, event: EventMention) -> EventMention:
    parse, verb = who.parse, event.head
    if event.recipients or event.type in _OF_ITS_OWN:
        return event
    subjects = list(parse.children(verb, "nsubjpass"))
    if parse.tokens[verb].dep == "acl" and parse.tokens[verb].tag == "VBN":
        subjects.append(parse.tokens[verb].head)
    acting = {m.head for m in event.actors}
    done_to = who.whose(with_listed(parse, relatives_resolved(parse, subjects, verb)))
    found = [m for m in done_to if m.head not in acting]
    return with_sides(event, event.actors, found, "roles.undergoes_it")
