"""The delegations, the officials, leaders: the two whose talks a text reports."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

VISIT = "Chile hosted Peru's foreign minister for talks in Santiago. Chile and Peru share a border. "

TALKS = [
    (VISIT + "The delegations praised the border crossing.", "The delegations", ["CHL", "PER"]),
    (VISIT + "Officials discussed fish and copper.", "Officials", ["CHL", "PER"]),
    (VISIT + "The Laotian delegations left.", "The Laotian delegations", ["LAO"]),
    (VISIT + "Laotian officials came too. Officials discussed rice.", "Officials", ["-"]),
    (VISIT + "Laos and Fiji sent rice to both. Leaders discussed rice.", "Leaders", ["-"]),
    (
        VISIT + "Laotian and Thai officials came too. Officials discussed rice.",
        "Officials",
        ["LAO", "THA"],
    ),
]


@pytest.mark.parametrize(("text", "words", "countries"), TALKS)
def test_those_who_confer_are_the_two_of_the_talks_unless_others_were_called_so(
    rules_coder: Coder, text: str, words: str, countries: list[str]
) -> None:
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    same = [m for m in found if m.span.of(text) == words]
    assert sorted(m.participant.country or "-" for m in same if m.span == same[-1].span) == countries


def test_of_two_countries_the_doer_may_be_one_if_there_is_no_third(rules_coder: Coder) -> None:
    text = "Chile and Peru share a border. Chile's minister noted the mood in both countries."
    found = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    states = [m.participant.country or "-" for m in found if m.span.of(text) == "both countries"]
    assert sorted(states) == ["CHL", "PER"]
