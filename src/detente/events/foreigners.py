"""Foreigners whose state the text does not tell: diplomats that a state expels or summons, "other countries"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import (
    OF_ANOTHER_STATE,
    STATE_OF_SENTENCE,
    STATE_OF_STORY,
    EventMention,
    Evidence,
    Mention,
    Parse,
    Span,
)

GUESSES = frozenset({STATE_OF_SENTENCE, STATE_OF_STORY})
"""Rules of states that words do not tell."""


def with_foreigners(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence, nobody who must be of another state with a guessed state.

    "Poland expels 45 diplomats over spying": the diplomats are not Poland's, neither as expelled nor as spies.
    """
    foreign: set[Span] = set()
    for event in events:
        states = countries_of(event.actors)
        for mention in (*event.actors, *event.recipients):
            is_sent_off = mention in event.recipients and _is_sent_off(parse, words, event, mention)
            if (is_sent_off and mention.participant.country in states) or _is_of_others(
                parse, words, mention
            ):
                foreign.add(mention.span)
    return [_marked(e, foreign) for e in events] if foreign else list(events)


def is_guess(mention: Mention) -> bool:
    """Return whether the state of a mention was guessed, not told by words."""
    return any(e.rule in GUESSES for e in mention.evidence)


def _is_sent_off(parse: Parse, words: RoleWords, event: EventMention, mention: Mention) -> bool:
    deeds = {parse.tokens[i].lemma.lower() for i in parse.covering(event.trigger)}
    is_envoy = is_guess(mention) and parse.tokens[mention.head].lemma.lower() in words.envoys
    return is_envoy and bool(deeds & words.dismissing)


def _is_of_others(parse: Parse, words: RoleWords, mention: Mention) -> bool:
    """Return whether "other" or "foreign" stands before a word for states, or for a part of them.

    No state of those who act is meant then.
    """
    if mention.kind != "noun":
        return False
    nouns = [mention.head]
    if parse.tokens[mention.head].lemma.lower() in words.counting:
        nouns = [n for p in parse.children(mention.head, "prep") for n in parse.children(p, "pobj")]
    return any(_is_foreign(parse, words, n) for n in nouns)


def _is_foreign(parse: Parse, words: RoleWords, noun: int) -> bool:
    before = {parse.tokens[c].lemma.lower() for c in parse.children(noun, "amod", "compound", "det")}
    return parse.tokens[noun].lemma.lower() in words.lands and bool(before & words.foreign)


def _marked(event: EventMention, foreign: set[Span]) -> EventMention:
    actors, recipients = (
        tuple(_of_another(m) if m.span in foreign and m.kind == "noun" else m for m in side)
        for side in (event.actors, event.recipients)
    )
    return replace(event, actors=actors, recipients=recipients)


def _of_another(mention: Mention) -> Mention:
    why = Evidence("participant", "events", OF_ANOTHER_STATE, mention.span)
    who = replace(mention.participant, country=None)
    return replace(mention, participant=who, evidence=(*mention.evidence, why))
