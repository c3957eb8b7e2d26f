"""Who protests where a noun tells of it: unnamed people of a state, not those whose deed or fate drew them.

In "riots broke out after soldiers shot two students" soldiers did not riot. "Protests continue in Peru" are those of
people of Peru; so are "the protests" of a document that tells of protests by people of Peru alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from detente.events.drawn import crowd_instead, people_of
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import NOT_STATES, EventMention, Evidence, Mention, Parse

_AFTER = frozenset({"after", "because", "following", "over", "since"})
"""Words that bring in what a protest is about, as clause or as noun."""

_PARTS = frozenset({"compound", "amod", "nmod", "poss"})


_WHERE = frozenset({"in", "across", "throughout"})


def with_protesters(
    parses: Mapping[int, Parse],
    words: RoleWords,
    events: Sequence[EventMention],
    mentions: Sequence[Mention],
) -> list[EventMention]:
    """Return a document's events, nobody protesting who stands in the cause only, and people where nobody does."""
    new = [_without_those_of_cause(parses[e.sentence], words, e, events) for e in events]
    return [_filled(parses[e.sentence], e, new, mentions) for e in new]


def _without_those_of_cause(
    parse: Parse, words: RoleWords, event: EventMention, events: Sequence[EventMention]
) -> EventMention:
    if not _is_noun(parse, event):
        return event
    deeds = {o.head for o in events if o.sentence == event.sentence and o.type != "PROTEST"}
    return crowd_instead(parse, words, event, [m for m in event.actors if _is_beside(parse, event, m, deeds)])


def _is_noun(parse: Parse, event: EventMention) -> bool:
    return event.type == "PROTEST" and parse.tokens[event.head].pos == "NOUN"


def _filled(
    parse: Parse, event: EventMention, events: Sequence[EventMention], mentions: Sequence[Mention]
) -> EventMention:
    """Return a protest of nobody as one of people of the state that it is in, or of the other protests."""
    if event.actors or not _is_noun(parse, event):
        return event
    here = _places(parse, event.head)
    rule = "context.place_of_the_protest" if here else "context.told_elsewhere"
    if here:
        held = {m.head for m in event.recipients}
        found = [m for m in mentions if m.head not in held and _names_place(m, event.sentence, here)]
    else:
        found = [m for o in events if o.type == "PROTEST" for m in o.actors]
    states = countries_of(found) - NOT_STATES
    if len(states) != 1:
        return event
    (country,) = states
    why = Evidence("actors", "events", rule, event.trigger)
    return replace(event, actors=(people_of(event, country),), evidence=(*event.evidence, why))


def _places(parse: Parse, noun: int) -> set[int]:
    """Return the words behind "in" at a protest or at what it does: "protests in Peru", "unrest goes on in Peru"."""
    verb = parse.tokens[noun].head
    over = [noun, verb] if parse.tokens[noun].dep in {"nsubj", "nsubjpass"} else [noun]
    preps = [p for i in over for p in parse.children(i, "prep") if parse.tokens[p].lemma in _WHERE]
    return {n for p in preps for n in parse.children(p, "pobj")}


def _names_place(mention: Mention, sentence: int, places: set[int]) -> bool:
    is_there = mention.sentence == sentence and mention.head in places
    return (
        is_there and mention.kind == "name" and not mention.person and mention.participant.country is not None
    )


def _is_beside(parse: Parse, event: EventMention, mention: Mention, deeds: set[int]) -> bool:
    if mention.kind == "implied" or mention.sentence != event.sentence:
        return False
    return _is_of_cause(parse, event, mention, deeds)


def _is_of_cause(parse: Parse, event: EventMention, mention: Mention, deeds: set[int]) -> bool:
    """Return whether somebody is told in the clause after a protest, or at the noun of another deed."""
    token = parse.tokens[mention.head]
    if token.dep in _PARTS and token.head in deeds and event.head not in parse.subtree(token.head):
        return True
    governor = parse.tokens[parse.above(event.head, "conj", "nsubj", "nsubjpass")]
    up = takewhile(lambda i: parse.tokens[i] != governor, (mention.head, *parse.ancestors(mention.head)))
    return governor in [parse.tokens[i] for i in parse.ancestors(mention.head)] and any(
        _follows(parse, i) for i in up
    )


def _follows(parse: Parse, clause: int) -> bool:
    """Return whether a verb's clause is one of what came before: "after soldiers shot two students"."""
    token = parse.tokens[clause]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.dep == "pcomp":
        return parse.tokens[token.head].lemma in _AFTER
    marks = parse.children(clause, "mark", "prep", "advmod")
    return token.dep == "advcl" and any(parse.tokens[m].lemma in _AFTER and m < clause for m in marks)
