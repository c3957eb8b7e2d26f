"""Who is named in an event's own phrase and is no recipient, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from detente.events.beside import without_those_beside
from detente.events.role_words import default_role_words
from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenyan police clashed with dozens of Somali rioters near Garissa.", "ASSAULT KEN+SOM>"),
        ("Thai soldiers traded fire with Cambodian troops.", "ASSAULT KHM+THA>"),
        ("Thai soldiers fired on Cambodian troops.", "ASSAULT THA>KHM"),
    ],
)
def test_who_clashes_with_somebody_is_fought_by_him_as_well(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert event in [as_tuple(e) for e in told(text).events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The two ministers welcomed the friendship between Peru and Chile.", "SUPPORT ?>"),
        ("Peru's minister welcomed the friendship between Ecuador and Chile.", "SUPPORT PER>CHL+ECU"),
    ],
)
def test_what_two_have_in_common_is_praised_by_both(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert event in [as_tuple(e) for e in told(text).events]


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Kenya and Uganda discussed the Ethiopian elections.", "ETH"),
        ("Nepalese soldiers fought for India.", "IND"),
        ("Peru and Chile praised the Bolivia-Brazil pipeline.", "BOL"),
    ],
)
def test_what_is_talked_about_fought_for_or_held_in_common_is_taken_from_the_other_side(
    rules_coder: Coder, text: str, beside: str
) -> None:
    assert not _kept(rules_coder, text, beside)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Kenya discussed the Ethiopian elections.", "ETH"),
        ("Nepalese soldiers fought India.", "IND"),
        ("The Peruvian minister praised the Bolivia-Brazil pipeline.", "BOL"),
        ("Thai soldiers clashed near Cambodia.", "KHM"),
        ("Peru and Chile praised the Bolivian pipeline.", "BOL"),
        ("Cuba denied charges by a Cuban court.", "CUB"),
    ],
)
def test_where_nothing_tells_that_somebody_stands_beside_he_is_kept(
    rules_coder: Coder, text: str, other: str
) -> None:
    assert _kept(rules_coder, text, other)


def _kept(coder: Coder, text: str, country: str) -> bool:
    """Return whether a state of a sentence stays a recipient of its first event, if the reader puts it there."""
    document = Document("test", text, date(2024, 3, 1))
    (parsed,) = coder.parse([(document, coder.segment(document))])
    parses = parsed[2]
    mentions = coder.actors(document, parses, ())
    event = coder.events(document, parses, mentions, (), ())[0]
    given = tuple(m for m in mentions if m.participant.country == country)
    assert given
    read = replace(event, recipients=given)
    return bool(without_those_beside(parses[0], default_role_words(), read).recipients)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway demanded the release of the Cuban poet.", "REQUEST NOR>"),
        ("Norway demanded the release of the Cuban poet by Haiti.", "REQUEST NOR>HTI"),
    ],
)
def test_who_is_to_be_released_is_not_asked(told: Told, as_tuple: AsTuple, text: str, event: str) -> None:
    assert event in [as_tuple(e) for e in told(text).events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Danish ministry advised against all travel to Mali.", "REQUEST DNK>"),
        ("Cuba denied that its president had insulted Haiti.", "REJECT CUB>"),
    ],
)
def test_where_others_are_to_go_and_who_is_defended_is_not_spoken_to(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert event in [as_tuple(e) for e in told(text).events]
