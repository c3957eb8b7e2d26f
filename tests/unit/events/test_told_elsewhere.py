"""Sides that a document's other events of the kind fill, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import CodedDocument, Event

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
