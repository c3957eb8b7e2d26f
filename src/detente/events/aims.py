"""Whom an attack or a reproach is directed at: "the strike was aimed at Ruritania" tells who is hit, not by whom."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_AIMED = frozenset({"ASSAULT", "ACCUSE", "THREATEN"})
_AT = frozenset({"at", "against"})
_RULE = "roles.aimed_at"


def with_those_aimed_at(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence; at whom an attack or a reproach is aimed stands on its receiving side only."""
    return [_aimed(parse, words, e) if e.type in _AIMED else e for e in events]


def _aimed(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    token = parse.tokens[event.head]
    verb = parse.tokens[token.head]
    if token.pos != "NOUN" or token.dep not in {"nsubj", "nsubjpass"} or verb.lemma not in words.directing:
        return event
    targets = [
        n
        for p in parse.children(token.head, "prep")
        if parse.tokens[p].lemma in _AT
        for n in parse.children(p, "pobj")
    ]
    aimed = [m for m in (*event.actors, *event.recipients) if _is_in(parse, event, m, targets)]
    if not aimed:
        return event
    actors = [m for m in event.actors if m not in aimed]
    return with_sides(event, actors, tuple(dict.fromkeys(aimed)), _RULE)


def _is_in(parse: Parse, event: EventMention, mention: Mention, targets: Sequence[int]) -> bool:
    if mention.kind == "implied" or mention.sentence != event.sentence:
        return False
    return parse.above(mention.head, "conj", "appos") in targets
