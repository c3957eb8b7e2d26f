"""Nobody stands on a side of an event by being named twice in one phrase, or as "nobody"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.own_phrase import without_own_phrase
from detente.pipeline import Coder
from detente.records import EventMention, Mention, Parse


def _read(coder: Coder, text: str, told: Told) -> tuple[Parse, EventMention]:
    """Return an event after the rule."""
    who, _, events = sentence_of(coder, text, [told])
    (new,) = without_own_phrase({0: who.parse}, events)
    return who.parse, new


def _named(parse: Parse, side: tuple[Mention, ...]) -> list[str]:
    return words_of(parse, [m for m in side if m.kind != "implied"])


@pytest.mark.parametrize(
    ("text", "told", "actors", "recipients"),
    [
        ("Kenya freed Chadian fishermen.", ("RETREAT", "freed", "Chadian", "fishermen"), [], ["fishermen"]),
        (
            "Chad 's government apologised.",
            ("SUPPORT", "apologised", "government", "Chad"),
            ["government"],
            [],
        ),
        ("The Chadian deal was signed.", ("AGREE", "deal", "Chadian", "deal"), ["Chadian"], []),
        ("Chad 's police arrested two men.", ("SANCTION", "arrested", "Chad", "police"), ["Chad"], []),
        ("Chad arrested nobody.", ("COERCE", "arrested", "Chad", "nobody"), ["Chad"], []),
        (
            "Chad is investigating, according to the mayor.",
            ("ACCUSE", "investigating", "Chad", "mayor"),
            ["Chad"],
            [],
        ),
        (
            "Chad argued with the Kenyan envoy, who is the Kenyan minister.",
            ("ACCUSE", "argued", "envoy", "minister"),
            ["envoy"],
            [],
        ),
    ],
)
def test_a_phrase_does_not_act_on_itself(
    rules_coder: Coder, text: str, told: Told, actors: list[str], recipients: list[str]
) -> None:
    parse, event = _read(rules_coder, text, told)
    assert (_named(parse, event.actors), _named(parse, event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "told",
    [
        ("Chad attacked Kenyan fishermen.", "ASSAULT", "attacked", "Chad", "fishermen"),
        ("The Chadian army arrested Chadian fishermen.", "COERCE", "arrested", "army", "fishermen"),
        ("The Chadian minister met Chadian envoys.", "CONSULT", "met", "minister", "envoys"),
        ("None of the deputies praised Kenya.", "SUPPORT", "praised", "None", "Kenya"),
    ],
)
def test_two_phrases_may_act_on_each_other(rules_coder: Coder, told: tuple[str, ...]) -> None:
    text, type_, word, actor, recipient = told
    parse, event = _read(rules_coder, text, (type_, word, actor, recipient))
    assert (_named(parse, event.actors), _named(parse, event.recipients)) == ([actor], [recipient])


def test_the_state_stays_without_the_words(rules_coder: Coder) -> None:
    _, event = _read(
        rules_coder, "Kenya freed Chadian fishermen.", ("RETREAT", "freed", "Chadian", "fishermen")
    )
    assert [(m.kind, m.participant.country) for m in event.actors] == [("implied", "TCD")]


def test_one_name_said_twice_is_one_party(rules_coder: Coder) -> None:
    who, mentions, (event,) = sentence_of(
        rules_coder, "After Chad had voted Chad ended the pact.", [("SANCTION", "ended", "", "")]
    )
    first, second = (m for m in mentions if m.participant.country == "TCD")
    (new,) = without_own_phrase({0: who.parse}, [replace(event, actors=(second,), recipients=(first,))])
    assert (new.actors, _named(who.parse, new.recipients)) == ((second,), [])


def test_where_nobody_does_it_no_state_does(rules_coder: Coder) -> None:
    who, _, (event,) = sentence_of(
        rules_coder, "Chad was asked by nobody.", [("REQUEST", "asked", "nobody", "Chad")]
    )
    (nobody,) = event.actors
    guessed = replace(nobody, participant=replace(nobody.participant, country="KEN"))
    (new,) = without_own_phrase({0: who.parse}, [replace(event, actors=(guessed,))])
    assert new.actors == ()
