"""Words with the press are no talks: "the minister spoke to reporters"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.events.learned import countries_of
from detente.events.role_words import RoleWords
from detente.records import EventMention, Mention, Parse

_PRESS = "JRN"
_TO = frozenset({"to", "with"})


def without_interviews(
    parse: Parse, words: RoleWords, events: Sequence[EventMention], mentions: Sequence[Mention]
) -> list[EventMention]:
    """Return the events of a sentence without those in which somebody of one state only speaks to the press."""
    return [e for e in events if not _is_interview(parse, words, e, mentions)]


def _is_interview(parse: Parse, words: RoleWords, event: EventMention, mentions: Sequence[Mention]) -> bool:
    is_talk = event.type == "CONSULT" and parse.tokens[event.head].lemma in words.interviewing
    if not is_talk or len(countries_of(event.actors)) > 1:
        return False
    partners = {
        noun
        for prep in parse.children(event.head, "prep")
        if parse.tokens[prep].lemma in _TO
        for noun in parse.children(prep, "pobj")
    }
    of_press = {m.head for m in mentions if m.participant.sectors[:1] == (_PRESS,)}
    return bool(partners) and all(
        n in of_press or parse.tokens[n].lemma.lower() in words.press for n in partners
    )
