"""What a deed draws from others: in "the visit sparked anger in China" China is angry, and did not come."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from detente.events.frame import is_noun_alone
from detente.events.implied import implied
from detente.events.role_words import RoleWords
from detente.events.side_evidence import with_sides
from detente.records import EventMention, Mention, Parse, Participant, Span

_RULE = "roles.drawn"
_ANSWERS = frozenset({"ACCUSE", "PROTEST", "REJECT", "THREATEN", "REQUEST"})
"""Types in which others answer a deed."""

_FROM = frozenset({"from", "among", "by", "in", "across", "within"})
"""Prepositions before those who answer: "outrage among miners", "protests in Chile"."""


def with_drawn(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events, deed and answer each without the doers of the other."""
    kept = list(events)
    for drawing in _drawings(parse, words):
        kept = [_told_apart(parse, words, e, drawing) for e in kept]
    return [_without_onlookers(parse, words, e) if e.type == "PROTEST" else e for e in kept]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A verb that tells what came of a deed, the words of what came, and those of the deed."""

    verb: int
    answer: Set[int]
    deed: Set[int]


def _drawings(parse: Parse, words: RoleWords) -> list[_Drawing]:
    found = []
    for verb, token in enumerate(parse.tokens):
        if token.pos != "VERB" or token.lemma not in words.drawing:
            continue
        if not _answers(parse, words, verb) or any(
            parse.tokens[c].text == "to" for c in parse.children(verb, "aux")
        ):
            continue  # who goes somewhere to cause unrest does it himself
        clause = set(parse.subtree(verb))
        subjects = [s for s in parse.children(verb, "nsubj") if parse.tokens[s].tag not in {"WDT", "WP"}]
        deed = {i for s in subjects for i in parse.subtree(s)} or set(range(len(parse.tokens))) - clause
        found.append(_Drawing(verb, {i for i in clause if i > verb}, deed))
    return found


def _answers(parse: Parse, words: RoleWords, verb: int) -> list[int]:
    if parse.tokens[verb].lemma not in words.leading:
        return list(parse.children(verb, "dobj"))
    preps = [p for p in parse.children(verb, "prep") if parse.tokens[p].lemma in {"to", "in"}]
    return [] if parse.children(verb, "dobj") else [n for p in preps for n in parse.children(p, "pobj")]


def _told_apart(parse: Parse, words: RoleWords, event: EventMention, drawing: _Drawing) -> EventMention:
    if event.head in drawing.deed:
        return with_sides(event, [m for m in event.actors if m.head not in drawing.answer], event.recipients)
    is_verb = event.head == drawing.verb and event.type == "ACCUSE"  # "drew a red line" threatens by itself
    if event.type not in _ANSWERS or not (event.head in drawing.answer or is_verb):
        return event
    strangers = [m for m in event.actors if m.head in drawing.deed and not _is_crowd(parse, words, m)]
    answering = [m for m in event.recipients if event.type == "ACCUSE" and _is_from(parse, m, drawing)]
    if not strangers and not answering:
        return event
    actors = [m for m in event.actors if m not in strangers]
    recipients = [m for m in event.recipients if m not in answering]
    if event.type == "ACCUSE" and not recipients:
        recipients = strangers
    return with_sides(event, [*actors, *(m for m in answering if m not in actors)], recipients, _RULE)


def _is_from(parse: Parse, mention: Mention, drawing: _Drawing) -> bool:
    """Return whether somebody stands behind "from" or "among" in the words of the answer."""
    head = parse.above(mention.head, "conj", "appos")
    token = parse.tokens[head]
    return head in drawing.answer and token.dep == "pobj" and parse.tokens[token.head].lemma in _FROM


def _without_onlookers(parse: Parse, words: RoleWords, event: EventMention) -> EventMention:
    """Return a protest without those in office or in uniform who are only named beside it."""
    token = parse.tokens[event.head]
    if not is_noun_alone(parse, event):
        return event
    phrase = set(parse.subtree(event.head))
    over = parse.tokens[parse.tokens[token.head].head if token.dep == "pobj" else token.head]
    if over.lemma in words.joining | words.light:
        return event
    looking_on = [m for m in event.actors if m.head not in phrase and _rules(parse, m)]
    return _without(event, looking_on)


def crowd_instead(
    parse: Parse, words: RoleWords, event: EventMention, strangers: Sequence[Mention]
) -> EventMention:
    """Return a protest without strangers, a crowd apart; unnamed people of their state stand for them."""
    return _without(event, [m for m in strangers if not _is_crowd(parse, words, m)])


def _without(event: EventMention, strangers: Sequence[Mention]) -> EventMention:
    actors = [m for m in event.actors if m not in strangers]
    if event.actors and not actors:
        seen = event.actors[0]
        actors = [people_of(event, seen.participant.country, seen.span)]
    return with_sides(event, actors, event.recipients, _RULE)


def people_of(event: EventMention, country: str | None, antecedent: Span | None = None) -> Mention:
    """Return unnamed people of a state as a mention at an event."""
    return implied(event, Participant("people", country, ("CVL",)), antecedent)


def _rules(parse: Parse, mention: Mention) -> bool:
    """Return whether somebody holds an office or bears arms for a state; the bare name of a state does not."""
    held = set(mention.participant.sectors)
    if held & {"COP", "MIL"}:
        return mention.kind != "nationality"
    return bool(held & {"GOV", "ELI"}) and (mention.person or (mention.kind == "noun" and "GOV" in held))


def _is_crowd(parse: Parse, words: RoleWords, mention: Mention) -> bool:
    return parse.tokens[mention.head].lemma in words.crowd
