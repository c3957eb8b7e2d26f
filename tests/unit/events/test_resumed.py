"""Sides that an earlier sentence of the same document gives, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]

CONTINUED = [
    (
        "The Kenyan president met the Ugandan president on Monday. The Kenyan president discussed trade.",
        "CONSULT KEN+UGA>",
    ),
    (
        "The Kenyan president and the Ugandan president spoke to journalists. The Kenyan president discussed trade.",
        "CONSULT KEN+UGA>",
    ),
    ("Russian forces attacked Georgia. Observers were shocked by the Russian aggression.", "ASSAULT RUS>GEO"),
    ("Russian forces attacked Georgia. The attacks on Georgia were widely reported.", "ASSAULT RUS>GEO"),
    ("Turkey invaded Cyprus. France condemned the operation.", "ACCUSE FRA>TUR"),
    ("Iran launched a missile. Turkey invaded Cyprus. France condemned the launch.", "ACCUSE FRA>IRN"),
    ("Turkey invaded Cyprus. Greece praised Egypt. France condemned the decision.", "ACCUSE FRA>TUR"),
    ("Turkey invaded Cyprus. Peru criticised Chad. France also criticised the move.", "ACCUSE FRA>TCD"),
]


@pytest.mark.parametrize(("text", "last"), CONTINUED)
def test_who_was_told_before_stands_on_the_open_side(
    told: Told, as_tuple: AsTuple, text: str, last: str
) -> None:
    assert as_tuple(told(text).events[-1]) == last


NEW = [
    ("Russian forces attacked Georgia. Chinese forces attacked a village.", "ASSAULT CHN>"),
    ("The Kenyan president met the Ugandan president. Peru's president held talks.", "CONSULT PER>"),
    (
        "The Kenyan president met the Ugandan president. The Kenyan president met with farmers.",
        "CONSULT KEN>KEN",
    ),
    (
        "The Kenyan president met the Ugandan president. The Kenyan president toured the coast.",
        "CONSULT KEN>",
    ),
    (
        "The Kenyan president met the Ugandan president. The Kenyan president held further talks.",
        "CONSULT KEN>",
    ),
    (
        "The Kenyan president met the Ugandan president. The Kenyan president held talks with Kenya's Ada Ober.",
        "CONSULT KEN>KEN",
    ),
    ("Turkey invaded Cyprus. France condemned a statement.", "ACCUSE FRA>"),
    ("Turkey invaded Cyprus. France pinned the blame on traders.", "ACCUSE FRA>?"),
    (
        "The Kenyan president visited Uganda, Chad and Niger. The Kenyan president discussed trade.",
        "CONSULT KEN>",
    ),
    ("Russian forces killed Russian rebels. The killing of Russian civilians was reported.", "ASSAULT >RUS"),
]


@pytest.mark.parametrize(("text", "last"), NEW)
def test_another_deed_takes_nobody_from_before(told: Told, as_tuple: AsTuple, text: str, last: str) -> None:
    assert as_tuple(told(text).events[-1]) == last


def test_what_a_states_own_statement_demands_is_demanded_by_that_state(
    rules_coder: Coder, as_tuple: AsTuple
) -> None:
    text = "We are watching Peru closely. Urging Peru to hold elections is right."
    statement = Document("test", text, date(2024, 3, 1), publisher="U.S. Department of State")
    report = Document("test", text, date(2024, 3, 1))
    assert "REQUEST USA>PER" in [as_tuple(e) for e in rules_coder(statement).events]
    assert "REQUEST USA>PER" not in [as_tuple(e) for e in rules_coder(report).events]


def test_a_statement_does_not_thank_for_what_its_own_state_has_done(
    rules_coder: Coder, as_tuple: AsTuple
) -> None:
    text = "We are glad. Thanking Peru for the help provided {} is right."
    ours, theirs = (
        Document("test", text.format(help_), date(2024, 3, 1), publisher="U.S. Department of State")
        for help_ in ("by the United States", "to the United States")
    )
    assert "SUPPORT USA>PER" not in [as_tuple(e) for e in rules_coder(ours).events]
    assert "SUPPORT USA>PER" in [as_tuple(e) for e in rules_coder(theirs).events]


def test_what_we_of_a_statement_do_together_is_done_with_the_only_other_state(
    rules_coder: Coder, as_tuple: AsTuple
) -> None:
    text = "Peru celebrates its day. Peru is a friend. Peru has our thanks. We are working together. {}"
    one, two = (
        Document("test", text.format(last), date(2024, 3, 1), publisher="U.S. Department of State")
        for last in ("Peru thrives.", "Chile, Bolivia and Ecuador thrive. Chile and Ecuador trade.")
    )
    assert "COOPERATE PER+USA>" in [as_tuple(e) for e in rules_coder(one).events]
    assert "COOPERATE USA>" in [as_tuple(e) for e in rules_coder(two).events]


def test_whom_a_states_force_strikes_is_the_other_state_that_the_story_is_about(
    told: Told, as_tuple: AsTuple
) -> None:
    story = (
        "Peru and Chile share a border. The Peruvian president and the Chilean president spoke. "
        "Chile asked Peru for calm. The Peruvian aggression began at dawn. Chile was silent."
    )
    assert "ASSAULT PER>CHL" in [as_tuple(e) for e in told(story).events]


def test_who_reports_that_others_accuse_does_not_accuse(told: Told, as_tuple: AsTuple) -> None:
    events = told("Chile's foreign minister said that Peru was accused of fraud.").events
    assert [as_tuple(e) for e in events if e.type == "ACCUSE"] == ["ACCUSE >PER"]


def test_a_state_that_speaks_as_we_and_as_the_secretary_makes_a_demand_once(rules_coder: Coder) -> None:
    text = "We met the Secretary. I saw our Secretary. Urging Peru to hold elections is right."
    statement = Document("test", text, date(2024, 3, 1), publisher="U.S. Department of State")
    (demand,) = (e for e in rules_coder(statement).events if e.type == "REQUEST")
    assert [m.participant.country for m in demand.actors] == ["USA"]
