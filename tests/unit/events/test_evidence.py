"""Every value says why, and what PLOVER and CAMEO say of a type is added to each event."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import pytest
from tests.unit.events.conftest import Told
from tests.unit.events.test_roles import ROLES
from tests.unit.events.test_status import STATUS

from detente.pipeline import Coder
from detente.records import Event

SENTENCES = sorted({text for text, *_ in (*ROLES, *STATUS)})


@cache
def lines_of(name: str) -> int:
    return len(resources.files("detente.resources").joinpath(name).read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def events(told: Told) -> list[Event]:
    return [event for text in SENTENCES for event in told(text).events]


def test_every_event_says_why_it_has_its_type_and_status(events: list[Event]) -> None:
    assert len(events) > 100
    for event in events:
        assert {"type", "status"} <= {e.of for e in event.because}, event


def test_every_side_says_why(events: list[Event]) -> None:
    for event in events:
        named = {e.of for e in event.because}
        assert not event.actors or "actors" in named, event
        assert not event.recipients or "recipients" in named, event


def test_every_lexicon_line_named_exists(events: list[Event]) -> None:
    named = {e.rule for event in events for e in event.because if ".tsv" in e.rule}
    assert len(named) > 50
    for rule in named:
        file, _, number = rule.rpartition(":")
        assert re.fullmatch(r"[2-9]|[1-9]\d+", number), rule
        assert int(number) <= lines_of(file), rule


def test_every_rule_is_a_line_or_a_dotted_name(events: list[Event]) -> None:
    for event in events:
        for why in event.because:
            assert re.fullmatch(r"[a-z_/]+\.(tsv:\d+|[a-z_]+(:e\d+)?)|gazetteer:\d+", why.rule), why


def test_type_is_explained_by_a_pattern_line_of_that_type(events: list[Event], rules_coder: Coder) -> None:
    by_line = {p.where: p.type for p in rules_coder.events.patterns.patterns}
    told_by_line = [(e, w.rule) for e in events for w in e.because if w.of == "type" and w.rule in by_line]
    assert len(told_by_line) > 100
    for event, rule in told_by_line:
        assert event.type == by_line[rule] or event.type == "THREATEN", (event, rule)


VALUES = [
    ("France condemned Russia.", "ACCUSE", 3, -2.0),
    ("Turkey refused to condemn Russia.", "REJECT", 3, -4.2),
    ("Iran threatened to attack Israel.", "THREATEN", 3, -5.1),
    ("France asked Russia for help.", "REQUEST", 3, -5.0),
    ("Georgians protested against Russia.", "PROTEST", 4, -6.6),
    ("Turkey recalled its ambassador from Israel.", "SANCTION", 4, -5.2),
    ("China deployed warships near Taiwan.", "MOBILIZE", 4, -5.3),
    ("Turkey arrested a French journalist.", "COERCE", 4, -7.2),
    ("Russia invaded Ukraine.", "ASSAULT", 4, -9.3),
    ("Greece signed a treaty with Turkey.", "AGREE", 1, 4.2),
    ("Merkel met Macron.", "CONSULT", 1, 2.1),
    ("Finland praised Sweden.", "SUPPORT", 1, 4.6),
    ("The EU eased sanctions on Cuba.", "CONCEDE", 1, 5.0),
    ("South Korea and the United States held joint military exercises.", "COOPERATE", 2, 6.8),
    ("Japan provided military aid to Ukraine.", "AID", 2, 7.4),
    ("Sudan freed two Egyptian soldiers.", "RETREAT", 2, 7.6),
]


@pytest.mark.parametrize(("text", "type_", "quad_class", "intensity"), VALUES)
def test_type_fixes_quad_class_and_intensity(
    told: Told, text: str, type_: str, quad_class: int, intensity: float
) -> None:
    (event,) = told(text).events
    assert (event.type, event.quad_class, event.intensity) == (type_, quad_class, intensity)


def test_all_sixteen_types_are_in_the_table() -> None:
    assert len({type_ for _, type_, *_ in VALUES}) == 16


@pytest.mark.parametrize(
    ("text", "cameo", "goldstein"),
    [
        # CAMEO 1.1b3: 195 aerial weapons, 190 conventional force, 161 relations broken, 042 visit.
        ("Israel carried out air strikes in Syria.", "195", -10.0),
        ("Saudi Arabia broke off diplomatic relations with Iran.", "161", -4.0),
        ("France condemned Russia.", "110", -2.0),
        ("Russian troops invaded Ukraine.", "190", -10.0),
        ("The Russian foreign minister visited Beijing.", "042", 1.9),
    ],
)
def test_cameo_code_and_goldstein_value(told: Told, text: str, cameo: str, goldstein: float) -> None:
    (event,) = told(text).events
    assert (event.cameo, event.goldstein) == (cameo, goldstein)


def test_record_is_the_same_whenever_it_is_made(told: Told, rules_coder: Coder) -> None:
    for text in SENTENCES[::20]:
        assert rules_coder(told(text).document) == told(text)
