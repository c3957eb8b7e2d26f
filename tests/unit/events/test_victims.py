"""On whom a deed is that names nobody: the one state on whom the same doer's other deeds are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]

KNOWN = [
    ("The Russian aggression shocked observers. Russian forces attacked Georgia.", "ASSAULT RUS>GEO"),
    ("Canada imposed sanctions. Canada imposed sanctions on Peru.", "SANCTION CAN>PER"),
]


@pytest.mark.parametrize(("text", "first"), KNOWN)
def test_a_deed_that_names_nobody_is_on_whom_its_doer_does_the_like(
    told: Told, as_tuple: AsTuple, text: str, first: str
) -> None:
    assert as_tuple(told(text).events[0]) == first


LEFT_OPEN = [
    (
        "The Russian aggression shocked observers. Russian forces attacked Georgia. Russian forces attacked Poland.",
        "ASSAULT RUS>",
    ),
    ("The Russian aggression shocked observers. Chinese forces attacked Vietnam.", "ASSAULT RUS>"),
    ("The Russian aggression shocked observers. Russian forces attacked the United Nations.", "ASSAULT RUS>"),
    ("Chinese rioters killed fishermen. Chinese rioters attacked Vietnam.", "ASSAULT CHN>CHN"),
    ("Peru condemned the attack. Peru condemned Chile.", "ACCUSE PER>"),
]


@pytest.mark.parametrize(("text", "first"), LEFT_OPEN)
def test_it_stays_open_where_the_text_leaves_it_open(
    told: Told, as_tuple: AsTuple, text: str, first: str
) -> None:
    assert as_tuple(told(text).events[0]) == first
