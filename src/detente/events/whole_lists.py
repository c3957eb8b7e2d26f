"""All of a list act where one of it does: "Kenya, Chad and Mali signed" is not told of Mali alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.learned import countries_of
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse

_RULE = "roles.of_the_same_list"


def with_whole_lists(
    parses: Mapping[int, Parse], events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events of a document, the actors with the states that stand in one list with them.

    Who has it done to him stays where he is, and so does his state.
    """
    return [_whole(parses[e.sentence], e, mentions) for e in events]


def _whole(parse: Parse, event: EventMention, mentions: Sequence[Mention]) -> EventMention:
    held = [m for m in event.actors if is_worded(event, m)]
    listed = {i for m in held for i in _list_of(parse, event, held, m)}
    taken = {m.head for m in (*held, *event.recipients)}
    known = countries_of((*event.actors, *event.recipients)) | {None}
    new: dict[str | None, Mention] = {}
    for m in mentions:
        is_listed = m.sentence == event.sentence and m.head in listed - taken
        if is_listed and m.kind == "name" and m.participant.country not in known:
            new.setdefault(m.participant.country, m)
    return with_sides(event, (*event.actors, *new.values()), event.recipients, _RULE)


def _list_of(parse: Parse, event: EventMention, held: Sequence[Mention], one: Mention) -> set[int]:
    """Return the list in which one of the actors stands, unless his state acts outside it, too."""
    found = _list_from(parse, parse.above(one.head, "conj"))
    acts_alone = any(m.head not in found and m.participant.country == one.participant.country for m in held)
    return set() if acts_alone or event.head in found else found


def _list_from(parse: Parse, first: int) -> set[int]:
    """Return the words of a list by its first one; a list of clauses has nobody in it."""
    if parse.tokens[first].pos in {"VERB", "AUX"}:
        return set()
    found, open_ = set[int](), [first]
    while open_:
        found.add(word := open_.pop())
        open_.extend(c for c in parse.children(word, "conj") if c not in found)
    return found
