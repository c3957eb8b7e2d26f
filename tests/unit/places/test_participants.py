"""Towns that only the gazetteer knows stand for their states."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document, Mention


def named(coder: Coder, text: str, words: str) -> list[Mention]:
    mentions = coder(Document("test", text, date(2024, 3, 1))).mentions
    return [m for m in mentions if m.span.of(text) == words]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Ireland sent tents to Kingston.", "Kingston", "JAM"),
        ("Canada lent money to Kingston.", "Kingston", "JAM"),  # the capital, not the town in Ontario
        ("Kingston signed a fishing deal with Norway.", "Kingston", "JAM"),
        ("Mayors met in Kingston, Ontario, on Friday.", "Kingston", "CAN"),
        ("Cuba sent nurses to Georgetown.", "Georgetown", "GUY"),
        ("Morocco offered buses to Accra.", "Accra", "GHA"),
        ("Samoa thanked Suva.", "Suva", "FJI"),
    ],
)
def test_town_is_of_its_state(coder: Coder, text: str, words: str, country: str) -> None:
    assert [m.participant.country for m in named(coder, text, words)] == [country]


def test_evidence_names_the_place_in_the_gazetteer(coder: Coder) -> None:
    (town,) = named(coder, "Ireland sent tents to Kingston.", "Kingston")
    assert [(e.stage, e.rule.split(":")[0]) for e in town.evidence] == [("places", "gazetteer")]


def test_town_is_the_recipient_with_its_country(coder: Coder) -> None:
    (event,) = coder(Document("test", "Ireland sent tents to Kingston.", date(2024, 3, 1))).events
    assert [m.participant.country for m in event.recipients] == ["JAM"]


@pytest.mark.parametrize(
    "text",
    [
        "Kingston Smith criticised Norway.",
        "Norway sued Springfield Holdings.",
        "The envoy, a graduate of Georgetown, criticised Norway.",
        "The envoy taught at Georgetown.",
    ],
)
def test_part_of_another_name_and_a_school_is_no_town(coder: Coder, text: str) -> None:
    mentions = coder(Document("test", text, date(2024, 3, 1))).mentions
    assert not [m for m in mentions if any(e.rule.startswith("gazetteer:") for e in m.evidence)]
