"""What a deed violates is violated by whoever did it; what is lifted is told by the lifting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.unit.events.told_events import Told as Event
from tests.unit.events.told_events import sentence_of, words_of

from detente.events import EventFinder
from detente.events.measures import with_takers_of_measures
from detente.pipeline import Coder
from detente.records import CodedDocument, Document
from detente.records import Event as Coded

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Coded], str]

BROKEN = [
    # the deed is an event of the sentence
    (
        "Chad's raid, which is a violation of the treaty, angered Kenya.",
        [("ASSAULT", "raid", "Chad", ""), ("REJECT", "violation", "", "treaty")],
        "Chad",
    ),
    (
        "Chad's raid has been in violation of the treaty.",
        [("ASSAULT", "raid", "Chad", ""), ("REJECT", "violation", "", "treaty")],
        "Chad",
    ),
    (
        "Chad's launches breached the treaty.",
        [("MOBILIZE", "launches", "Chad", ""), ("REJECT", "breached", "", "")],
        "Chad",
    ),
    # who is held to break it outside its phrase stays
    (
        "Chad's raid broke out while Kenya violated the treaty.",
        [("ASSAULT", "raid", "Chad", ""), ("REJECT", "violated", "Kenya", "")],
        "Kenya",
    ),
    # a subject that is no deed breaks nothing for its owner
    (
        "Chad's visit breached the treaty.",
        [("CONSULT", "visit", "Chad", ""), ("REJECT", "breached", "", "")],
        "",
    ),
]


@pytest.mark.parametrize(("text", "events", "actors"), BROKEN)
def test_what_a_deed_breaks_is_broken_by_its_doer(
    coder: Coder, text: str, events: list[Event], actors: str
) -> None:
    who, _, told = sentence_of(coder, text, events)
    *_, new = with_takers_of_measures({0: who.parse}, who.words, told)
    assert " ".join(m.participant.name or "" for m in new.actors) == actors


def test_whoever_is_bound_by_what_is_broken_does_not_suffer_it(coder: Coder) -> None:
    text = "This test is a violation of Kenyan rules that bind Chad."
    who, _, told = sentence_of(coder, text, [("REJECT", "violation", "Kenyan", "Chad")])
    (new,) = with_takers_of_measures({0: who.parse}, who.words, told)
    assert (words_of(who.parse, new.actors), words_of(who.parse, new.recipients)) == (["Chad"], ["Kenyan"])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "North Korea fired a missile at Japan. This act constitutes a violation of UN resolutions.",
            "REJECT PRK>UNO",
        ),
        (
            "North Korea fired a missile at Japan. These acts breach Pyongyang's obligations.",
            "REJECT PRK>",
        ),
    ],
)
def test_this_act_is_the_deed_told_before(told: Told, as_tuple: AsTuple, text: str, event: str) -> None:
    assert as_tuple(told(text).events[-1]) == event


@pytest.mark.parametrize(
    ("text", "type_", "word"),
    [
        ("The ban was lifted.", "CONCEDE", "lifted"),
        ("The sanctions were eased.", "CONCEDE", "eased"),
        ("Dozens were killed in the attack by Chad.", "ASSAULT", "attack"),
    ],
)
def test_what_is_undone_is_told_by_its_end_where_nobody_is_named(
    rules_coder: Coder, text: str, type_: str, word: str
) -> None:
    finder = rules_coder.events
    assert isinstance(finder, EventFinder)
    document = Document("test", text, date(2024, 3, 1))
    ((_, _, (parse,)),) = rules_coder.parse([(document, rules_coder.segment(document))])
    told = [(e.type, parse.tokens[e.head].text) for e in finder.in_sentence(parse, ())]
    assert told == [(type_, word)]
