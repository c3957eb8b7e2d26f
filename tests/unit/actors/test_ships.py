"""Ships that are called after somebody."""

from __future__ import annotations

import pytest

import detente


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The USS Abraham Lincoln shot down a Ruritanian drone.", "Abraham Lincoln", "USA"),
        ("The carrier Charles de Gaulle bombed rebels in Ruritania.", "Charles de Gaulle", "FRA"),
    ],
)
def test_a_ship_is_of_the_navy_of_him_whose_name_it_has(text: str, name: str, country: str) -> None:
    coded = detente.code(text, published="2020-01-10")
    (event,) = detente.as_record(coded)["events"]
    assert (name, country, ["MIL"]) in [(a["name"], a["country"], a["sectors"]) for a in event["actors"]]


def test_whoever_stands_behind_another_word_is_the_person() -> None:
    coded = detente.code("President Charles de Gaulle threatened Ruritania.", published="1962-01-10")
    (event,) = detente.as_record(coded)["events"]
    assert [(a["name"], a["sectors"]) for a in event["actors"]] == [("Charles de Gaulle", ["GOV"])]
