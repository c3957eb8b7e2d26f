"""Words of events inside fixed phrases: a charm offensive is no attack, "here's the deal" no agreement."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.role_words import RoleWords
from detente.records import EventMention, Parse


def without_idioms(parse: Parse, words: RoleWords, events: Sequence[EventMention]) -> list[EventMention]:
    """Return the events of a sentence without those whose word stands in a fixed phrase that tells none.

    A phrase that a trigger's verb takes ("launched a charm offensive") makes the verb no event, too.
    """
    if not events:
        return []
    taken = {index for phrase in words.idiom for index in _places(parse, phrase.split())}
    return [e for e in events if not taken & {e.head, *_nouns(parse, e)}]


def _places(parse: Parse, phrase: Sequence[str]) -> list[int]:
    """Return the tokens that make up a phrase, wherever it stands; each word as written or as its lemma."""
    tokens = parse.tokens
    found: list[int] = []
    for start in range(len(tokens) - len(phrase) + 1):
        here = range(start, start + len(phrase))
        if all(
            w in (tokens[i].text.lower(), tokens[i].lemma.lower()) for i, w in zip(here, phrase, strict=True)
        ):
            found.extend(here)
    return found


def _nouns(parse: Parse, event: EventMention) -> list[int]:
    """Return the nouns of a trigger that its verb takes: those of "launched an offensive"."""
    inside = parse.covering(event.trigger)
    return [i for i in inside if parse.tokens[i].dep == "dobj" and parse.tokens[i].head == event.head]
