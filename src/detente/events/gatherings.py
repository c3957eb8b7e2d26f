"""Meetings of many: whose meeting it is that somebody attends, and what is only said or done at one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.events.understood import has_to
from detente.records import NOT_STATES, EventMention, Mention, Parse

_THERE = frozenset({"CONSULT", "COOPERATE", "ASSAULT", "PROTEST", "MOBILIZE"})
"""Types that happen at a meeting with or against those who hold it."""

_BODIES = NOT_STATES - {"NGO"}


def with_whose_meeting(who: Participants, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, a visit to a meeting with the organisation that meets: "takes part in a NATO summit"."""
    return [_attended(who, e) for e in events]


def _attended(who: Participants, event: EventMention) -> EventMention:
    parse = who.parse
    if event.type != "CONSULT" or parse.tokens[event.head].pos != "VERB":
        return event
    goes = parse.tokens[event.head].lemma in who.words.going | who.words.attending
    aims = [a for a in parse.children(event.head, "xcomp", "advcl") if goes and has_to(parse, a)]
    meetings = [m for verb in (event.head, *aims) for m in _attended_by(who, verb)]
    bodies = [m for noun in meetings for m in _of_body(who, noun)]
    acting = {m.head for m in event.actors}
    found = [m for m in bodies if m.head not in acting]
    if countries_of(found) <= countries_of(event.recipients):
        return event
    return with_sides(event, event.actors, found, "roles.whose_meeting")


def _attended_by(who: Participants, verb: int) -> Iterator[int]:
    """Yield the nouns of what one attends: "attend a summit", "take part in a session", "travel for the talks"."""
    parse, words = who.parse, who.words
    frame, lemma = who.frames.of(verb), parse.tokens[verb].lemma
    if lemma in words.attending:
        nouns = frame.prepositions.get("in", []) or frame.objects
        yield from (n for n in nouns if n > verb)
    elif lemma in words.going:
        yield from (n for n in frame.prepositions.get("for", []) if _is_meeting(parse, words, n))


def _of_body(who: Participants, noun: int) -> list[Mention]:
    """Return the organisation that a meeting is of: "a NATO summit", "the G20 ministerial"."""
    parse = who.parse
    inside = (i for i in parse.children(noun, "compound", "nmod", "amod", "poss") if i < noun)
    named = ([m for m in who.whose([i]) if m.participant.country in _BODIES] for i in (noun, *inside))
    return next((found for found in named if found), [])


def without_where_said(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return an event without those at whose meeting it is said or done: "at a NATO summit Chad rejected"."""
    if event.type in _THERE or event.mode == "boycott":
        return event
    kept = [m for m in event.recipients if not _is_at_meeting(parse, words, event, m)]
    return with_sides(event, event.actors, kept)


def _is_at_meeting(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    if mention.kind == "implied" or mention.sentence != event.sentence:
        return False
    for index in takewhile(lambda i: i != event.head, (mention.head, *parse.ancestors(mention.head))):
        token = parse.tokens[index]
        if token.dep == "pobj" and parse.tokens[token.head].lemma == "at":
            if _is_meeting(parse, words, index):
                return True
            # What a body adopts is its own deed, and praised as such: "welcomes the vote at the UN".
            is_body = index == mention.head and mention.participant.country in _BODIES
            is_place = mention.kind == "name" and bool(
                parse.children(event.head, "dobj")
            )  # not "scoffs at the UN"
            return is_body and is_place and event.type != "SUPPORT"
    return False


def _is_meeting(parse: Parse, words: RoleWords, noun: int) -> bool:
    return parse.tokens[noun].lemma.lower() in words.meeting
