"""Who protests where only a noun tells of it, found by rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.events.finder import default_event_finder
from detente.events.protesters import with_protesters
from detente.records import Document, EventMention, Mention, Parse, Participant, Span

FINDER = default_event_finder()
Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
STATES = {"Peru": "PER", "Kenya": "KEN", "farmers": "PER", "miners": "CHL", "government": "PER"}


def named(parse: Parse, word: str) -> list[Mention]:
    """Return the mention of a sentence's word, if it stands there."""
    who = Participant(word, STATES[word], ("GOV",))
    return [
        Mention(Span(t.start, t.end), parse.sentence, i, who, "name")
        for i, t in enumerate(parse.tokens)
        if t.text == word
    ]


def protests(parsed: Parsed, text: str) -> list[EventMention]:
    """Return the protests of a text, farmers and miners taken for those who protest."""
    parses = parsed(text)[1]
    mentions = [m for p in parses for word in STATES for m in named(p, word)]
    acting = {m.sentence: (m,) for m in mentions if m.participant.name in {"farmers", "miners"}}
    found = [e for p in parses for e in FINDER.in_sentence(p, ()) if e.type == "PROTEST"]
    events = [replace(e, actors=acting.get(e.sentence, ())) for e in found]
    return with_protesters({p.sentence: p for p in parses}, FINDER.words, events, mentions)


PEOPLE = [
    ("Protests continued in Peru on Monday.", ["PER"]),
    ("There were riots across Kenya.", ["KEN"]),
    ("Local farmers protested on Monday. The government saw the protests.", ["PER"]),
    ("Local farmers protested on Monday. Protests continued in Kenya.", ["KEN"]),
    ("Local farmers protested on Monday. Foreign miners protested. The protests lasted for hours.", []),
]


@pytest.mark.parametrize(("text", "states"), PEOPLE)
def test_a_protest_of_nobody_is_one_of_people_of_its_state(
    parsed: Parsed, text: str, states: list[str]
) -> None:
    actors = protests(parsed, text)[-1].actors
    assert [m.participant.country for m in actors] == states
    assert all(m.kind == "implied" and m.participant.sectors == ("CVL",) for m in actors)


POLICE = Participant("police", "TCD", ("COP",))

DOERS = [
    ("Riots broke out after police shot two students in Chad.", "police", "people"),
    ("Riots over the police killing of two students continued.", "police", "people"),
    ("Riots by police broke out after soldiers shot two students.", "police", "police"),
    ("Police rallied before the riots.", "Police", "police"),
]


@pytest.mark.parametrize(("text", "word", "protesting"), DOERS)
def test_whose_deed_drew_a_protest_does_not_protest(
    parsed: Parsed, text: str, word: str, protesting: str
) -> None:
    (parse,) = parsed(text)[1]
    at = next(i for i, t in enumerate(parse.tokens) if t.text == word)
    token = parse.tokens[at]
    who = Mention(Span(token.start, token.end), 0, at, POLICE, "noun")
    events = [replace(e, actors=(who,)) if e.type == "PROTEST" else e for e in FINDER.in_sentence(parse, ())]
    new = with_protesters({0: parse}, FINDER.words, events, ())
    (found,) = [e for e in new if e.type == "PROTEST" and parse.tokens[e.head].lemma == "riot"]
    assert [m.participant.name for m in found.actors] == [protesting]
    assert found.actors[0].participant.country == "TCD"
