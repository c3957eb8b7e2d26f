"""Events of one sentence as a test tells them: by type, word, actors and recipients."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.events.frames import Frames
from detente.events.participants import Participants
from detente.events.role_words import default_role_words
from detente.pipeline import Coder
from detente.records import Document, EventMention, Mention, Parse, Participant

Told = tuple[str, str, str, str]
"""Type, word, actors and recipients of an event, the latter by the last words of their phrases."""


def sentence_of(
    coder: Coder, text: str, events: Sequence[Told]
) -> tuple[Participants, tuple[Mention, ...], list[EventMention]]:
    """Return the participants, mentions and events of a sentence."""
    document = Document("test", text, date(2024, 3, 1))
    ((_, _, parses),) = coder.parse([(document, coder.segment(document))])
    mentions = coder.corefer(document, parses, coder.actors(document, parses, ()))
    (parse,) = parses
    words = default_role_words()
    who = Participants(parse, Frames(parse, words), mentions, words)
    return who, mentions, [_event(parse, mentions, e) for e in events]


def words_of(parse: Parse, mentions: Sequence[Mention]) -> list[str]:
    """Return the last words of phrases."""
    return [parse.tokens[m.head].text for m in mentions]


def _event(parse: Parse, mentions: Sequence[Mention], told: Told) -> EventMention:
    type_, word, *sides = told
    actors, recipients = (tuple(_mention(parse, mentions, w) for w in side.split()) for side in sides)
    head = _index(parse, word)
    return EventMention(type_, None, (), 0, head, parse.tokens[head].span, actors, recipients)


def _mention(parse: Parse, mentions: Sequence[Mention], word: str) -> Mention:
    """Return the mention that a word heads; a plain noun of nobody known where none does."""
    head = _index(parse, word)
    plain = Mention(parse.tokens[head].span, 0, head, Participant(word), "noun")
    return next((m for m in mentions if m.head == head), plain)


def _index(parse: Parse, word: str) -> int:
    (index,) = (i for i, t in enumerate(parse.tokens) if t.text == word)
    return index
