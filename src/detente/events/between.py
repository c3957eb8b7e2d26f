"""Who only stands round a thing that something is done to: "the seizure of a ferry between two Ruritanian ports".

What is told to lie or move between two parties is not theirs to do anything with: they are where it is. What two do to
each other ("a clash between ...", "talks between ...") names them in its own phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_ONE_WAY = frozenset({"COERCE", "SANCTION"})
"""Types that somebody does to another one, never two to each other."""


def without_those_between(parse: Parse, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence, nobody acting between whom only something lies or moves."""
    return [_without(parse, e) for e in events]


def _without(parse: Parse, event: EventMention) -> EventMention:
    actors = [m for m in event.actors if not is_round_a_thing(parse, event, m)]
    return with_sides(event, actors, event.recipients)


def is_round_a_thing(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether something done one way is told to lie or move between somebody and another one."""
    if event.type not in _ONE_WAY:
        return False
    if mention.kind == "implied" or mention.sentence != event.sentence:
        return False
    member = parse.tokens[parse.above(mention.head, "conj", "appos", "compound", "amod", "nmod")]
    before = parse.tokens[member.head]
    return member.dep == "pobj" and before.lemma == "between" and before.head != event.head
