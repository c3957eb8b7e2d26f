"""Sides that a document's other events of the kind fill, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.unit.events.test_noun_sides import event

from detente.events.role_words import default_role_words
from detente.events.told_elsewhere import with_sides_told_elsewhere
from detente.records import CodedDocument, Document, Event, Parse, Span

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]

FILLED = [
    ("Sweden condemned the Russian aggression. Russian forces attacked Georgia.", 1, "ASSAULT RUS>GEO"),
    ("Russian forces attacked Georgia. The Russian troops withdrew.", -1, "RETREAT RUS>GEO"),
    ("Norway imposed sanctions on Belarus. New sanctions on Belarus were announced.", -1, "SANCTION NOR>BLR"),
    ("Norway sent aid to Haiti. More food was delivered to Haiti.", -1, "AID NOR>HTI"),
    ("Kenya cooperates with Uganda on trade. Kenyan cooperation is growing.", -1, "COOPERATE KEN>UGA"),
    ("Norway arrested two Danish sailors. The Danish sailors were released.", -1, "RETREAT NOR>DNK"),
    ("Russian forces attacked Georgia. Georgian towns were bombed.", -1, "ASSAULT RUS>GEO"),
]


@pytest.mark.parametrize(("text", "number", "event"), FILLED)
def test_an_open_side_is_filled_as_in_all_other_events_of_the_kind(
    told: Told, as_tuple: AsTuple, text: str, number: int, event: str
) -> None:
    assert as_tuple(told(text).events[number]) == event


LEFT = [
    (
        "Sweden condemned the Russian aggression. Russian forces attacked Georgia. "
        "Russian forces attacked Moldova.",
        "ASSAULT RUS>",
    ),
    (
        "Sweden condemned the Norwegian aggression. Norway attacked Norwegian rebels. "
        "Norway shelled Norwegian rebels. Norway attacked Denmark.",
        "ASSAULT NOR>",
    ),
    ("Russian forces attacked Georgia. The Russian prime minister resigned.", "RETREAT RUS>"),
    (
        "Russian forces attacked Georgia. Georgia attacked Armenia. Georgian towns were bombed.",
        "ASSAULT >GEO",
    ),
    (
        "Norway imposed sanctions on Belarus. Peru imposed sanctions on Belarus. "
        "New sanctions on Belarus were announced.",
        "SANCTION >BLR",
    ),
    ("Norway sent aid to Haiti. Peru's aid to Haiti was stolen.", "AID PER>HTI"),
    ("Norway imposed sanctions on Belarus. Peru's sanctions on Belarus were announced.", "SANCTION >BLR"),
]


@pytest.mark.parametrize(("text", "event"), LEFT)
def test_where_the_others_disagree_or_tell_something_else_the_side_stays_open(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert event in [as_tuple(e) for e in told(text).events]


def test_words_of_the_sentence_that_name_the_state_stand_for_it(told: Told) -> None:
    text = "Russian forces attacked Georgia. In Georgia the Russian troops withdrew."
    (deed,) = [e for e in told(text).events if e.sentence == 1]
    assert [(m.participant.country, m.kind) for m in deed.recipients] == [("GEO", "name")]


BARE = [
    ("Norway>Mali Norway>Mali", "This is a war of choice.", "war", "Norway>Mali"),
    ("Norway>Mali Sweden>Mali", "This is a war of choice.", "war", ">Mali"),
    ("Norway>Mali", "This is a war of choice.", "war", ">"),
    ("Norway>Mali Norway>Fiji", "This is a war of choice.", "war", ">"),
    ("Norway>Mali Norway>Mali", "This is a civil war.", "war", ">"),
    ("Norway>Mali Norway>Mali", "This is a conflict.", "conflict", ">"),
    # what a state's own forces do again and again
    (" ".join(["Mali>Mali"] * 4), "Shells fell on Mali in another attack.", "attack", "Mali>Mali"),
    (" ".join(["Mali>Mali"] * 3), "Shells fell on Mali in another attack.", "attack", ">Mali"),
    ("Mali>Fiji " + "Mali>Mali " * 4, "Shells fell on Mali in another attack.", "attack", ">Mali"),
]


@pytest.mark.parametrize(("others", "text", "word", "sides"), BARE)
def test_an_attack_by_nobody_is_of_the_one_war_or_at_home(
    parsed: Parsed, others: str, text: str, word: str, sides: str
) -> None:
    before, parse = parsed(f"Norway, Sweden, Mali and Fiji attacked. {text}")[1]
    told = [event(before, "ASSAULT", "attacked", pair) for pair in others.split()]
    last = event(parse, "ASSAULT", word, ">Mali" if "Mali" in text else ">")
    *_, new = with_sides_told_elsewhere({0: before, 1: parse}, default_role_words(), [*told, last], [])
    names = ["+".join(m.participant.name for m in side) for side in (new.actors, new.recipients)]
    assert ">".join(names) == sides


def test_words_of_the_victims_state_do_not_stand_for_an_attacker_at_home(parsed: Parsed) -> None:
    before, parse = parsed(
        "Mali attacked. Shells fell on Mali, said the Malian minister, in another attack."
    )[1]
    told = [event(before, "ASSAULT", "attacked", "Mali>Mali")] * 4
    last = event(parse, "ASSAULT", "attack", ">Mali")
    (hit,) = last.recipients
    minister = replace(hit, span=Span(hit.span.end + 7, hit.span.end + 26))
    *_, new = with_sides_told_elsewhere(
        {0: before, 1: parse}, default_role_words(), [*told, last], [minister]
    )
    assert [m.kind for m in new.actors] == ["implied"]
