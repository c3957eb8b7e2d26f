"""Whom a deed befalls and where it strikes: neither has done it, nor has whoever else the sentence names.

"Drew criticism", "came under fire", "is facing attacks": it is somebody's deed only if the noun's own phrase, "from" or
"by" says so. "The Aleppo bombing": there the bombs fell. The rules read the finished sides, after the trained nets.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.events.role_words import RoleWords
from detente.events.side_evidence import is_worded, with_sides
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_SUFFERED = frozenset({"ACCUSE", "ASSAULT", "REJECT"})
"""Types that are done to the subject of "draw" and "face"; who faces consequences is threatened by the speaker."""

_THREAT = "threat"
_BY = frozenset({"by", "from"})
_UNDER = frozenset({"be", "come", "remain"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})
_PLACE = "place"


def without_those_it_befell(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return an event without actors whom the grammar of its noun shows as none."""
    if event.type in RECIPROCAL or not event.actors:
        return event
    event = _without_struck_place(parse, event)
    verbs = ((noun, _verb_undergone(parse, words, noun)) for noun in _nouns(parse, event))
    noun, verb = next(((n, v) for n, v in verbs if v is not None), (event.head, None))
    if verb is None or not _is_suffered(parse, words, event, noun):
        return event
    own = set(_own_words(parse, noun, verb))
    here = [m for m in event.actors if is_worded(event, m)]
    return with_sides(event, [m for m in here if m.head in own], event.recipients)


def _nouns(parse: Parse, event: EventMention) -> Iterator[int]:
    for index in (event.head, *parse.covering(event.trigger)):
        if parse.tokens[index].pos == "NOUN":
            yield index


def _is_suffered(parse: Parse, words: RoleWords, event: EventMention, noun: int) -> bool:
    """Return whether the deed is one that others do to whom it befalls; a court's charges are the state's own."""
    lemma = parse.tokens[noun].lemma
    return (event.type in _SUFFERED or lemma == _THREAT) and lemma not in words.judicial


def _verb_undergone(parse: Parse, words: RoleWords, noun: int) -> int | None:
    """Return the verb whose subject has a noun done to him: "faced attacks", "came under fire"."""
    token = parse.tokens[parse.above(noun, "conj", "compound")]
    above = parse.tokens[token.head]
    if token.dep == "dobj" and above.lemma in words.undergoing:
        return token.head
    is_under = token.dep == "pobj" and above.lemma == "under"
    return above.head if is_under and parse.tokens[above.head].lemma in _UNDER else None


def _own_words(parse: Parse, noun: int, verb: int) -> Iterator[int]:
    """Return the words of a noun's phrase, and what stands behind "from" or "by" at the verb over it."""
    yield from parse.subtree(parse.above(noun, "conj", "compound"))
    for link in parse.children(verb, "prep", "agent"):
        if parse.tokens[link].lemma in _BY:
            yield from parse.subtree(link)


def _without_struck_place(parse: Parse, event: EventMention) -> EventMention:
    """Return "the Aleppo bombing" as done to Aleppo."""
    if event.type != "ASSAULT" or parse.tokens[event.head].pos != "NOUN":
        return event
    struck = [m for m in event.actors if _is_struck(parse, event, m)]
    if not struck:
        return event
    actors = [m for m in event.actors if m not in struck]
    return with_sides(event, actors, event.recipients or struck, "roles.struck_place")


def _is_struck(parse: Parse, event: EventMention, mention: Mention) -> bool:
    token = parse.tokens[mention.head]
    is_modifier = token.dep in _MODIFYING and token.head == event.head
    return mention.role == _PLACE and mention.sentence == parse.sentence and is_modifier
