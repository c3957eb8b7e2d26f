"""Who must be of another state than the one that acts, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]

FOREIGN = [
    ("Poland expelled 45 diplomats.", "SANCTION POL>?"),
    ("Turkey summoned the ambassador.", "ACCUSE TUR>?"),
    ("Iran warned other countries.", "THREATEN IRN>?"),
    ("Iran warned neighbouring states.", "THREATEN IRN>?"),
    ("Iran warned a part of another government.", "THREATEN IRN>?"),
]


@pytest.mark.parametrize(("text", "event"), FOREIGN)
def test_envoys_sent_off_and_other_states_are_not_of_the_state_that_acts(
    told: Told, as_tuple: AsTuple, text: str, event: str
) -> None:
    assert event in [as_tuple(e) for e in told(text).events]


OWN = [
    ("Poland expelled 45 Russian diplomats.", "SANCTION POL>RUS"),
    ("Poland praised its diplomats.", "SUPPORT POL>POL"),
]


@pytest.mark.parametrize(("text", "event"), OWN)
def test_a_state_that_the_words_tell_stays(told: Told, as_tuple: AsTuple, text: str, event: str) -> None:
    assert event in [as_tuple(e) for e in told(text).events]
