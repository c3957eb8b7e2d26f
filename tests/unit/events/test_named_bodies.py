"""A word of an event in the name of a body or a law names no event, and a treaty is no party: by rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]


@pytest.mark.parametrize(
    "text",
    [
        "The report under the Genocide and Atrocities Prevention Act was long.",
        "The Cuban Attack Warning Centre was built in Peru.",
        "The office of the Peruvian War Crimes Tribunal was closed.",
    ],
)
def test_a_name_that_ends_in_the_word_for_a_body_or_a_law_holds_no_event(told: Told, text: str) -> None:
    assert [e for e in told(text).events if e.type == "ASSAULT"] == []


def test_a_deed_beside_a_body_is_told(told: Told, as_tuple: AsTuple) -> None:
    text = "The Russian attack on the Cuban Trade Commission was reported."
    assert [as_tuple(e) for e in told(text).events] == ["ASSAULT RUS>CUB"]


def test_a_treaty_is_not_of_the_state_that_breaks_it(told: Told, as_tuple: AsTuple) -> None:
    text = "Russia violated the Intermediate-Range Nuclear Forces Treaty."
    assert [as_tuple(e) for e in told(text).events] == ["REJECT RUS>"]
