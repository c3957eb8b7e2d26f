"""Whom "they" means once two have met, and whose people flee a war."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

MET = "Foreign Minister Hayashi of Japan spoke with the Chilean foreign minister. "

THEY = [
    (MET + "Hayashi praised the people of Chile. They discussed rice.", ["CHL", "JPN"]),
    (MET + "The two condemned the tests of Iran. They also reaffirmed the rules.", ["CHL", "JPN"]),
    (MET + "Peruvian farmers rallied. They condemned the talks.", ["PER"]),
    (MET + "Iran protested. They condemned the talks.", ["IRN"]),
]


@pytest.mark.parametrize(("text", "countries"), THEY)
def test_they_who_discuss_are_those_who_met_unless_others_acted_since(
    coder: Coder, text: str, countries: list[str]
) -> None:
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    assert sorted(m.participant.country or "-" for m in mentions if m.span.of(text) == "They") == countries


SUFFERERS = [
    ("Denmark feeds those affected by Russia's war on Ukraine.", "those", "UKR"),
    ("More than a million people have been forced to flee due to Russia's invasion.", "people", None),
    ("Weary refugees fled the Russian invasion.", "refugees", None),
    ("Afghan refugees fled the war.", "Afghan refugees", "AFG"),
    (
        "The talks cover Chad's efforts to assist refugees fleeing Libya's invasion of Niger, and Chad's aid.",
        "refugees",
        "NER",
    ),
    ("Medics treated the victims of the Libyan government's brutal assault.", "victims", None),
]


@pytest.mark.parametrize(("text", "words", "country"), SUFFERERS)
def test_those_who_suffer_a_state_s_war_are_not_of_it(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    found = [m.participant.country for m in mentions if m.span.of(text).endswith(words) and m.kind == "noun"]
    assert found == [country]


CHAD = "Chad is large. Farmers in Chad met. "

OPPONENTS = [
    (CHAD + "Putin kills journalists and opponents.", "opponents", "RUS"),
    (CHAD + "Chad deplored the murder of journalists under Mr. Putin.", "journalists", "RUS"),
    (CHAD + "Chad deplored the Peruvian government's arrest of activists.", "activists", "PER"),
    # an army kills those whom it meets at war
    (
        "In Chad there is war. Chad was hit. In Chad, Peruvian troops killed journalists.",
        "journalists",
        "TCD",
    ),
    # who is met is of any state
    (CHAD + "Chad's farmers spoke. Putin met journalists in Chad.", "journalists", "TCD"),
]


@pytest.mark.parametrize(("text", "words", "country"), OPPONENTS)
def test_those_whom_a_ruler_silences_are_his_own(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    found = [m.participant.country for m in mentions if m.span.of(text).endswith(words) and m.kind == "noun"]
    assert found == [country]


OTHERS = [
    ("China sails there. The United States stands with its ally, Kenya.", "its ally", ["KEN"]),
    ("The United States stands with its allies, Chad and Niger.", "its allies", ["NER", "TCD"]),
]


@pytest.mark.parametrize(("text", "words", "countries"), OTHERS)
def test_an_ally_is_the_state_named_right_after(
    coder: Coder, text: str, words: str, countries: list[str]
) -> None:
    document = Document("test", text, date(2022, 5, 1))
    found = [m for m in coder(document).mentions if m.span.of(text) == words]
    assert sorted(m.participant.country or "-" for m in found) == countries


def test_all_departments_of_a_list_are_of_the_state_of_the_first(coder: Coder) -> None:
    text = (
        "Canada's Departments of Justice and the Treasury named firms in Peru, including Peru's largest bank "
        "and Peru's mines."
    )
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    named = {m.span.of(text): m.participant.country for m in mentions}
    assert (named["Justice"], named["the Treasury"]) == ("CAN", "CAN")
