"""Doers that stand far from their verb, or in another sentence of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple, Told
from tests.unit.events.test_noun_sides import event
from tests.unit.events.test_own_doers import Parsed, doers

from detente.events.told_doers import with_doers_told_elsewhere
from detente.pipeline import Coder
from detente.records import Document, Evidence

FAR = [
    # "accused by X of doing"
    ("Chad was accused by Togo of attacking Kenya.", "attacking", "ASSAULT", "Togo", "Chad Kenya", ("Chad",)),
    # who is asked, not who asks
    (
        "Chad acted after a request from Togo to increase patrols.",
        "increase",
        "MOBILIZE",
        "Togo",
        "Chad",
        ("Chad",),
    ),
    # the subject that joined verbs share
    (
        "Chad hailed the pact between Fiji and Togo and condemned Kenya.",
        "condemned",
        "ACCUSE",
        "Togo",
        "Chad Fiji Kenya",
        ("Chad",),
    ),
    # companions
    (
        "Chad spoke with Togo to continue their talks.",
        "continue",
        "CONSULT",
        "Togo",
        "Chad",
        ("Chad", "Togo"),
    ),
    # entry and summons
    ("Two men were denied visas to enter Chad.", "denied", "REJECT", "", "Chad", ("Chad",)),
    ("Two men were denied loans by banks in Chad.", "denied", "REJECT", "", "Chad", ()),
    # those who only tell
    ("Chad says that sanctions were imposed on Kenya.", "imposed", "SANCTION", "Chad", "Kenya", ()),
    ("The man was summoned to the Ministry.", "summoned", "ACCUSE", "", "Ministry", ("Ministry",)),
]


@pytest.mark.parametrize(("text", "word", "type_", "held", "others", "doing"), FAR)
def test_verb_is_done_by_whom_the_sentence_tells_elsewhere(
    parsed: Parsed, text: str, word: str, type_: str, held: str, others: str, doing: tuple[str, ...]
) -> None:
    assert doers(parsed, text, word, type_, held, others) == doing


RUSSIANS = "Russian forces attacked Georgia. "

ELSEWHERE = [
    # nobody knows whose the men are, and "it" is a guess; a name is none
    ("The men bombed Georgian towns.", "bombed", "men", None, "men", "RUS"),
    (
        "Armenia arms Russia as it bombs Georgian towns.",
        "bombs",
        "it",
        "coref.thing_pronoun",
        "Armenia",
        "RUS",
    ),
    ("Armenian men bombed Georgian towns.", "bombed", "men", "actors.nationality_of_noun", "Armenia", "ARM"),
    ("Armenia says that it bombed Georgian towns.", "bombed", "it", "coref.thing_pronoun", "Armenia", "ARM"),
]


@pytest.mark.parametrize(("text", "word", "doer", "rule", "of", "country"), ELSEWHERE)
def test_pronoun_or_bare_noun_does_what_all_else_tells_of_one_state(
    parsed: Parsed, text: str, word: str, doer: str, rule: str | None, of: str, country: str
) -> None:
    before, parse = parsed(RUSSIANS + text)[1]
    first = event(before, "ASSAULT", "attacked", "Russian>Georgia")
    second = event(parse, "ASSAULT", word, f"{doer}={of}>Georgian")
    (actor,) = second.actors
    if rule is None:
        actor = replace(actor, participant=replace(actor.participant, country=None))
    else:
        actor = replace(actor, evidence=(Evidence("participant", "coref", rule, actor.span),))
    _, new = with_doers_told_elsewhere({0: before, 1: parse}, [first, replace(second, actors=(actor,))])
    assert [m.participant.country for m in new.actors] == [country]
    assert any(e.rule == "context.doer_told_elsewhere" for e in new.evidence) == (country == "RUS")


WEAPONS = [
    ("Two Kenyan men were killed when Chadian rockets hit a market.", "ASSAULT TCD>KEN"),
    ("Two Kenyan men were killed when Chadian rockets left a market.", "ASSAULT >KEN"),
]


@pytest.mark.parametrize(("text", "event"), WEAPONS)
def test_those_whose_weapons_hit_meanwhile_killed(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert as_tuple(told(text).events[0]) == event


def test_deed_at_home_stays_one_where_others_are_told_of(told: Told, as_tuple: AsTuple) -> None:
    text = "Russian forces attacked Georgia. The men bombed Georgian towns."
    assert as_tuple(told(text).events[-1]) == "ASSAULT GEO>GEO"


def test_named_doer_stays_whatever_the_rest_tells(told: Told, as_tuple: AsTuple) -> None:
    text = "Russian forces attacked Georgia. Armenian soldiers bombed Georgian towns."
    assert as_tuple(told(text).events[-1]) == "ASSAULT ARM>GEO"


CHARGED: list[tuple[str, Callable[[str], bool]]] = [
    ("A Kenyan editor was indicted in May.", lambda event: event == "ACCUSE KEN>KEN"),
    ("A Kenyan editor was criticised in May.", lambda event: event == "ACCUSE >KEN"),
]


@pytest.mark.parametrize(("sentence", "holds"), CHARGED)
def test_charge_in_a_domestic_story_is_brought_by_its_state(
    rules_coder: Coder, as_tuple: AsTuple, sentence: str, holds: Callable[[str], bool]
) -> None:
    text = f"Kenya is at peace. Kenya is a quiet land. Kenya has lakes. {sentence}"
    (event,) = rules_coder(Document("x", text, date(2020, 1, 1))).events
    assert holds(as_tuple(event))
