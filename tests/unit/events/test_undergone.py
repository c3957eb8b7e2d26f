"""Whom a deed befalls has not done it, nor has whoever else the sentence names."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.role_words import default_role_words
from detente.events.undergone import without_those_it_befell
from detente.pipeline import Coder
from detente.records import CodedDocument, Document

WORDS = default_role_words()

SUFFERED = [
    ("Kenya is facing attacks, Uganda said.", ("ASSAULT", "attacks", "Uganda", "Kenya"), ""),
    ("Uganda said that Kenyan troops came under fire.", ("ASSAULT", "fire", "Uganda", "troops"), ""),
    (
        "Kenya drew criticism from Uganda after Chad fell.",
        ("ACCUSE", "criticism", "Uganda Chad", "Kenya"),
        "Uganda",
    ),
    (
        "Uganda says that Kenya faces Chadian threats.",
        ("THREATEN", "threats", "Uganda Chadian", "Kenya"),
        "Chadian",
    ),
]


@pytest.mark.parametrize(("text", "event", "actors"), SUFFERED)
def test_a_deed_that_somebody_undergoes_is_that_of_whom_its_own_words_name(
    rules_coder: Coder, text: str, event: Told, actors: str
) -> None:
    who, _, (found,) = sentence_of(rules_coder, text, [event])
    after = without_those_it_befell(who.parse, WORDS, found)
    assert " ".join(words_of(who.parse, after.actors)) == actors
    assert after.recipients == found.recipients


OTHERS = [
    ("Kenya announced attacks, Uganda said.", ("ASSAULT", "attacks", "Uganda", "")),
    ("The Kenyan is to face trial, Kenya said.", ("ACCUSE", "trial", "Kenya", "Kenyan")),
    ("Chad will face massive consequences, Uganda said.", ("THREATEN", "consequences", "Uganda", "Chad")),
    ("Kenya drew Uganda into talks.", ("CONSULT", "talks", "Kenya Uganda", "")),
]


@pytest.mark.parametrize(("text", "event"), OTHERS)
def test_other_deeds_keep_their_doers(rules_coder: Coder, text: str, event: Told) -> None:
    who, _, (found,) = sentence_of(rules_coder, text, [event])
    assert without_those_it_befell(who.parse, WORDS, found) == found


def test_a_town_before_an_attack_was_attacked(rules_coder: Coder) -> None:
    who, _, (found,) = sentence_of(
        rules_coder, "The Aleppo bombing went on.", [("ASSAULT", "bombing", "Aleppo", "")]
    )
    after = without_those_it_befell(who.parse, WORDS, found)
    assert (after.actors, words_of(who.parse, after.recipients)) == ((), ["Aleppo"])


def test_a_state_before_an_attack_attacks(rules_coder: Coder) -> None:
    who, _, (found,) = sentence_of(
        rules_coder, "The Syrian bombing went on.", [("ASSAULT", "bombing", "Syrian", "")]
    )
    assert without_those_it_befell(who.parse, WORDS, found) == found


def test_in_a_document_a_voice_that_tells_of_criticism_does_not_make_it(rules_coder: Coder) -> None:
    coded = rules_coder(Document("test", "Uganda said that Kenya drew criticism.", date(2024, 3, 1)))
    assert isinstance(coded, CodedDocument)
    (event,) = coded.events
    assert (event.type, event.actors) == ("ACCUSE", ())
