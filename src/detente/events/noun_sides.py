"""Sides of nouns that the grammar around the noun itself tells: whose it is, and who belongs to another one of a list.

These rules read the finished sides, after the trained nets.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.events.frame import is_noun_alone
from detente.events.learned import countries_of
from detente.events.lists import with_listed
from detente.events.participants import Participants, ParticipantsOfDocument
from detente.events.side_evidence import is_worded, with_sides
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types whose noun can have the victim as its owner ("her arrest"), unless somebody else stands behind it."""

_BEHIND = ("of", "on", "against", "upon")
_OWN_PHRASE = frozenset(
    {*_BEHIND, "by", "in", "with", "between", "to", "for", "from", "into", "toward", "towards"}
)
_SHARED = frozenset({"by", "from"})
"""Prepositions of a noun whose party may be that of the next noun of the list, too."""


def with_sides_of_nouns(
    everybody: ParticipantsOfDocument, events: Sequence[EventMention]
) -> list[EventMention]:
    """Return a document's events, the sides of its nouns put right where their own phrase tells them."""
    return [
        _ruled(who, e) if _is_noun(who.parse, e) else e
        for e, who in ((e, everybody[e.sentence]) for e in events)
    ]


def _is_noun(parse: Parse, event: EventMention) -> bool:
    return parse.tokens[event.head].pos == "NOUN"


def _ruled(who: Participants, event: EventMention) -> EventMention:
    event = _with_listed(who, _without_those_of_others(who.parse, event))
    if is_noun_alone(who.parse, event):
        event = _in_support_of(who, _owned(who, event))
    actors, recipients = _called_by_name(who, event.actors), _called_by_name(who, event.recipients)
    return with_sides(event, actors, recipients, "roles.named")


def _without_those_of_others(parse: Parse, event: EventMention) -> EventMention:
    """Return "the jailing of an editor and harassment of a judge" with the editor on no side of the harassment.

    A noun without a phrase of its own has those of its neighbour: "the harassment and arrest of a judge".
    """
    inside = parse.covering(event.trigger)
    others = _listed_with(parse, event.head)
    if not any(parse.tokens[p].lemma in _OWN_PHRASE for p in parse.children(event.head, "prep", "agent")):
        others -= {parse.tokens[event.head].head, *parse.children(event.head, "conj")}
    if not others or any(parse.tokens[i].pos == "VERB" for i in inside):
        return event

    def is_own(mention: Mention) -> bool:
        is_here = is_worded(event, mention)
        return (
            not is_here
            or mention.head in inside
            or not _is_of_another(parse, event.head, others, mention.head)
        )

    return with_sides(event, list(filter(is_own, event.actors)), list(filter(is_own, event.recipients)))


def _listed_with(parse: Parse, noun: int) -> set[int]:
    """Return the other nouns of the list that a noun is in."""
    open_, found = [parse.above(noun, "conj")], set[int]()
    while open_:
        found.add(word := open_.pop())
        open_.extend(c for c in parse.children(word, "conj") if c not in found)
    return {i for i in found - {noun} if parse.tokens[i].pos == "NOUN"}


def _is_of_another(parse: Parse, noun: int, others: set[int], word: int) -> bool:
    """Return whether a word stands in the phrase of another noun of the list, where this one has no part in it.

    The owner at the head of a list owns all of it, and so does who did the first thing: "raids by rebels and arson".
    """
    way = [word, *parse.ancestors(word)]
    if way[0] in others:
        return False
    for below, above in pairwise(way):
        if above == noun:
            return False
        if above in others:
            token = parse.tokens[below]
            is_shared = above < noun and token.lemma in _SHARED
            is_behind = token.dep in {"prep", "acl", "relcl"}
            return token.dep != "conj" and not is_shared and (is_behind or above > noun)
    return False


def _with_listed(who: Participants, event: EventMention) -> EventMention:
    """Return the recipients with the states in a list with them in the noun's own phrase: "a pledge to A and B"."""
    parse, phrase = who.parse, set(who.parse.subtree(event.head))
    here = {m.head for m in event.recipients if m.kind in {"name", "noun"} and m.sentence == parse.sentence}
    if len(here) < len(event.recipients) or not here <= phrase:
        return event
    known = countries_of(event.recipients) | countries_of(event.actors) | {None}
    listed = with_listed(parse, sorted({parse.above(i, "conj") for i in here} & phrase))
    states = [m for i in listed if i in phrase for m in who.at(i) if m.kind == "name" and not m.person]
    new = [m for m in states if m.participant.country not in known]
    return with_sides(event, event.actors, (*event.recipients, *new), "roles.joined")


def _owned(who: Participants, event: EventMention) -> EventMention:
    """Return "the committee's inquiry" and "their support" as their owners', not as another state's.

    Where the owners were held to be the recipients, the sides were the wrong way round.
    """
    frame = who.frames.of(event.head)
    owners = [m for m in who.whose(frame.possessors) if m.participant.country is not None]
    ours, held = countries_of(owners), countries_of(event.actors)
    if not owners or not held or ours & held or who.parse.tokens[event.head].lemma in who.words.freeing:
        return event
    if event.type in RECIPROCAL and (event.type == "COOPERATE" or any(m.kind != "pronoun" for m in owners)):
        return event
    behind = [m for p in _BEHIND for m in who.whose(frame.prepositions.get(p, []))]
    if event.type in _SUFFERED and all(m.participant.country in ours for m in behind):
        return event
    antecedents = {m.antecedent for m in owners} - {None}
    if any(m.kind == "pronoun" or {m.span, m.antecedent} & antecedents for m in event.actors):
        return event
    heads = {m.head for m in owners}
    others = [m for m in event.recipients if m.head not in heads and m.participant.country not in ours]
    turned = event.actors if event.recipients and not others else others
    return with_sides(event, owners, turned, "roles.owner_of_the_noun")


def _in_support_of(who: Participants, event: EventMention) -> EventMention:
    """Return "a march in support of the Danes" as directed at the Danes."""
    parse, frame = who.parse, who.frames.of(event.head)
    token = parse.tokens[event.head]
    is_in = token.dep == "pobj" and parse.tokens[token.head].lemma == "in"
    if event.type != "SUPPORT" or not is_in:
        return event
    nouns = frame.prepositions.get("of", [])
    helped = [m for n in nouns for m in (who.at(n) or who.inside(n, ("of",)))]
    heads = {m.head for m in helped}
    if not helped or heads & {m.head for m in event.recipients}:
        return event
    phrase = parse.subtree(event.head)
    actors = [m for m in event.actors if m.head not in heads]
    actors = actors or [m for m in event.recipients if m.head not in phrase]
    return with_sides(event, actors, helped, "roles.of_the_noun")


def _called_by_name(who: Participants, held: Sequence[Mention]) -> list[Mention]:
    """Return those held, a name behind a comma instead of the noun: "the envoy, Ada Lund," "the militia, Ahrar,"."""
    parse, found = who.parse, list[Mention]()
    for m in held:
        places = parse.children(m.head, "appos") if m.kind == "noun" and m.sentence == parse.sentence else ()
        after_comma = [
            i
            for i in places
            if parse.tokens[i - 1].text != "(" and any(t.text == "," for t in parse.tokens[m.head : i])
        ]
        names = [n for i in after_comma for n in who.at(i) if n not in held and _is_name_of(n, m)]
        found.extend(names or [m])
    return found


def _is_name_of(name: Mention, called: Mention) -> bool:
    is_group = not name.person and not called.person  # "the militia" was taken for another state's
    is_same = name.participant.country in {None, called.participant.country}
    return name.kind == "name" and (is_same or is_group)
