"""Recipients who do something else: who backs a demand, and who acts in the clause behind a victim.

"Chad seconded Mali's call": nobody asks Chad. "It had met Chile and Bolivia would be invited": nobody met Bolivia yet,
though it looks like the second of a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.events.role_words import RoleWords
from detente.events.side_evidence import is_worded, with_sides
from detente.records import EventMention, Mention, Parse

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})


def without_outsiders(
    parses: Mapping[int, Parse], words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events without recipients who back the demand or act in the next clause."""
    return [_without(parses[e.sentence], words, e) for e in events]


def _without(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    kept = [
        m
        for m in event.recipients
        if not is_worded(event, m) or not (_seconds(parse, words, event, m) or _acts_next(parse, event, m))
    ]
    return with_sides(event, event.actors, kept)


def _seconds(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody backs the demand that a noun tells: "backed the call"."""
    noun = parse.tokens[event.head]
    if event.type != "REQUEST" or noun.pos != "NOUN" or noun.dep != "dobj":
        return False
    is_backing = parse.tokens[noun.head].lemma in words.seconding
    return is_backing and parse.above(mention.head, "conj") in parse.children(noun.head, "nsubj")


def _acts_next(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether the last of a list of a verb's objects is the subject of a verb right behind it."""
    first = parse.above(mention.head, "conj")
    is_object = parse.tokens[first].dep == "dobj" and parse.tokens[first].head == event.head < first
    behind = max(parse.subtree(mention.head)) + 1
    if mention.head == first or not is_object or behind >= len(parse.tokens):
        return False
    return parse.tokens[behind].tag in _FINITE
