"""Who does what somebody is said to get: "received a call from Chad", "the welcome that he had from the Chadians"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.lists import with_listed
from detente.events.participants import Participants, ParticipantsOfDocument
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import RECIPROCAL, EventMention, Parse

_RULE = "roles.got_from"


def with_those_got_from(
    everybody: ParticipantsOfDocument, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events of a document, what is got from somebody as done by him to those who get it."""
    return [_turned(everybody[e.sentence], e) for e in events]


def _turned(who: Participants, event: EventMention) -> EventMention:
    parse, words, frames = who.parse, who.words, who.frames
    verb = _verb_of_getting(parse, words, event.head)
    if verb is None:
        return event
    things = parse.children(verb, "dobj")
    called = any(parse.tokens[i].lemma in words.calls for i in things)
    if event.type in RECIPROCAL and not (event.type == "CONSULT" and called):
        return event  # who accepts an offer agrees, and who receives a visitor is the host
    places = [n for i in (verb, *things) for n in frames.of(i).prepositions.get("from", [])]
    givers = [m for m in who.whose(with_listed(parse, dict.fromkeys(places))) if m.participant.country]
    if not givers or countries_of(givers) == countries_of(event.actors):
        return event
    heads = {m.head for m in givers}
    getting = who.whose(with_listed(parse, parse.children(verb, "nsubj")))
    getting = getting or [m for m in event.recipients if m.head not in heads]
    return with_sides(event, givers, getting, _RULE)


def _verb_of_getting(parse: Parse, words: RoleWords, head: int) -> int | None:
    """Return the verb of getting that an event is, whose object it is, or that a clause behind it has."""
    token = parse.tokens[head]
    over = [token.head] if token.dep == "dobj" else []
    for index in (head, *over, *parse.children(head, "relcl")):
        if parse.tokens[index].pos == "VERB" and parse.tokens[index].lemma in words.obtaining:
            return index
    return None
