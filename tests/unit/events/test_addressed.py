"""Who is only spoken to or only shown takes no part, and an interview is no talk: by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.events.told_events import sentence_of, words_of

from detente.events.addressed import without_addressed
from detente.pipeline import Coder
from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]


@pytest.mark.parametrize(
    ("text", "word", "acting"),
    [
        ("President Macron, it is an honor to visit Peru.", "visit", []),
        ("President Macron, Chancellor Merkel, it is an honor to visit Peru.", "visit", []),
        ("President Macron, who visited Peru, left.", "visited", ["Macron"]),
        ("President Macron, we condemn the visit to Peru.", "visit", []),
    ],
)
def test_who_is_called_by_name_does_not_do_what_the_speaker_tells(
    coder: Coder, text: str, word: str, acting: list[str]
) -> None:
    who, _, events = sentence_of(coder, text, [("CONSULT", word, "Macron", "Peru")])
    (left,) = without_addressed(who.parse, who.words, events)
    assert (words_of(who.parse, left.actors), words_of(who.parse, left.recipients)) == (acting, ["Peru"])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Danish protesters destroyed statues of President Macron.", "ASSAULT DNK>"),
        ("Danish protesters attacked the guards of President Macron.", "PROTEST DNK>FRA"),
    ],
)
def test_of_whom_a_statue_is_he_is_no_victim(told: Told, as_tuple: AsTuple, text: str, event: str) -> None:
    assert event in [as_tuple(e).replace("?", "") for e in told(text).events]


def test_who_speaks_to_the_press_talks_with_nobody(told: Told, as_tuple: AsTuple) -> None:
    assert told("The Danish minister spoke to reporters.").events == ()
    events = told("The Danish minister spoke with the Swedish minister and reporters.").events
    assert [as_tuple(e) for e in events] == ["CONSULT DNK>SWE"]
