"""Words of events inside fixed phrases: a charm offensive is no attack, "here's the deal" no agreement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from detente.events.role_words import RoleWords
from detente.records import EventMention, Parse


def without_idioms(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence without those whose word stands in a fixed phrase that tells none.

    A phrase that a trigger's verb takes ("launched a charm offensive") makes the verb no event, too.
    """
    if not events:
        return []
    said = [(t.text.lower(), t.lemma.lower()) for t in parse.tokens]
    known = {word for token in said for word in token}
    phrases = _phrases(words.idiom)
    events = [e for e in events if e.type != "PROTEST" or not _is_of_campaign(parse, e.head)]
    taken = {i for phrase in phrases if known.issuperset(phrase) for i in _places(said, phrase)}
    return [e for e in events if not taken & {e.head, *_nouns(parse, e)}]


def _is_of_campaign(parse: Parse, noun: int) -> bool:
    """Return whether a rally has its speaker's name before it, as those of candidates have: "at Lund rallies"."""
    if parse.tokens[noun].lemma != "rally" or parse.tokens[noun].pos != "NOUN":
        return False
    return any(parse.tokens[c].entity == "PERSON" for c in parse.children(noun, "compound"))


@cache
def _phrases(idioms: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in idioms)


def _places(said: Sequence[tuple[str, str]], phrase: Sequence[str]) -> list[int]:
    """Return the tokens that make up a phrase, wherever it stands; each word as written or as its lemma."""
    found: list[int] = []
    for start in range(len(said) - len(phrase) + 1):
        here = range(start, start + len(phrase))
        if all(w in said[i] for i, w in zip(here, phrase, strict=True)):
            found.extend(here)
    return found


def _nouns(parse: Parse, event: EventMention) -> list[int]:
    """Return the nouns of a trigger that its verb takes: those of "launched an offensive"."""
    inside = parse.covering(event.trigger)
    return [i for i in inside if parse.tokens[i].dep == "dobj" and parse.tokens[i].head == event.head]
