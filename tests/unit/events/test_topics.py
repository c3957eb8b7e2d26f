"""What is talked about, and to whom something is to be done, is no recipient."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.events.role_words import default_role_words
from detente.events.topics import without_topics
from detente.pipeline import Coder
from detente.records import Document, EventMention


def _read(coder: Coder, text: str, country: str, type_: str, cue: str) -> EventMention:
    """Return the event of a sentence after the rule, of which a reader has put one state among the recipients."""
    document = Document("test", text, date(2024, 3, 1))
    (parsed,) = coder.parse([(document, coder.segment(document))])
    parse = parsed[2][0]
    mentions = coder.actors(document, parsed[2], ())
    head = next(i for i, t in enumerate(parse.tokens) if t.text == cue)
    (event,) = (e for e in coder.events(document, parsed[2], mentions, (), ()) if e.head == head)
    of_state = (m for m in mentions if m.participant.country == country and m.head > head)
    given = tuple(m for m in of_state if m.kind != "nationality")
    assert given
    others = [m for m in event.actors if m.participant.country != country]
    read = replace(event, type=type_, actors=tuple(others), recipients=given)
    return without_topics(parse, default_role_words(), read, mentions)


@pytest.mark.parametrize(
    ("text", "country", "type_", "cue"),
    [
        ("Peru and Chile discussed the elections in Chad.", "TCD", "CONSULT", "discussed"),
        ("The Danish minister talked with Peru about Chad's offer.", "TCD", "CONSULT", "talked"),
        ("Norway demanded that the Cuban poet be freed.", "CUB", "REQUEST", "demanded"),
        ("Norway called for the Cuban minister to be tried.", "CUB", "REQUEST", "called"),
    ],
)
def test_who_is_only_spoken_of_is_not_spoken_to(
    rules_coder: Coder, text: str, country: str, type_: str, cue: str
) -> None:
    event = _read(rules_coder, text, country, type_, cue)
    assert country not in {m.participant.country for m in event.recipients}


@pytest.mark.parametrize(
    ("text", "country", "type_", "cue"),
    [
        ("Peru and Chile discussed the elections with Chad.", "TCD", "CONSULT", "discussed"),
        ("Peru discussed Chad's elections.", "TCD", "CONSULT", "discussed"),
        ("The Danish minister talked with Peru about the offer.", "PER", "CONSULT", "talked"),
        ("Norway urged the Cuban minister to resign.", "CUB", "REQUEST", "urged"),
    ],
)
def test_who_may_be_spoken_to_stays_a_recipient(
    rules_coder: Coder, text: str, country: str, type_: str, cue: str
) -> None:
    assert country in {
        m.participant.country for m in _read(rules_coder, text, country, type_, cue).recipients
    }


def test_who_was_a_topic_and_is_among_those_who_discuss_it_takes_part(rules_coder: Coder) -> None:
    event = _read(
        rules_coder,
        "The Danish envoy and Peru's minister discussed rivers in Peru.",
        "PER",
        "CONSULT",
        "discussed",
    )
    assert not event.recipients
    assert {m.participant.country for m in event.actors} == {"DNK", "PER"}
