"""Who is named beside an event and yet on neither side of it: a treaty, the host of troops, the doer's own things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from detente.events.foreigners import is_guess
from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse

_OWN = frozenset({"its", "their", "our"})
_OF_ITS_OWN = frozenset({"RETREAT", "SANCTION", "MOBILIZE"})
"""Types that somebody does with what is his own: withdraws his troops, recalls his ambassador."""

_PLACED = {"MOBILIZE": frozenset({"to", "in", "into", "from"}), "PROTEST": frozenset({"in"})}
"""Prepositions of where troops go and crowds gather; against whom is "against", "outside" or a border."""

_STANCES = frozenset({"anti", "pro"})


def without_bystanders(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events that the model had a part in without those who are on neither side.

    A pattern that stands alone points at its sides itself.
    """
    return [_without(parse, words, e) if any(w.stage == "encode" for w in e.evidence) else e for e in events]


def _without(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    actors = tuple(m for m in event.actors if not is_paper(parse, words, m) and not _is_stance(parse, m))
    leaving = _who_leaves(parse, event)
    actors = tuple(m for m in actors if not leaving or m in leaving)
    recipients = tuple(
        m
        for m in event.recipients
        if not is_paper(parse, words, m)
        and not is_host(parse, event, m)
        and not _is_own(parse, words, event, m)
        and not _is_own_pledge(parse, words, event, m)
        and not _is_opposed(parse, words, event, m)
    )
    return with_sides(event, actors, recipients)


def _who_leaves(parse: Parse, event: EventMention) -> list[Mention]:
    """Return the persons whose resignation a noun tells of: "sworn in after the resignation of Governor X"."""
    if event.type != "RETREAT" or parse.tokens[event.head].pos != "NOUN":
        return []
    owners = set(parse.children(event.head, "poss"))
    for prep in parse.children(event.head, "prep"):
        if parse.tokens[prep].lemma in {"of", "by"}:
            owners.update(parse.children(prep, "pobj"))
    return [m for m in event.actors if m.person and m.head in owners]


def is_paper(parse: Parse, words: RoleWords, mention: Mention) -> bool:
    """Return whether a mention is a treaty or a law: "the Ottawa Treaty" is not Canada.

    Nor is a treaty of the state that was guessed for it, which signs or breaks it.
    """
    head = parse.tokens[mention.head]
    is_name = not mention.person and head.pos == "PROPN"
    return head.lemma.lower() in words.paper and (is_name or is_guess(mention))


def is_host(parse: Parse, event: EventMention, mention: Mention) -> bool:
    """Return whether troops are sent to somebody, or crowds gather there, not against him."""
    if event.mode == "boycott":
        return False  # "boycotted the games in Zambia": the place is what it is about
    head = parse.above(mention.head, "conj", "appos")
    return parse.tokens[head].dep == "pobj" and parse.tokens[parse.tokens[head].head].lemma in _PLACED.get(
        event.type, ()
    )


def _is_own(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether a thing belongs to the doer: "withdraws its forces", "sent firefighters"."""
    is_object = parse.tokens[mention.head].dep in {"dobj", "nsubjpass", "conj"}
    if mention.kind == "name" or not is_object:
        return False
    if event.type == "AID" and parse.tokens[event.head].lemma in words.sending and mention.kind == "noun":
        return {mention.participant.country} <= countries_of(event.actors)
    if event.type not in _OF_ITS_OWN:
        return False
    owned = any(parse.tokens[c].text.lower() in _OWN for c in parse.children(mention.head, "poss"))
    return owned and {mention.participant.country} <= countries_of(event.actors) | {None}


def _is_own_pledge(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether a recipient is the doer's own state, by whose pledge that is which is made again."""
    if event.type not in {"AGREE", "SUPPORT"} or mention.participant.country not in countries_of(
        event.actors
    ):
        return False
    token = parse.tokens[mention.head]
    inside = token.dep in {"poss", "compound", "amod", "nmod"}
    head = parse.above(token.head if inside else mention.head, "conj")
    return parse.tokens[head].lemma in words.reaffirmed and parse.tokens[head].head == event.head


def _is_opposed(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    """Return whether somebody is only the one against whom something is promised."""
    if event.type != "AGREE" or event.head not in parse.ancestors(mention.head):
        return False
    between = takewhile(lambda i: i != event.head, parse.ancestors(mention.head))
    return any(parse.tokens[i].pos == "VERB" and parse.tokens[i].lemma in words.opposing for i in between)


def _is_stance(parse: Parse, mention: Mention) -> bool:
    """Return whether a nationality only tells a stance: "anti-Chinese protests"."""
    word = mention.head
    return (
        mention.kind == "nationality"
        and word > 1
        and parse.tokens[word - 1].text == "-"
        and parse.tokens[word - 2].text.lower() in _STANCES
    )
