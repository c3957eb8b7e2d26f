"""Words with the press are no talks, and what is not said to it is no refusal: "declined requests for comment".

Nor has an envoy talks whom the own government has recalled "for consultations".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import EventMention, Mention, Parse

_PRESS = "JRN"
_TO = frozenset({"to", "with"})
_ASKING = frozenset({"REQUEST", "REJECT", "CONSULT"})
"""Types as which a question of the press, or that nobody answers it, can be mistaken."""


def without_interviews(
    parse: Parse, words: RoleWords, events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events of a sentence without those in which somebody of one state only speaks to the press."""
    return [
        e
        for e in events
        if not _is_interview(parse, words, e, mentions)
        and not _is_with_press(parse, words, e)
        and not _is_about_comment(parse, words, e)
        and not _is_recalled_for(parse, words, e)
    ]


def _is_interview(parse: Parse, words: RoleWords, event: EventMention, mentions: Sequence[Mention]) -> bool:
    is_talk = event.type == "CONSULT" and parse.tokens[event.head].lemma in words.interviewing
    if not is_talk or len(countries_of(event.actors)) > 1:
        return False
    partners = _objects(parse, event.head, _TO)
    of_press = {m.head for m in mentions if m.participant.sectors[:1] == (_PRESS,)}
    return bool(partners) and all(
        n in of_press or parse.tokens[n].lemma.lower() in words.press for n in partners
    )


def _is_with_press(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether a talk has the press on one side: "The Herald contacted the ministry"."""
    if event.type != "CONSULT" or parse.tokens[event.head].pos != "VERB":
        return False
    if len(countries_of((*event.actors, *event.recipients))) > 1:
        return False
    return any(_are_press(parse, words, side) for side in (event.actors, event.recipients))


def _are_press(parse: Parse, words: RoleWords, side: Sequence[Mention]) -> bool:
    return bool(side) and all(
        parse.tokens[m.head].pos != "PRON"
        and (m.participant.sectors[:1] == (_PRESS,) or parse.tokens[m.head].lemma.lower() in words.press)
        for m in side
    )


def _is_about_comment(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether an event is the press asking for a comment, or nobody's giving one ("declined to comment")."""
    if event.type not in _ASKING:
        return False
    tokens = parse.tokens
    if tokens[event.head].pos in {"NOUN", "PROPN"}:
        return _asks_for_comment(parse, words, event.head)
    if any(tokens[c].lemma in words.commenting for c in parse.children(event.head, "xcomp")):
        return event.type == "REJECT"
    asked = [*parse.children(event.head, "dobj", "nsubjpass"), *_objects(parse, event.head, _TO)]
    return any(_asks_for_comment(parse, words, noun) for noun in asked)


def _asks_for_comment(parse: Parse, words: RoleWords, noun: int) -> bool:
    wanted = set(_objects(parse, noun, {"for"}))
    for clause in parse.children(noun, "acl"):
        wanted.update(parse.children(clause, "dobj"))
    return any(parse.tokens[w].lemma.lower() in words.commenting for w in wanted)


def _is_recalled_for(parse: Parse, words: RoleWords, event: EventMention) -> bool:
    """Return whether somebody is called home to consult: "recalled its ambassador for consultations"."""
    token = parse.tokens[event.head]
    if event.type != "CONSULT" or token.lemma != "consultation" or token.dep != "pobj":
        return False
    is_for = parse.tokens[token.head].lemma == "for"
    return is_for and any(_recalls(parse, words, i) for i in parse.ancestors(token.head))


def _recalls(parse: Parse, words: RoleWords, verb: int) -> bool:
    """Return whether a word recalls somebody: "recalled", "called home"."""
    lemma = parse.tokens[verb].lemma
    ways = {f"{lemma} {parse.tokens[c].lemma}" for c in parse.children(verb, "advmod", "prt")}
    return not words.recalling.isdisjoint({lemma, *ways})


def _objects(parse: Parse, head: int, prepositions: Iterable[str]) -> list[int]:
    return [
        noun
        for prep in parse.children(head, "prep")
        if parse.tokens[prep].lemma in prepositions
        for noun in parse.children(prep, "pobj")
    ]
