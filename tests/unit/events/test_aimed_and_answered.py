"""At whom an attack is aimed, who made what is rejected, who only stands round a thing: by grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.events.told_events import Told as Event
from tests.unit.events.told_events import sentence_of, words_of

from detente.events.aims import with_those_aimed_at
from detente.events.between import without_those_between
from detente.pipeline import Coder
from detente.records import CodedDocument
from detente.records import Event as Coded

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Coded], str]

AIMED = [
    ("The attack was directed at Kenya.", ("ASSAULT", "attack", "Kenya", ""), "", "Kenya"),
    ("The raid was launched against Kenya.", ("ASSAULT", "raid", "Kenya", "Kenya"), "", "Kenya"),
    (
        "The Danish criticism was aimed at Kenya.",
        ("ACCUSE", "criticism", "Danish Kenya", ""),
        "Danish",
        "Kenya",
    ),
    ("The attack was staged at Kenya.", ("ASSAULT", "attack", "Kenya", ""), "Kenya", ""),
    ("The visit was aimed at Kenya.", ("CONSULT", "visit", "Kenya", ""), "Kenya", ""),
]


@pytest.mark.parametrize(("text", "event", "actors", "recipients"), AIMED)
def test_at_whom_an_attack_is_directed_he_is_hit_and_does_not_strike(
    coder: Coder, text: str, event: Event, actors: str, recipients: str
) -> None:
    who, _, events = sentence_of(coder, text, [event])
    (new,) = with_those_aimed_at(who.parse, who.words, events)
    assert words_of(who.parse, new.actors) == actors.split()
    assert words_of(who.parse, new.recipients) == recipients.split()


ROUND = [
    (
        "The seizure of a ferry between Kenya and Somalia goes on.",
        ("COERCE", "seizure", "Kenya Somalia", ""),
        "",
    ),
    ("The seizure of a ferry by Kenya goes on.", ("COERCE", "seizure", "Kenya", ""), "Kenya"),
    ("The war of words between Kenya and Mali goes on.", ("ACCUSE", "war", "Kenya Mali", ""), "Kenya Mali"),
    ("The sanctions between Kenya and Mali stay.", ("SANCTION", "sanctions", "Kenya Mali", ""), "Kenya Mali"),
]


@pytest.mark.parametrize(("text", "event", "actors"), ROUND)
def test_between_whom_a_thing_moves_he_does_nothing_to_it(
    coder: Coder, text: str, event: Event, actors: str
) -> None:
    who, _, events = sentence_of(coder, text, [event])
    (new,) = without_those_between(who.parse, events)
    assert words_of(who.parse, new.actors) == actors.split()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya accused Chad of theft. Chad rejected the accusation.", "ACCUSE KEN>TCD"),
        ("Chad denied the accusation from Kenya.", "ACCUSE KEN>TCD"),
        ("Chad rejected the accusation.", "ACCUSE >TCD"),
    ],
)
def test_what_somebody_rejects_was_said_by_whom_he_rebuffs(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert as_tuple(told(text).events[-1]) == event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The wind is low. Norway condemned the arrest of a Danish editor in Turkey.", "COERCE TUR>DNK"),
        ("The wind is low. Norway condemned the arrest of a Danish editor.", "COERCE >DNK"),
    ],
)
def test_who_is_arrested_somewhere_is_so_by_the_state_of_the_place(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert as_tuple(told(f"The sea is calm. It rains. {text}").events[-1]) == event


def test_a_promise_is_not_made_to_whoever_did_something_to_him_who_makes_it(
    told: Told, as_tuple: AsTuple
) -> None:
    events = told("After the Danish attack on Kenya, Kenya promised new roads.").events
    assert [as_tuple(e) for e in events] == ["ASSAULT DNK>KEN", "AGREE KEN>"]
