"""Where somebody was caught or shot is not who did it: "arrested in Chile" may be Interpol's work."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_PLACED = frozenset({"in", "at", "near", "outside"})


def without_place_of_capture(
    parse: Parse, words: RoleWords, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return the events, those of catching verbs in the passive without the place as doer.

    Who holds somebody in prison is the state of the place; who caught him there may be anybody.
    """
    return [_without(parse, e) if _is_catching(parse, words, e) else e for e in events]


def _without(parse: Parse, event: EventMention) -> EventMention:
    return with_sides(event, [m for m in event.actors if not _is_place(parse, event, m)], event.recipients)


def _is_catching(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    token = parse.tokens[event.head]
    if token.pos != "VERB" or token.lemma not in words.catching or parse.children(event.head, "agent"):
        return False
    return bool(parse.children(event.head, "auxpass", "nsubjpass")) or token.tag == "VBN"


def _is_place(parse: Parse, event: EventMention, mention: Mention) -> bool:
    if mention.person or mention.role not in {"", "place"} or mention.kind == "implied":
        return False
    if parse.tokens[mention.head].entity not in {"GPE", "LOC"}:
        return False
    place = parse.tokens[parse.above(mention.head, "conj", "appos")]
    if place.dep == "pobj" and parse.tokens[place.head].lemma in _PLACED:
        return True
    clause = parse.above(event.head, "conj")
    where = any(parse.tokens[c].lemma == "where" for c in parse.children(clause, "advmod"))
    return where and parse.tokens[clause].dep == "relcl"
