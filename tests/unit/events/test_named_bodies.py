"""A word of an event in the name of a body or a law names no event, and a treaty is no party: by rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.events.told_events import sentence_of

from detente.events.named_bodies import without_parts_of_names
from detente.pipeline import Coder
from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("The report under the Genocide and Atrocities Prevention Act was long.", "Genocide", 0),
        ("The Cuban Attack Warning Centre was built in Peru.", "Attack", 0),
        ("The office of the Peruvian War Crimes Tribunal was closed.", "Crimes", 0),
        ("The Peruvian Attack on Cuba was wrong.", "Attack", 1),
        ("The Special Rapporteur on Torture went to Peru.", "Torture", 0),
        ("The Special Rapporteur saw Torture in Peru.", "Torture", 1),
    ],
)
def test_a_name_that_ends_in_the_word_for_a_body_or_a_law_holds_no_event(
    coder: Coder, text: str, word: str, count: int
) -> None:
    who, _, events = sentence_of(coder, text, [("ASSAULT", word, "", "")])
    assert len(without_parts_of_names(who.parse, who.words, events)) == count


def test_a_deed_beside_a_body_is_told(told: Told, as_tuple: AsTuple) -> None:
    text = "The Russian attack on the Cuban Trade Commission was reported."
    assert [as_tuple(e) for e in told(text).events] == ["ASSAULT RUS>CUB"]


def test_a_treaty_is_not_of_the_state_that_breaks_it(told: Told, as_tuple: AsTuple) -> None:
    text = "Russia violated the Intermediate-Range Nuclear Forces Treaty."
    assert [as_tuple(e) for e in told(text).events] == ["REJECT RUS>"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US-Cuba Summit ended in Lima.", ["CONSULT CUB+USA>"]),
        ("Ministers of Peru and Cuba met at Downing Street.", ["CONSULT CUB+PER>"]),
    ],
)
def test_a_name_that_is_a_meetings_as_a_whole_tells_the_meeting(
    told: Told, as_tuple: AsTuple, text: str, expected: list[str]
) -> None:
    assert [as_tuple(e) for e in told(text).events] == expected


def test_nouns_of_a_list_tell_an_event_each(told: Told) -> None:
    text = "Cuba denounced bombings and killings by Peru."
    assert [e.trigger.of(text) for e in told(text).events] == ["denounced", "bombings", "killings"]
